import Foundation
import PortalTestSupport
import Testing

/// What a hostile portal does with the web platform: the host ends by itself, says in words what was
/// exceeded, and keeps nothing for the next page.
@Suite(.serialized) struct PlatformAttackTests {
    /// A script, and what has to be and must not be in what the command says.
    struct Attack: CustomTestStringConvertible, Sendable {
        let name: String
        let script: String
        /// What it does it needs a browser of today for.
        var options = ["--target", "modern"]
        var seconds = "2"
        var code: Int32 = 1
        var expected: [String] = []
        var unexpected: [String] = []
        var testDescription: String { name }
    }

    private static func run(_ attack: Attack) throws -> CommandResult {
        try CommandRunner.run(
            script: attack.script,
            ["--time-limit", attack.seconds, "--memory-limit", "200"] + attack.options)
    }

    private static func check(_ attack: Attack, most bytes: Int = 300_000) throws {
        let result = try run(attack)
        let said = result.output + result.error
        #expect(!result.wasSignalled)
        #expect(result.exitCode == attack.code, "\(said.prefix(2000))")
        for words in attack.expected {
            #expect(said.contains(words), "\(words) in \(said.prefix(2000))")
        }
        for words in attack.unexpected {
            #expect(!said.contains(words), "\(words) in \(said.prefix(2000))")
        }
        #expect(said.utf8.count < bytes)
        #expect(result.seconds < 30)
    }

    // MARK: Reports

    static let storms: [Attack] = [
        Attack(
            name: "reports errors without end",
            script: "for (var i = 0; i < 2000; i++) reportError(new Error('e' + i));",
            expected: [
                "uncaught Error: e1 ", "there is more of the same than the 100 findings",
            ], unexpected: ["error: uncaught Error: e1999"]),
        Attack(
            name: "throws in timers without end, in an old WebView",
            script: "for (var i = 0; i < 2000; i++) setTimeout('nothing' + i + '()', i);",
            options: ["--target", "webview"],
            expected: ["there is more of the same than the 100 findings"],
            unexpected: ["error: uncaught ReferenceError: Can't find variable: nothing1999"]),
        Attack(
            name: "throws the same thing in timers without end, in an old WebView",
            script: "onerror = function () { setTimeout(function () { throw new Error('x'); }); };"
                + "setTimeout(function () { throw 1; });",
            options: ["--target", "webview"], seconds: "10",
            expected: ["uncaught Error: x", "[keeps-polling]"]),
        Attack(
            name: "rejects promises without end",
            script: "for (var i = 0; i < 2000; i++) Promise.reject(new Error('r' + i));",
            expected: [
                "unhandled rejection: Error: r1 ",
                "there is more of the same than the 100 findings",
            ]),
    ]

    @Test(arguments: storms)
    func `a report lists at most a hundred findings of one rule`(_ attack: Attack) throws {
        try Self.check(attack)
    }

    // MARK: Limits

