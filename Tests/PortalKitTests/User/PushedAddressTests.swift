import PortalTrace
import Testing

@testable import PortalKit

/// HTML, section 7.4.4: the URL that `history.pushState` gives to a document is the document's.
@Suite struct PushedAddressTests {
    /// Fetch, section 8.3 ("determine request's referrer").
    @Test func `requests name the URL that was pushed as the one that they come from`() throws {
        let page = try UserPage(
            "<button onclick=\"history.pushState(1, '', '/pushed?x=1#f'); fetch('/a.json'); document.body.append(Object.assign(new Image(), { src: '/b.png' }))\">Go</button>",
            files: ["a.json": "{}", "b.png": "x"])
        #expect(try page.act("click \"Go\"") == "")
        page.session.settle()
        let sent = page.session.recorder.events.compactMap(\.exchange).filter {
            $0.url.contains("/a.json") || $0.url.contains("/b.png")
        }
        #expect(sent.count >= 2)
        for exchange in sent {
            let referer =
                exchange.headers?.first { $0.name == "Referer" }?.value.displayText ?? "none"
            #expect(referer.hasSuffix("/pushed?x=1"), "\(exchange.url): \(referer)")
        }
    }
}
