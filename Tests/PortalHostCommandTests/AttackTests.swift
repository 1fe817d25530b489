import Foundation
import PortalTestSupport
import Testing

/// Portal code is hostile until proven otherwise: whatever it does, the host ends by itself, with a
/// finding where there is one to make, and never by a crash.
@Suite(.serialized) struct AttackTests {
    /// A script, the exit code, and what the report has to say.
    struct Attack: CustomTestStringConvertible, Sendable {
        let name: String
        let script: String
        /// The time limit: long where another limit is to be met, whatever else the computer does.
        var seconds = "1"
        var code: Int32 = 1
        let expected: [String]
        var testDescription: String { name }
    }

    static let useUp: [Attack] = [
        Attack(
            name: "loops for ever",
            script: "var waiting = true;\nfunction spin() {\n    while (waiting) {}\n}\nspin();",
            expected: [
                "portal.js:3: error: the script did not end", "note: called from portal.js:5",
                "[time-limit]",
            ]),
        Attack(
            name: "chains promises for ever",
            script: "function f() { Promise.resolve().then(f); } f();", expected: ["[time-limit]"]),
        Attack(
            name: "awaits for ever", script: "(async () => { for (;;) await 0; })();",
            expected: ["[time-limit]"]),
        Attack(
            name: "queues microtasks for ever", script: "function f() { queueMicrotask(f); } f();",
            expected: ["[time-limit]"]),
        Attack(
            name: "catches its own end",
            script: "for (;;) { try { for (;;) {} } catch (e) {} finally { for (;;) {} } }",
            expected: ["[time-limit]"]),
        Attack(
            name: "loops in a getter that the host reads",
            script:
                "MobilePlans.notifyCancelledPurchase({ get moDirectStatus() { for (;;) {} } });",
            expected: ["[time-limit]"]),
        Attack(
            name: "goes on in the loop that a getter was ended in",
            script: "function f() { while (1) {} } console.log({ get a() { f(); } }); f();",
            expected: ["[time-limit]"]),
        Attack(
            name: "lets the host read its endless getter twice",
            script: """
                var o = { get planName() { for (;;) {} } };
                MobilePlans.notifyBalanceAddition(o); MobilePlans.notifyBalanceAddition(o);
                """,
            expected: ["[time-limit]"]),
        Attack(
            name: "loops in a toString that the host never calls",
            script: "throw { toString() { for (;;) {} } };", expected: ["[uncaught-exception]"]),
        Attack(
            name: "allocates for ever",
            script: "var a = [];\nwhile (true) a.push({ x: new Array(100).fill(1) });",
            expected: ["[memory-limit]"]),
        Attack(
            name: "doubles a string for ever", script: "var s = 'x'; while (true) s += s;",
            expected: ["RangeError", "[uncaught-exception]"]),
        Attack(
            name: "recurses for ever", script: "(function f() { f(); })();",
            expected: ["RangeError: Maximum call stack size exceeded", "[uncaught-exception]"]),
        Attack(
            name: "recurses through the host",
            script: "(function f() { MobilePlans.createPurchaseMetaData(); f(); })();",
            expected: ["error: "]),
        Attack(
            name: "recurses through the host and a setter",
            script:
                "(function f() { MobilePlans.createPurchaseMetaData().planName = 'x'; console.log(1); f(); })();",
            expected: ["error: "]),
        Attack(
            name: "logs for ever", script: "while (true) console.log('x');",
            seconds: "20",
            expected: ["[trace-limit]", "more events; --trace FILE writes all of them"]),
        Attack(
            name: "sets timers for ever", script: "function f() { setTimeout(f, 0); } f();",
            code: 0, expected: ["warning: timers go on for ever", "[endless-timers]"]),
        Attack(
            name: "polls and logs for ever",
            script: "setInterval(function () { console.log('still here'); }, 10);",
            code: 0, expected: ["info: the page keeps polling", "[keeps-polling]"]),
        Attack(
            name: "makes timers without end", script: "for (;;) setTimeout(function () {}, 1);",
            expected: ["-limit]"]),
        Attack(
            name: "sorts two gigabytes", script: "new Uint8Array(2 ** 31).fill(1).sort();",
            expected: ["-limit]"]),
        Attack(
            name: "retries a failed download for ever",
            script: """
                function activated() { buy(); } function registered() {}
                function buy() {
                    var m = MobilePlans.createPurchaseMetaData();
                    m.moDirectStatus = MobilePlansMoDirectStatus.complete; m.planName = "p";
                    MobilePlansInlineProfileDownload.notifyInlineProfileDownload(m, "1$a.example.com$X");
                }
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "activated";
                MobilePlansInlineProfileDownload.registrationChangedScript = "registered";
                buy();
                """, expected: ["-limit]"]),
    ]

