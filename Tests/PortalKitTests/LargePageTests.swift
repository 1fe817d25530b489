import PortalKit
import Testing

/// Pages of a megabyte (issue 12, "Bad input" and the table of speed and memory).
@Suite struct LargePageTests {
    @Test
    func `a page of a megabyte and 20,000 elements is read and shown within the usual limits`()
        throws
    {
        let rows = (0..<10_000).map {
            "<div class='plan p\($0 % 7)' data-id=\($0)><span>Plan number \($0) with data &amp; calls for a whole "
                + "month</span></div>\n"
        }.joined()
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><title>Plans</title><body>\(rows)<script>console.log(document.body.innerText.length, document.querySelectorAll('.p3').length)</script>"
        ])
        let run = site.run(configure: { $0.target = .modern })
        try site.remove()
        #expect(run.end == .idle)
        #expect(run.findings.filter { $0.severity == .error } == [])
        // Each row is a line of its own: "Plan number 0 with data & calls for a whole month".
        #expect(run.consoleLines == ["528889 1429"])
        #expect(run.shown.contains("Plan number 9999 with data & calls for a whole month"))
    }

    @Test
    func `what a page with 10,000 labels and controls offers is told within the usual limits`()
        throws
    {
        let fields = (0..<10_000).map { "<label for=i\($0)>L</label><input id=i\($0)>" }.joined()
        let site = try TemporarySite(["index.html": "<!doctype html><body>\(fields)"])
        let run = site.run(configure: { $0.listsFunctions = true })
        try site.remove()
        #expect(run.findings.filter { $0.severity == .error } == [])
    }
}
