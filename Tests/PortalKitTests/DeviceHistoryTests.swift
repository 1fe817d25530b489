import Foundation
import FoundationXML
import MobilePlans
import PortalKit
import PortalReports
import Testing

/// The device over time, as the page tells it.
@Suite struct DeviceHistoryTests {
    private let first = "8988247000100003293"
    private let second = "8988247000100003319"

    @Test func `an installed profile takes the place of the enabled one`() throws {
        let rows = try rows(run(inlinePortal() + callbackFunctions, calls: ["buy"]))
        #expect(
            rows == [
                ["00:00.000", "at the beginning", first, first, "not told"],
                [
                    "00:03.000", "installs the profile: \(second) (begins)", first, first,
                    "not told",
                ],
                ["00:04.500", "disables the profile: \(first)", "none", first, "not told"],
                [
                    "00:04.500", "activates the profile: \(second)", "changing to \(second)",
                    "\(first)\(second)", "not told",
                ],
                [
                    "00:05.000", "the portal is told: success", second, "\(first)\(second)",
                    "not told",
                ],
                [
                    "00:05.000", "registers on the network", second, "\(first)\(second)",
                    "not told",
                ],
                [
                    "00:06.000", "registration is now: searching", second,
                    "\(first)\(second)", "searching",
                ],
                [
                    "00:07.000", "registration is now: home", second, "\(first)\(second)",
                    "home",
                ],
            ])
    }

    @Test(arguments: [
        ("full-card", ["8988247000100003293"]), ("card-busy", ["8988247000100003293"]),
    ])
    func `a failed installation leaves the device as it was`(
        _ preset: String, _ profiles: [String]
    ) throws {
        let scenario = try #require(Preset.named(preset)).scenario
        let result = run(
            [PortalScript(name: "portal.js", source: inlinePortal() + callbackFunctions)],
            calls: ["buy"]
        ) { $0.scenario = scenario }
        let rows = try rows(result)
        #expect(rows.last?[1].hasPrefix("the portal is told: ") == true)
        #expect(rows.allSatisfy { $0[2] == first && $0[3] == profiles.joined(separator: " ") })
    }

    @Test func `a profile is enabled although the portal's callback is missing`() throws {
        let source = inlinePortal() + "function registered(json) {}"
        let last = try rows(run(source, calls: ["buy"])).last
        #expect(last?[1] == "registration is now: home")
        #expect(last?[2] == second)
    }

    @Test func `a profile is enabled while the app waits to register`() throws {
        let rows = try rows(
            run(
                """
                var m = MobilePlans.createPurchaseMetaData();
                m.moDirectStatus = MobilePlansMoDirectStatus.complete;
                m.planName = "Plan";
                MobilePlans.notifyPurchaseWithProfileDownload(m, "1$smdp.example.com$ABC-1", 15);
                """))
        #expect(
            rows.contains { $0[0] == "00:05.000" && $0[1] == "waits: 15 min" && $0[2] == second })
    }

    @Test func `a device on which nothing happens has no history`() {
        let page = HTMLReport.text(run: run("1"), matrix: nil, toolVersion: "1")
        #expect(!page.contains("<section id=\"device\""))
    }

    /// The texts of the table's cells, row by row. The reader leaves out the space between elements.
    private func rows(_ run: RunResult) throws -> [[String]] {
        let page = HTMLReport.text(run: run, matrix: nil, toolVersion: "1")
        let section = try #require(reportSection("device", of: page))
        return try XMLDocument(xmlString: section).nodes(forXPath: "//tbody/tr").map { row in
            try row.nodes(forXPath: "*").map {
                ($0.stringValue ?? "").trimmingCharacters(in: .whitespaces)
            }
        }
    }
}

/// One section of a page.
func reportSection(_ id: String, of page: String) -> String? {
    guard let start = page.range(of: "<section id=\"\(id)\""),
        let end = page.range(of: "</section>", range: start.lowerBound..<page.endIndex)
    else { return nil }
    return String(page[start.lowerBound..<end.upperBound])
}
