import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// What `validate` and `matrix` find by themselves beyond the first way into the app, and how they say it (issue 13, section 1).
@Suite struct SecondStepTests {
    private static func portal(
        _ body: String, _ script: String, start: String = ""
    ) throws -> TemporarySite {
        try TemporarySite([
            "index.html": """
            <!doctype html><title>Plans</title><button id=b>Buy</button>\(body)<p id=s></p>
            <script>
            function show(text) { document.getElementById('s').textContent = text; }
            function onNet(json) { show('Network: ' + JSON.parse(json).networkRegistrationState); }
            function onDone(json) {
              var isIn = JSON.parse(json).activationResult === MobilePlansActivationError.success;
              show(isIn ? 'Installed' : 'Failed');
              var again = document.getElementById('again');
              if (!isIn && again) again.hidden = false;
            }
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
            MobilePlansInlineProfileDownload.registrationChangedScript = 'onNet';
            document.getElementById('b').onclick = function () {
              var cancel = document.getElementById('cancel');
              if (cancel) cancel.hidden = false;
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            };
            \(script)
            </script>
            """
        ])
    }

    private func errors(_ site: TemporarySite) throws -> [Finding] {
        let found = site.validate().findings.filter { $0.severity == .error }
        try site.remove()
        return found
    }

    @Test func `what a click after the order breaks is found, with the clicks`() throws {
        let found = try errors(
            Self.portal(
                "<button id=cancel hidden>Cancel</button>",
                "document.getElementById('cancel').onclick = function () { undefinedThing.stop(); };"
            ))
        #expect(found.map(\.ruleID) == ["uncaught-exception"])
        let note = try #require(found.first?.notes.last?.message)
        #expect(
            note
                == "it happens after: click button \"Buy\", then click button \"Cancel\": --do 'click \"Buy\"' --do 'click \"Cancel\"'"
        )
    }

    @Test func `a retry after a failure is tried`() throws {
        let found = try errors(
            Self.portal(
                "<button id=again hidden>Try again</button>",
                "document.getElementById('again').onclick = function () { orderAgain(); };"))
        #expect(found.map(\.ruleID) == ["uncaught-exception"])
        let note = try #require(found.first?.notes.last?.message)
        #expect(note.contains("then click button \"Try again\" (--scenario "), "\(note)")
    }

    @Test func `a portal whose second steps work has no errors`() throws {
        let found = try errors(
            Self.portal(
                "<button id=cancel hidden>Hide the help</button><button id=again hidden>Try again</button>",
                """
                document.getElementById('cancel').onclick = function () { show('Please wait'); };
                document.getElementById('again').onclick = function () { document.getElementById('b').onclick(); };
                """))
        #expect(found.map(\.message) == [])
    }

    @Test func `an exception on the way says which clicks led there`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>Plans</title><button id=a>Plans</button><div id=d hidden><button id=b>Buy</button></div>
            <script>
            document.getElementById('a').onclick = function () { document.getElementById('d').hidden = false; };
            document.getElementById('b').onclick = function () { plan.order(); };
            MobilePlans.createPurchaseMetaData;
            </script>
            """
        ])
        let found = site.validate().findings.filter { $0.ruleID == "uncaught-exception" }
        try site.remove()
        #expect(found.count == 1)
        #expect(
            found.first?.notes.contains {
                $0.message
                    == "it happens after: click button \"Plans\", then click button \"Buy\": --do 'click \"Plans\"' --do 'click \"Buy\"'"
            } == true, "\(found)")
    }

    // MARK: - matrix

    private func matrix(_ site: TemporarySite) throws -> PortalMatrix {
        var options = RunOptions()
        options.target = .modern
        options.site = Site(root: site.folder.path(), page: "index.html")
        let host = PortalHost()
        defer { host.close() }
        let matrix = PortalMatrix.exploring([], options, groups: [.activation], host: host)
        try site.remove()
        return matrix
    }

    @Test func `a matrix of a page finds what to do, and says it`() throws {
        let matrix = try matrix(Self.portal("", ""))
        #expect(matrix.callError == nil)
        #expect(matrix.rows.count > 20)
        #expect(matrix.rows.contains { !$0.callbacks.isEmpty })
        let found = try #require(matrix.findings.first { $0.ruleID == "tried-by-itself" })
        #expect(found.message.hasSuffix("is done in all worlds: click button \"Buy\""))
        #expect(found.notes.first?.message == "click button \"Buy\": --do 'click \"Buy\"'")
    }

    @Test func `a matrix of a page that leads nowhere is never green`() throws {
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><title>x</title><button>Nothing</button><script>MobilePlans;</script>"
        ])
        let matrix = try matrix(site)
        #expect(matrix.callError != nil)
        #expect(matrix.findings.contains { $0.ruleID == "nothing-tried" && $0.severity == .error })
    }

    // MARK: - Polls

    @Test func `a portal that polls is said to poll once, however many runs show it`() throws {
        let site = try Self.portal(
            "", "setInterval(function () { fetch('/alive').catch(function () {}); }, 5000);")
        var options = RunOptions()
        options.target = .modern
        options.site = Site(root: site.folder.path(), page: "index.html")
        let host = PortalHost()
        defer { host.close() }
        var worlds = 0
        let validation = PortalValidation.run(
            [], options, host: host, maps: SourceMaps(), willTry: { worlds = max(worlds, $1) })
        let polling = validation.findings.filter { $0.ruleID == "keeps-polling" }
        try site.remove()
        #expect(worlds > 60)
        #expect(polling.count == 1, "\(polling)")
    }
}
