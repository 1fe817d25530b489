import Foundation
import PortalTestSupport
import Testing

/// The statement before, where steps do not find it: what the engine or the host calls, and what goes through the host.
@Suite(.serialized) struct DebugBackTests {
    private func back(
        _ script: String, _ line: Int, hits: Int = 1, to place: String, _ before: String = ""
    ) throws {
        try DebugSession.withSession(script, launch: ["call": "buy"], lines: [line]) {
            (client: DebugClient) throws in
            #expect(try client.stop().hasPrefix("breakpoint "))
            for _ in 1..<hits { #expect(try client.go().hasPrefix("breakpoint ")) }
            for place in [place, before] where !place.isEmpty {
                let stop = try client.go("stepBack")
                #expect(stop.hasPrefix("step ") && stop.hasSuffix(place), "\(stop)")
            }
        }
    }

    @Test func `in an async function, before and behind its await`() throws {
        let script = """
            function find(n) { return { name: n }; }
            async function buy() {
              var plan = find("x");
              await Promise.resolve();
              console.log(plan.name);
            }

            """
        try back(script, 4, to: "buy portal.js:3:3")
        try back(script, 5, to: "buy portal.js:4:3", "buy portal.js:3:3")
        try back(script, 3, to: "global code --call:1:4")
    }

    @Test func `over the first use of the document`() throws {
        let script = """
            function g(x) { return x; }
            function buy() {
              var a = g(1);
              var d = document.body;
              a = g(2);
            }

            """
        try back(script, 5, to: "buy portal.js:4:3", "buy portal.js:3:3")
    }

    @Test func `in a later call that the engine makes of a function`() throws {
        let script = """
            var total = 0;
            function buy() {
              [1, 2, 3].forEach(function (n) {
                total += n;
                total += 1;
              });
            }

            """
        try back(script, 5, hits: 2, to: "portal.js:4:5")
        try back(script, 4, hits: 1, to: "buy portal.js:3:3")
    }

    @Test func `in a listener, and from its first statement to what came before`() throws {
        let script = """
            var a = 1;
            document.body.addEventListener('click', function (event) {
              a = 2;
              a = a + 3;
            });
            function buy() {
              a = 0;
              document.body.click();
            }

            """
        try back(script, 4, to: "portal.js:3:3")
        try back(script, 3, to: "buy portal.js:8:3")
    }

    @Test func `await is refused with the reason, and an object literal is an object`() throws {
        try DebugSession.withSession(DebugSession.shop, launch: ["call": "buy"], lines: [10]) {
            (client: DebugClient) throws in
            _ = try client.stop()
            #expect(try client.value("{ a: 1 }", context: "repl").contains("a: 1"))
            let refusal = #expect(throws: DebugClient.Failure.self) {
                try client.value("await Promise.resolve(3)", context: "repl")
            }
            #expect(refusal?.description.contains("nothing else runs") == true)
        }
    }

    @Test func `a function that is never called is told at the end`() throws {
        try DebugSession.withSession(
            DebugSession.shop, launch: ["call": "buy"], functions: ["onDone", "onNothing"]
        ) { (client: DebugClient) throws in
            #expect(try client.stop().contains("onDone"))
            try client.ask("continue", ["threadId": 1])
            let told = try client.event("breakpoint")
            let breakpoint = try #require(
                (told["body"] as? DebugClient.Message)?["breakpoint"] as? DebugClient.Message)
            #expect(breakpoint["verified"] as? Bool == false)
            #expect(
                breakpoint["message"] as? String == "no function of the name 'onNothing' was called"
            )
            _ = try client.event("terminated")
        }
    }

    @Test func `attributes of a run are refused with a user case`() throws {
        try DebugSession.withFolder([
            "portal.js": DebugSession.shop,
            "buy.case.json":
                #"{"name": "buy", "scripts": ["portal.js"], "steps": [{"call": "buy"}]}"#,
        ]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.ask("initialize", ["adapterID": "portalhost"])
            let refusal = #expect(throws: DebugClient.Failure.self) {
                try client.ask("launch", ["program": "buy.case.json", "activation": "cardBusy"])
            }
            let words = refusal?.description ?? ""
            #expect(words.contains("'activation' is for a script or a page"), "\(words)")
            #expect(words.contains("'buy.case.json' is a user case"))
            _ = try client.leave()
        }
    }
}
