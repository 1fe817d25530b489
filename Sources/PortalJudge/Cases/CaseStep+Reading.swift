internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

extension CaseStep {
    /// A step as a file has it: an object with one action.
    struct File: Sendable {
        var call: String?
        var arguments: [TraceValue] = []
        var evaluate: String?
        var advance: Int?
        var settle: Bool?
        var rest: Bool?
        /// What the user does, as a line of `--do` says it.
        var command: UserAction?
        /// What the user does in the app.
        var app: MobilePlansApp.UserAction?
        /// What the user does with the page.
        var user = UserStepFile()
        var network: NetworkRegistrationState?
        var change: ScenarioChange?
        var relaunch: Bool?
        var expectation: CaseExpectation?
    }

    static let shape = Shape<File>(
        "step", "One thing that is done: an object with one action.",
        [
            Field("call", \.call, .optional(.text), "calls a function of the portal"),
            Field(
                "arguments", schema: .list(.any), "what it is called with",
                read: { json, file, reading in
                    guard case .array(let elements) = json.value else {
                        return reading.report(
                            "expected an array, found \(json.description)", at: json.place)
                    }
                    file.arguments = elements.map(\.traceValue)
                }),
            Field("evaluate", \.evaluate, .optional(.text), "evaluates an expression in the page"),
            Field("advance", \.advance, .optional(.duration), "lets a time pass"),
            Field(
                "settle", \.settle, .optional(.bool), "lets time pass until nothing is left to do"),
            Field(
                "rest", \.rest, .optional(.bool),
                "lets time pass until the page has done what is due soon and has its answers"),
            Field(
                "do", \.command, .present(.command),
                "what the user does with the page, as --do says it: \"click \\\"Buy\\\"\""),
            Field("user", \.app, .optional(.choice), "what the user does in the app"),
            Field("network", \.network, .optional(.choice), "what the modem reports"),
            Field(
                "change", schema: .reference("scenario"),
                "what is different in the world from now on",
                read: { json, file, reading in
                    file.change = ScenarioFile.change(json, &reading)
                }),
            Field(
                "relaunch", \.relaunch, .optional(.bool), "opens the portal anew, in the same world"
            ),
            Field(
                "expect", schema: .reference("stateExpectation"), "how things have to stand now",
                read: { json, file, reading in
                    var expectation = CaseExpectation()
                    CaseExpectation.stateShape.read(json, into: &expectation, &reading)
                    file.expectation = expectation
                }),
        ] + Field<File>.ofUser)

    static let kind = Kind<CaseStep?>(schema: .reference(shape.name)) { json, reading in
        var file = File()
        let before = reading.problems.count
        shape.read(json, into: &file, &reading)
        guard reading.problems.count == before else { return .some(nil) }
        return .some(make(file, json, &reading))
    } write: { _ in
        .null
    }

    /// The members that are no actions.
    private static let extras: Set<String> = [
        "arguments", "text", "value", "option", "on", "files", "button", "modifiers", "force",
        "eager",
        "within", "state", "frame",
    ]

    private static func make(
        _ file: File, _ json: PlacedJSON, _ reading: inout DocumentReading
    ) -> CaseStep? {
        let actions: [Action] =
            [
                file.call.map { .call($0, arguments: file.arguments) },
                file.evaluate.map { .evaluate($0) },
                file.advance.map { .advance($0) },
                file.settle.map { _ in .settle },
                file.rest.map { _ in .rest },
                file.command.map { .page($0) },
                file.app.map { .user($0) },
                file.network.map { .network($0) },
                file.change.map { .change($0) },
                file.relaunch.map { _ in .relaunch },
                file.expectation.map { .expect($0) },
            ].compactMap { $0 } + file.user.actions.map { .page($0) }
        guard let action = actions.first, actions.count == 1 else {
            let names = shape.fields.map(\.name).filter { !extras.contains($0) }
            reading.report(
                actions.isEmpty
                    ? "a step needs an action: one of \(names.joined(separator: ", "))"
                    : "a step has one action, found \(actions.count); make them steps of their own",
                at: json.place)
            return nil
        }
        if !file.arguments.isEmpty, file.call == nil {
            reading.report("arguments belong to a call", at: json.place)
        }
        if file.settle == false || file.relaunch == false || file.rest == false {
            reading.report("expected true; leave the step out instead", at: json.place)
        }
        guard case .page = action, file.command == nil else {
            for name in file.user.extras.keys.sorted() {
                if let place = file.user.extras[name],
                    !(name == "within" && file.expectation != nil)
                {
                    reading.report(
                        "'\(name)' belongs to what the user does with the page", at: place)
                }
            }
            return CaseStep(
                action: action, place: json.place,
                textPlace: (json["evaluate"] ?? json["call"])?.place, within: file.user.within)
        }
        guard let full = file.user.action(json, &reading) else { return nil }
        return CaseStep(action: .page(full), place: json.place)
    }
}
