import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// Callbacks that a document has where no browser runs them, or that another page has (issue 13, section 3), and what
/// a page tells its user in the end (section 1).
@Suite struct DocumentWiringTests {
    private static let callback =
        "window.onActivated = function (json) { say(JSON.parse(json).activationResult === 'success' ? 'Installed' : 'Failed, please try again'); };"
    private static let buy = """
        function say(t) { document.getElementById('status').textContent = t; }
        function buy() {
          MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onActivated';
          MobilePlansInlineProfileDownload.notifyInlineProfileDownload({ moDirectStatus: 'Complete', planName: 'p' }, '1$rsp.example$A');
        }
        """

    private func findings(_ files: [String: String], in groups: [MatrixGroup] = []) throws
        -> [Finding]
    {
        let site = try TemporarySite(files)
        defer { try? site.remove() }
        return try site.findings(in: groups)
    }

    private func page(_ scripts: String, button: String = "onclick=\"buy()\"") -> String {
        "<!doctype html><title>x</title>\n<button \(button)>Buy</button><p id=\"status\"></p>\n"
            + scripts
    }

    /// A page whose callback stands on line 4.
    private func page(attributes: String) -> String {
        page(
            "<script\(attributes)>\n\(Self.callback)\n</script>\n<script>\n\(Self.buy)\n</script>")
    }

    @Test(arguments: [
        (" type=\"text/jsx\"", "of the type 'text/jsx'"),
        (" type='text/javascipt'", "of the type 'text/javascipt'"),
        (" nomodule", "'nomodule'"), (" src=\"theme.js\"", "'src'"),
    ])
    func `a script element that does not run is the cause`(attributes: String, words: String) throws
    {
        let found = try findings(["index.html": page(attributes: attributes), "theme.js": ""])
        let finding = try #require(found.first { $0.ruleID == "callback-not-found" })
        #expect(finding.message.contains(words), "\(finding.message)")
        #expect(finding.location?.line == 4)
    }

    @Test(arguments: ["", " type=\"text/javascript\"", " type=module", " type='TEXT/JavaScript'"])
    func `a script element that runs has no finding`(attributes: String) throws {
        let found = try findings(["index.html": page(attributes: attributes)])
        #expect(!found.contains { $0.severity == .error }, "\(found.map(\.message))")
    }

    @Test func `a function inside a handler is no property of window`() throws {
        let handler = { (text: String) in
            self.page(
                "<script>\n\(Self.buy)\n</script>",
                button:
                    "onclick=\"\(text) { say(JSON.parse(j).activationResult === 'success' ? 'In' : 'Out') }; buy()\""
            )
        }
        let found = try findings(["index.html": handler("function onActivated(j)")])
        let finding = try #require(found.first { $0.ruleID == "callback-not-found" })
        #expect(finding.message.contains("'onclick'"), "\(finding.message)")
        #expect(finding.location?.line == 2)
        let right = try findings(["index.html": handler("window.onActivated = function (j)")])
        #expect(!right.contains { $0.severity == .error }, "\(right.map(\.message))")
    }

    @Test func `a function of the page before is none of this one`() throws {
        let declaration =
            "function onActivated(json) { say(json.length > 9 ? JSON.parse(json).activationResult : ''); }"
        func files(first: String, second: String) -> [String: String] {
            [
                "index.html": page(
                    "<script>\n\(first)\nfunction buy() { location.href = 'pay.html'; }\n</script>"),
                "pay.html": page(
                    "<script>\n\(second)\n\(Self.buy)\naddEventListener('load', buy);\n</script>"),
            ]
        }
        let found = try findings(files(first: declaration, second: ""))
        let finding = try #require(found.first { $0.ruleID == "callback-not-found" })
        #expect(finding.message.contains("index.html"), "\(finding.message)")
        #expect(finding.location?.line == 4)
        let right = try findings(files(first: "", second: declaration))
        #expect(!right.contains { $0.ruleID == "callback-not-found" })
    }

    @Test func `a mistake that window_onerror keeps quiet is an error`() throws {
        func findings(_ done: String) throws -> [Finding] {
            try self.findings([
                "index.html": page(
                    "<script>\nwindow.onerror = function () { return true; };\n\(Self.buy)\n"
                        + "function onActivated(json) { \(done) }\n</script>")
            ])
        }
        let found = try findings("sya(JSON.parse(json).activationResult);")
        let finding = try #require(found.first { $0.ruleID == "uncaught-exception" })
        #expect(finding.message.contains("sya"))
        #expect(finding.location?.line == 10)
        let right = try findings(
            "var r = JSON.parse(json).activationResult; say(r === 'success' ? 'In' : 'Out');")
        #expect(!right.contains { $0.severity == .error }, "\(right.map(\.message))")
    }

    // MARK: - What the user is told in the end

    private func ends(start: String, told: String) throws -> [Finding] {
        try findings(
            [
                "index.html": page(
                    "<script>\n\(Self.buy)\n"
                        + "document.querySelector('button').addEventListener('click', function () { \(start) });\n"
                        + "function onActivated(json) { var r = JSON.parse(json).activationResult; \(told) }\n</script>"
                )
            ], in: [.activation]
        ).filter { $0.ruleID == "result-ignored" }
    }

    @Test(arguments: [
        "if (r === 'success') say('Installed');", "if (r !== 'success') say('That failed');",
    ])
    func `a page that goes on telling the user to wait is an error`(told: String) throws {
        let found = try ends(start: "say('Please wait');", told: told)
        #expect(found.contains { $0.severity == .error }, "\(found)")
    }

    @Test func `one that does not tell to wait is a warning`() throws {
        let ordered = try ends(
            start: "say('Thank you for your order');",
            told: "if (r !== 'success') say('That failed');"
        )
        #expect(!ordered.isEmpty)
        #expect(ordered.allSatisfy { $0.severity == .warning })
        #expect(
            try ends(
                start: "say('Please wait');",
                told: "say(r === 'success' ? 'Installed' : 'Failed ' + r);"
            ).isEmpty)
    }

    @Test
    func `a success in the words of a failure is an error, whatever number stands beside them`()
        throws
    {
        func ids(_ pattern: String) throws -> [String] {
            try findings(
                [
                    "index.html": page(
                        "<script>\n\(Self.buy)\n"
                            + "function onActivated(json) { var \(pattern) = Object.values(JSON.parse(json)); say(result === 'success' ? 'Installed ' + iccid : 'Failed ' + result); }\n</script>"
                    )
                ], in: [.activation]
            ).map(\.ruleID.rawValue)
        }
        #expect(try ids("[iccid, result]").contains("success-not-handled"))
        #expect(try !ids("[result, iccid]").contains("success-not-handled"))
    }
}
