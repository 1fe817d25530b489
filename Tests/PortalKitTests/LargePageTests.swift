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

    @Test func `the labels of 30,000 controls are found within the usual limits`() throws {
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><body><label for=last>x</label>"
                + String(repeating: "<label><input></label><input>", count: 15_000)
                    + """
                    <input id=last><script>
                    let count = 0;
                    for (const field of document.querySelectorAll('input')) count += field.labels.length;
                    console.log(count);
                    document.querySelector('label').htmlFor = '';
                    console.log(document.getElementById('last').labels.length);
                    </script>
                    """
        ])
        let run = site.run(configure: { $0.target = .modern })
        try site.remove()
        #expect(run.findings.filter { $0.severity == .error } == [])
        #expect(run.consoleLines == ["15001", "0"])
    }
}
