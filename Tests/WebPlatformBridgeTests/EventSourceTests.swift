import JSONDocuments
import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine
import Testing
import WebPlatform

/// `EventSource` (HTML, section 9.2), with fixtures for servers.
@Suite struct EventSourceTests {
    private static let watch = """
        const start = performance.now();
        function watch(s, types = []) {
          ['open', 'message', 'error', ...types].forEach((type) => s.addEventListener(type, (e) => {
            console.log(Math.round(performance.now() - start), type, s.readyState, e instanceof MessageEvent ? JSON.stringify([e.data, e.lastEventId, e.origin, e.isTrusted]) : '');
          }));
          return s;
        }

        """

    private func lines(_ script: String, _ fixtures: String...) throws -> [String] {
        let file = "{ \"fixtures\": [\(fixtures.joined(separator: ","))] }"
        return page(
            Self.watch + script, fixtures: try NetworkFile.read(file, file: "network.json")
        ).map { $0.split(separator: " ").joined(separator: " ") }
    }

    /// A fixture of a stream that stays open.
    private func stream(_ text: String) -> String {
        #"{ "url": "https://push.example/*", "cors": true, "headers": { "Content-Type": "text/event-stream" }, "staysOpen": true, "text": "\#(text)" }"#
    }

    private func data(_ text: String) throws -> [String] {
        try lines(
            "new EventSource('https://push.example/a').onmessage = (e) => console.log(JSON.stringify([e.data, e.lastEventId]));",
            stream(text))
    }

    // MARK: - Section 9.2.6, interpreting an event stream

