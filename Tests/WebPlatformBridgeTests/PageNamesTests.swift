import Foundation
import PortalTestSupport
import Testing
import WebPlatform
import WebPlatformBridge

/// The documentation of what a page has.
@Suite struct PageNamesTests {
    private func readme() throws -> String {
        try String(
            contentsOfFile: projectFolder() + "/Bridges/WebPlatformBridge/README.md",
            encoding: .utf8)
    }

    @Test func `the table of the README is what a page has`() throws {
        let text = try readme()
        let start = try #require(text.range(of: "## What a page has"))
        let section = text[start.upperBound...]
        let rows = section.split(separator: "\n").prefix {
            !$0.hasPrefix("What a page does not have")
        }
        .filter { $0.hasPrefix("| ") }
        let names = rows.flatMap { row in
            row.matches(of: /`([A-Za-z][A-Za-z0-9]*)`/).map { String($0.1) }
        }
        #expect(Set(names).count == names.count, "a name stands twice")
        #expect(PageGlobals.names.subtracting(names) == [], "not in the README")
        #expect(Set(names).subtracting(PageGlobals.names) == [], "not in a page")
    }

    @Test func `every name is there, and what is said not to be is not`() throws {
        let text = try readme()
        let start = try #require(text.range(of: "What a page does not have"))
        let end = try #require(
            text.range(of: "`Intl`", range: start.upperBound..<text.endIndex))
        let absent = text[start.upperBound..<end.lowerBound].matches(of: /`([A-Za-z]+)`/)
            .map { String($0.1) }
        #expect(absent.count > 8)
        // What only the old view had is hidden from a page of today.
        let names = PageGlobals.names.subtracting(BrowserProfile.modern.absent.globals).sorted()
        let lines = page(
            """
            for (const name of '\(names.joined(separator: " "))'.split(' ')) if (!(name in globalThis)) console.log('missing ' + name);
            for (const name of '\(absent.joined(separator: " "))'.split(' ')) if (name in globalThis) console.log('there ' + name);
            """)
        #expect(lines == [])
    }
}
