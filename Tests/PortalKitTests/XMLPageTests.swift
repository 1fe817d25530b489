import Foundation
import PortalKit
import PortalTrace
import Testing

/// HTML, section 14.2 (parsing XML documents): pages and frames in XML, whose scripts run as those of HTML do.
@Suite struct XMLPageTests {
    private func page(_ body: String) -> String {
        "<html xmlns=\"http://www.w3.org/1999/xhtml\">\n\(body)\n</html>"
    }

    private func run(_ files: [String: String], _ name: String) throws -> RunResult {
        let site = try TemporarySite(files)
        let result = site.run(name)
        try site.remove()
        return result
    }

    @Test func `14_2: scripts of a page in XHTML run in their order, in CDATA sections too`() throws
    {
        let result = try run(
            [
                "index.xhtml": page(
                    """
                    <head><script>console.log(document.contentType, document.readyState, document.body);</script>
                    <script src="a.js"/></head><body onload="console.log('load', document.scripts.length)"><p id="p">x</p>
                    <script><![CDATA[
                      if (1 < 2 && document.currentScript.previousElementSibling.id === 'p') console.log('cdata');
                    ]]></script><script defer="" src="b.js"/></body>
                    """),
                "a.js": "console.log('a')", "b.js": "console.log('b', document.readyState)",
            ], "index.xhtml")
        #expect(
            result.consoleLines == [
                "application/xhtml+xml loading null", "a", "cdata", "b interactive", "load 4",
            ])
        let places = result.events.filter { $0.kind == .console }
            .map { ($0.location.map { "\($0)" } ?? "-").split(separator: "/").last }
        #expect(
            places == [
                "index.xhtml:2:26", "a.js:1:12", "index.xhtml:5:85", "b.js:1:12",
                "index.xhtml:3:53",
            ])
    }

    @Test(arguments: [
        ("application/xml", "frame.xml"), ("application/xhtml+xml", "frame.xhtml"),
        ("image/svg+xml", "frame.svg"),
    ])
    func `14_2: scripts of a frame in XML run`(type: String, name: String) throws {
        let result = try run(
            [
                "index.html": "<!doctype html><iframe src=\"\(name)\"></iframe>",
                name: page("<script>console.log(document.contentType, parent !== self)</script>"),
            ], "index.html")
        #expect(result.consoleLines == ["\(type) true"])
    }

    @Test func `14_2: what stands before an error is there, and its scripts have run`() throws {
        let result = try run(
            [
                "index.html":
                    "<!doctype html><iframe src=\"frame.xml\" onload=\"const d = this.contentDocument; console.log(d.querySelector('parsererror') !== null, d.querySelector('p').textContent)\"></iframe>",
                "frame.xml": page(
                    "<p>1</p><script>console.log('before')</script><b></i><script>console.log('after')</script>"
                ),
            ], "index.html")
        #expect(result.consoleLines == ["before", "true 1"])
    }

    /// XML 1.0, section 4.3.3.
    @Test
    func `4_3_3: a byte that is no character is an error, and the declaration names the encoding`()
        throws
    {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><script>
            for (const name of ['bad.xml', 'latin.xml']) {
              const f = document.createElement('iframe'); f.src = name; document.documentElement.append(f);
              f.onload = () => { const d = f.contentDocument; console.log(name, d.querySelector('parsererror') !== null, d.characterSet, d.documentElement.textContent.length < 9); };
            }
            </script>
            """
        ])
        let end = Data("</r>".utf8)
        try (Data("<r>".utf8) + [0xE4] + end).write(to: site.folder.appending(path: "bad.xml"))
        try (Data("<?xml version='1.0' encoding='iso-8859-1'?><r>".utf8) + [0xE4] + end)
            .write(to: site.folder.appending(path: "latin.xml"))
        let result = site.run()
        try site.remove()
        #expect(
            result.consoleLines == [
                "bad.xml true UTF-8 false", "latin.xml false windows-1252 true",
            ])
    }
}