    static let large: [Attack] = [
        Attack(
            name: "unpacks a bomb (RFC 1951, section 3.2.5: 258 zeros are 13 bits)",
            script: """
                var bits = '010' + '00110000' + '1100010100000'.repeat(2600);
                var bomb = Uint8Array.from({ length: 400 * 4095 }, function (_, i) {
                  var at = i < 2 ? i : 2 + (i - 2) % 4095;
                  return parseInt(bits.slice(at * 8, at * 8 + 8).split('').reverse().join(''), 2);
                });
                var kept = [];
                new Blob([bomb]).stream().pipeThrough(new DecompressionStream('deflate-raw')).pipeTo(new WritableStream({ write: function (piece) { kept.push(piece); } }));
                """, seconds: "10",
            expected: ["used more memory than its limit"]),
        Attack(
            name: "leaves very many streams open, whose memory is not the engine's",
            script: """
                for (var i = 0; i < 5000; i++) { var c = new CompressionStream('gzip'); c.readable.getReader().read(); c.writable.getWriter().write(new Uint8Array(10)); }
                """,
            expected: ["RangeError: 200 compression streams of the page are not at their end"]),
        Attack(
            name: "makes a long URL", script: "new URL('https://a/' + 'x'.repeat(9e6));",
            expected: ["RangeError: A URL of more than 8388608 bytes"]),
        Attack(
            name: "sets a long query", script: "new URL('https://a/').search = 'x'.repeat(9e6);",
            expected: ["RangeError: A URL of more than 8388608 bytes"]),
        Attack(
            name: "fetches a long URL", script: "fetch('data:,' + 'x'.repeat(9e6));",
            expected: ["RangeError: A URL of more than 8388608 bytes"]),
        Attack(
            name: "goes to a long URL", script: "location.href = 'https://a/' + 'x'.repeat(9e6);",
            expected: ["RangeError: A URL of more than 8388608 bytes"]),
        Attack(
            name: "makes a URL of very many dots",
            script:
                "console.log(new URL('https://a/' + 'a/'.repeat(1e5) + '../'.repeat(1e5)).href);",
            code: 0, expected: ["log: https://a/"]),
        Attack(
            name: "doubles a Blob",
            script: "var b = new Blob(['x'.repeat(1e6)]); while (true) b = new Blob([b, b]);",
            expected: ["RangeError: A Blob of more than"]),
        Attack(
            name: "leaves decoders in the middle of a stream",
            script: "var all = []; while (true) { var d = new TextDecoder('gb18030'); all.push(d);"
                + " d.decode(new Uint8Array([0x81]), { stream: true }); }",
            seconds: "20", expected: ["RangeError: The page has 65536 decoders"]),
        Attack(
            name: "reads an endless body",
            script:
                "new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(0)); } })).text();",
            expected: ["-limit]"]),
        Attack(
            name: "iterates what it makes longer",
            script: "var p = new URLSearchParams('a=b'); for (var x of p) p.append('a', 'b');",
            expected: ["-limit]"]),
        Attack(
            name: "makes lists with an endless iterator",
            script: "new Blob({ [Symbol.iterator]: function* () { while (true) yield 'x'; } });",
            expected: ["-limit]"]),
        Attack(
            name: "opens the page in itself",
            script: "setTimeout(function () { location.reload(); });",
            expected: ["error: "]),
        Attack(
            name: "leaves for ever in unload",
            script: "onunload = function () { while (true); }; location.href = 'https://a/';",
            expected: ["[time-limit]"]),
    ]

    @Test(arguments: large)
    func `what is too much is ended and said in words`(_ attack: Attack) throws {
        try Self.check(attack)
    }

    // MARK: Odd values

