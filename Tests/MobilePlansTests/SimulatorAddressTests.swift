import MobilePlans
import PortalTrace
import Testing

/// Which pages the app hears, mobile-plans.md section 2.
@Suite struct SimulatorAddressTests {
    private func hears(_ page: String, host: String? = nil) -> Bool {
        var scenario = Scenario()
        scenario.launch.notificationHost = host
        let pc = SimulatedPC(scenario, page: page)
        pc.call(.notifyCancelledPurchase)
        if pc.app.handBack == nil {
            #expect(pc.log.count == 1)
            #expect(pc.log[0].hasPrefix("0 WebView > app: does not pass the call on "))
        }
        return pc.app.handBack != nil
    }

    @Test(arguments: [
        "https://portal.example", "https://portal.example/a?b#c", "HTTPS://PORTAL.example/",
        "https://user:8080@portal.example/", "https://portal.example/path:81", "https://[::1]/",
    ])
    func `section 2, a page over https without a port is heard`(page: String) {
        #expect(hears(page))
    }

    @Test(arguments: [
        "http://portal.example/", "ftp://portal.example/", "https://portal.example:8443/",
        "https://portal.example:80", "https://[::1]:9/", "about:blank", "data:text/html,x",
        "file:///portal.html", "portal.example", "", "https://", "https:///x",
    ])
    func `section 2, any other page is not heard`(page: String) {
        #expect(!hears(page))
    }

    @Test func `section 2, only pages of the notification host are heard`() {
        #expect(hears("https://portal.example/", host: "portal.example"))
        #expect(hears("https://portal.example/", host: "Portal.EXAMPLE"))
        #expect(!hears("https://portal.example/", host: "other.example"))
        #expect(!hears("https://sub.portal.example/", host: "portal.example"))
        #expect(!hears("https://portal.example.evil.example/", host: "portal.example"))
        #expect(!hears("https://portal.example@evil.example/", host: "portal.example"))
        #expect(!hears("https://evil.example\\@portal.example/", host: "portal.example"))
        #expect(!hears("https://evil.example#@portal.example/", host: "portal.example"))
    }

    @Test func `section 2, a refused page still gets metadata objects, and no context`() {
        let pc = SimulatedPC(page: "http://portal.example/")
        #expect(pc.pass(.createPurchaseMetaData, .undefined) == .newMetadata)
        #expect(pc.call(.notifyProfileDownload, SimulatedPC.code) == .nothing)
        pc.settle()
        #expect(pc.calls.isEmpty)
    }

    @Test func `section 2, the refusal says what was expected`() {
        let words = [
            ("http://a.example/", nil, "the page's scheme is http, expected https"),
            ("https://a.example:1/", nil, "the page's URL has a port number (1), expected none"),
            (
                "https://a.example/", "b.example",
                "the page's host is a.example, expected the notification host b.example"
            ),
        ]
        for (page, host, text) in words {
            #expect(PortalAddress(page)?.refusal(notificationHost: host) == text)
        }
    }
}
