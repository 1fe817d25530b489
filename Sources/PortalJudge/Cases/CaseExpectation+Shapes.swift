internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

extension CaseExpectation {
    static let shape = Shape<CaseExpectation>(
        "expectation", "What has to come of a case; what is not listed must not happen.",
        [
            Field(
                "calls", \.calls, .list(of: callKind), "the portal's calls into the app, in order"),
            Field(
                "callbacks", \.callbacks, .list(of: callbackKind),
                "the functions of the portal that the app calls, in order"),
            Field("console", \.console, .list(of: .pattern), "the lines of the console, in order"),
            Field(
                "findings", \.findings, .list(of: findingKind),
                "the findings; what is only information need not be listed"),
            Field(
                "launches", \.launches, .optional(.list(of: .pattern)),
                "how the portal was opened, each time: {\"url\": …, \"headers\": {…}}"),
            Field(
                "steps", \.steps, .list(of: .pattern),
                "steps of the app, its device, the servers and the user that are among those, in this order"
            ),
        ] + stateFields + [
            Field("end", \.end, .optional(.choice), "why the run ended")
        ])

    /// The members that say how things stand, which a step can ask for as well.
    private static let stateFields: [Field<CaseExpectation>] = [
        Field(
            "app", schema: .reference(Self.app.name), "how the app stands",
            read: { json, expectation, reading in
                expectation.app.place = json.place
                Self.app.read(json, into: &expectation.app, &reading)
            }),
        .nested("device", \.device, Self.device, "how the device stands"),
        Field("page", \.page, PageExpectation.list, "what the page shows, one thing or a list"),
        Field(
            "requests", \.requests, .list(of: RequestExpectation.kind),
            "requests that were sent, or were not"),
        Field(
            "storage", \.storage, .memberPatterns,
            "items of the portal's localStorage: {\"cart\": …}; null is none"),
    ]

    /// What a step can ask for.
    static let stateShape = Shape<CaseExpectation>(
        "stateExpectation", "How things have to stand at that moment.", stateFields)

    private static let call = Shape<Call>(
        "callExpectation", "A call into the app.",
        [
            Field(
                "name", \.name, .text, isRequired: true,
                "such as \"MobilePlans.notifyBalanceAddition\""),
            Field("arguments", \.arguments, .optional(.list(of: .pattern)), "patterns"),
        ])

    private static let callKind = named(call, Call()) { $0.name = $1 }

    private static let callback = Shape<Callback>(
        "callbackExpectation", "A function of the portal that the app calls.",
        [
            Field("name", \.name, .text, isRequired: true, "the function's name"),
            Field("payload", \.payload, .optional(.pattern), "the JSON that it is given"),
            Field("outcome", \.outcome, outcome, "what comes of it (default returned)"),
        ])

    private static let callbackKind = named(callback, Callback()) { $0.name = $1 }

    /// What a callback can have come to by the end of a run.
    private static let outcomes = CallbackOutcome.Kind.allCases.filter { $0 != .running }

    private static let outcome = Kind<CallbackOutcome.Kind>(
        schema: .choice(outcomes.map(\.rawValue))
    ) { json, reading in
        if let outcome = outcomes.first(where: { $0.rawValue == json.string }) { return outcome }
        reading.report(json.unknown(among: outcomes.map(\.rawValue)), at: json.place)
        return nil
    } write: {
        .string($0.rawValue)
    }

    private static let finding = Shape<FindingExpectation>(
        "findingExpectation", "A finding.",
        [
            Field("rule", \.rule, ruleID, isRequired: true, "the rule's id"),
            Field("line", \.line, .optional(.integer(1...Int.max)), "the line of the script"),
            Field("script", \.script, .optional(.text), "how the script's name ends"),
        ])

    private static let findingKind = named(finding, FindingExpectation(), ruleID) { $0.rule = $1 }

    private static let ruleID = Kind<RuleID>(schema: .text) { json, reading in
        if let text = json.string, case .success(let id) = RuleRegistry.id(text) { return id }
        let hint = json.string.map { RuleRegistry.UnknownRule(text: $0).hint } ?? ""
        reading.report("no rule has the id \(json.description)\(hint)", at: json.place)
        return nil
    } write: {
        .string($0.rawValue)
    }

    private static let app = Shape<App>(
        "appExpectation", "How the app stands.",
        [
            Field("control", \.control, .optional(.choice), "who has control"),
            Field("balanceShown", \.balanceShown, .optional(.bool), "whether a balance was shown"),
            Field(
                "notifications", \.notifications, .optional(.list(of: .choice)),
                "what the user was told outside the portal, in order"),
            Field(
                "launchErrors", \.launchErrors, .optional(.list(of: .choice)),
                "the failures that the next launch will carry"),
            Field(
                "registration", \.registration, .optionalPattern,
                "what the modem reported last; null if it reported nothing"),
        ])

    private static let device = Shape<Device>(
        "deviceExpectation", "How the device stands.",
        [
            Field(
                "activeProfile", \.activeProfile, .optionalPattern,
                "ICCID of the enabled profile; null for none"),
            Field(
                "profiles", \.profiles, .optional(.list(of: .pattern)),
                "all profiles, in order of installation: {\"iccid\": …, \"state\": …}"),
        ])

    /// An object, or only its name.
    private static func named<Value: Placed>(
        _ shape: Shape<Value>, _ base: Value,
        _ set: @escaping @Sendable (inout Value, String) -> Void
    ) -> Kind<Value> {
        named(shape, base, .text, set)
    }

    private static func named<Value: Placed, Name>(
        _ shape: Shape<Value>, _ base: Value, _ name: Kind<Name>,
        _ set: @escaping @Sendable (inout Value, Name) -> Void
    ) -> Kind<Value> {
        Kind<Value>(schema: .either([name.schema, .reference(shape.name)])) { json, reading in
            guard json.string != nil else {
                var value = Kind.object(shape, base: base).read(json, &reading)
                value?.place = json.place
                return value
            }
            guard let text = name.read(json, &reading) else { return nil }
            var value = base
            set(&value, text)
            value.place = json.place
            return value
        } write: {
            shape.write($0)
        }
    }

    static let definitions: [SchemaDefinition] = [
        .init(shape), .init(stateShape), .init(call), .init(callback), .init(finding),
        .init(Self.app), .init(Self.device), .init(PageExpectation.shape),
        .init(RequestExpectation.shape),
    ]
}