    static let odd: [Attack] = [
        Attack(
            name: "freezes its global object",
            script: "Object.freeze(globalThis); onload = 1;"
                + "console.log(new URL('https://a/').href, new Blob(['a']).size, URL === URL);",
            code: 0, expected: ["log: https://a/ 1 true"]),
        Attack(
            name: "sets handlers that cannot be called (Web IDL, section 3.11)",
            script: "onerror = {}; onmessage = { handleEvent() { console.log('called'); } };"
                + "console.log(typeof onerror); dispatchEvent(new Event('message'));"
                + "reportError(new Error('mine'));",
            expected: ["log: object", "uncaught Error: mine"],
            unexpected: ["Reflect.apply", "log: called"]),
        Attack(
            name: "detaches buffers in getters",
            script: """
                var b = new ArrayBuffer(64), v = new Uint8Array(b);
                function detach() { try { structuredClone(b, { transfer: [b] }); } catch (e) {} }
                console.log(new TextDecoder().decode(v, { get stream() { detach(); return false; } }).length);
                console.log(new Blob([v, { toString() { detach(); return 'x'; } }]).size);
                console.log(JSON.stringify(new TextEncoder().encodeInto({ toString() { detach(); return 'abc'; } }, v)));
                """,
            code: 0, expected: ["log: 0", "log: 1", #"{"read":0,"written":0}"#]),
        Attack(
            name: "asks for what is not its own",
            script: """
                for (const u of ['file:///etc/passwd', 'FILE:/etc/passwd', 'ftp://a/', 'blob:https://a/x',
                    'view-source:https://a/', 'http://127.1/', 'http://[::ffff:127.0.0.1]/', 'http://2130706433/']) {
                  fetch(u).then(() => console.log('GOT ' + u), () => {});
                  const x = new XMLHttpRequest(); x.open('GET', u, false);
                  try { x.send(); console.log('SENT ' + u); } catch (e) { console.log(e.name); }
                }
                """,
            options: ["--allow-net", "allowed.example"], expected: ["log: NetworkError"],
            unexpected: ["log: GOT", "log: SENT", "root:"]),
        Attack(
            name: "aborts in what is told of the abort",
            script: """
                const x = new XMLHttpRequest(); let n = 0;
                x.onabort = x.onloadend = x.onreadystatechange = () => {
                  if (n++ < 1000) { x.abort(); x.open('GET', 'https://a.example/'); try { x.send(); } catch (e) {} } };
                x.open('GET', 'https://a.example/'); try { x.send(); } catch (e) {} x.abort(); console.log('end');
                """,
            expected: ["log: end"]),
    ]

    @Test(arguments: odd)
    func `what a portal does to itself harms nobody else`(_ attack: Attack) throws {
        try Self.check(attack)
    }

    // MARK: The shared realm

    /// Gets an error of the realm that all pages of a process share, and looks around from there.
    private static let reach = """
        var e; try { new Headers(new Proxy({}, { ownKeys() { return [1]; } })); } catch (x) { e = x; }
        var F = e.constructor.constructor, g = F('return this')();
        """

    @Test func `the realm that pages share can be changed nowhere`() throws {
        try Self.check(
            Attack(
                name: "",
                script: Self.reach + """
                    // What a page makes there is its own: only what it is made from is shared.
                    var seen = new Set(), open = [g, e.constructor, F];
                    for (const text of ['[].values()', 'function* () {}', 'async function* () {}', 'async () => {}',
                        '/x/', '"".matchAll(/x/g)', 'arguments',
                        '({})', '[]', 'async () => {}', '(async () => {})()']) {
                      open.push(Object.getPrototypeOf(F('return ' + text)()));
                    }
                    var own = 0, changed = [];
                    while (open.length) {
                      const o = open.pop();
                      if (o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o)) continue;
                      seen.add(o);
                      if (!Object.isFrozen(o)) changed.push(Reflect.ownKeys(o).map(String).join());
                      open.push(Object.getPrototypeOf(o));
                      for (const k of Reflect.ownKeys(o)) {
                        const d = Reflect.getOwnPropertyDescriptor(o, k);
                        open.push(d.value, d.get, d.set);
                      }
                    }
                    console.log(e instanceof TypeError ? 'own' : 'shared', seen.size > 100, '[' + changed.join(';') + ']');
                    """,
                code: 0, expected: ["log: shared true []"]))
    }

    @Test func `the realm that pages share tells no time and no chance, and remembers nothing`()
        throws
    {
        try Self.check(
            Attack(
                name: "",
                script: Self.reach + """
                    F('leak = 1')(); F('return /x/')().constructor.input = 'leak';
                    console.log(Object.getOwnPropertyNames(g).sort().join(), F('return /x/')().constructor.input,
                        F('return typeof Date + typeof Math + typeof Intl + typeof leak')());
                    """,
                code: 0,
                expected: [
                    "log: Infinity,NaN,undefined undefined undefinedundefinedundefinedundefined"
                ]))
    }

    @Test func `errors of an exhausted stack are the page's own`() throws {
        try Self.check(
            Attack(
                name: "",
                script: """
                    var all = [() => new URL('https://a/?b').searchParams.get('b'), () => new Headers([['a', 'b']]),
                      () => structuredClone({ a: [1] }), () => new Blob(['a']).slice(), () => localStorage.setItem('a', 'b'),
                      () => dispatchEvent(new Event('x')), () => new ReadableStream().tee(), () => btoa('x'),
                      () => new FormData().append('a', 'b'), () => new TextDecoder().decode(new Uint8Array(4))];
                    var foreign = 0, thrown = 0;
                    for (const work of all) {
                      let tries = 0;
                      const down = () => { try { down(); } catch (e) {
                        if (tries++ < 20) { try { work(); } catch (x) { thrown++; if (!(x instanceof Error)) foreign++; } throw e; }
                      } };
                      down();
                    }
                    console.log(thrown > 0, foreign);
                    for (const work of all) work();
                    """, code: 0, expected: ["log: true 0"]))
    }
}
