import Foundation
import PortalTestSupport
import Testing

/// The sessions that users of other debuggers complain about, each with why the
/// script stands still, the calls under way with lines and columns, and the variables.
@Suite(.serialized) struct DebugGoldenSessionTests {
    /// A session in a folder of its own.
    private func session(
        _ files: [String: String], _ launch: DebugClient.Message,
        _ breakpoints: [String: [DebugClient.Message]], filters: [String] = [],
        prepare: (URL) throws -> Void = { _ in }, _ body: (DebugClient) throws -> Void
    ) throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
            .resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try prepare(folder)
        let client = try DebugClient(in: folder.path, seconds: 30)
        try client.start(
            launch,
            breakpoints: breakpoints.keys.sorted().map {
                (folder.appending(path: $0).path, breakpoints[$0] ?? [])
            }, filters: filters)
        try body(client)
        try client.leave()
    }

    @Test func `the first line`() throws {
        try session(
            ["portal.js": "const first = { a: [1, 2] };\nconst second = 2;\n"],
            ["program": "portal.js"], ["portal.js": [["line": 1]]]
        ) { (client: DebugClient) throws in
            #expect(try client.picture().prefix(2) == ["breakpoint", "global code portal.js:1:1"])
            #expect(try client.go("next") == "step global code portal.js:2:1")
            #expect(try client.value("first").hasPrefix("Object {a: "))
            #expect(try client.picture(after: "continue") == ["terminated"])
        }
    }

    @Test func `async code, behind an await that the host settles later`() throws {
        let script = """
            async function load(id) {
              const plan = await new Promise((done) => setTimeout(done, 500, { id, price: 5 }));
              const total = plan.price * 2;
              return total;
            }
            async function buy() {
              const sum = await load('A');
              return sum;
            }
            buy();

            """
        try session(
            ["portal.js": script], ["program": "portal.js"],
            ["portal.js": [["line": 4], ["line": 8]]]
        ) { (client: DebugClient) throws in
            let first = try client.picture()
            #expect(first.prefix(2) == ["breakpoint", "load portal.js:4:3"])
            #expect(
                first.last
                    == "Local: this = Window, total = 10, plan = Object {id: \"A\", price: 5}",
                "\(first)")
            let second = try client.picture(after: "continue")
            #expect(second.prefix(2) == ["breakpoint", "buy portal.js:8:3"])
            #expect(second.last == "Local: this = Window, sum = 10", "\(second)")
        }
    }

    @Test func `a file of a megabyte`() throws {
        let line = "f('x'); var filler = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';\n"
        let count = 1_100_000 / line.utf8.count
        let script =
            String(repeating: line, count: count) + "f(1);\nfunction f(a) {\n  return a;\n}\n"
        try session(
            ["portal.js": script], ["program": "portal.js"],
            ["portal.js": [["line": count + 1]]]
        ) { (client: DebugClient) throws in
            let last = try client.picture()
            #expect(
                last.prefix(2) == ["breakpoint", "global code portal.js:\(count + 1):1"], "\(last)")
            let picture = try client.picture(after: "stepIn")
            #expect(
                picture.prefix(3) == [
                    "step", "f portal.js:\(count + 3):3",
                    "global code portal.js:\(count + 1):2",
                ], "\(picture)")
            #expect(picture.last?.hasSuffix(", a = 1") == true, "\(picture)")
        }
    }

    @Test func `a symbolic link`() throws {
        try session(
            ["real/portal.js": "function f(a) {\n  return a;\n}\nf(7);\n"],
            ["program": "link/portal.js"], ["link/portal.js": [["line": 2]]],
            prepare: {
                try FileManager.default.createSymbolicLink(
                    at: $0.appending(path: "link"), withDestinationURL: $0.appending(path: "real"))
            }
        ) { (client: DebugClient) throws in
            let picture = try client.picture()
            #expect(
                picture.prefix(3) == [
                    "breakpoint", "f portal.js:2:3", "global code portal.js:4:2",
                ], "\(picture)")
            #expect(picture.last?.hasSuffix(", a = 7") == true, "\(picture)")
        }
    }

    @Test func `two breakpoints on one line`() throws {
        try session(
            ["portal.js": "function f(a) { a++; a++; return a; }\nf(1);\n"],
            ["program": "portal.js"],
            ["portal.js": [["line": 1, "column": 22], ["line": 1, "column": 17]]]
        ) { (client: DebugClient) throws in
            let first = try client.picture()
            #expect(
                first.prefix(3) == ["breakpoint", "f portal.js:1:17", "global code portal.js:2:2"])
            #expect(first.last?.hasSuffix(", a = 1") == true, "\(first)")
            let second = try client.picture(after: "continue")
            #expect(second.prefix(2) == ["breakpoint", "f portal.js:1:22"])
            #expect(second.last?.hasSuffix(", a = 2") == true, "\(second)")
        }
    }

    @Test func `a minified bundle with a map`() throws {
        try session(
            [:], ["program": "dist/portal.js", "call": "b"],
            ["src/portal.ts": [["line": 1], ["line": 5]]],
            prepare: { try MappedBundle.write(to: $0) }
        ) { (client: DebugClient) throws in
            let first = try client.picture()
            #expect(first.prefix(2) == ["breakpoint", "b portal.ts:4:3"], "\(first)")
            #expect(
                try client.picture(after: "continue").prefix(2) == [
                    "breakpoint", "b portal.ts:5:3",
                ])
            #expect(try client.value("p.name") == "\"Basic\"")
            let inner = try client.picture(after: "stepIn")
            #expect(inner.prefix(3) == ["step", "s portal.ts:9:39", "b portal.ts:5:3"], "\(inner)")
            #expect(inner.last?.hasSuffix(", n = \"Basic\"") == true, "\(inner)")
            #expect(try client.go("reverseContinue") == "breakpoint b portal.ts:5:3")
            #expect(try client.go("stepIn") == "step s portal.ts:9:39")
            // The brace of the function was written where the step began.
            #expect(try client.go("next") == "step b portal.ts:6:3")
            let changed = client.events.filter { $0["event"] as? String == "breakpoint" }
                .compactMap { ($0["body"] as? [String: Any])?["breakpoint"] as? [String: Any] }
            #expect(changed.prefix(2).map { $0["line"] as? Int } == [4, 5])
            #expect(changed.prefix(2).map { $0["verified"] as? Bool } == [true, true])
            let places = try client.ask(
                "breakpointLocations",
                ["source": ["path": "src/portal.ts"], "line": 4, "endLine": 6])
            let lines = (places["breakpoints"] as? [[String: Any]])?.map { $0["line"] as? Int }
            #expect(lines == [4, 5, 6])
        }
    }

    @Test func `a page's inline script, and a listener of an event`() throws {
        let page = """
            <!DOCTYPE html>
            <title>Shop</title>
            <button id="buy">Buy</button>
            <script>
              let clicks = 0;
              document.getElementById('buy').addEventListener('click', function chosen(event) {
                const kind = event.type;
                clicks += 1;
              });
              clicks += 0;
            </script>

            """
        try session(
            ["site/index.html": page], ["program": "site", "do": ["click \"Buy\""]],
            ["site/index.html": [["line": 10], ["line": 8]]]
        ) { (client: DebugClient) throws in
            #expect(
                try client.picture().prefix(2) == ["breakpoint", "global code index.html:10:3"])
            let listener = try client.picture(after: "continue")
            #expect(listener.prefix(2) == ["breakpoint", "chosen index.html:8:5"], "\(listener)")
            #expect(listener.last?.contains("kind = \"click\"") == true, "\(listener)")
        }
    }

    @Test func `a microtask`() throws {
        let script = """
            function later(value) {
              return value;
            }
            Promise.resolve(3).then(function reaction(value) {
              later(value);
            });
            queueMicrotask(() => later(4));

            """
        try session(
            ["portal.js": script], ["program": "portal.js", "target": "modern"],
            ["portal.js": [["line": 2]]]
        ) { (client: DebugClient) throws in
            let first = try client.picture()
            #expect(
                first.prefix(3) == ["breakpoint", "later portal.js:2:3", "reaction portal.js:5:8"],
                "\(first)")
            #expect(first.last?.hasSuffix(", value = 3") == true, "\(first)")
            let second = try client.picture(after: "continue")
            #expect(second.prefix(2) == ["breakpoint", "later portal.js:2:3"])
            #expect(second.last?.hasSuffix(", value = 4") == true, "\(second)")
        }
    }

    @Test func `a module, and a place behind an import, which the engine does not have`() throws {
        let page = """
            <!DOCTYPE html>
            <title>Shop</title>
            <script type="module" src="prices.js"></script>
            <script type="module" src="m.js"></script>

            """
        try session(
            [
                "site/index.html": page,
                "site/prices.js": "function price(count) {\n  return count * 5;\n}\nprice(2);\n",
                "site/m.js": "import './prices.js';\nconst sum = 3;\ndebugger;\nsum;\n",
            ], ["program": "site"],
            ["site/prices.js": [["line": 2]], "site/m.js": [["line": 4]]]
        ) { (client: DebugClient) throws in
            let inner = try client.picture()
            #expect(
                inner.prefix(3) == [
                    "breakpoint", "price prices.js:2:3", "module code prices.js:4:6",
                ],
                "\(inner)")
            #expect(inner.last?.hasSuffix("count = 2") == true, "\(inner)")
            let outer = try client.picture(after: "continue")
            #expect(outer.prefix(2) == ["breakpoint", "module code m.js:3:1"], "\(outer)")
            #expect(try client.value("sum") == "3")
            let told = client.events.compactMap {
                (($0["body"] as? [String: Any])?["breakpoint"] as? [String: Any])?["message"]
                    as? String
            }
            #expect(told.contains { $0.contains("behind the first 'import' or 'export'") })
        }
    }

    @Test func `an exception in a callback of the app`() throws {
        let script = """
            function buy() {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                Object.assign(MobilePlans.createPurchaseMetaData(), {
                  moDirectStatus: 'Complete', planName: 'A' }), '1$rsp.example$A');
            }
            function onDone(json) {
              const plan = null;
              return plan.name;
            }

            """
        try session(
            ["portal.js": script], ["program": "portal.js", "call": "buy"], [:],
            filters: ["inCallbacks"]
        ) { (client: DebugClient) throws in
            let picture = try client.picture()
            #expect(picture.prefix(2) == ["exception", "onDone portal.js:9:14"], "\(picture)")
            #expect(picture.last?.contains("plan = null") == true, "\(picture)")
            let info = try client.ask("exceptionInfo", ["threadId": 1])
            #expect(info["exceptionId"] as? String == "TypeError")
            #expect(info["breakMode"] as? String == "unhandled")
            #expect(try client.picture(after: "continue") == ["terminated"])
        }
    }

    @Test func `a file that is loaded by navigation`() throws {
        try session(
            [
                "site/index.html":
                    "<!DOCTYPE html>\n<title>Shop</title>\n<a href=\"thanks.html\">Buy</a>\n",
                "site/thanks.html":
                    "<!DOCTYPE html>\n<title>Thanks</title>\n<script src=\"thanks.js\"></script>\n",
                "site/thanks.js":
                    "function thank(name) {\n  return 'Thanks, ' + name;\n}\nthank('A');\n",
            ], ["program": "site", "do": ["click \"Buy\""]],
            ["site/thanks.js": [["line": 2]]]
        ) { (client: DebugClient) throws in
            let picture = try client.picture()
            #expect(
                picture.prefix(3) == [
                    "breakpoint", "thank thanks.js:2:3", "global code thanks.js:4:6",
                ], "\(picture)")
            #expect(picture.last?.hasSuffix(", name = \"A\"") == true, "\(picture)")
        }
    }
}
