import Foundation
import PortalTestSupport
import Testing

/// `--watch`: what runs again, and why.
@Suite struct WatchCommandTests {
    @Test(arguments: ["run", "validate", "test"])
    func `a changed script runs again and is named, and the report that is written is no change`(
        command: String
    ) throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("portal.js", "function buy() { MobilePlans.notifyCancelledPurchase(); }")
        try suite.write("buy.case.json", #"{ "name": "buys", "steps": [{ "call": "buy" }] }"#)
        let operands = command == "test" ? ["."] : ["portal.js", "--call", "buy"]
        let terminal = try CommandTerminal(
            [command] + operands + ["--watch", "--output", "json:report.json"], in: suite.path)
        try terminal.wait(for: "waiting for changes")
        #expect(FileManager.default.fileExists(atPath: suite.path + "/report.json"))
        try suite.write("portal.js", "function buy() { throw new Error('changed'); }")
        try terminal.wait(for: " UTC: ")
        #expect(try terminal.wait(for: "\r\n") == "portal.js changed")
        #expect(try terminal.wait(for: "waiting for changes").contains("changed"))
        #expect(try terminal.wait(for: ")").contains("last: exit 1"))
        try terminal.type("q\n")
        #expect(terminal.end() == 1)
    }

    @Test func `a script that takes its process along does not end the watching`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("portal.js", "throw new Error('first');")
        let terminal = try CommandTerminal(
            ["run", "portal.js", "--watch", "--time-limit", "0.2"], in: suite.path)
        try terminal.wait(for: "last: exit 1")
        // A built-in that runs for an hour without a point where it can be ended.
        try suite.write(
            "portal.js", "'ab'.repeat(2e7).lastIndexOf('ab'.repeat(1e6) + 'ba');")
        try terminal.wait(for: "portal.js changed")
        try terminal.wait(for: "waiting for changes")
        try suite.write("portal.js", "throw new Error('third');")
        try terminal.wait(for: "third")
        try terminal.wait(for: "last: exit 1")
        try terminal.type("q\n")
        #expect(terminal.end() == 1)
    }

    // Issue 13, section 6: files that no one named, in folders that no one named.
    @Test func `what a run read is watched wherever it is`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        for folder in ["portal", "elsewhere"] {
            try FileManager.default.createDirectory(
                atPath: "\(suite.path)/\(folder)", withIntermediateDirectories: true)
        }
        try suite.write("portal/portal.js", "fetch('/a').then(function () { console.log('a'); });")
        try suite.write(
            "portal/.portalhost.json",
            #"{ "network": "../elsewhere/api.json", "scenario": "../elsewhere/world.json" }"#)
        try suite.write("elsewhere/api.json", #"{ "fixtures": [{ "url": "/a" }] }"#)
        try suite.write("elsewhere/world.json", #"{ "preset": "default" }"#)
        try suite.write("base.json", #"{ "version": 2, "findings": {} }"#)
        let terminal = try CommandTerminal(
            [
                "validate", "portal/portal.js", "--allow-untested", "--baseline", "base.json",
                "--watch",
            ], in: suite.path)
        try terminal.wait(for: "waiting for changes")
        for file in ["elsewhere/api.json", "elsewhere/world.json", "base.json"] {
            try suite.write(file, try suite.read(file) + "\n")
            try terminal.wait(for: " UTC: ")
            #expect(try terminal.wait(for: "\r\n") == "\(file) changed")
            try terminal.wait(for: "waiting for changes")
        }
        try terminal.type("q\n")
        #expect(terminal.end() == 0)
    }
}
