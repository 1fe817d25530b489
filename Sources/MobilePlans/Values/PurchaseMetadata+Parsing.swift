public import PortalTrace

extension PurchaseMetadata {
    /// Reads metadata from an object, spec section 3.5.
    ///
    /// A property that is undefined counts as left out. Whether the members agree with each other
    /// and with the call is for `consistencyProblems(successful:)` to say.
    ///
    /// - Returns: A value whenever there is an object, in which members that could not be read are
    ///   nil, and every problem found.
    public static func parse(_ value: TraceValue) -> Parsed<PurchaseMetadata> {
        parse(value, required: ["moDirectStatus", "planName"])
    }

    /// Reads metadata of which the given properties must be there.
    static func parse(_ value: TraceValue, required: Set<String>) -> Parsed<PurchaseMetadata> {
        guard let members = value.members else {
            let problem = FormatProblem.error(
                "metadata-not-object",
                "expected a purchase metadata object, found \(value.briefDescription)")
            return Parsed(value: nil, problems: [problem])
        }
        var reader = PurchaseMetadataReader(object: value, required: required)
        let metadata = PurchaseMetadata(
            userAccount: reader.readEnum("userAccount"),
            purchaseInstrument: reader.readEnum("purchaseInstrument"),
            line: reader.readEnum("line"),
            moDirectStatus: reader.readEnum("moDirectStatus"),
            planName: reader.readText("planName"))
        reader.checkNames(of: members)
        return Parsed(value: metadata, problems: reader.problems)
    }
}