    @Test(arguments: useUp)
    func `a script that uses things up is ended`(_ attack: Attack) throws {
        let result = try CommandRunner.run(
            script: attack.script,
            [
                "--time-limit", attack.seconds, "--memory-limit", "200", "--target", "modern",
            ])
        #expect(!result.wasSignalled)
        #expect(result.exitCode == attack.code)
        // The supervisor, which has no report, speaks on standard error.
        let said = result.output + result.error
        for words in attack.expected { #expect(said.contains(words)) }
        #expect(result.seconds < 30)
    }

    static let odd: [Attack] = [
        Attack(
            name: "throws text", script: "throw 'no';",
            expected: ["portal.js: error: uncaught value no"]),
        Attack(
            name: "throws nothing", script: "throw undefined;",
            expected: ["uncaught value undefined"]),
        Attack(
            name: "throws a symbol", script: "throw Symbol('s');",
            expected: ["uncaught value Symbol(s)"]),
        Attack(
            name: "throws a proxy that throws",
            script: "throw new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; } });",
            expected: ["uncaught value"]),
        Attack(
            name: "throws an error whose getters throw",
            script:
                "var e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1; } }); Object.defineProperty(e, 'stack', { get() { throw 2; } }); throw e;",
            expected: ["[uncaught-exception]"]),
        Attack(
            name: "throws an error with a made-up stack",
            script: "var e = new Error('x'); e.stack = 'a@b:1:1\\n'.repeat(1e6); throw e;",
            expected: ["uncaught Error: x"]),
        Attack(
            name: "passes metadata whose getter throws",
            script:
                "MobilePlans.notifyCancelledPurchase({ get moDirectStatus() { throw new Error('mine'); }, planName: '' });",
            expected: ["cannot be read (threw Error: mine)"]),
        Attack(
            name: "passes a proxy that throws",
            script:
                "MobilePlans.notifyCancelledPurchase(new Proxy({}, { ownKeys() { throw new TypeError('keys'); } }));",
            expected: ["portal.js:1:36: error: MobilePlans.notifyCancelledPurchase: metadata"]),
        Attack(
            name: "passes a revoked proxy",
            script:
                "var r = Proxy.revocable({}, {}); r.revoke(); MobilePlans.notifyCancelledPurchase(r.proxy);",
            expected: ["error: MobilePlans.notifyCancelledPurchase: metadata"]),
        Attack(
            name: "passes a symbol",
            script: "MobilePlans.notifyBalanceAddition(Symbol('m'), Symbol('i'));",
            expected: ["metadata: expected", "iccid: expected a string, found"]),
        Attack(
            name: "passes a BigInt", script: "MobilePlans.notifyPurchaseDelayedProfile(1n, 15n);",
            expected: ["profileDownloadDelayInterval: expected a number of minutes"]),
        Attack(
            name: "passes a cyclic object",
            script:
                "var m = { moDirectStatus: 'Complete', planName: 'p' }; m.m = m; MobilePlans.notifyPurchaseDelayedProfile(m, 15);",
            code: 0, expected: ["<cyclic>", "warning: "]),
        Attack(
            name: "passes ten megabytes",
            script:
                "MobilePlansInlineProfileDownload.notifyInlineProfileDownload({}, 'x'.repeat(1e7));",
            expected: ["found 10000000 characters"]),
        Attack(
            name: "nests a hundred thousand objects",
            script:
                "var o = {}; for (var i = 0; i < 1e5; i++) o = { o }; console.log(o); MobilePlans.notifyCancelledPurchase(o);",
            expected: ["<nested too deeply>"]),
        Attack(
            name: "passes an endless array",
            script:
                "var a = []; a.length = 4294967295; console.log(a); MobilePlans.notifyCancelledPurchase(a);",
            expected: ["metadata: expected"]),
        Attack(
            name: "passes a million arguments",
            script: "MobilePlans.createPurchaseMetaData.apply(null, new Array(60000).fill(0));",
            code: 0, expected: ["expected at most 0 arguments"]),
        Attack(
            name: "names a callback like code",
            script:
                "MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'x;while(1){}'; MobilePlansInlineProfileDownload.registrationChangedScript = 'constructor.constructor'; MobilePlansInlineProfileDownload.notifyInlineProfileDownload({ moDirectStatus: 'Complete', planName: 'p' }, '1$a.example.com$X');",
            expected: ["[callback-not-found]", "[callback-dotted-name]"]),
        Attack(
            name: "prints control characters",
            script: "console.log('\\u001b[2J\\u202e\\u0000'); throw new Error('\\u001b[31m');",
            expected: ["\\u001b[2J\\u202e\\u0000"]),
    ]

    @Test(arguments: odd)
    func `odd values are described and nothing else happens`(_ attack: Attack) throws {
        let result = try CommandRunner.run(script: attack.script, ["--time-limit", "2", "-v"])
        #expect(!result.wasSignalled)
        #expect(result.exitCode == attack.code)
        for words in attack.expected { #expect(result.output.contains(words)) }
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.error == "")
    }

    @Test func `an ended script gets nothing written down any more`() throws {
        let result = try CommandRunner.run(
            script: """
                MobilePlans.notifyBalanceAddition({ get planName() { for (;;) {} } });
                for (;;) console.log('after');
                """,
            ["--time-limit", "0.5"])
        #expect(result.exitCode == 1)
        #expect(!result.output.contains("log: after"))
    }

    @Test func `a portal cannot forge a line of the report`() throws {
        let result = try CommandRunner.run(
            script: """
                var e = new Error('m');
                e.name = 'x\\nportal.js:1:1: error: forged [forged]\\n\\u001b[31m';
                throw e;
                """)
        #expect(!result.output.contains("\nportal.js:1:1: error: forged"))
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func `how deep a recursion gets does not change from run to run`() throws {
        let script = """
            var depth = 0;
            function down(n) { depth++; return down(n + 1) + 1; }
            for (var i = 0; i < 20; i++) { depth = 0; try { down(1); } catch (e) {} console.log(depth); }
            """
        let first = try CommandRunner.run(script: script)
        #expect(first.exitCode == 0)
        for _ in 0..<3 { #expect(try CommandRunner.run(script: script).output == first.output) }
    }

    @Test func `freezing injected objects is no assignment`() throws {
        let result = try CommandRunner.run(
            script: """
                Object.freeze(MobilePlansActivationError); Object.seal(MobilePlans);
                Object.freeze(MobilePlans.createPurchaseMetaData());
                Object.defineProperty(
                    MobilePlansInlineProfileDownload, 'registrationChangedScript', { writable: false });
                """)
        #expect(result.exitCode == 0)
        #expect(!result.output.contains("undefined"))
    }

    /// Does what a portal does, after breaking what the host could depend on.
    private static let work = """

        ;(function () {
            var m = MobilePlans.createPurchaseMetaData();
            m.moDirectStatus = MobilePlansMoDirectStatus.complete;
            m.planName = "Plan";
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "activated";
            MobilePlansInlineProfileDownload.registrationChangedScript = "registered";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(m, "1$a.example.com$X");
        })();
        function activated(text) { console.log("A " + text); }
        function registered(text) { console.log("R " + text); }
        """

    @Test(arguments: [
        "JSON = { parse() { throw 1; }, stringify() { throw 2; } };",
        "JSON.stringify = null; JSON.parse = null;",
        "Object.prototype.get = function () { throw 1; }; Object.prototype.set = function () { throw 1; };",
        "Object.prototype.value = 1; Object.prototype.writable = false; Object.prototype.toJSON = function () { throw 1; };",
        "Object.defineProperty(Object.prototype, 'moDirectStatus', { get() { return 'Bad'; }, set() { throw 1; } }); delete Object.prototype.moDirectStatus;",
        "Function.prototype.call = null; Function.prototype.apply = null; Function.prototype.bind = null;",
        "Error = function () { throw 1; };",
        "Error.stackTraceLimit = 0; Error.prepareStackTrace = function () { throw 1; };",
        "Promise = null;",
        "Promise.prototype.then = function () { throw 1; };",
        "Proxy = null; Reflect = null;",
        "Reflect.set = Reflect.get = Reflect.ownKeys = function () { throw 1; };",
        "Object.keys = Object.freeze = Object.getOwnPropertyNames = function () { throw 1; };",
        "Array.prototype[Symbol.iterator] = function () { throw 1; }; Array.prototype.push = null;",
        "Symbol = null; Map = null; WeakMap = null;",
        "Array = null; String = null; Number = null; Function = null; Date = null; Math = null;",
        "console.warn = null; setTimeout = null; self = null; navigator = null;",
    ])
    func `a page without its built-ins works on`(_ breaking: String) throws {
        let result = try CommandRunner.run(script: breaking + Self.work, ["-v"])
        #expect(result.exitCode == 0, "\(result.output)")
        #expect(
            result.output.contains(
                #"log: A {"activationResult":"success","iccid":"8988247000100003319"}"#))
        #expect(
            result.output.contains(
                #"log: R {"networkRegistrationState":"home","iccid":"8988247000100003319"}"#))
        // Places are still known, columns included.
        #expect(result.output.contains("planName = \"Plan\"  portal.js:5:"))
    }

    @Test(arguments: [
        "var MobilePlans = { createPurchaseMetaData: function () { return {}; } };",
        "MobilePlans = null;",
        "window.MobilePlans = undefined;",
        "delete window.MobilePlans;",
        "let MobilePlans = { createPurchaseMetaData() {} };",
        "function MobilePlans() {}",
    ])
    func `replacing an injected global is a finding`(_ script: String) throws {
        let result = try CommandRunner.run(script: script)
        #expect(result.exitCode == 0, "\(result.output)")
        #expect(result.output.contains("[injected-global-replaced]"))
    }

    @Test func `a script reaches neither files nor the network`() throws {
        let result = try CommandRunner.run(
            script: """
                console.log([typeof require, typeof process,
                    typeof Worker, typeof importScripts, typeof load, typeof read, typeof readFile,
                    typeof WebAssembly, typeof SharedArrayBuffer, typeof Deno, typeof $vm].join());
                import("file:///etc/passwd").then(function () { console.log("loaded"); },
                    function (e) { console.log("refused"); });
                """, ["--target", "modern", "-v"])
        #expect(result.exitCode == 0)
        #expect(
            result.output.contains(
                "log: " + Array(repeating: "undefined", count: 11).joined(separator: ",")))
        #expect(result.output.contains("log: refused"))
    }

    @Test func `a WebSocket reaches no server, whatever is allowed`() throws {
        let result = try CommandRunner.run(
            script: """
                new WebSocket("ws://127.0.0.1:8099/").onclose = function (e) { console.log("closed " + e.code); };
                """, ["--target", "modern", "--allow-net", "127.0.0.1:8099"])
        #expect(result.exitCode == 1)
        #expect(result.output.contains("log: closed 1006"), "\(result.output)")
        #expect(result.output.contains("a WebSocket is not opened to a real server"))
    }
}
