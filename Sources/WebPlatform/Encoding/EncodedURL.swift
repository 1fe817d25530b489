public import WebFormats

/// URLs and forms in the encoding of their document, which is not always UTF-8.
public enum EncodedURL {
    /// "Encoding-parse a URL" (HTML, section 2.4.2): the query is in the document's encoding.
    ///
    /// Other parts are always UTF-8, and so is the query where the scheme is not special, or is
    /// that of a web socket (URL Standard, section 4.4, query state).
    public static func parse(
        utf8 text: [UInt8], base: WebURL?, encoding: WebEncoding
    ) -> WebURL? {
        let parsed =
            if let base { WebURL(utf8: text, base: base) } else { WebURL(utf8: text) }
        guard var url = parsed, let query = query(of: text) else { return parsed }
        setQuery(query, of: &url, encoding: encoding)
        return url
    }

    /// A name or value of application/x-www-form-urlencoded (URL Standard, section 5.2).
    public static func formComponent(_ units: [UInt16], encoding: WebEncoding) -> [UInt8] {
        let space = UInt8(ascii: " ")
        return encoded(units, encoding: encoding) { bytes, result in
            for (index, part) in bytes.split(separator: space, omittingEmptySubsequences: false)
                .enumerated()
            {
                if index > 0 { result.append(UInt8(ascii: "+")) }
                result += PercentEncoding.encode(part, .form)
            }
        }
    }

    private static func setQuery(_ query: [UInt8], of url: inout WebURL, encoding: WebEncoding) {
        guard ["http:", "https:", "ftp:", "file:"].contains(url.protocol) else { return }
        let units = ScalarValueText.utf16(query)
        let bytes = encoded(units, encoding: encoding) { bytes, result in
            result += PercentEncoding.encode(bytes, .specialQuery)
        }
        url.setEncodedQuery(bytes)
    }

    /// What stands between the first `?` and the fragment; nothing without a `?`.
    private static func query(of text: [UInt8]) -> [UInt8]? {
        var end = text.count
        while end > 0, text[end - 1] <= 0x20 { end -= 1 }
        let beforeFragment = text[..<end].prefix { $0 != UInt8(ascii: "#") }
        guard let mark = beforeFragment.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        return beforeFragment[(mark + 1)...].filter { !isTabOrNewline($0) }
    }

    private static func isTabOrNewline(_ byte: UInt8) -> Bool {
        byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// "Percent-encode after encoding" (URL Standard, section 1.3).
    private static func encoded(
        _ units: [UInt16], encoding: WebEncoding,
        append: ([UInt8], inout [UInt8]) -> Void
    ) -> [UInt8] {
        var result: [UInt8] = []
        for piece in TextEncoding.pieces(units, as: encoding) {
            switch piece {
            case .bytes(let bytes): append(bytes, &result)
            case .unmappable(let codePoint): result += Array("%26%23\(codePoint)%3B".utf8)
            }
        }
        return result
    }
}
