import PortalKit
import PortalTrace
import Testing

/// HTML, section 4.2.5.3 ("refresh state"): pages that go on to another one by themselves.
@Suite struct RefreshTests {
    private let next = "<!doctype html><script>console.log('next', location.pathname)</script>"

    private func run(_ page: String, _ files: [String: String] = [:]) throws -> RunResult {
        let site = try TemporarySite(
            ["index.html": "<!doctype html>" + page, "next.html": next]
                .merging(files) { $1 })
        let result = site.run()
        try site.remove()
        return result
    }

    @Test(arguments: [
        "0;url=next.html", "0; URL = 'next.html' and more", " 0 ,\turl=\"next.html", ".5;next.html",
        "0;url=next.html?a&b#c",
    ])
    func `4_2_5_3: a meta element leads to another page`(content: String) throws {
        let content = content.replacing("\"", with: "&quot;")
        let result = try run(
            "<meta http-equiv=\"Refresh\" content=\"\(content)\"><script>onload = () => console.log('loaded')</script>"
        )
        #expect(result.consoleLines == ["loaded", "next /next.html"])
        #expect(
            result.events.contains { event in
                guard case .page(let request) = event.what else { return false }
                return request.member == .metaRefresh
            })
    }

    @Test(arguments: [
        "", "x;url=next.html", "0x;url=next.html", "0;url=javascript:console.log(1)",
        "-1;next.html",
        "0;url=http://[",
    ])
    func `4_2_5_3: what says nothing leads nowhere`(content: String) throws {
        let result = try run("<meta http-equiv=refresh content=\"\(content)\"><p>here")
        #expect(result.consoleLines.isEmpty)
    }

    @Test func `4_2_5_3: the time counts from the load event, and the first element counts`() throws
    {
        let result = try run(
            """
            <meta http-equiv="refresh" content="3;url=next.html"><meta http-equiv="refresh" content="1;url=other.html">
            <script>onload = () => { setTimeout(() => console.log('early'), 2900); setTimeout(() => console.log('late'), 3100); }</script>
            """)
        #expect(result.consoleLines == ["early", "next /next.html"])
    }

    @Test func `4_2_5_3: an element that a script inserts counts from then on`() throws {
        let result = try run(
            """
            <script>onload = () => setTimeout(() => {
              const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '1;next.html';
              document.head.append(m); m.remove();
              setTimeout(() => console.log('early'), 900); setTimeout(() => console.log('late'), 1100);
            }, 500);</script>
            """)
        #expect(result.consoleLines == ["early", "next /next.html"])
    }

    @Test func `4_2_5_3: a document in a frame goes on in the frame`() throws {
        let result = try run(
            "<iframe src=\"frame.html\"></iframe>",
            ["frame.html": "<!doctype html><meta http-equiv=refresh content=\"0;next.html\">"])
        #expect(result.consoleLines == ["next /next.html"])
    }

    @Test func `4_2_5_3: what goes on to itself for ever does so five times, in a frame too`()
        throws
    {
        let again =
            "<!doctype html><meta http-equiv=refresh content=\"5\"><script>console.log(location.pathname)</script>"
        let page = try run(again)
        #expect(page.consoleLines == Array(repeating: "/", count: 6))
        #expect(page.end == .idle)
        let frame = try run("<iframe src=\"frame.html\"></iframe>", ["frame.html": again])
        #expect(frame.consoleLines == Array(repeating: "/frame.html", count: 6))
        #expect(frame.end == .idle)
    }
}
