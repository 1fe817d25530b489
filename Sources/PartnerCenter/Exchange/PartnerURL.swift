/// Addresses of the API, put together and taken apart.
enum PartnerURL {
    /// The parts of an absolute address.
    static func split(_ url: String) -> (scheme: String, host: String, target: String) {
        let withoutFragment = url.prefix { $0 != "#" }
        guard let colon = withoutFragment.firstRange(of: "://") else {
            return ("", "", String(withoutFragment))
        }
        let rest = withoutFragment[colon.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let target = rest[end...]
        return (
            withoutFragment[..<colon.lowerBound].lowercased(), String(rest[..<end]),
            target.hasPrefix("/") ? String(target) : "/" + target
        )
    }

    /// The segments of a path and the members of its query, decoded; nil where an escape is broken.
    static func parts(of target: String) -> (path: [String], query: [String: String])? {
        let pieces = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path: [String] = []
        for segment in (pieces.first ?? "").split(separator: "/") {
            guard let decoded = decoded(segment) else { return nil }
            path.append(decoded)
        }
        var query: [String: String] = [:]
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
        if text.utf8.allSatisfy({ isPlain($0) }) { return text }
        var result = ""
        for byte in text.utf8 {
            if isPlain(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }

    /// Whether a byte stands for itself everywhere in an address (RFC 3986, section 2.3).
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func decoded(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
