internal import MobilePlans
internal import PortalTrace

/// What a portal hands over must be what the app can use (mobile-plans.md, sections 3.5, 7, 8).
///
/// The app accepts every call and fails later (section 9), so the place of the call is the only
/// place where the mistake can be seen. A mistake in metadata is placed where the property was set.
///
/// Lint: one finding for each problem of each argument, named by the problem.
struct ArgumentsMustBeValid: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        let places = Dictionary(grouping: run.sets.filter { $0.object == "PurchaseMetaData" }) {
            $0.member
        }
        return run.calls.flatMap { call in
            var findings = call.reading.problems.map { problem in
                var found = finding(problem, call.event, places)
                if problem.problem.property == nil {
                    found.notes += run.origin(of: problem.parameter, in: call.event, call.method)
                }
                return found
            }
            if call.event.arguments.count > call.method.parameters.count {
                findings.append(tooMany(call.event, call.method))
            }
            return findings
        }
    }

    private func finding(
        _ problem: PortalCall.Reading.Problem, _ call: TraceEvent,
        _ sets: [String: [JudgedTrace.Assignment]]
    ) -> Finding {
        let format = problem.problem
        let severity = Finding.Severity(format.severity)
        var location = call.location
        var notes: [Finding.Note] = []
        var evidence = [call.sequence]
        // The last assignment before the call.
        if let property = format.property,
            let set = sets[property]?.last(where: { $0.event.sequence < call.sequence })
        {
            location = set.event.location
            notes = Finding.Note.list("passed to \(call.name)", at: call.location)
            evidence.insert(set.event.sequence, at: 0)
        }
        var message = "\(call.name): \(problem.parameter): \(format.message)"
        if let position = format.position { message += " (at character \(position + 1))" }
        return Finding(
            RuleID(rawValue: format.code), severity, message, at: location, notes: notes,
            evidence: evidence)
    }

    private func tooMany(_ event: TraceEvent, _ method: PortalMethod) -> Finding {
        let names = method.parameters.map(\.name).joined(separator: ", ")
        return Finding(
            Self.argumentCount,
            "\(event.name): expected at most \(method.parameters.count) arguments"
                + (names.isEmpty ? "" : " (\(names))") + ", found \(event.arguments.count)",
            on: event)
    }
}

extension ArgumentsMustBeValid {
    static let descriptions =
        [argumentCount, operationContextType] + activationCodes + addresses + iccids + intervals
        + metadata + payloads

    private static let argumentCount = RuleDescription(
        "argument-count", .warning, .api, "Calls have no more arguments than the API takes.",
        because: "What is left over is mostly in the wrong place.",
        source: "mobile-plans.md, section 3.1",
        passing: [ExampleParts.delayed(ExampleParts.metadata, "0")],
        failing: [
            "↓MobilePlans.notifyCancelledPurchase({ moDirectStatus: \"Cancelled\", planName: \"\" }, 0);"
        ])

    private static let operationContextType = RuleDescription(
        "operation-context-type", .error, .api,
        "notifyOperationCancel gets what the operation returned.",
        because: "The app finds the operation by the context's Id.",
        source: "mobile-plans.md, section 3.3",
        passing: [
            ExampleParts.later("MobilePlansInlineOperations.notifyOperationCancel(operation);")
        ],
        failing: [
            ExampleParts.later(
                "↓MobilePlansInlineOperations.notifyOperationCancel(\"operation-1\");")
        ]
    )
}
