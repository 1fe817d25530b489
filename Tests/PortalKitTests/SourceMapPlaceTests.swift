import Foundation
import JSONDocuments
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports

/// Places in what a bundler wrote are shown as places in what a person wrote (issue 14, part 6).
@Suite struct SourceMapPlaceTests {
    /// Runs a portal and shows where things were written.
    private func shown(
        _ portal: MappedPortal, isOn: Bool = true, touch: (MappedPortal) throws -> Void = { _ in }
    ) throws -> (run: RunResult, shown: RunResult, maps: SourceMaps) {
        defer { try? portal.remove() }
        try touch(portal)
        let file = portal.folder.appending(path: "dist/portal.js").path()
        var scripts = try ScriptFile.load([file])
        scripts[0].name = "dist/portal.js"
        let run = PortalKitTests.run(scripts, calls: ["b"])
        let maps = SourceMaps(isOn: isOn)
        return (run, maps.translated(run), maps)
    }

    private func unusable(_ portal: MappedPortal) throws -> String? {
        let shown = try shown(portal).shown
        #expect(shown.events.compactMap(\.location).allSatisfy { $0.file == "dist/portal.js" })
        return shown.findings.first { $0.ruleID == "source-map-unusable" }?.message
    }

    @Test func `findings, events and stacks are where they were written`() throws {
        let (run, shown, _) = try shown(MappedPortal())
        let written = SourceLocation(file: "src/portal.ts", line: 6, column: 13)
        let finding = try #require(shown.findings.first { $0.ruleID == "uncaught-exception" })
        #expect(finding.location == written)
        #expect(finding.shipped == SourceLocation(file: "dist/portal.js", line: 1, column: 30))
        let thrown = try #require(shown.events.first { $0.kind == .exception })
        #expect(thrown.location == written)
        #expect(thrown.thrown?.stack.first?.location == written)
        // The run itself, and so its trace, is as it was.
        #expect(run.events.compactMap(\.location).allSatisfy { $0.file == "dist/portal.js" })
        #expect(run.findings.compactMap(\.location).allSatisfy { $0.file == "dist/portal.js" })
    }

    @Test func `the source line of a finding is shown, and the shipped place below it`() throws {
        let (_, shown, _) = try shown(MappedPortal())
        let text = RunTextReport(style: TextStyle(isColoured: false)).text(shown)
        #expect(text.contains("src/portal.ts:6:13: error: uncaught TypeError"))
        #expect(text.contains("    6 |   show(plan.name);"))
        #expect(text.contains("note: in the shipped script at dist/portal.js:1:30"))
    }

