internal import FoundationEssentials
internal import PortalTrace

/// JSON text for people and programs: sorted members, two spaces, a line end.
enum JSONOutput {
    static func text(_ value: some Encodable) -> String {
        String(decoding: bytes(value), as: UTF8.self)
    }

    static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            // The values are made of texts, finite numbers and containers, all of which JSON has.
            preconditionFailure("a report could not be written as JSON")
        }
        return Array(data) + [UInt8(ascii: "\n")]
    }
}
