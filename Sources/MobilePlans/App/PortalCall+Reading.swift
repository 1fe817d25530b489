internal import PortalTrace

extension PortalCall {
    /// The arguments of a call as the app understands them, and all that is wrong with them.
    public struct Reading: Equatable, Sendable {
        /// One thing that is wrong with one argument.
        public struct Problem: Equatable, Sendable {
            /// The parameter's name in the API.
            public var parameter: String
            /// What is wrong.
            public var problem: FormatProblem
        }

        /// The purchase metadata, as far as it can be read.
        public var metadata: PurchaseMetadata?
        /// The activation code, unless it is wrong.
        public var activationCode: ActivationCode?
        /// The ICCID, unless it is wrong.
        public var iccid: ICCID?
        /// The interval or delay as the portal gave it, not rounded.
        public var interval: Interval?
        /// The payload of `notifyPurchaseResult`, unless it is unreadable.
        public var payload: PurchaseResultPayload?
        /// `Id` of the operation context that was passed.
        public var operationID: String?
        /// Everything that is wrong, in the order of the parameters.
        public var problems: [Problem] = []
        /// Parameter kinds whose value cannot be used at all.
        public var unusable: Set<PortalParameter.Kind> = []
    }

    /// Reads the arguments by the API's own table (mobile-plans.md, sections 3, 7, 8).
    public func reading() -> Reading {
        var reading = Reading()
        guard let method = PortalMethod.method(for: operation) else { return reading }
        for (index, parameter) in method.parameters.enumerated() {
            let isOptional = index >= method.requiredCount
            let argument = index < arguments.count ? arguments[index] : .undefined
            if isOptional, argument == .undefined { continue }
            read(argument, as: parameter, into: &reading)
        }
        return reading
    }

    private func read(
        _ argument: TraceValue, as parameter: PortalParameter, into reading: inout Reading
    ) {
        func take<Value>(_ parsed: Parsed<Value>) -> Value? {
            if !parsed.isValid { reading.unusable.insert(parameter.kind) }
            reading.problems += parsed.problems.map {
                .init(parameter: parameter.name, problem: $0)
            }
            return parsed.value
        }
        switch parameter.kind {
        case .metadata:
            let parsed = PurchaseMetadata.parse(argument)
            reading.metadata = take(parsed)
        case .activationCode:
            let delayed = arguments.count > 2 && (arguments[2].number ?? 0) > 0
            let addressOnly = operation == .notifyProfileDownload && delayed
            reading.activationCode = take(
                TextArgument.parse(argument, code: "activation-code") {
                    ActivationCode.parse($0, allowingAddressOnly: addressOnly)
                })
        case .iccid:
            reading.iccid = take(TextArgument.parse(argument, code: "iccid", ICCID.parse))
        case .interval, .delay:
            reading.interval = take(Interval.parse(argument))
        case .payload:
            reading.payload = take(PurchaseResultPayload.parse(argument))
        case .operationContext:
            reading.operationID = take(Self.operationID(argument))
        }
    }

    private static func operationID(_ argument: TraceValue) -> Parsed<String> {
        if let id = argument["Id"]?.string { return Parsed(value: id, problems: []) }
        return Parsed(
            value: nil,
            problems: [
                .error(
                    "operation-context-type",
                    "expected the MobilePlansOperationContext that the operation returned, found "
                        + argument.kindDescription)
            ])
    }
}

extension TextArgument {
    /// Parses an argument that has to be a string.
    static func parse<Value>(
        _ argument: TraceValue, code: String, _ parse: (String) -> Parsed<Value>
    ) -> Parsed<Value> {
        let (text, problems) = read(argument, code: code)
        guard let text else { return Parsed(value: nil, problems: problems) }
        return parse(text)
    }
}
