public import PortalTrace

extension PurchaseResultPayload {
    /// Reads the argument of `notifyPurchaseResult`, a string that holds JSON (spec section 7).
    ///
    /// Whether the metadata agrees with itself and with `success` is for its
    /// `consistencyProblems(successful:)` to say.
    ///
    /// - Returns: A value if every member that must be there has its type, even where its content
    ///   breaks a rule, and every problem found. An object instead of a string is examined all the
    ///   same, but gives no value.
    public static func parse(_ argument: TraceValue) -> Parsed<PurchaseResultPayload> {
        if argument.members != nil {
            let problem = FormatProblem.error(
                "purchase-result-object",
                "expected a string holding JSON, found an object; pass JSON.stringify(payload)")
            return Parsed(value: nil, problems: [problem] + parse(object: argument).problems)
        }
        let (text, textProblems) = TextArgument.read(
            argument, code: "purchase-result", expected: "a string holding JSON")
        guard let text else { return Parsed(value: nil, problems: textProblems) }
        let (object, jsonProblems) = JSONReader.read(text, code: "purchase-result-json")
        guard let object else { return Parsed(value: nil, problems: jsonProblems) }
        return parse(object: object)
    }

    private static func parse(object: TraceValue) -> Parsed<PurchaseResultPayload> {
        guard let members = object.members else {
            let problem = FormatProblem.error(
                "purchase-result-not-object",
                "expected JSON of an object, found \(object.briefDescription)")
            return Parsed(value: nil, problems: [problem])
        }
        var reader = PurchaseResultReader(object: object)
        let version = reader.readVersion()
        let success = reader.readSuccess()
        let iccid = reader.readICCID(success: success)
        let activationCode = reader.readActivationCode(success: success)
        let transactionId = reader.readTransactionId()
        let metadata = reader.readMetadata()
        reader.checkNames(of: members)
        guard let version, let success, let metadata, reader.isReadable else {
            return Parsed(value: nil, problems: reader.problems)
        }
        return Parsed(
            value: PurchaseResultPayload(
                version: version, success: success, iccid: iccid, activationCode: activationCode,
                transactionId: transactionId ?? "", metadata: metadata),
            problems: reader.problems)
    }
}