    @Test(arguments: [
        (#"data: a\n\n"#, ["[\"a\",\"\"]"]),
        (#"data:a\ndata\ndata:  b\n\n"#, ["[\"a\\n\\n b\",\"\"]"]),
        (
            #"data: a\r\rdata: b\r\n\r\ndata: c\n\r\n"#,
            ["[\"a\",\"\"]", "[\"b\",\"\"]", "[\"c\",\"\"]"]
        ),
        (#": a comment\nData: x\nid: 7\n\ndata: a\n\n"#, ["[\"a\",\"7\"]"]),
        (
            #"id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n"#,
            ["[\"a\",\"1\"]", "[\"b\",\"1\"]", "[\"c\",\"\"]"]
        ),
        (#"id: 1\u0000\ndata\n\n"#, ["[\"\",\"\"]"]),
        (#"\ufeffdata: a\n\n\ufeffdata: b\n\ndata: unfinished\n"#, ["[\"a\",\"\"]"]),
    ])
    func `9.2.6, lines, fields and what ends an event`(_ text: String, _ expected: [String]) throws
    {
        #expect(try data(text) == expected)
    }

    @Test func `9.2.6, a type of its own, and parts that break off anywhere`() throws {
        let fixture =
            #"{ "url": "https://push.example/*", "cors": true, "headers": { "Content-Type": "text/event-stream; charset=x" }, "staysOpen": true, "chunks": [{ "base64": "ZXZlbnQ6IG5ld3MNCmRhdGE6IMM=" }, { "base64": "qQ0=", "delay": 10 }, { "text": "\n\r", "delay": 10 }, { "text": "\ndata: b\n\n", "delay": 10 }] }"#
        #expect(
            try lines("watch(new EventSource('https://push.example/a'), ['news']);", fixture) == [
                "50 open 1", "70 news 1 [\"é\",\"\",\"https://push.example\",true]",
                "80 message 1 [\"b\",\"\",\"https://push.example\",true]",
            ])
    }

    // MARK: - Sections 9.2.2 and 9.2.3

    @Test func `9.2.3, where a stream ends the page connects again and says what it had last`()
        throws
    {
        let first =
            #"{ "url": "https://push.example/*", "answers": [{ "headers": { "Content-Type": "text/event-stream", "Access-Control-Allow-Origin": "*" }, "text": "retry: 500\nid: é\ndata: a\n\n" }, { "failure": "reset" }, { "status": 204, "headers": { "Access-Control-Allow-Origin": "*" } }] }"#
        #expect(
            try lines("watch(new EventSource('https://push.example/a'));", first) == [
                "50 open 1", "50 message 1 [\"a\",\"é\",\"https://push.example\",true]",
                "50 error 0", "600 error 0", "1150 error 2",
            ])
    }

    @Test func `9.2.2, the request's headers, without a preflight`() throws {
        let again =
            #"{ "url": "https://push.example/*", "answers": [{ "headers": { "Content-Type": "text/event-stream", "Access-Control-Allow-Origin": "*" }, "text": "id: é\n\n" }, { "status": 404, "headers": { "Access-Control-Allow-Origin": "*" } }] }"#
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.url = "https://portal.example/"
        options.network.fixtures = try NetworkFile.read(
            "{ \"fixtures\": [\(again)] }", file: "network.json")
        let script = "new EventSource('https://push.example/a');"
        let result = host.run([PortalScript(name: "portal.js", source: script)], options)
        let asked = result.events.compactMap(\.exchange)
        #expect(asked.map(\.method) == ["GET", "GET"])
        let headers = asked.map { exchange in
            (exchange.headers ?? []).filter { $0.name != "User-Agent" }.map(\.name)
        }
        #expect(headers[0].contains("Accept") && headers[0].contains("Cache-Control"))
        #expect(!headers[0].contains("Last-Event-ID") && headers[1].contains("Last-Event-ID"))
    }

    @Test(arguments: [
        #"{ "url": "https://push.example/*", "cors": true, "text": "data: a\n\n" }"#,
        #"{ "url": "https://push.example/*", "cors": true, "status": 503, "headers": { "Content-Type": "text/event-stream" } }"#,
        #"{ "url": "https://push.example/*", "headers": { "Content-Type": "text/event-stream" }, "text": "data: a\n\n" }"#,
    ])
    func `9.2.2, what is no stream for the page fails for good`(_ fixture: String) throws {
        #expect(
            try lines("watch(new EventSource('https://push.example/a'));", fixture) == [
                "50 error 2"
            ])
    }

    @Test func `9.2.2, with credentials the server has to name the page's origin`() throws {
        let any =
            #"{ "url": "https://push.example/*", "headers": { "Content-Type": "text/event-stream", "Access-Control-Allow-Origin": "*" }, "staysOpen": true }"#
        #expect(
            try lines(
                """
                const s = watch(new EventSource('https://push.example/a', { withCredentials: true }));
                console.log(s.withCredentials, new EventSource('https://push.example/b').withCredentials);
                """, any) == ["true false", "50 error 2"])
    }

    @Test func `9.2.2, what a policy forbids is not asked again`() throws {
        #expect(
            try lines(
                """
                document.head.innerHTML = '<meta http-equiv="Content-Security-Policy" content="connect-src https://other.example">';
                const s = new EventSource('https://push.example/a');
                document.onsecuritypolicyviolation = (e) => console.log(e.effectiveDirective, e.blockedURI);
                s.onerror = () => console.log('error', s.readyState);
                """
            ).sorted() == ["connect-src https://push.example/a", "error 2"])
    }

    @Test func `9.2.2, close() ends the stream, and a wait for the next one`() throws {
        let ended =
            #"{ "url": "https://push.example/*", "cors": true, "headers": { "Content-Type": "text/event-stream" }, "text": "data: a\n\ndata: b\n\n" }"#
        #expect(
            try lines(
                "const s = watch(new EventSource('https://push.example/a')); s.onmessage = () => s.close();",
                ended) == [
                    "50 open 1", "50 message 1 [\"a\",\"\",\"https://push.example\",true]",
                ])
        #expect(
            try lines(
                "const s = watch(new EventSource('https://push.example/a')); s.onerror = () => s.close();",
                ended
            ).last == "50 error 0")
    }

    @Test(arguments: [
        ("new EventSource()", "TypeError"), ("EventSource('/a')", "TypeError"),
        ("new EventSource('https://[')", "SyntaxError"),
        ("new EventSource('/a', 1)", "TypeError"),
        ("EventSource.prototype.url", "TypeError"),
    ])
    func `9.2, what is refused`(_ expression: String, _ name: String) throws {
        #expect(
            try lines("try { \(expression); } catch (e) { console.log(e.name); }") == [name])
    }

    @Test func `9.2, EdgeHTML 18 has none`() throws {
        let script = "console.log(typeof EventSource, 'EventSource' in window);"
        #expect(page(script, target: .webView) == ["undefined false"])
    }
}
