/// The contents of a `data:` URL (Fetch Standard, section 6).
public struct DataURL: Equatable, Sendable {
    /// What it says it is, as a `Content-Type`.
    public var type: String
    /// The body.
    public var bytes: [UInt8]

    /// Reads a URL; nil if its contents cannot be read.
    public init?(_ url: WebURL) {
        guard url.`protocol` == "data:" else { return nil }
        let input = url.hrefWithoutFragment.utf8.dropFirst(5)
        guard let comma = input.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        var type = Substring(input[..<comma])
        var bytes = PercentEncoding.decode(input[input.index(after: comma)...])
        while type.first == " " { type.removeFirst() }
        while type.last == " " { type.removeLast() }
        if let head = Self.withoutBase64(type) {
            guard let decoded = Self.forgivingBase64(bytes) else { return nil }
            bytes = decoded
            type = head
        }
        var text = String(type)
        if text.hasPrefix(";") { text = "text/plain" + text }
        self.type = MediaTypeText(text)?.text ?? "text/plain;charset=US-ASCII"
        self.bytes = bytes
    }

    /// What stands before ";base64" at the end, in any letter case and with spaces before the word.
    private static func withoutBase64(_ type: Substring) -> Substring? {
        guard type.utf8.count >= 7, type.suffix(6).asciiLowercased() == "base64" else { return nil }
        var head = type.dropLast(6)
        while head.last == " " { head.removeLast() }
        return head.last == ";" ? head.dropLast() : nil
    }

    /// "Forgiving-base64 decode" (Infra, section 7).
    public static func forgivingBase64(_ input: [UInt8]) -> [UInt8]? {
        var text = input.filter { !($0 == 9 || $0 == 10 || $0 == 12 || $0 == 13 || $0 == 32) }
        if text.count % 4 == 0 {
            for _ in 0..<2 where text.last == UInt8(ascii: "=") { text.removeLast() }
        }
        guard text.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 2)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case 65...90: value = byte - 65
            case 97...122: value = byte - 71
            case 48...57: value = byte + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
                buffer &= (1 << UInt32(bits)) - 1
            }
        }
        return bytes
    }
}

/// A MIME type, read and written again as MIME Sniffing, section 4, says.
struct MediaTypeText {
    let text: String
    let essence: String

    init?(_ input: String) {
        var rest = Substring(input.trimmingHTTPSpace())
        let type = rest.prefix { $0 != "/" }
        rest = rest.dropFirst(type.count + 1)
        let subtype = rest.prefix { $0 != ";" }.trimmingHTTPSpace()
        rest = rest.drop { $0 != ";" }
        guard type.isHTTPToken, subtype.isHTTPToken else { return nil }
        essence = "\(type.asciiLowercased())/\(subtype.asciiLowercased())"
        var parameters: [(String, String)] = []
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
            let name = rest.prefix { $0 != ";" && $0 != "=" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value: String
            if rest.first == "\"" {
                value = Self.quoted(&rest)
                rest = rest.drop { $0 != ";" }
            } else {
                value = rest.prefix { $0 != ";" }.description
                rest = rest.dropFirst(value.count)
                while let last = value.last, " \t\n\r".contains(last) { value.removeLast() }
                if value.isEmpty { continue }
            }
            let key = name.asciiLowercased()
            guard key.isHTTPToken, value.unicodeScalars.allSatisfy(Self.isQuotable),
                !parameters.contains(where: { $0.0 == key })
            else { continue }
            parameters.append((key, value))
        }
        text =
            essence
            + parameters.map { name, value in
                value.isHTTPToken
                    ? ";\(name)=\(value)" : ";\(name)=\"\(Self.escaped(value))\""
            }.joined()
    }

    private static func quoted(_ rest: inout Substring) -> String {
        var value = ""
        rest = rest.dropFirst()
        while let next = rest.popFirst(), next != "\"" {
            if next == "\\" {
                value.append(rest.popFirst() ?? "\\")
            } else {
                value.append(next)
            }
        }
        return value
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, next in
            if next == "\"" || next == "\\" { text.append("\\") }
            text.append(next)
        }
    }

    private static func isQuotable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 9 || (0x20...0x7E).contains(scalar.value)
            || (0x80...0xFF).contains(scalar.value)
    }
}
