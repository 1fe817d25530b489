import Foundation
import Testing

@testable import PortalKit

/// The sequences that were recorded in Chromium 156 with trusted input, beside the repository.
@Suite(.enabled(if: ChromiumEvents.isThere, "the recorded sequences are not beside the repository"))
struct UserChromiumTests {
    /// What is done for a section, and what a script does before.
    private static let steps: [(title: String, line: String, before: String)] = [
        ("click text input (from nothing)", "click css=#t", ""),
        ("type x in text", "press x", ""), ("Backspace", "press Backspace", ""),
        ("Tab (value was changed+restored?)", "press Tab", ""), ("type y in u", "press y", ""),
        ("click checkbox while u dirty", "click css=#c", ""),
        ("click <b> in label for c2", "click css=#lb", ""), ("click radio r1", "click css=#r1", ""),
        ("ArrowDown on r1", "press ArrowDown", ""),
        ("Space on r2 (already checked)", "press Space", ""),
        ("Space on checkbox c", "press Space", "el('c').checked = false; el('c').focus()"),
        ("ArrowDown on select", "press ArrowDown", "el('s').focus()"),
        ("typeahead T on select", "press T", ""),
        ("click non-focusable div", "click css=#nofocus", "el('s').blur()"),
        ("click tabindex=-1 div", "click css=#plain", ""), ("click link #x", "click css=#a", ""),
        ("click summary", "click css=#su", ""),
        (
            "Enter in text, invalid required field", "press Enter",
            "el('req').required = true; el('t').focus()"
        ),
        ("click reset", "click css=#rs", "el('req').required = false; el('b').focus()"),
        ("double click text", "double-click css=#t", ""),
        ("Enter in textarea", "press Enter", "el('ta').focus()"),
        ("type e in number", "press e", "el('n').value = 1; el('n').focus()"),
        ("type in contenteditable", "press z", "el('ce').focus()"),
        ("insertText (Playwright fill)", "fill css=#t hello", "el('t').focus()"),
    ]

    @Test func `every sequence is as recorded, but for where selections tell of changes`() throws {
        let page = try UserPage(try ChromiumEvents.text("events-page.html"))
        page.evaluate("function el(id) { return document.getElementById(id); }")
        let recorded = ChromiumEvents.sections(try ChromiumEvents.text("chromium-events.txt"))
        for (title, line, before) in Self.steps {
            if !before.isEmpty { page.evaluate(before) }
            page.session.advance(by: 20)
            page.evaluate("L.length = 0")
            #expect(try page.act(line) == "", "\(title)")
            page.session.advance(by: 20)
            let seen = page.list("L").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            // The pointer stands where it was in another order of steps; selections tell when the
            // browser next has time.
            func comparable(_ lines: [String]) -> [String] {
                lines.filter {
                    !$0.hasPrefix("selectionchange") && !$0.hasPrefix("pointerout")
                        && !$0.hasPrefix("mouseout") && !$0.isEmpty
                }.map { $0.replacing(/rel=\S+/, with: "rel") }
            }
            let expected = try #require(recorded[title], "\(title)")
            #expect(comparable(seen) == comparable(expected), "\(title)")
        }
    }
}

/// The files of `shared/data/pages`.
enum ChromiumEvents {
    private static let folder: URL? = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let data = folder.appending(path: "shared/data/pages")
            if FileManager.default.fileExists(atPath: data.path) { return data }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    static var isThere: Bool { folder != nil }

    static func text(_ name: String) throws -> String {
        let folder = try #require(folder)
        return String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// The lines below each "== title".
    static func sections(_ text: String) -> [String: [String]] {
        var sections: [String: [String]] = [:]
        var title = ""
        // A value with a line break goes on in the next line.
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                title = String(line.dropFirst(3))
            } else if line.hasPrefix("   ") {
                sections[title, default: []].append(
                    line.trimmingCharacters(in: .whitespacesAndNewlines))
            } else if !line.isEmpty, let last = sections[title]?.popLast() {
                sections[title]?.append(last + "\n" + line)
            }
        }
        return sections
    }
}
