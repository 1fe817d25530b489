import PortalKit
import PortalTrace
import Testing

/// HTML, section 7.4.2.4 ("checking if unloading is user-canceled"): the question whether to leave.
@Suite struct BeforeUnloadTests {
    /// What a page prints whose listener is given, and what it asked: "asked true" where it was left.
    /// What the console says, and what the user was asked.
    private func told(_ site: TemporarySite, _ actions: [String]) throws -> [String] {
        let actions = try actions.map { try UserAction(command: $0) }
        let result = site.run { $0.actions = actions }
        try site.remove()
        return result.events.compactMap { event -> String? in
            if case .page(let request) = event.what,
                request.member.rawValue == "window.beforeunload"
            {
                return "asked \(request.answer?.displayText ?? "nobody")"
            }
            guard event.kind == .console else { return nil }
            return event.arguments.map(\.displayText).joined(separator: " ")
        }
    }

    private func lines(
        _ listener: String, _ actions: [String], then script: String = ""
    ) throws -> [String] {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><a href="next.html">Go</a><button>Stay</button>
            <script>\(listener);
            addEventListener('pagehide', () => console.log('hidden'));
            \(script)</script>
            """, "next.html": "<!doctype html><script>console.log('next')</script>",
        ])
        return try told(site, actions)
    }

    private let ways = [
        "addEventListener('beforeunload', (e) => e.preventDefault())",
        "addEventListener('beforeunload', (e) => { e.returnValue = 'Sure?' })",
        "onbeforeunload = () => 'Sure?'",
    ]

    @Test func `7_4_2_4: who follows a link leaves, and the trace says that the page asked`() throws
    {
        for way in ways {
            #expect(try lines(way, ["click \"Go\""]) == ["asked true", "hidden", "next"])
        }
    }

    @Test func `7_4_2_4: the user stays where the dialog is dismissed, and may leave later`() throws
    {
        for way in ways {
            let stays = try lines(way, ["dismiss dialog", "click \"Go\"", "click \"Stay\""])
            #expect(stays == ["asked false"])
            let leaves = try lines(way, ["dismiss dialog", "click \"Go\"", "click \"Go\""])
            #expect(leaves == ["asked false", "asked true", "hidden", "next"])
        }
    }

    @Test func `7_4_2_4: a listener that asks for nothing asks nobody`() throws {
        let quiet = [
            "addEventListener('beforeunload', () => 'ignored')", "onbeforeunload = () => {}",
            "addEventListener('beforeunload', (e) => { e.returnValue = '' })",
        ]
        for way in quiet {
            #expect(try lines(way, ["click \"Go\""]) == ["hidden", "next"])
        }
    }

    @Test func `6_4_1: a page that the user did not touch asks nobody`() throws {
        let found = try lines(ways[0], [], then: "onload = () => { location.href = 'next.html'; }")
        #expect(found == ["hidden", "next"])
        let hovered = try lines(
            ways[0], ["hover \"Stay\""],
            then: "document.onmouseover = () => { location.href = 'next.html'; }")
        #expect(hovered == ["hidden", "next"])
    }

    /// What a page with a frame prints, and what the page in the frame asked.
    private func framed(_ actions: [String]) throws -> [String] {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><a href="next.html">Leave</a><iframe name="inner" src="inner.html"></iframe>
            """,
            "inner.html": """
            <!doctype html><a href="next.html">Go</a><button>Stay</button><script>
            addEventListener('beforeunload', (e) => { console.log('asks'); e.preventDefault(); });
            addEventListener('pagehide', () => console.log('hidden'));</script>
            """, "next.html": "<!doctype html><script>console.log('next')</script>",
        ])
        return try told(site, actions)
    }

    @Test func `7_5_9: a page in a frame asks who acted in it, and no one else`() throws {
        let go = "click \"Go\" in frame \"inner\""
        #expect(try framed([go]) == ["asks", "asked true", "hidden", "next"])
        #expect(try framed(["dismiss dialog", go]) == ["asks", "asked false"])
    }

    @Test func `7_5_10: a page that is left takes those in its frames along`() throws {
        #expect(try framed(["click \"Leave\""]) == ["asks", "asked true", "hidden", "next"])
    }
}
