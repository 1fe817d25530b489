import Foundation
import PortalTestSupport
import Testing

/// Breakpoints and steps of `portalhost debug`, and the extension for an editor.
@Suite struct DebugBreakCommandTests {
    private static let script = """
        var total = 0;
        function add(price) {
          const tax = price / 10;
          total += price + tax;
          return total;
        }

        """

    private func debug(_ lines: [String]) throws -> CommandResult {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.script.utf8).write(to: folder.appending(path: "portal.js"))
        return try CommandRunner.run(
            ["debug", "portal.js"], input: Data(lines.joined(separator: "\n").utf8),
            in: folder.path)
    }

    @Test func `a breakpoint with a condition, steps, variables and a watch`() throws {
        let result = try debug([
            ".break portal.js:3 if price > 5", ".watch total", "add(1)", "add(10)", ".where",
            ".next", ".locals", "price + 1", ".out", ".go", ".break", "total",
        ])
        #expect(result.exitCode == 0)
        #expect(result.error == "")
        let output = result.output
        #expect(output.contains("breakpoint at portal.js:3:3 if price > 5\n"))
        #expect(
            output.contains("stopped in add at portal.js:3:3\n  3 |   const tax = price / 10;\n"))
        #expect(output.contains("  total = 1.1\n"))
        #expect(output.contains("stopped> .where\n  add at portal.js:3:3\n"))
        #expect(output.contains("stopped in add at portal.js:4:3\n"))
        #expect(output.contains("  tax = 1\n"))
        #expect(output.contains("stopped> price + 1\n11\n"))
        #expect(output.hasSuffix("> total\n12.1\n"))
    }

    @Test func `a file that is loaded may be called by the end of its path`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (sub, text) in [("a", Self.script), ("b", "var b = 1;\n"), ("c", "var c = 1;\n")] {
            let inner = folder.appending(path: "shop/\(sub)")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let file = sub == "a" ? "portal.js" : "same.js"
            try Data(text.utf8).write(to: inner.appending(path: file))
        }
        let result = try CommandRunner.run(
            ["debug", "shop/a/portal.js", "shop/b/same.js", "shop/c/same.js"],
            input: Data(".break portal.js:3\n.break same.js:1\nadd(1)\n".utf8), in: folder.path)
        #expect(result.output.contains("breakpoint at shop/a/portal.js:3:3\n"))
        #expect(result.output.contains("breakpoint at same.js:1, not yet"))
        #expect(result.output.contains("stopped in add at shop/a/portal.js:3:3"))
    }

    @Test func `what cannot be is said: no place, no script that stands still`() throws {
        let result = try debug([".next", ".break", ".break portal.js", ".break x.js:1", ".locals"])
        #expect(result.output.contains("error: no script stands still; .break sets a place\n"))
        #expect(result.output.contains("no breakpoint is set\n"))
        #expect(result.output.contains("error: expected .break FILE:LINE"))
        #expect(result.output.contains("breakpoint at x.js:1, not yet"))
    }

    @Test func `.back leads to the stop before, also to one of an earlier line`() throws {
        let result = try debug([
            ".break portal.js:4", "add(1)", ".go", "add(2)", "total = 77", ".back", "total", ".go",
            "total", "add(5)", ".next", ".back", ".go", "total",
        ])
        #expect(result.exitCode == 0)
        #expect(result.error == "")
        let output = result.output
        #expect(
            output.contains(
                """
                stopped> .back
                the session is run again without what was typed while a script stood still: total = 77
                what was done after that is not done again
                stopped in add at portal.js:4:3
                  4 |   total += price + tax;
                stopped> total
                0
                stopped> .go
                1.1
                > total
                1.1

                """), "\(output)")
        #expect(
            output.contains(
                "stopped in add at portal.js:5:3\n  5 |   return total;\nstopped> .back\n")
        )
        #expect(output.hasSuffix("> total\n6.6\n"), "\(output)")
    }

    @Test func `.back statement and .back breakpoint, up to the beginning of the run`() throws {
        let result = try debug([
            ".break portal.js:3", "add(1)", ".next", ".next", ".back breakpoint", ".go", "add(3)",
            ".next", ".back statement", ".back word", ".back statement", ".go",
        ])
        #expect(result.exitCode == 0)
        let stops = result.output.split(separator: "\n").filter { $0.hasPrefix("stopped in") }
        #expect(
            stops.map(String.init) == [
                "stopped in add at portal.js:3:3", "stopped in add at portal.js:4:3",
                "stopped in add at portal.js:5:3", "stopped in add at portal.js:3:3",
                "stopped in add at portal.js:3:3", "stopped in add at portal.js:4:3",
                "stopped in add at portal.js:3:3", "stopped in global code at input-2:1:1",
                "stopped in add at portal.js:3:3",
            ], "\(result.output)")
        #expect(
            result.output.contains(
                "error: expected .back, .back statement or .back breakpoint, found 'word'\n"))
    }

    @Test func `.back refuses where a second run would be another one`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.script.utf8).write(to: folder.appending(path: "portal.js"))
        let result = try CommandRunner.run(
            ["debug", "portal.js", "--real-random"],
            input: Data(".break portal.js:3\nadd(1)\n.back\n.go\n".utf8), in: folder.path)
        #expect(result.exitCode == 0)
        #expect(
            result.output.contains(
                "error: the session cannot be run again: random numbers are others"))
    }

    @Test func `after .reload and .scenario places are counted from the new beginning`() throws {
        let result = try debug([
            ".break portal.js:4", "add(1)", ".go", ".reload", ".scenario default", "add(2)",
            ".next",
            ".back", ".go", "total",
        ])
        #expect(result.exitCode == 0)
        #expect(
            result.output.contains(
                "stopped> .back\nstopped in add at portal.js:4:3\n"), "\(result.output)")
        #expect(result.output.hasSuffix("> total\n2.2\n"), "\(result.output)")
    }

    @Test func `breakpoints, stops, .where and .next are in the file that a source map names`()
        throws
    {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try MappedBundle.write(to: folder)
        func run(_ lines: [String], _ options: [String] = []) throws -> String {
            let result = try CommandRunner.run(
                ["debug", "dist/portal.js"] + options,
                input: Data(lines.joined(separator: "\n").utf8), in: folder.path)
            #expect(result.exitCode == 0)
            return result.output
        }
        let output = try run([
            ".break src/portal.ts:5", ".break src/portal.ts:1", "b()", ".where", ".into", ".next",
            ".back", ".back", ".go", ".into", ".next", ".go", ".break",
        ])
        #expect(output.contains("> .break src/portal.ts:5\nbreakpoint at src/portal.ts:5:3\n"))
        // A line of types alone: the next one with code.
        #expect(output.contains("breakpoint at src/portal.ts:4:3\n"), "\(output)")
        let stops = output.split(separator: "\n").filter { $0.hasPrefix("stopped in") }
        #expect(
            stops.map(String.init) == [
                "stopped in b at src/portal.ts:4:3", "stopped in b at src/portal.ts:5:3",
                "stopped in b at src/portal.ts:6:3", "stopped in b at src/portal.ts:5:3",
                "stopped in b at src/portal.ts:4:3", "stopped in b at src/portal.ts:5:3",
                "stopped in s at src/portal.ts:9:39", "stopped in b at src/portal.ts:6:3",
            ], "\(output)")
        #expect(output.contains("  4 |   const plan: Plan = { name: 'Basic' };\n"))
        #expect(output.contains(".where\n  b at src/portal.ts:4:3\n"))
        let shipped = try run([".break src/portal.ts:5", "b()"], ["--no-source-maps"])
        #expect(shipped.contains("breakpoint at src/portal.ts:5, not yet"))
        #expect(!shipped.contains("stopped"))
    }

    @Test func `input that ends while a script stands still lets it run to its end`() throws {
        let result = try debug([".break portal.js:3", "add(5)"])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("stopped in add at portal.js:3:3"))
        #expect(result.output.hasSuffix("5.5\n"))
    }

    @Test func `the extension for an editor is two files of JSON without code`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["dap", "--vscode", folder.path])
        #expect(result.exitCode == 0)
        let package = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.appending(path: "package.json"))) as? [String: Any])
        #expect(package["main"] == nil)
        let contributes = try #require(package["contributes"] as? [String: Any])
        let debuggers = try #require(contributes["debuggers"] as? [[String: Any]])
        #expect(debuggers.map { $0["runtime"] as? String } == ["portalhost"])
        _ = try JSONSerialization.jsonObject(
            with: Data(contentsOf: folder.appending(path: ".vscode/launch.json")))
    }

    @Test(arguments: ["package.json", ".vscode/launch.json"])
    func `files of a portal's own are not replaced by the extension`(_ name: String) throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(#"{"name": "my-portal", "configurations": []}"#.utf8).write(to: file)
        let result = try CommandRunner.run(["dap", "--vscode", folder.path])
        #expect(result.exitCode == 2)
        #expect(result.error.contains("\(name)' is there and was not written by portalhost"))
        #expect(try String(contentsOf: file, encoding: .utf8).contains("configurations"))
        try FileManager.default.removeItem(at: file)
        #expect(try CommandRunner.run(["dap", "--vscode", folder.path]).exitCode == 0)
        // Its own files it writes anew.
        #expect(try CommandRunner.run(["dap", "--vscode", folder.path]).exitCode == 0)
    }

    @Test func `breakpoints and watches are taken away`() throws {
        let result = try debug([
            ".break portal.js:3", ".break portal.js:5", ".watch total", "add(1)",
            ".clear portal.js:5",
            ".unwatch total", ".unwatch total", ".go", ".clear all", ".break", ".clear",
            ".clear portal.js",
            "add(2)",
        ])
        #expect(result.exitCode == 0)
        let output = result.output
        #expect(output.contains("stopped> .clear portal.js:5\n1 removed\n"))
        #expect(output.contains("stopped> .unwatch total\n1 removed\n"))
        #expect(output.contains("stopped> .unwatch total\nit is not shown\n"))
        #expect(output.contains("> .clear all\n1 removed\n> .break\nno breakpoint is set\n"))
        #expect(output.contains("expected .clear FILE:LINE or .clear all"))
        #expect(!output.contains("stopped in add at portal.js:5:3"))
        #expect(output.hasSuffix("> add(2)\n3.3000000000000003\n"))
    }

    @Test
    func
        `literals and several lines are evaluated while a script stands still, and await is refused`()
        throws
    {
        let result = try debug([
            ".break portal.js:4", "add(10)", "{ a: price, tax }", "{}", "[price,", "tax]",
            "if (tax) {", "price + 5 }", "await Promise.resolve(3)", ".go",
        ])
        let output = result.output
        let object = "stopped> { a: price, tax }\nObject {a: 10, tax: 1}\n"
        #expect(output.contains(object), "\(output)")
        #expect(output.contains("stopped> {}\nObject\n"))
        #expect(output.contains("[10, 1]"))
        #expect(output.contains("\n15\n"))
        #expect(output.contains("nothing else runs while a script stands still"))
    }

    @Test func `a file may be called by the end of its path before a page loads it`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scripts = folder.appending(path: "scripts")
        try FileManager.default.createDirectory(at: scripts, withIntermediateDirectories: true)
        try Data(Self.script.utf8).write(to: scripts.appending(path: "late.js"))
        try Data("<!doctype html><meta charset=utf-8><p>Plans".utf8)
            .write(to: folder.appending(path: "index.html"))
        let result = try CommandRunner.run(
            ["debug", "index.html"],
            input: Data(
                """
                .break late.js:3
                var s = document.createElement('script'); s.src = 'scripts/late.js'; document.head.append(s);
                .run
                add(10)
                """.utf8), in: folder.path)
        #expect(result.output.contains("breakpoint at late.js:3, not yet"))
        #expect(result.output.contains("stopped in add at scripts/late.js:3:3"), "\(result.output)")
    }

    @Test func `a port that cannot be listened at, and one that is none, are told`() throws {
        #expect(try CommandRunner.run(["dap", "--port", "x"]).exitCode == 64)
    }

    @Test func `of the line of a bundle the part is shown in which it stands still`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bundle =
            String(repeating: "var a = 1;", count: 100) + "function buy(){var here=a;return here}"
            + String(repeating: "var b = 2;", count: 100)
        try Data(bundle.utf8).write(to: folder.appending(path: "portal.js"))
        let result = try CommandRunner.run(
            ["debug", "portal.js"], input: Data(".break portal.js:1:1016\nbuy()\n".utf8),
            in: folder.path)
        #expect(result.output.contains("stopped in buy at portal.js:1:1016\n  1 | "))
        #expect(
            result.output.contains("var a = 1;function buy(){var here=a;return here}var b = 2;"))
        let longest = result.output.split(separator: "\n").filter { $0.hasPrefix("  1 | ") }.map(
            \.count)
        #expect(longest.max() ?? .max <= 110)
    }
}
