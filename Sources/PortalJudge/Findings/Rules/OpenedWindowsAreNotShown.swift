internal import PortalTrace

/// The app shows no window that a portal opens (mobile-plans.md, section 2).
///
/// Lint: an error for a call of `alert`, `confirm`, `prompt` or `window.open` in a run, in whatever script.
struct OpenedWindowsAreNotShown: TraceRule {
    static let descriptions: [RuleDescription] = []

    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.page).compactMap { event in
            guard case .page(let request) = event.what, request.member.opensWindow else {
                return nil
            }
            return NoPopUpWindows.finding(
                request.member.rawValue, at: event.location, evidence: [event.sequence])
        }
    }
}