    @Test func `JSON has the shipped places as before, and the others beside them`() throws {
        let (run, _, maps) = try shown(MappedPortal())
        let json = try JSONParser.parse(RunJSONReport.bytes(run, maps: maps), .document).plain
        let finding = try #require(json["findings"]?.array?.first)
        #expect(finding["location"]?["file"] == "dist/portal.js")
        #expect(finding["original"]?["file"] == "src/portal.ts")
        let pairs = try #require(json["originals"]?.array)
        #expect(
            pairs.contains {
                $0["shipped"]?["column"] == 30 && $0["original"]?["line"] == 6
            })
        let plain = try JSONParser.parse(RunJSONReport.bytes(run), .document).plain
        #expect(plain["originals"] == nil)
        #expect(plain["events"] == json["events"])
    }

    @Test func `SARIF has the written place, and the shipped one as related`() throws {
        let (_, shown, _) = try shown(MappedPortal())
        let text = SARIFReport.text(
            findings: shown.findings, rules: RuleCatalog.all, runs: [shown], toolVersion: "1")
        let json = try JSONParser.parse(Array(text.utf8), .document).plain
        let run = try #require(json["runs"]?.array?.first)
        let result = try #require(run["results"]?.array?.first)
        func uri(_ location: JSONValue?) -> JSONValue? {
            location?["physicalLocation"]?["artifactLocation"]?["uri"]
        }
        #expect(uri(result["locations"]?.array?.first) == "src/portal.ts")
        let related = try #require(result["relatedLocations"]?.array)
        #expect(related.contains { uri($0) == "dist/portal.js" })
    }

    @Test(arguments: [false, true])
    func `a run is as it was without maps, and with them switched off`(isOn: Bool) throws {
        let portal = try MappedPortal(comment: isOn ? "// no map" : nil)
        let (run, shown, _) = try shown(portal, isOn: isOn)
        #expect(shown.events == run.events)
        #expect(shown.findings == run.findings)
        #expect(shown.originals.isEmpty)
    }

    @Test func `a map can be in the script itself`() throws {
        let portal = try MappedPortal(
            comment: "//# sourceMappingURL=data:application/json;charset=utf-8;base64,DATA")
        let finding = try #require(try shown(portal).shown.findings.first)
        #expect(finding.location == SourceLocation(file: "src/portal.ts", line: 6, column: 13))
    }

    @Test func `a map without texts gives places all the same`() throws {
        // The source is outside of the portal's folder, which is the script's own here.
        let (_, shown, _) = try shown(MappedPortal(brings: false))
        #expect(shown.findings.first?.location?.file == "src/portal.ts")
        #expect(shown.originals.isEmpty)
    }

    @Test func `with a configuration above, the source is in the portal's folder`() throws {
        let (_, shown, _) = try shown(MappedPortal(brings: false)) {
            try $0.write(".portalhost.json", "{}")
        }
        #expect(shown.originals.map(\.name) == ["src/portal.ts"])
    }

    // MARK: - What is not read

    @Test(arguments: [
        ("https://cdn.example/portal.js.map", "never over the network"),
        ("//cdn.example/portal.js.map", "never over the network"),
        ("file:///etc/passwd", "never over the network"),
        ("missing.map", "there is no such file"), ("..", "it is not below the portal's folder"),
        ("../src/portal.ts", "it is not below the portal's folder"),
        ("/../src/portal.ts", "it is not below the portal's folder"),
        ("%2e%2e/src/portal.ts", "it is not below the portal's folder"),
        ("portal.js", "cannot be used: the map is no JSON"), ("data:,nothing", "is no JSON"),
        ("data:x", "no data: URL"),
    ])
    func `a map that cannot be had is told, and places stay`(
        _ url: String, _ words: String
    ) throws {
        let message = try #require(
            try unusable(MappedPortal(comment: "//# sourceMappingURL=\(url)")))
        #expect(message.contains(words), "\(message)")
        #expect(message.utf16.count <= 240)
    }

    @Test func `a link that leads out of the portal's folder is not followed`() throws {
        let portal = try MappedPortal(comment: "//# sourceMappingURL=link.map")
        try FileManager.default.createSymbolicLink(
            at: portal.folder.appending(path: "dist/link.map"),
            withDestinationURL: portal.folder.appending(path: "src/portal.ts"))
        #expect(try unusable(portal)?.contains("it is not below the portal's folder") == true)
    }

    @Test func `wrong digits are told with their place`() throws {
        let portal = try MappedPortal {
            $0.replacing("\"mappings\": \"", with: "\"mappings\": \"A!,")
        }
        #expect(try unusable(portal)?.contains("\"mappings\", line 1, segment 1: '!'") == true)
    }

    // MARK: - Stale maps

    private func doubt(
        _ portal: MappedPortal, _ touch: (MappedPortal) throws -> Void = { _ in }
    ) throws -> String? {
        try shown(portal, touch: touch).shown.findings.first { $0.ruleID == "source-map-stale" }?
            .message
    }

    @Test func `a map that was made with its script is not stale`() throws {
        #expect(try doubt(MappedPortal()) == nil)
        #expect(try doubt(MappedPortal()) { try $0.write(".portalhost.json", "{}") } == nil)
    }

    @Test func `a map of a longer script is stale`() throws {
        let message = try doubt(MappedPortal()) {
            try $0.write("dist/portal.js", "b=3\n//# sourceMappingURL=portal.js.map")
        }
        #expect(message?.contains("of the script, which ends before that") == true)
    }

    @Test func `a source that is no longer the map's text makes it stale`() throws {
        let message = try doubt(MappedPortal()) {
            try $0.write(".portalhost.json", "{}")
            try $0.write("src/portal.ts", "// new\n" + MappedPortal.source)
        }
        #expect(
            message?.contains("'src/portal.ts' is not the text that the map was made from") == true)
    }

    @Test func `a script that is much newer than its map makes it stale`() throws {
        let message = try doubt(MappedPortal()) {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_500_000_000)],
                ofItemAtPath: $0.folder.appending(path: "dist/portal.js.map").path())
        }
        #expect(message?.contains("the script was changed after the map was made") == true)
    }

    // MARK: - Documents

    @Test func `the scripts of a page have their maps, its inline scripts none`() throws {
        let site = try TemporarySite([
            "index.html": """
            <script src="js/portal.js"></script>
            <script>b();
            //# sourceMappingURL=js/portal.js.map
            </script>
            """,
            "js/portal.js": MappedPortal.pieces.map(\.text).joined()
                + "\n//# sourceMappingURL=/maps/portal.js.map?v=1",
            "maps/portal.js.map": MappedPortal.map(),
        ])
        defer { try? site.remove() }
        let shown = SourceMaps().translated(site.run())
        let finding = try #require(shown.findings.first { $0.ruleID == "uncaught-exception" })
        let file = try #require(finding.location?.file)
        #expect(file.hasSuffix("/src/portal.ts"))
        #expect(finding.location?.line == 6)
        #expect(finding.notes.contains { $0.location?.file?.hasSuffix("index.html") == true })
    }

    // MARK: - Validation

    @Test func `a comment in the written file takes a finding back`() throws {
        let source = MappedPortal.source.replacing(
            "// @ts-ignore", with: "// portalhost-ignore uncaught-exception: a test")
        let portal = try MappedPortal {
            $0.replacing("// @ts-ignore", with: "// portalhost-ignore uncaught-exception: a test")
        }
        defer { try? portal.remove() }
        try portal.write("src/portal.ts", source)
        let file = portal.folder.appending(path: "dist/portal.js").path()
        let scripts = try ScriptFile.load([file])
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.calls = ["b"]
        let validation = PortalValidation.run(scripts, options, host: host, maps: SourceMaps())
        // Without the error nothing says why the portal never reached the app.
        #expect(validation.findings.map(\.ruleID) == ["nothing-tried"])
        #expect(validation.withheld.map(\.finding.ruleID) == ["uncaught-exception"])
    }
}
