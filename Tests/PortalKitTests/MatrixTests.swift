import MobilePlans
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// One portal in many worlds: rows and findings of a matrix.
@Suite struct MatrixTests {
    private func matrix(
        _ portal: String, groups: [MatrixGroup] = MatrixGroup.allCases,
        edition: Edition = .december2018, calls: [String] = ["buy"]
    ) -> PortalMatrix {
        var options = RunOptions()
        options.edition = edition
        options.calls = calls
        options.traceLimits.events = 100
        let host = PortalHost()
        defer { host.close() }
        return PortalMatrix.run(
            [PortalScript(name: "portal.js", source: portal)], options, groups: groups, host: host)
    }

    private func portal(_ body: String) -> String {
        inlinePortal() + """

            function activated(text) { var r = JSON.parse(text).activationResult; \(body) }
            function registered(text) { console.log(text); }
            """
    }

    /// Success and cardBusy have words of their own; all else is repeated.
    private var usual: String {
        portal(
            """
            if (r === 'success') console.log('yes');
            else if (r === 'cardBusy') console.log('again');
            else console.log('failed: ' + r);
            """)
    }

    @Test(arguments: [Edition.november2018, .may2019])
    func `section 6, the portal is told every result of its edition`(edition: Edition) {
        var text = usual
        if edition == .november2018 {
            text = text.replacing("MobilePlansInlineProfileDownload", with: "DataMartInlineProfile")
                .replacing("MobilePlansMoDirectStatus", with: "DataMartMoDirectStatus")
                .replacing("MobilePlans.", with: "DataMart.")
        }
        let matrix = matrix(text, groups: [.activation], edition: edition)
        #expect(matrix.callError == nil)
        let results = ActivationResult.members(of: edition).map(\.rawValue)
        #expect(matrix.rows.map(\.name) == results)
        for row in matrix.rows { #expect(row.results == [row.name]) }
    }

    @Test func `section 6, results that are handled like an unknown error are found`() {
        let matrix = matrix(usual, groups: [.activation])
        let own = matrix.rows.filter { $0.reaction == .own }.map(\.name)
        #expect(own == ["success", "cardBusy", "unknownError"])
        #expect(matrix.rows.count { $0.reaction == .likeUnknownError } == 28)
        let unhandled = matrix.findings.filter { $0.ruleID == "result-not-handled" }
        #expect(unhandled.first?.notes.first?.message.split(separator: ",").count == 28)
        #expect(unhandled.first?.location?.line == 9)
        #expect(matrix.findings.count { $0.severity != .info } == 1)
    }

    @Test func `section 6, a portal that says something else each time is left alone`() {
        let words = portal("console.log(r.length + r.charCodeAt(0) + '');")
        let findings = matrix(words, groups: [.activation]).findings
        #expect(!findings.contains { $0.ruleID == "result-ignored" })
        let each = portal("console.log(r.split('').reverse().join(''));")
        #expect(matrix(each, groups: [.activation]).findings.isEmpty)
    }

    @Test(arguments: [
        "view.message = 'It says ' + r;", "window.last = r;", "localStorage.setItem('last', r);",
        "location.hash = r;", "document.body.textContent = 'It says ' + r;",
        "fetch('/log?' + r).catch(function () {});", "shop.say(r);",
    ])
    func `section 6, whatever can be observed is a reaction`(_ reaction: String) {
        let text =
            "var view = { message: '' }; var last = '';"
            + "class Shop { say(text) { this.text = text; } } const shop = new Shop();\n"
            + portal(reaction)
        let findings = matrix(text, groups: [.activation]).findings
        #expect(!findings.contains { $0.ruleID == "result-ignored" }, "\(findings)")
    }

    @Test func `section 6, results that lead to nothing are found`() {
        let matrix = matrix(portal(""), groups: [.activation])
        #expect(matrix.rows.dropFirst().allSatisfy { $0.reaction == .none })
        #expect(matrix.findings.map(\.ruleID) == ["result-ignored"])
        #expect(!matrix.findings.contains { $0.message.contains("reacts to success") })
    }

    @Test func `section 5, an error that only some worlds bring is found once, with those`() {
        let text = portal("if (r.startsWith('card')) throw new Error('no'); console.log(r);")
        let errors = matrix(text, groups: [.activation]).findings.filter { $0.severity == .error }
        #expect(errors.count == 1)
        #expect(
            errors.first?.notes.last?.message
                == "happens with: cardRemoved; cardBusy; cardGeneralFailure")
    }

