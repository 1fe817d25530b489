import Foundation
import PortalTestSupport

/// A folder of cases that is made for one test and removed afterwards.
struct SuiteFolder {
    let path: String

    /// Makes a folder with a portal that says hello, calls the app, and can misbehave.
    init() throws {
        path = TestFolder.url.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        try write("portal.js", Self.portal)
        try write("suite.json", #"{ "scripts": ["portal.js"] }"#)
    }

    func remove() {
        // What is left is in the temporary folder.
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    /// Writes a case that passes.
    func writeCase(_ file: String, name: String) throws {
        try write(
            "\(file).case.json",
            #"""
            {
              "name": "\#(name)",
              "steps": [{ "call": "leave" }],
              "expect": { "calls": ["MobilePlans.notifyCancelledPurchase"] }
            }
            """#)
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }

    /// Runs `portalhost test` there.
    func test(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> CommandResult {
        try CommandRunner.run(["test"] + arguments, in: path, environment: environment)
    }

    private static let portal = """
        function leave(name) {
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        }
        function greet(name) { console.log("hello " + name); }
        function poll() { setInterval(function () { console.log("still waiting"); }, 1000); }
        function hang() { for (;;) {} }
        function crash() { null.property; }
        function stall() {
            // A built-in that runs for an hour without a point where it can be ended.
            "ab".repeat(20000000).lastIndexOf("ab".repeat(1000000) + "ba");
        }
        function retry() { setInterval(function () { MobilePlans.createPurchaseMetaData(); }, 1000); }
        """
}
