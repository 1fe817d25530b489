import PortalJudge
import PortalKit
import Testing

/// Messages (HTML, sections 9.3 to 9.5).
@Suite struct MessagingTests {
    @Test func `9.4: messages wait for a port's start, and come as tasks in their order`() {
        let lines = page(
            """
            var c = new MessageChannel();
            c.port1.postMessage('a'); c.port1.postMessage({ b: 1 });
            c.port2.addEventListener('message', function (e) { console.log(JSON.stringify(e.data), e.ports.length, e.origin === '', e.source === null, e.isTrusted); });
            setTimeout(function () { console.log('start'); c.port2.start(); Promise.resolve().then(function () { console.log('microtask'); }); }, 10);
            """)
        #expect(
            lines == ["start", "microtask", #""a" 0 true true true"#, #"{"b":1} 0 true true true"#])
    }

    @Test func `9.4: a transferred port brings its messages, and its old object is cut off`() {
        let lines = page(
            """
            var c = new MessageChannel(), d = new MessageChannel();
            c.port1.postMessage('waiting');
            d.port2.onmessage = function (e) {
                console.log(e.ports.length, e.ports[0] === e.data, e.ports[0] !== c.port2, Object.isFrozen(e.ports));
                e.data.onmessage = function (m) { console.log(m.data); };
            };
            d.port1.postMessage(c.port2, [c.port2]);
            try { d.port1.postMessage(c.port2, [c.port2]); } catch (e) { console.log(e.name); }
            try { d.port1.postMessage(1, [d.port1]); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == ["DataCloneError", "DataCloneError", "1 true true true", "waiting"])
    }

    @Test func `9.4: closing tells the other port, and ends delivery`() {
        let lines = page(
            """
            var c = new MessageChannel();
            c.port1.onmessage = function (e) { console.log(e.data); };
            c.port1.onclose = function (e) { console.log(e.type); };
            c.port2.onclose = function () { console.log('never'); };
            c.port2.postMessage('before'); c.port2.close(); c.port2.postMessage('after'); c.port2.close();
            """)
        #expect(lines == ["before", "close"])
    }

    @Test func `9.5: a broadcast reaches every other open channel of its name`() {
        let lines = page(
            """
            function open(name, label) {
                var c = new BroadcastChannel(name);
                c.onmessage = function (e) { console.log(label, e.data.x, e.origin); };
                return c;
            }
            var a = open('n', 'a'), b = open('n', 'b'), c = open('other', 'c'), d = open('n', 'd');
            a.postMessage({ x: 1 }); d.close();
            try { d.postMessage(1); } catch (e) { console.log(e.name, a.name); }
            """)
        #expect(lines == ["InvalidStateError n", "b 1 https://portal.example"])
    }

    @Test func `9.3: window.postMessage checks the origin it is meant for`() {
        let lines = page(
            """
            addEventListener('message', function (e) { console.log(e.data, e.origin, e.source === window, e.ports.length); });
            postMessage('star', '*'); postMessage('own', '/'); postMessage('named', 'https://portal.example/x');
            postMessage('lost', 'https://other.example'); postMessage('options', { targetOrigin: '*' }); postMessage('plain');
            var c = new MessageChannel(); postMessage('port', '*', [c.port1]);
            try { postMessage(1, 'nowhere'); } catch (e) { console.log(e.name); }
            """)
        let origin = "https://portal.example true"
        #expect(
            lines == [
                "SyntaxError", "star \(origin) 0", "own \(origin) 0", "named \(origin) 0",
                "options \(origin) 0", "plain \(origin) 0", "port \(origin) 1",
            ])
    }

    @Test func `ports that answer each other for ever end with the run`() {
        let host = PortalHost()
        defer { host.close() }
        let result = host.run(
            [
                PortalScript(
                    name: "portal.js",
                    source: """
                        var c = new MessageChannel();
                        c.port1.onmessage = function (e) { c.port1.postMessage(e.data); };
                        c.port2.onmessage = function (e) { c.port2.postMessage(e.data); };
                        c.port1.postMessage(1);
                        """)
            ], RunOptions())
        #expect(result.end == .endlessTimers)
    }

    /// Section 9.3.3, and HTML, section 2.7.9.
    @Test func `9.3: undefined arrives as it is, and a window's own function throws its own error`()
    {
        let lines = page(
            """
            onmessage = (e) => console.log(e.data); postMessage(undefined, '*'); postMessage(null, '*'); console.log(new MessageEvent('x').data);
            const c = new MessageChannel(); c.port2.onmessage = (e) => console.log('port', e.data); c.port1.postMessage(undefined);
            const frame = document.createElement('iframe'); document.body.append(frame); const other = frame.contentWindow;
            try { other.postMessage(() => {}, '*'); } catch (e) { console.log(e instanceof other.DOMException, e instanceof DOMException, e.name); }
            try { other.postMessage({ get x() { throw new RangeError('own'); } }, '*'); } catch (e) { console.log(e instanceof RangeError, e.message); }
            """)
        #expect(
            lines == [
                "null", "true false DataCloneError", "true own", "undefined", "null",
                "port undefined",
            ])
    }
}
