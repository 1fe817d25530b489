import Foundation
import PortalTestSupport
import Testing

/// The lines that the documentation shows are those of the target that is built and run.
@Suite struct ExampleTextTests {
    @Test func `the landing page shows the lines of Examples`() throws {
        let page = try String(
            contentsOfFile: projectFolder() + "/Sources/PortalKit/PortalKit.docc/PortalKit.md",
            encoding: .utf8)
        let example = try String(
            contentsOfFile: projectFolder() + "/Tests/Examples/PortalExamples.swift",
            encoding: .utf8)
        let parts = page.components(separatedBy: "```swift\n")
        try #require(parts.count == 2)
        let shown = parts[1].components(separatedBy: "```\n")[0].split(separator: "\n")
        #expect(shown.count > 10)
        let lines = Set(
            example.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        for line in shown {
            #expect(lines.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
        }
    }
}
