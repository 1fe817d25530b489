internal import MobilePlans
internal import PortalTrace

/// The app hears only pages of the notification host, over https, without a port number
/// (mobile-plans.md, section 2).
///
/// Lint: an error for every call that the app does not hear.
struct PageMustBeTrusted: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var lastCall: TraceEvent?
        return run.events.compactMap { event in
            if event.kind == .call { lastCall = event }
            guard case .refusesCall(let reason) = event.step, let call = lastCall else {
                return nil
            }
            return Finding(
                rule(for: run.url), "the app does not hear \(call.name): \(reason)",
                on: call)
        }
    }

    private func rule(for url: String) -> RuleDescription {
        guard let address = PortalAddress(url), address.scheme == "https" else {
            return Self.pageNotHttps
        }
        return address.port == nil ? Self.pageNotNotificationHost : Self.pagePort
    }
}

extension PageMustBeTrusted {
    static let descriptions = [pageNotHttps, pagePort, pageNotNotificationHost]

    private static let pageNotHttps = RuleDescription.untrusted(
        "page-not-https", "The portal is served over https.",
        url: "http://portal.example.com/plans")

    private static let pagePort = RuleDescription.untrusted(
        "page-port", "The portal's URL has no port number.",
        url: "https://portal.example.com:8443/plans")

    private static let pageNotNotificationHost = RuleDescription(
        "page-not-notification-host", .error, .page,
        "The page that calls the app is on the notification host.",
        because: "The app does not hear calls of other pages.",
        source: "mobile-plans.md, section 2", passing: [ExampleParts.cancelled], failing: [])
}

extension PageMustBeTrusted {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "page-not-notification-host": .init(
            files: [
                (
                    "portal.js",
                    DemonstrationParts.leave.replacing("MobilePlans.", with: "MobilePlans.↓")
                ),
                (
                    ".portalhost.json",
                    "{ \"url\": \"https://cdn.example.com/\", \"notificationHost\": \"portal.example.com\" }"
                ),
            ], command: ["run", "portal.js", "--call", "leave"])
    ]
}
