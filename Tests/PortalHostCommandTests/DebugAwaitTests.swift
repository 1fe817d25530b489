import Foundation
import PortalTestSupport
import Testing

/// Steps over and out of functions that wait for promises, in tasks that the page began.
@Suite struct DebugAwaitTests {
    /// The places at which a session of `portalhost debug` stands still, one a line.
    private func stops(_ name: String, _ text: String, _ lines: [String]) throws -> String {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: name))
        let result = try CommandRunner.run(
            ["debug", name], input: Data(lines.joined(separator: "\n").utf8), in: folder.path)
        #expect(result.error == "")
        return result.output.split(separator: "\n")
            .filter { $0.hasPrefix("stopped in ") }
            .map { $0.dropFirst("stopped in ".count).replacing(" at \(name)", with: "") }
            .joined(separator: "\n")
    }

    @Test(arguments: [
        "document.getElementById('buy').addEventListener('click', run);",
        "document.getElementById('buy').onclick = run;",
        "document.getElementById('buy').addEventListener('click', function () { run(); });",
    ])
    func `a step over an await in a listener of a page goes on behind it`(_ listen: String) throws {
        let page = """
            <button id="buy">Buy</button>
            <script>
              async function run() {
                const plan = await Promise.resolve({ name: 'Travel' });
                console.log(plan.name);
                console.log('done');
              }
              \(listen)
            </script>

            """
        let seen = try stops(
            "index.html", page, [".break index.html:4", #"click "Buy""#, ".next", ".next"])
        #expect(seen == "run:4:5\nrun:5:5\nrun:6:5")
    }

    @Test func `and in a timer`() throws {
        let script = """
            async function run() {
              const plan = await Promise.resolve({ name: 'Travel' });
              console.log(plan.name);
              console.log('done');
            }
            setTimeout(run, 10);

            """
        let seen = try stops(
            "portal.js", script, [".break portal.js:2", ".step", ".next", ".next"])
        #expect(seen == "run:2:3\nrun:3:3\nrun:4:3")
    }

    private static let nested = """
        async function inner(n) {
          await new Promise((done) => setTimeout(done, 100));
          const twice = n * 2;
          return twice;
        }
        async function outer() {
          const a = await inner(1);
          console.log('a', a);
          const b = await inner(2);
          console.log('b', b);
        }
        async function other() {
          await inner(3);
        }
        setTimeout(outer, 10);

        """

    @Test func `a step out of a function that went on behind an await leads to who waits for it`()
        throws
    {
        let seen = try stops(
            "portal.js", Self.nested,
            [".break portal.js:3", ".run", ".out", ".next", ".out", ".out"])
        #expect(seen == "inner:3:3\nouter:8:3\nouter:9:3\ninner:3:3\nouter:10:3")
    }

    @Test func `so does a step from its end, and back`() throws {
        let seen = try stops(
            "portal.js", Self.nested,
            [".break portal.js:3", ".run", ".next", ".next", ".next", ".back statement", ".next"])
        #expect(seen == "inner:3:3\ninner:4:3\ninner:5:2\nouter:8:3\ninner:5:2\nouter:8:3")
    }

    @Test func `what nobody waits for is stepped out of as before`() throws {
        let script = Self.nested.replacing("await inner(1)", with: "inner(1)")
        let seen = try stops(
            "portal.js", script, [".break portal.js:3 if n === 1", ".run", ".out"])
        #expect(seen.hasPrefix("inner:3:3"))
        #expect(!seen.contains("outer:8"))
    }

    private static let bound = """
        var chosen = [];
        function choose(plan) {
          chosen.push(plan);
        }
        var methods = { choose: choose.bind({}) };
        function buy() {
          methods.choose('A');
          console.log('chosen');
          ['B', 'C'].forEach(methods.choose);
          return chosen.length;
        }

        """

    @Test func `a step out of a function that the engine called leads to who had it called`() throws
    {
        let from = [".break portal.js:3", "buy()"]
        #expect(
            try stops("portal.js", Self.bound, from + [".next", ".next"])
                == "choose:3:3\nchoose:4:2\nbuy:8:3")
        #expect(
            try stops("portal.js", Self.bound, from + [".out", ".next", ".next", ".next"])
                == "choose:3:3\nbuy:8:3\nbuy:9:3\nchoose:3:3\nchoose:4:2")
    }

    @Test func `a step that came to no end does not stop what is typed afterwards`() throws {
        let script = "function last() {\n  return 1;\n}\nsetTimeout(last, 10);\n"
        let seen = try stops(
            "portal.js", script, [".break portal.js:2", ".run", ".next", ".next", "1 + 1", "2 + 2"])
        #expect(seen == "last:2:3\nlast:3:2")
    }
}
