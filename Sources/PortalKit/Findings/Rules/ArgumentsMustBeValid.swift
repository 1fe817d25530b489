internal import MobilePlans
internal import PortalTrace

/// What a portal hands over must be what the app can use (mobile-plans.md, sections 3.5, 7, 8).
///
/// The app accepts every call and fails later (section 9), so the place of the call is the only
/// place where the mistake can be seen. A mistake in metadata is placed where the property was set.
///
/// Lint: one finding for each problem of each argument, named by the problem.
struct ArgumentsMustBeValid: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        let places = Dictionary(grouping: run.sets.filter { $0.object == "PurchaseMetaData" }) {
            $0.member
        }
        return run.calls.flatMap { call in
            var findings = call.reading.problems.map { finding($0, call.event, places) }
            if call.event.arguments.count > call.method.parameters.count {
                findings.append(tooMany(call.event, call.method))
            }
            return findings
        }
    }

    private func finding(
        _ problem: PortalCall.Reading.Problem, _ call: TraceEvent,
        _ sets: [String: [JudgedRun.Assignment]]
    ) -> Finding {
        let format = problem.problem
        let severity: Finding.Severity =
            format.code == "metadata-alias" ? .info : format.severity == .error ? .error : .warning
        var location = call.location
        var notes: [String] = []
        // The last assignment before the call.
        if let property = format.property,
            let set = sets[property]?.last(where: { $0.event.sequence < call.sequence })
        {
            location = set.event.location
            notes = call.location.map { ["passed to \(call.name) at \($0)"] } ?? []
        }
        var message = "\(call.name): \(problem.parameter): \(format.message)"
        if let position = format.position { message += " (at character \(position + 1))" }
        return Finding(format.code, severity, message, at: location, notes: notes)
    }

    private func tooMany(_ event: TraceEvent, _ method: PortalMethod) -> Finding {
        let names = method.parameters.map(\.name).joined(separator: ", ")
        return Finding(
            "argument-count", .warning,
            "\(event.name): expected at most \(method.parameters.count) arguments"
                + (names.isEmpty ? "" : " (\(names))") + ", found \(event.arguments.count)",
            at: event.location)
    }
}
