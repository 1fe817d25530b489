/// The parameters of a launch URL, as far as they have a format (mobile-plans.md, sections 2 and 8).
public enum LaunchParameters {
    /// What is wrong with the parameters of a URL that names a device or a launch: values that no
    /// device and no app has. A parameter that is absent is no problem: most can be.
    ///
    /// - Returns: The problems, each with the parameter as its `property`; no positions.
    public static func problems(in url: String) -> [FormatProblem] {
        var problems: [FormatProblem] = []
        for (name, value) in parameters(of: url) {
            let found: [FormatProblem] =
                switch name {
                case "eid": EID.parse(value).problems
                case "imei": IMEI.parse(value).problems
                case "iccid": padding(value) + ICCID.parse(value).problems
                case "iccids":
                    // The pages' own examples have a blank after the comma.
                    value.split(separator: ",", omittingEmptySubsequences: false)
                        .map { String($0.drop { $0 == " " || $0 == "+" }) }
                        .flatMap { padding($0) + ICCID.parse($0).problems }
                case "location", "market": country(value)
                case "transactionId": transaction(value)
                default: []
                }
            // Real cards have letters, so a launch with them is one of a device.
            let judged = found.filter { $0.code != "iccid-letter" }
            // One value has one problem: what comes after the first follows from it.
            if let first = judged.first(where: { $0.severity == .error }) ?? judged.first {
                problems.append(first.of(property: name))
            }
        }
        return problems
    }

    /// The app removes the `F` that pads an ICCID on a card.
    private static func padding(_ text: String) -> [FormatProblem] {
        guard text.last == "F" || text.last == "f" else { return [] }
        return [.error("iccid-padded", "expected an ICCID without the 'F' that pads it on a card")]
    }

    private static func country(_ text: String) -> [FormatProblem] {
        // The pages' own examples write lower case.
        if text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) }) {
            return []
        }
        return [
            .error(
                "launch-country",
                "expected a two-letter country code such as 'US', found "
                    + Quotation.quoted(text.placedScalars.prefix(40)))
        ]
    }

    private static func transaction(_ text: String) -> [FormatProblem] {
        let count = text.utf16.count
        if (1...64).contains(count) { return [] }
        return [.error("launch-transaction-id", "expected 1 to 64 characters, found \(count)")]
    }

    /// The names and values of a query, decoded; what is no UTF-8 is replaced.
    private static func parameters(of url: String) -> [(name: String, value: String)] {
        let bytes = Array(url.utf8).prefix { $0 != UInt8(ascii: "#") }
        guard let start = bytes.firstIndex(of: UInt8(ascii: "?")) else { return [] }
        return bytes[(start + 1)...].split(separator: UInt8(ascii: "&")).compactMap { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (decoded(pair[..<equals]), decoded(pair[(equals + 1)...]))
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "%")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let byte = UInt8(
                    String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
