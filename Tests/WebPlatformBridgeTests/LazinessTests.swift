import ScriptEngine
import Testing

@testable import WebPlatformBridge

/// What a page costs follows from what it touches: which scripts of the platform it has run.
@Suite struct LazinessTests {
    private func used(after script: String) throws -> Set<String> {
        var used: Set<String> = []
        BarePage.with { page in
            if !script.isEmpty { _ = try page.context.evaluate(script, url: "portal.js") }
            used = Set(page.scripts.used)
        }
        return used
    }

    @Test func `a page that touches nothing runs no script of an interface`() throws {
        let used = try used(after: "")
        #expect(used.isEmpty, "\(used.sorted())")
    }

    @Test func `names are there without being made`() throws {
        let used = try used(
            after: "if (!('Event' in window) || !('fetch' in window)) throw 1; Object.keys(window)")
        #expect(used.isEmpty, "\(used.sorted())")
    }

    @Test func `Event brings no other kind of event`() throws {
        let used = try used(after: "new Event('x')")
        #expect(used.contains("events/event"))
        #expect(used.isDisjoint(with: ["events/ui", "events/kinds", "events/message"]))
        #expect(
            !used.contains { $0.hasPrefix("dom/") || $0.hasPrefix("html/") }, "\(used.sorted())")
        #expect(used.count <= 12, "\(used.sorted())")
    }

    @Test(arguments: [
        ("new URL('https://a.example/')", ["dom/", "html/", "fetch/", "streams/"]),
        ("new TextEncoder()", ["dom/", "html/", "fetch/", "url/"]),
        ("crypto.randomUUID()", ["dom/", "html/", "fetch/"]),
        ("localStorage.length", ["dom/", "html/", "fetch/"]),
        ("new Headers()", ["dom/", "html/", "streams/"]),
    ])
    func `an interface brings what it needs and no more`(script: String, others: [String]) throws {
        let used = try used(after: script)
        #expect(!used.isEmpty)
        for other in others {
            #expect(!used.contains { $0.hasPrefix(other) }, "\(script): \(used.sorted())")
        }
    }
}
