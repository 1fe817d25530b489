internal import MobilePlans
internal import PortalTrace

/// What a portal hands over must be what the app can use (mobile-plans.md, sections 3.5, 7, 8).
///
/// The app accepts every call and fails later (section 9), so the place of the call is the only
/// place where the mistake can be seen. A mistake in metadata is placed where the property was set.
///
/// Lint: one finding for each problem of each argument, named by the problem.
struct ArgumentsMustBeValid: Rule {
    func findings(in run: RunResult) -> [Finding] {
        var findings: [Finding] = []
        var lastSet: [String: SourceLocation] = [:]
        for event in run.events {
            if event.kind == .set { lastSet[event.name] = event.location }
            guard event.kind == .call, let method = run.method(event) else { continue }
            let call = PortalCall(
                name: event.name, operation: method.operation, arguments: event.arguments)
            findings += call.reading().problems.map {
                finding($0, event, lastSet)
            }
            if event.arguments.count > method.parameters.count {
                findings.append(tooMany(event, method))
            }
        }
        return findings
    }

    private func finding(
        _ problem: PortalCall.Reading.Problem, _ call: TraceEvent,
        _ lastSet: [String: SourceLocation]
    ) -> Finding {
        let format = problem.problem
        let severity: Finding.Severity =
            format.code == "metadata-alias" ? .info : format.severity == .error ? .error : .warning
        var location = call.location
        var notes: [String] = []
        if let property = format.property,
            let set = lastSet["PurchaseMetaData.\(property)"]
        {
            location = set
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
