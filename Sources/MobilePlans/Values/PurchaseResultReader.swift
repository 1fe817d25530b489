internal import JSONDocuments
internal import PortalTrace

/// Reads the members of a purchase result and collects what is wrong with them.
struct PurchaseResultReader {
    private let object: TraceValue
    private(set) var problems: [FormatProblem] = []
    /// Whether every text that is there could be read so far.
    private(set) var isReadable = true

    init(object: TraceValue) {
        self.object = object
    }

    mutating func readVersion() -> String? {
        guard let version = readText("ver") else { return nil }
        if version != "1" {
            report("version", "expected '1' as 'ver', found \(Quotation.quoted(version))", "ver")
        }
        return version
    }

    mutating func readSuccess() -> Bool? {
        guard let value = readMember("success") else { return nil }
        if value.bool == nil {
            report(
                "type", "expected a boolean as 'success', found \(value.briefDescription)",
                "success")
        }
        return value.bool
    }

    /// Reads the ICCID; nothing is expected in it where the purchase was abandoned.
    mutating func readICCID(success: Bool?) -> String? {
        guard let text = readText("iccid") else { return nil }
        switch success {
        case true?: problems += ICCID.parse(text).problems.map { $0.of(property: "iccid") }
        case false?: checkEmpty(text, "iccid")
        case nil: break
        }
        return text.isEmpty ? nil : text
    }

    /// Reads the activation code, which a physical SIM does not have.
    mutating func readActivationCode(success: Bool?) -> String? {
        guard let text = readText("activationCode", isRequired: false), !text.isEmpty else {
            return nil
        }
        switch success {
        case true?:
            problems += ActivationCode.parse(text).problems
                .map { $0.of(property: "activationCode") }
        case false?: checkEmpty(text, "activationCode")
        case nil: break
        }
        return text
    }

    mutating func readTransactionId() -> String? {
        let name = "transactionId"
        let longest = PurchaseResultPayload.longestTransactionId
        guard let text = readText(name, isRequired: false) else {
            if object[defined: name] == nil { reportNoTransaction("undefined") }
            return nil
        }
        if text.isEmpty { reportNoTransaction("''") }
        if text.utf16.count > longest {
            problems.append(
                .error(
                    "purchase-result-transaction-id-too-long",
                    "expected at most \(longest) characters as '\(name)', "
                        + "found \(text.utf16.count)",
                    at: longest, property: name))
        }
        return text
    }

    /// The FAQ of the API's page says that the ID need not be returned; the integration pages say
    /// that it should be.
    private mutating func reportNoTransaction(_ found: String) {
        problems.append(
            .information(
                "purchase-result-transaction-id-empty",
                "expected the transaction ID of the launch, found \(found)",
                property: "transactionId"))
    }

    /// Reads the metadata, which is an object or a string that holds the JSON of one.
    mutating func readMetadata() -> PurchaseMetadata? {
        let name = "purchaseResult"
        guard var value = readMember(name) else { return nil }
        if let text = value.string {
            let (object, jsonProblems) = JSONReader.read(text, code: "purchase-result-json")
            problems += jsonProblems.map { $0.of(property: name) }
            guard let object else { return nil }
            value = object
        }
        let metadata = PurchaseMetadata.parse(value, required: Set(PurchaseMetadata.propertyNames))
        problems += metadata.problems.map { $0.of(property: name) }
        return metadata.value
    }

    /// Reports names that are not documented.
    mutating func checkNames(of members: [TraceValue.Member]) {
        let known = PurchaseResultPayload.propertyNames
        for member in members where !known.contains(member.name) {
            let nearest = NearestName.suggestion(for: member.name, among: known)
            problems.append(
                .warning(
                    "purchase-result-unknown-property",
                    "expected only the documented members, "
                        + "found \(Quotation.quoted(member.name))"
                        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
                    property: member.name))
        }
    }

    private mutating func readText(_ name: String, isRequired: Bool = true) -> String? {
        guard let value = readMember(name, isRequired: isRequired) else { return nil }
        let (text, textProblems) = TextArgument.read(
            value, code: "purchase-result", property: name)
        problems += textProblems
        isReadable = isReadable && text != nil
        return text
    }

    private mutating func readMember(_ name: String, isRequired: Bool = true) -> TraceValue? {
        let value = object[defined: name]
        if value == nil, isRequired {
            report("missing", "expected '\(name)', found undefined", name)
        }
        return value
    }

    private mutating func checkEmpty(_ text: String, _ name: String) {
        guard !text.isEmpty else { return }
        problems.append(
            .warning(
                "purchase-result-not-empty",
                "expected '' as '\(name)' of an abandoned purchase, found \(Quotation.quoted(text))",
                property: name))
    }

    private mutating func report(_ rule: String, _ message: String, _ property: String) {
        problems.append(.error("purchase-result-\(rule)", message, property: property))
    }
}
