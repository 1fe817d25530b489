internal import MobilePlans
internal import PortalTrace

/// The app hears only pages of the notification host, over https, without a port number
/// (mobile-plans.md, section 2).
///
/// Lint: an error for every call that the app does not hear.
struct PageMustBeTrusted: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        var lastCall: TraceEvent?
        return run.events.compactMap { event in
            if event.kind == .call { lastCall = event }
            guard case .refusesCall(let reason) = event.step, let call = lastCall else {
                return nil
            }
            return Finding(
                id(of: run), .error, "the app does not hear \(call.name): \(reason)",
                at: call.location)
        }
    }

    private func id(of run: JudgedRun) -> String {
        guard let address = PortalAddress(run.run.url) else { return "page-not-https" }
        if address.scheme != "https" { return "page-not-https" }
        return address.port == nil ? "page-not-notification-host" : "page-port"
    }
}
