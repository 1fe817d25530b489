extension StringProtocol {
    /// Letters A to Z in lower case, everything else as it is ("byte-lowercase").
    package func asciiLowercased() -> String {
        utf8.contains { (65...90).contains($0) }
            ? String(
                decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
            : String(self)
    }

    /// Its scalars as bytes.
    package var latin1: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    /// Whether two names differ in the case of ASCII letters at most.
    package func isSameName(as other: some StringProtocol) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (rest, otherRest) = (utf8.makeIterator(), other.utf8.makeIterator())
        while let byte = rest.next(), let otherByte = otherRest.next() {
            guard byte == otherByte || byte.asciiLowercased == otherByte.asciiLowercased else {
                return false
            }
        }
        return true
    }

    /// Without tabs and spaces around it.
    package func trimmingHTTPSpace() -> String {
        let bytes = Array(utf8)
        let isSpace: (UInt8) -> Bool = { $0 == 9 || $0 == 32 || $0 == 10 || $0 == 13 }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// Whether every scalar is a byte, and it can stand in a header.
    public var isHeaderValue: Bool {
        unicodeScalars.allSatisfy {
            $0.value <= 0xFF && $0.value != 0 && $0.value != 10 && $0.value != 13
        }
    }
}