    @Test func `section 5, an error of every world is no finding of the matrix`() {
        let text = portal("console.log(r); throw new Error('always');")
        let findings = matrix(text, groups: [.registration]).findings
        #expect(findings.count { $0.severity == .error } == 1)
        #expect(
            findings.filter { $0.severity == .error }.flatMap(\.notes).map(\.message)
                .allSatisfy { $0.hasPrefix("activated was called with") })
    }

    @Test func `section 5, a retry that has no end is cut off`() {
        let text = portal("console.log(r); if (r !== 'success') buy();")
        let matrix = matrix(text, groups: [.activation])
        let ended = matrix.rows.filter { $0.end != .traceLimit }
        // All profiles are deleted once; the second download works.
        #expect(ended.map(\.name) == ["success", "profileNotPresent"])
        #expect(ended.allSatisfy { $0.end == .idle })
    }

    // MARK: Other groups

    @Test func `section 3.4, registration states alone and in sequences`() {
        let rows = matrix(usual, groups: [.registration]).rows
        #expect(rows.count == 16)
        for row in rows {
            let states = row.callbacks.dropFirst().map {
                value($0.payload)["networkRegistrationState"]?.string ?? ""
            }
            #expect(states.joined(separator: ", ") == row.name)
        }
    }

    @Test func `section 2, every launch preset is tried`() {
        let rows = matrix(usual, groups: [.launch]).rows
        #expect(rows.map(\.name) == Preset.launches.map(\.name) + ["unknown parameter"])
        for row in rows {
            let cause = Preset.named(row.name)?.causes ?? .success
            #expect(row.results == [cause.rawValue], "\(row.name)")
        }
    }

    @Test func `section 6, what the user does`() {
        let rows = matrix(usual, groups: [.user]).rows
        #expect(rows.count == DownloadStage.allCases.count + 3 + 2)
        for row in rows {
            let expected =
                switch row.name {
                case _ where row.name.hasPrefix("cancels: "), "consent: refuses": "operationAborted"
                case "consent: never-answers": "timeoutWaitingForUserConsent"
                default: "success"
                }
            #expect(row.results == [expected], "\(row.name)")
        }
    }

    @Test func `section 5, callbacks that are missing`() {
        let matrix = matrix(usual, groups: [.callbacks])
        #expect(
            matrix.rows.map { $0.callbacks.map(\.outcome) } == [
                [.notFound, .returned, .returned], [.returned, .notFound, .notFound],
                [.notFound, .notFound, .notFound],
            ])
        #expect(!matrix.findings.contains { $0.severity == .error })
    }

    @Test func `a portal that calls nothing cannot be tried`() {
        let silent = matrix("var a = 1;", calls: [])
        #expect(silent.rows.isEmpty)
        #expect(
            silent.callError == "the portal called nothing in the app, so there is nothing to try")
        let missing = matrix(usual, calls: ["bye"])
        #expect(missing.rows.isEmpty)
        #expect(missing.callError?.contains("bye") == true)
    }

    @Test func `the same matrix twice is the same`() {
        let texts = (1...2).map { _ in
            matrix(usual, groups: [.registration, .user]).rows.map {
                "\($0.name) \($0.callbacks) \($0.console) \($0.calls)"
            }
        }
        #expect(texts[0] == texts[1])
    }

    @Test func `section 2, a launch parameter that can be absent is not required`() {
        let text =
            portal("console.log(r);")
            + "\nfunction eid() { return /eid=(\\d+)/.exec(location.search)[1]; }\neid();"
        let findings = matrix(text, groups: [.launch]).findings
        let required = findings.filter { $0.ruleID == "launch-parameter-required" }
        #expect(required.count == 1)
        #expect(required.first?.notes.contains { $0.message.contains("no-esim") } == true)
        let careful = text.replacing(".exec(location.search)[1]", with: ".exec(location.search)")
        #expect(matrix(careful, groups: [.launch]).findings.isEmpty)
    }

    @Test func `section 2, a launch parameter that is unknown is ignored`() {
        let strict = """
            location.search.slice(1).split("&").forEach(function (pair) {
                if (pair.indexOf("future") === 0) throw new Error("unknown parameter " + pair);
            });

            """
        let findings = matrix(strict + portal("console.log(r);"), groups: [.launch]).findings
        #expect(findings.contains { $0.ruleID == "unknown-launch-parameter" })
        #expect(matrix(portal("console.log(r);"), groups: [.launch]).findings.isEmpty)
    }
}
