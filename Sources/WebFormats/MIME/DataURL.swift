/// What a `data:` URL holds ("data: URL struct", Fetch Standard section 6).
public struct DataURL: Hashable, Sendable {
    /// `text/plain;charset=US-ASCII` when the URL names none that can be read.
    public var mimeType: MIMEType
    /// The bytes.
    public var body: [UInt8]

    /// "data: URL processor"; nothing on failure.
    ///
    /// - Parameter url: A serialized URL of the scheme `data`; a fragment does not count.
    public init?(url: String) {
        let bytes = url.utf8.prefix { $0 != 0x23 }
        guard bytes.starts(with: "data:".utf8) else { return nil }
        let rest = bytes.dropFirst(5)
        guard let comma = rest.firstIndex(of: 0x2C) else { return nil }
        var type = HTTPText.trimmed(String(decoding: rest[..<comma], as: UTF8.self)) {
            ["\t", "\n", "\u{C}", "\r", " "].contains($0)
        }
        body = Self.percentDecoded(rest[rest.index(after: comma)...])
        if let withoutMark = Self.withoutBase64Mark(type) {
            guard let decoded = ForgivingBase64.decode(body) else { return nil }
            body = decoded
            type = withoutMark
        }
        if type.utf8.first == 0x3B { type = "text/plain" + type }
        guard
            let mimeType = MIMEType(parsing: type)
                ?? MIMEType(parsing: "text/plain;charset=US-ASCII")
        else { return nil }
        self.mimeType = mimeType
    }

    /// What stands before `;`, spaces and `base64`; nothing when the type does not end with them.
    private static func withoutBase64Mark(_ type: String) -> String? {
        var bytes = Array(type.utf8)
        guard String(decoding: bytes.suffix(6), as: UTF8.self).asciiLowercased() == "base64"
        else { return nil }
        bytes.removeLast(6)
        while bytes.last == 0x20 { bytes.removeLast() }
        guard bytes.popLast() == 0x3B else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// "Percent-decode" (URL Standard section 1.3).
    private static func percentDecoded(_ text: Substring.UTF8View) -> [UInt8] {
        let bytes = Array(text)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count,
                let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
