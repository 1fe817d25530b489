import PortalKit
import Testing

/// Referrer Policy, section 4.1 (the header) and HTML, section 4.2.5.1 (the meta element).
@Suite struct ReferrerPolicyTests {
    private static let fixtures = """
        {"fixtures": [
          {"url": "/plain*", "headers": {"Content-Type": "text/html"}, "text": "<script>location = '/end'</script>"},
          {"url": "/quiet", "headers": {"Content-Type": "text/html", "Referrer-Policy": "no-referrer"}, "text": "<script>location = '/end'</script>"},
          {"url": "/said", "headers": {"Content-Type": "text/html"}, "text": "<meta name=Referrer content=origin><script>location = '/end'</script>"},
          {"url": "/old", "headers": {"Content-Type": "text/html"}, "text": "<meta name=referrer content=never><iframe srcdoc='<script src=/end.js></script><iframe src=/end></iframe>'></iframe>"},
          {"url": "/end", "headers": {"Content-Type": "text/html"}, "text": "<script>top.tell(document.referrer)</script>"},
          {"url": "/end.js", "headers": {"Content-Type": "text/javascript"}, "text": ""}
        ]}
        """

    @Test(arguments: [
        ("/plain?a#b", "https://portal.example/plain?a"), ("/quiet", ""),
        ("/said", "https://portal.example/"), ("/old", ""),
    ])
    func `a document says what its requests tell`(_ url: String, _ referrer: String) throws {
        let fixtures = try NetworkFile.read(Self.fixtures, file: "network.json")
        #expect(
            page(
                """
                globalThis.tell = (text) => console.log('from ' + text);
                document.body.appendChild(Object.assign(document.createElement('iframe'), { src: '\(url)' }));
                """, fixtures: fixtures) == ["from \(referrer)"])
    }
}
