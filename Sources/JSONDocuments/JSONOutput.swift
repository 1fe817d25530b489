internal import FoundationEssentials

/// JSON text for people and programs: sorted members, two spaces, a line end.
package enum JSONOutput {
    package static func text(_ value: some Encodable) -> String {
        String(decoding: bytes(value), as: UTF8.self)
    }

    package static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            // The values are made of texts, finite numbers and containers, all of which JSON has.
            preconditionFailure("a report could not be written as JSON")
        }
        return escaped(Array(data)) + [UInt8(ascii: "\n")]
    }

    /// Characters that control a terminal, or reorder or hide what stands beside them, as escapes:
    /// the encoder leaves those beyond ASCII as they are. All of them stand in texts.
    package static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: SafeText.isMisleading) else { return bytes }
        var result = ""
        result.reserveCapacity(bytes.count)
        for scalar in text.unicodeScalars {
            // The line ends and the spaces between the members are no part of a text.
            if scalar != "\n", SafeText.isMisleading(scalar) {
                result += SafeText.escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return Array(result.utf8)
    }
}
