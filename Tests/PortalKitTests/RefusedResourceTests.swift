import PortalKit
import PortalTrace
import Testing

/// What a server calls something else is not used: Fetch, sections 2.2.6 and 3.7; HTML, sections 4.2.4.4 and 8.1.4.2.
@Suite struct RefusedResourceTests {
    private func refusals(_ files: [String: String]) throws -> [Finding] {
        let site = try TemporarySite(files)
        defer { try? site.remove() }
        return try site.findings(configure: { $0.actions = [] }).filter {
            $0.ruleID == "resource-refused"
        }
    }

    @Test(arguments: [
        ("<script type=module src=plans.txt></script>", "plans.txt", "which is no module's"),
        (
            "<script type=module>\nimport './plans.html';</script>", "plans.html",
            "which is no module's"
        ),
        ("<link rel=stylesheet href=plans.txt>", "plans.txt", "which is no style sheet's"),
        ("<script src=plans.png></script>", "plans.png", "which is no script's"),
        (
            "<script src=plans.js integrity='sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='></script>",
            "plans.js", "plans.js"
        ),
    ])
    func `what is loaded and not used is an error`(page: String, file: String, words: String) throws
    {
        let found = try refusals([
            "index.html": "<!doctype html><title>x</title>\(page)", file: "1",
        ])
        try #require(found.count == 1)
        #expect(
            found[0].severity == .error && found[0].message.contains(words), "\(found[0].message)")
    }

    @Test func `what is what it is called is none`() throws {
        let found = try refusals([
            "index.html":
                "<!doctype html><title>x</title><link rel=stylesheet href=a.css><script src=a.js></script><script type=module src=b.mjs></script>",
            "a.css": "p { color: red }", "a.js": "var a = 1", "b.mjs": "export {}",
        ])
        #expect(found.isEmpty, "\(found.map(\.message))")
    }

    @Test func `8_1_4_6: a mistake is in the trace, whatever a listener makes of it`() throws {
        let site = try TemporarySite([
            "index.html": """
            <!doctype html><title>x</title><script>onerror = () => true</script>
            <script>var x = ;</script>
            <script>throw new Error('our own')</script>
            """
        ])
        defer { try? site.remove() }
        let found = try site.findings(configure: { $0.actions = [] }).filter {
            $0.severity == .error
        }
        #expect(found.map(\.ruleID) == ["syntax-error"])
        #expect(found.first?.location?.line == 2)
    }
}
