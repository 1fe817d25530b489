internal import JSONDocuments
internal import WebFormats

/// Addresses of the API, put together and taken apart.
enum PartnerURL {
    /// The segments of a path and the members of its query, decoded; nil where an escape is broken.
    static func parts(of target: String) -> (path: [String], query: [CodeUnits: String])? {
        let pieces = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path: [String] = []
        for segment in (pieces.first ?? "").split(separator: "/") {
            guard let decoded = decoded(segment) else { return nil }
            path.append(decoded)
        }
        var query: [CodeUnits: String] = [:]
        for pair in pieces.dropFirst().first?.split(separator: "&") ?? [] {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]),
                let value = halves.count > 1 ? decoded(halves[1]) : ""
            else { return nil }
            query[name] = value
        }
        return (path, query)
    }

    /// An identifier as one segment of a path, or one value of a query.
    static func encoded(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                result.append(byte)
            } else {
                PercentEncoding.append(byte, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a byte stands for itself everywhere in an address (RFC 3986, section 2.3).
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func decoded(_ text: Substring) -> String? {
        let pieces = text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
        let isWhole = pieces.dropFirst().allSatisfy {
            $0.count >= 2 && $0.prefix(2).allSatisfy { PercentEncoding.hexDigit($0) != nil }
        }
        guard isWhole else { return nil }
        return String(validating: PercentEncoding.decode(text.utf8), as: UTF8.self)
    }
}
