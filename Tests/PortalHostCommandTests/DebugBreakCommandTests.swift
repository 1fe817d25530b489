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
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
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

    @Test func `what cannot be is said: no place, no script that stands still`() throws {
        let result = try debug([".next", ".break", ".break portal.js", ".break x.js:1", ".locals"])
        #expect(result.output.contains("error: no script stands still; .break sets a place\n"))
        #expect(result.output.contains("no breakpoint is set\n"))
        #expect(result.output.contains("error: expected .break FILE:LINE"))
        #expect(result.output.contains("breakpoint at x.js:1, not yet"))
    }

    @Test func `input that ends while a script stands still lets it run to its end`() throws {
        let result = try debug([".break portal.js:3", "add(5)"])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("stopped in add at portal.js:3:3"))
        #expect(result.output.hasSuffix("5.5\n"))
    }

    @Test func `the extension for an editor is two files of JSON without code`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
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

    @Test func `a port that cannot be listened at, and one that is none, are told`() throws {
        #expect(try CommandRunner.run(["dap", "--port", "x"]).exitCode == 64)
    }
}
