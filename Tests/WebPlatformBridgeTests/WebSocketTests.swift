import JSONDocuments
import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine
import Testing
import WebPlatform

/// `WebSocket` by the WebSockets Standard, with a fixture for a server or none.
@Suite struct WebSocketTests {
    private static let fixtures = """
        { "fixtures": [
            { "url": "wss://chat.example/*", "status": 101, "headers": { "Sec-WebSocket-Protocol": "v2" },
              "chunks": [ { "text": "hello" }, { "text": "later", "delay": 500 }, { "base64": "/w==" } ] },
            { "url": "wss://plain.example/", "status": 200, "text": "a page" },
            { "url": "https://page.example/", "status": 101, "cors": true }
        ] }
        """
    private static let trace = """
        function watch(s) {
          ['open', 'message', 'error', 'close'].forEach(function (type) {
            s.addEventListener(type, function (e) {
              console.log(type, s.readyState, type === 'message' ? typeof e.data + ' ' + (e.data.size || e.data) + ' ' + e.origin : '',
                type === 'close' ? [e.code, e.wasClean, e.reason].join() : '');
            });
          });
          return s;
        }

        """

    private func lines(_ script: String) throws -> [String] {
        page(
            Self.trace + script,
            fixtures: try NetworkFile.read(Self.fixtures, file: "network.json")
        ).map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test func `3.2, without a server the connection fails: error, then close with 1006`() throws {
        #expect(
            try lines(
                """
                var s = watch(new WebSocket('wss://nobody.example/a'));
                console.log(s.readyState, s.url, s.protocol === '', s.binaryType, s instanceof EventTarget);
                """)
                == [
                    "0 wss://nobody.example/a true blob true", "error 3", "close 3 1006,false,",
                ])
    }

    @Test func `3.2, the fixture's parts are messages, text where they are UTF-8`() throws {
        #expect(
            try lines(
                "watch(new WebSocket('wss://u:p@chat.example/room', ['v1', 'v2'])).onopen = function () { console.log(this.protocol); };"
            )
                == [
                    "open 1", "v2", "message 1 string hello wss://chat.example",
                    "message 1 string later wss://chat.example",
                    "message 1 object 1 wss://chat.example",
                ])
        #expect(
            try lines(
                """
                var s = new WebSocket('wss://chat.example/room', 'v2');
                s.binaryType = 'arraybuffer'; s.binaryType = 'nothing';
                s.onmessage = function (e) { if (typeof e.data !== 'string') console.log(e.data instanceof ArrayBuffer, e.data.byteLength); };
                """) == ["true 1"])
    }

    @Test func `Resource Timing 3, a WebSocket is no resource`() throws {
        #expect(
            try lines(
                """
                new WebSocket('wss://chat.example/room', 'v2').onopen = function () {
                  setTimeout(function () { console.log(performance.getEntriesByType('resource').length); }, 1000);
                };
                """) == ["0"])
    }

    @Test func `3.1, close says its code when the server answered it`() throws {
        #expect(
            try lines(
                """
                var s = watch(new WebSocket('wss://chat.example/room', 'v2'));
                s.onopen = function () { s.close(3001, 'bye'); s.close(); console.log(s.readyState); };
                """) == ["open 1", "2", "close 3 3001,true,bye"])
        #expect(
            try lines("watch(new WebSocket('wss://chat.example/room', 'v2')).close();") == [
                "error 3", "close 3 1006,false,",
            ])
        #expect(
            try lines(
                "var s = watch(new WebSocket('wss://chat.example/', 'v2')); s.onopen = function () { s.close(); };"
            ).last == "close 3 1005,true,")
    }

    @Test func `3.1, what is sent is buffered until it is gone`() throws {
        #expect(
            try lines(
                """
                var s = new WebSocket('wss://chat.example/room', 'v2');
                s.onopen = function () {
                  s.send('\u{e9}'); s.send(new Uint16Array(2)); s.send(new Blob(['abc'])); s.send(7);
                  console.log(s.bufferedAmount);
                  setTimeout(function () { console.log(s.bufferedAmount); s.close(); s.send('abc'); console.log(s.bufferedAmount); });
                };
                """) == ["10", "0", "3"])
    }

    @Test func `3.1, what cannot be is thrown`() throws {
        let tries: [(String, String)] = [
            ("new WebSocket()", "TypeError"), ("WebSocket('wss://a.example')", "TypeError"),
            ("new WebSocket('wss://[')", "SyntaxError"),
            ("new WebSocket('ftp://a.example/')", "SyntaxError"),
            ("new WebSocket('wss://a.example/#b')", "SyntaxError"),
            ("new WebSocket('wss://a.example/', 'a b')", "SyntaxError"),
            ("new WebSocket('wss://a.example/', '')", "SyntaxError"),
            ("new WebSocket('wss://a.example/', ['a', 'A'])", "SyntaxError"),
            ("new WebSocket('wss://a.example/').send('')", "InvalidStateError"),
            ("new WebSocket('wss://a.example/').send()", "TypeError"),
            ("new WebSocket('wss://a.example/').close(1001)", "InvalidAccessError"),
            ("new WebSocket('wss://a.example/').close(1000, 'x'.repeat(124))", "SyntaxError"),
            ("WebSocket.prototype.url", "TypeError"),
        ]
        for (expression, error) in tries {
            #expect(
                try lines(
                    "try { \(expression); console.log('nothing'); } catch (e) { console.log(e.name); }"
                ).first == error, "\(expression)")
        }
        #expect(
            try lines(
                "console.log(new WebSocket('/live').url, new WebSocket('HTTP://a.example').url, WebSocket.OPEN, WebSocket.prototype.CLOSED, WebSocket.length);"
            ).first == "wss://portal.example/live ws://a.example/ 1 3 1")
    }

    @Test func `Fetch 4.1, a server of HTTP is none of WebSockets, and the other way round`() throws
    {
        #expect(
            try lines(
                """
                watch(new WebSocket('wss://plain.example/'));
                watch(new WebSocket('wss://chat.example/', 'v3'));
                fetch('https://page.example/').catch(function (e) { console.log(e.name); });
                """
            ).sorted() == [
                "TypeError", "close 3 1006,false,", "close 3 1006,false,", "error 3", "error 3",
            ])
    }

    @Test(arguments: ["100", "102", "199", "600"])
    func `a fixture's status is one that ends an exchange, or 101`(_ status: String) {
        #expect(throws: (any Error).self) {
            try NetworkFile.read(
                "{ \"fixtures\": [{ \"url\": \"https://a.example/\", \"status\": \(status) }] }",
                file: "network.json")
        }
    }
}
