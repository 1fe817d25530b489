internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Finds what a case cannot mean: expectations that contradict each other, or that nothing can meet.
enum CaseSense {
    static func check(_ userCase: UserCase, _ file: CaseFile, _ reading: inout DocumentReading) {
        let expectation = userCase.expectation
        let edition = userCase.options.edition
        reading.below("expect") { reading in
            for (index, call) in expectation.calls.enumerated() {
                reading.below("calls[\(index)]") { check(call, edition, call.place, &$0) }
            }
            for (index, callback) in expectation.callbacks.enumerated() {
                reading.below("callbacks[\(index)].payload") {
                    check(callback.payload, edition, callback.place, &$0)
                }
            }
            // After a second launch the portal has control again.
            let isRelaunched = userCase.steps.contains {
                if case .relaunch = $0.action { true } else { false }
            }
            if !isRelaunched {
                checkControl(userCase, expectation.app.place, &reading)
            }
            if case .equals(.string(let state))? = expectation.app.registration,
                NetworkRegistrationState(rawValue: state) == nil
            {
                let known = NetworkRegistrationState.allCases.map(\.rawValue)
                reading.report(impossible(state, known), at: expectation.app.place)
            }
            for result in expectation.app.launchErrors ?? [] {
                checkResult(result.rawValue, edition, expectation.app.place, &reading)
            }
        }
        for (index, step) in userCase.steps.enumerated() {
            reading.below("steps[\(index)]") { check(step, &$0) }
        }
    }

    private static func check(
        _ call: CaseExpectation.Call, _ edition: Edition, _ place: TextPlace,
        _ reading: inout DocumentReading
    ) {
        guard PortalMethod.method(named: call.name, in: edition) == nil else { return }
        let known = PortalObject.table(of: edition).flatMap { object in
            ([object.name] + object.otherNames).flatMap { name in
                object.methods.map { "\(name).\($0.name)" }
            }
        }
        let hint = nearest(call.name, known).map { "; did you mean '\($0)'?" } ?? ""
        reading.report(
            "edition \(edition.rawValue) has no function '\(TraceValue.oneLine(call.name))'\(hint)",
            at: place)
    }

    /// The app's JSON has only values of its enums (mobile-plans.md, sections 3.4 and 6).
    private static func check(
        _ payload: Pattern?, _ edition: Edition, _ place: TextPlace,
        _ reading: inout DocumentReading
    ) {
        let members: [Pattern.Member]
        switch payload {
        case .members(let some), .exactly(let some): members = some
        default: return
        }
        let names = Set(members.map(\.name))
        if names.isSuperset(of: ["activationResult", "networkRegistrationState"]) {
            reading.report(
                "a callback hears of activation or of registration, never of both at once",
                at: place)
        }
        for member in members {
            switch member.name {
            case "activationResult":
                for value in values(member.pattern) {
                    checkResult(value.string ?? value.literal, edition, place, &reading)
                }
            case "networkRegistrationState":
                let known = NetworkRegistrationState.allCases.map(\.rawValue)
                for value in values(member.pattern) where !known.contains(value.string ?? "") {
                    reading.report(impossible(value.string ?? value.literal, known), at: place)
                }
            case "iccid": continue
            default:
                reading.report(
                    "the app's JSON has no member '\(TraceValue.oneLine(member.name))': it has "
                        + "activationResult or networkRegistrationState, and iccid", at: place)
            }
        }
    }

    /// The values that a pattern names one by one.
    private static func values(_ pattern: Pattern) -> [TraceValue] {
        switch pattern {
        case .equals(let value): [value]
        case .oneOf(let patterns): patterns.flatMap(values)
        default: []
        }
    }

    private static func checkResult(
        _ text: String, _ edition: Edition, _ place: TextPlace, _ reading: inout DocumentReading
    ) {
        let known = ActivationResult.members(of: edition).map(\.rawValue)
        guard !known.contains(text) else { return }
        reading.report(
            impossible(text, known) + " (edition \(edition.rawValue))", at: place)
    }

    private static func impossible(_ text: String, _ known: [String]) -> String {
        let hint = nearest(text, known).map { "; did you mean '\($0)'?" } ?? ""
        return "no run gives '\(TraceValue.oneLine(text))'\(hint)"
    }

    private static func checkControl(
        _ userCase: UserCase, _ place: TextPlace, _ reading: inout DocumentReading
    ) {
        let expectation = userCase.expectation
        let edition = userCase.options.edition
        switch (expectation.end, expectation.app.control) {
        case (.controlReturned, .portal), (.idle, .returned):
            return reading.report(
                "'end' and 'app.control' contradict each other: a run ends with control-returned "
                    + "exactly if the portal gave control back", at: place)
        default: break
        }
        guard let control = expectation.app.control, !expectation.allowed.contains(.calls) else {
            return
        }
        let handBack = expectation.calls.first {
            PortalMethod.method(named: $0.name, in: edition)?.handsControlBack == true
        }
        switch (control, handBack) {
        case (.portal, let call?) where !givesControlAgain(userCase):
            reading.report(
                "control cannot stay with the portal: the expected call \(call.name) gives it back",
                at: place)
        case (.returned, nil):
            reading.report(
                "control cannot be returned: no expected call gives it back", at: place)
        default: break
        }
    }

    /// Whether a portal can have control after a call that gives it back: because it was opened anew,
    /// or because the app does not hear its page.
    private static func givesControlAgain(_ userCase: UserCase) -> Bool {
        if userCase.steps.contains(where: { if case .relaunch = $0.action { true } else { false } })
        {
            return true
        }
        let launch = userCase.options.scenario.launch
        let address = PortalAddress(userCase.options.launchURL)
        return address?.refusal(notificationHost: launch.notificationHost) != nil
    }

    private static func check(_ step: CaseStep, _ reading: inout DocumentReading) {
        if case .call(let name, _) = step.action, !PortalSession.isName(name) {
            reading.report(
                "'\(TraceValue.oneLine(name))' is no function's name; use \"evaluate\" for an "
                    + "expression", at: step.place)
        }
    }
}
