/// Finds what a script says about its source map: `//# sourceMappingURL=bundle.js.map`.
package struct SourceMapComment: Equatable, Sendable {
    /// The URL.
    package var url: String
    /// Where the comment begins, in UTF-8.
    package var offset: Int

    /// Looks for the comment; nil if there is none.
    ///
    /// The comment has a line of its own, and no code behind it (ECMA-426, section 11.1.2.1): else it
    /// belongs to a file that a bundler put into this one, or is part of a text.
    package init?(in source: String) {
        var source = source
        let found = source.withUTF8 { bytes -> SourceMapComment? in
            var end = bytes.count
            while end > 0 {
                var start = end
                while start > 0, Self.terminator(bytes[..<start]) == 0 { start -= 1 }
                let line = Self.trimmed(bytes[start..<end])
                if let url = Self.url(ofLine: line) {
                    return SourceMapComment(url: url, offset: line.startIndex)
                }
                guard line.isEmpty || line.starts(with: "//".utf8) else { return nil }
                end = start - Self.terminator(bytes[..<start])
                if start == 0 { return nil }
            }
            return nil
        }
        guard let found else { return nil }
        self = found
    }

    package init(url: String, offset: Int) {
        self.url = url
        self.offset = offset
    }

    /// How long the line terminator is that a text ends with (ECMAScript, section 12.3); 0 if there is none.
    private static func terminator(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        switch text.last {
        case 0x0A, 0x0D: 1
        // U+2028 and U+2029.
        case 0xA8, 0xA9: text.dropLast().suffix(2).elementsEqual([0xE2, 0x80]) ? 3 : 0
        default: 0
        }
    }

    private static func url(ofLine line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        for mark in ["//# sourceMappingURL=", "//@ sourceMappingURL="]
        where line.starts(with: mark.utf8) {
            let url = line.dropFirst(mark.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
            // None of these is in a URL: what has one of them is another comment.
            guard !url.isEmpty, !url.contains(where: { "\"'` \t".utf8.contains($0) }) else {
                return nil
            }
            return String(decoding: url, as: UTF8.self)
        }
        return nil
    }

    private static func trimmed(
        _ line: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var line = line.drop(while: isBlank)
        while let last = line.last, isBlank(last) { line = line.dropLast() }
        return line
    }
}
