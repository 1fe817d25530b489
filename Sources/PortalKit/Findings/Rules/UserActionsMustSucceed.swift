internal import PortalTrace

/// What the user does with a page succeeds, and leads to something.
///
/// Lint: an error for an action that cannot be done; information on a click that nothing heard, and on
/// an element without an accessible name.
struct UserActionsMustSucceed: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.events(.page).filter { $0.from == .user }.flatMap(findings)
    }

    private func findings(_ event: TraceEvent) -> [Finding] {
        let texts = event.arguments.compactMap(\.string).map(TraceValue.oneLine)
        let locator = texts.first ?? ""
        if let reason = event.result?["failed"]?.string {
            var notes: [String] = []
            if case .array(let lines)? = event.result?["near"] {
                notes = lines.compactMap(\.string).map { "on the page: \(TraceValue.oneLine($0))" }
            }
            return [
                Finding(
                    "user-action-failed", .error,
                    "the user cannot \(event.name)\(locator.isEmpty ? "" : " \(locator)"): "
                        + TraceValue.oneLine(reason), at: event.location, notes: notes)
            ]
        }
        let element = texts.count > 1 ? texts[1] : locator
        var findings: [Finding] = []
        if event.result?["handled"]?.bool == false {
            findings.append(
                Finding(
                    "click-unhandled", .info,
                    "nothing hears the click on \(element): no listener, link, button or label",
                    at: event.location))
        }
        if event.result?["name"]?.string == "" {
            findings.append(
                Finding(
                    "element-without-name", .info, "\(element) has no accessible name",
                    at: event.location))
        }
        return findings
    }
}
