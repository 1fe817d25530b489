import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// What the policies of responses do that those of `meta` elements cannot: documents in frames have them.
@Suite struct ResponsePolicyTests {
    private func run(
        _ policy: String, _ body: String, _ attributes: String = "",
        target: RunOptions.Target = .modern
    ) throws -> RunResult {
        let markup = body.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: " ")
        let fixtures = """
            { "fixtures": [
                { "url": "https://portal.example/frame", "headers": { "Content-Type": "text/html", "Content-Security-Policy": "\(policy)" }, "text": "<!doctype html>\(markup)" },
                { "url": "https://portal.example/next", "headers": { "Content-Type": "text/html" }, "text": "<script>parent.console.log('next')</script>" },
                { "url": "https://portal.example/told", "match": { "json": { "csp-report": {
                    "effective-directive": "script-src-elem", "blocked-uri": "inline" } } }, "status": 204 }
            ] }
            """
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.url = "https://portal.example/"
        options.target = target
        options.network.fixtures = try NetworkFile.read(fixtures, file: "network.json")
        let script = """
            onmessage = (e) => console.log(e.data);
            document.body.innerHTML = '<iframe src="/frame" \(attributes)></iframe>';
            """
        return host.run([PortalScript(name: "portal.js", source: script)], options)
    }

    private func lines(
        _ policy: String, _ body: String, _ attributes: String = "",
        target: RunOptions.Target = .modern
    ) throws -> [String] {
        console(try run(policy, body, attributes, target: target))
    }

    private func console(_ result: RunResult) -> [String] {
        result.events.filter { $0.kind == .console }.map { event in
            event.arguments.map(\.displayText).joined(separator: " ")
        }
    }

    // MARK: - HTML, section 3.2.6.2: nonces

    private static let nonces = """
        <script nonce="abc" id="s">
        const say = (...list) => parent.console.log(list.join());
        say(s.getAttribute('nonce'), s.nonce, document.querySelector('[nonce=abc]') === null);
        const c = s.cloneNode(); say(c.getAttribute('nonce'), c.nonce);
        const d = document.createElement('script'); d.setAttribute('nonce', 'abc'); d.textContent = 'say(1)'; say(d.getAttribute('nonce'));
        document.head.append(d); say(d.getAttribute('nonce'), d.nonce);
        d.setAttribute('nonce', 'x'); say(d.nonce); d.removeAttribute('nonce'); say('', d.nonce);
        </script>
        """

    @Test func `HTML 3_2_6_2, nonces are hidden where a response says a policy`() throws {
        #expect(
            try lines("script-src 'nonce-abc'", Self.nonces) == [
                ",abc,true", ",abc", "abc", "1", ",abc", "x", ",",
            ])
    }

    @Test func `EdgeHTML 18 hides none`() throws {
        #expect(
            try lines("script-src 'nonce-abc'", Self.nonces, target: .webView).first
                == "abc,,false")
    }

    // MARK: - CSP 3, sections 5.3 to 5.5: reports

    @Test func `CSP 5_5, what is forbidden is sent to report-uri`()
        throws
    {
        let result = try run(
            "default-src 'none'; script-src 'nonce-n' 'report-sample'; report-uri /told",
            "<script nonce=n>document.onsecuritypolicyviolation = (e) => parent.console.log(e.sample, e.statusCode, e.documentURI)</script><script>let long = 'a text that is much longer than that'</script>"
        )
        #expect(
            console(result) == [
                "let long = 'a text that is much longer t 200 https://portal.example/frame"
            ])
        let sent = result.events.compactMap(\.exchange).filter { $0.initiator == .policyReport }
        #expect(sent.map(\.line) == ["POST https://portal.example/told"])
        // The fixture answers to what it is to say, and to nothing else.
        #expect(sent.first?.outcome?.status == 204)
        #expect(
            sent.first?.headers?.contains { $0.value.displayText == "application/csp-report" }
                == true)
    }

    @Test func `CSP 5_4, addresses of other schemes are told by their scheme`() throws {
        #expect(
            try lines(
                "img-src 'none'",
                "<script>onsecuritypolicyviolation = (e) => parent.console.log(e.blockedURI); new Image().src = 'data:image/png;base64,AAAA'; new Image().src = 'https://a.example/b.png#c'</script>"
            ) == ["data", "https://a.example/b.png"])
    }

    @Test func `a report that nobody takes is no finding`() throws {
        let result = try run(
            "img-src 'none'; report-uri https://nobody.example/", "<img src=\"a.png\">")
        #expect(
            !result.findings.contains { $0.ruleID.rawValue == "request-unanswered" },
            "\(result.findings)")
    }

    // MARK: - CSP 3, section 6.3.2: sandbox

    @Test func `CSP 6_3_2, a sandbox of the response takes away what the frame's has left`() throws
    {
        let body =
            "<form id=f action=/next></form><script>let open = true; try { parent.document } catch { open = false } parent.postMessage('ran ' + open, '*'); f.submit()</script>"
        #expect(try lines("sandbox", body).isEmpty)
        #expect(try lines("sandbox allow-scripts", body) == ["ran false"])
        #expect(
            try lines("sandbox allow-scripts allow-same-origin allow-forms", body)
                == [
                    "next", "ran true",
                ].reversed())
        #expect(
            try lines(
                "sandbox allow-scripts allow-same-origin allow-forms", body,
                "sandbox=\"allow-scripts allow-same-origin\"") == ["ran true"])
    }

    // MARK: - CSP 3, section 6.7.3.3

    @Test(arguments: [("", 0), ("'unsafe-hashes'", 1)])
    func `CSP 6_7_3_3, the hash of a javascript: URL counts with 'unsafe-hashes'`(
        word: String, count: Int
    ) throws {
        // The digest of "javascript:parent.console.log('ran')".
        let hash = "'sha256-\(Self.hash)'"
        #expect(
            try lines(
                "script-src 'nonce-n' \(word) \(hash)",
                "<a id=a href=\"javascript:parent.console.log('ran')\">a</a><script nonce=n>a.click()</script>"
            ).count == count)
    }

    private static let hash = "sKkdLJvj9E1kYOTr0vF5NQDG5g0iQKxx9zP2QqXQlSk="

    @Test func `HTML 7_9, the document of a data: URL has the policy of the page around it`() throws
    {
        let frame =
            "<iframe src=\"data:text/html,<script>top.postMessage('inline', '*')</script>\"></iframe>"
        #expect(try lines("frame-src data:; script-src 'none'", frame).isEmpty)
        #expect(try lines("frame-src data:", frame) == ["inline"])
    }
}
