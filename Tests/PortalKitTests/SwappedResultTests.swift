import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A failure that is told as a success, and a success as a failure (issue 13, section 1).
@Suite struct SwappedResultTests {
    static let swapped = [
        "if (r.activationResult !== 'success') console.log('Thank you!'); else console.log('Sorry, that failed.');",
        "switch (r.activationResult) { case 'success': console.error('Activation failed'); break; default: console.log('Your plan is active'); }",
        "document.body.textContent = r.activationResult === MobilePlansActivationError.success ? 'Leider ist ein Fehler aufgetreten' : 'Vielen Dank!';",
        "const ok = r.activationResult === 'success'; document.body.textContent = !ok ? 'Merci !' : 'Une erreur est survenue';",
        "console.log(['success'].indexOf(r.activationResult) < 0 ? 'done' : 'failed ' + r.activationResult);",
        "console.log(r.activationResult === 'success' ? 'Please try again' : 'Thank you!');",
    ]
    static let right = [
        "if (r.activationResult === 'success') console.log('Thank you!'); else console.log('Sorry, that failed.');",
        "console.log(r.activationResult === 'success' ? 'Sorry for the wait: your plan is ready' : 'Thank you, but that failed');",
        "console.log(r.activationResult === 'success' ? 'No errors' : 'Your plan is not ready');",
        "console.log(r.activationResult === 'success' ? 'Step 3' : 'Thank you for your patience');",
        "document.body.textContent = r.activationResult === 'success' ? 'Done' : 'Error';",
        "console.log(r.activationResult === 'success' ? 'Sorry for the wait' : 'Not done');",
        "console.log(r.activationResult === 'success' ? 'Failed attempts: 0' : 'Download done with an error');",
    ]

    private func findings(_ body: String) -> (run: [Finding], matrix: [Finding]) {
        let scripts = [PortalScript(name: "portal.js", source: WiringTests.told(body))]
        var options = RunOptions()
        options.calls = ["buy"]
        let host = PortalHost()
        defer { host.close() }
        let result = host.run(scripts, options)
        return (
            SuccessCheck.findings(result, scripts, options, host: host),
            PortalMatrix.run(scripts, options, groups: [.activation], host: host).findings
        )
    }

    @Test(arguments: swapped)
    func `swapped branches are an error where the success is asked for`(_ body: String) {
        let found = findings(body)
        for findings in [found.run, found.matrix] {
            let swapped = findings.filter { $0.ruleID.rawValue == "success-and-failure-swapped" }
            #expect(swapped.count == 1, "\(findings.map(\.message))")
            #expect(swapped.first?.location?.line == 3)
        }
    }

    @Test(arguments: right)
    func `what is not clearly swapped is left alone`(_ body: String) {
        let found = findings(body)
        for findings in [found.run, found.matrix] {
            #expect(!findings.contains { $0.ruleID.rawValue == "success-and-failure-swapped" })
        }
    }

    @Test func `exchanged names of what settles a promise are the cause`() {
        func portal(_ names: String) -> String {
            WiringTests.portal(
                activated: """
                    var pending;
                    function onActivated(json) {
                      var r = JSON.parse(json).activationResult;
                      if (r === 'success') pending.resolve(r); else pending.reject(r);
                    }
                    function install() { return new Promise(function (\(names)) { pending = { resolve: resolve, reject: reject }; }); }
                    """,
                call: """
                    install().then(function () { console.log('Thank you!'); }, function () { console.log('Sorry, that failed.'); });
                    o.notifyInlineProfileDownload(\(WiringTests.metadata), '1$smdp.example.com$ABC-1');
                    """)
        }
        func found(_ names: String) -> [Finding] {
            let scripts = [PortalScript(name: "portal.js", source: portal(names))]
            var options = RunOptions()
            options.calls = ["buy"]
            let host = PortalHost()
            defer { host.close() }
            return SuccessCheck.findings(
                host.run(scripts, options), scripts, options, host: host)
        }
        let wrong = found("reject, resolve")
        #expect(wrong.first?.message.contains("'resolve' first") == true, "\(wrong)")
        #expect(wrong.first?.location?.line == 6)
        #expect(found("resolve, reject").isEmpty)
    }

    /// A success and a failure in several languages.
    static let languages: [(good: String, bad: String)] = [
        ("Ihr Tarif ist jetzt aktiv. Viel Spaß!", "Leider ist ein Fehler aufgetreten."),
        ("Su plan está listo.", "Lo sentimos, no se pudo instalar."),
        ("Il tuo piano è attivo.", "Si è verificato un errore."),
        ("Seu plano está ativo.", "Infelizmente ocorreu um erro."),
        ("Uw bundel is geactiveerd.", "Helaas is er iets misgegaan."),
        ("Din plan är aktiverad.", "Tyvärr gick något fel."),
        ("Twój plan jest aktywny.", "Niestety wystąpił błąd."),
        ("Váš tarif je aktivní.", "Bohužel došlo k chybě."),
        ("Planınız hazır.", "Maalesef bir hata oluştu."),
        ("Ваш тариф активирован.", "Произошла ошибка."),
        ("ご利用の準備が完了しました。", "エラーが発生しました。"), ("您的套餐已激活。", "安装失败，请重试。"),
        ("요금제가 성공적으로 설치되었습니다.", "오류가 발생했습니다."),
    ]

    @Test(arguments: languages)
    func `words of success and failure are known in several languages`(
        _ words: (good: String, bad: String)
    ) {
        func mood(_ text: String) -> ReactionMood { ReactionMood(ReactionWords.ownWords(in: text)) }
        #expect(mood(words.good) == .success, "\(words.good)")
        #expect(mood(words.bad) == .failure, "\(words.bad)")
    }

    @Test(arguments: [
        "Step 3", "Data plan", "Tus datos", "Plan je spreman", "Ditt abonnement er ikke aktivt",
        "Der Tarif ist nicht aktiv", "未激活", "インストールされていません", "아직 설치되지 않았습니다",
        "Ang plano mo", "Mpango wako uko tayari", "Taocht", "",
    ])
    func `words of another language, and denials, tell nothing`(_ text: String) {
        #expect(ReactionMood(ReactionWords.ownWords(in: text)) == .unclear, "\(text)")
    }
}
