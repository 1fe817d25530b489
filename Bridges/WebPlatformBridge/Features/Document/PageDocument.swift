public import WebFormats
public import WebPlatform

/// The response that a page's document is made of.
public struct PageDocument: Sendable {
    /// The document's URL.
    public var url: WebURL
    /// What reports call it: the path of its file, or its URL.
    public var name: String
    /// The text, decoded, with its line breaks made LF.
    public var text: [UInt16]
    /// Its MIME type, without parameters.
    public var contentType: String
    /// The encoding's name.
    public var encoding: String
    /// The URL that led here, or nothing.
    public var referrer: String
    /// `Last-Modified` of the response, or nothing.
    public var lastModified: String
    /// `Refresh` of the response, or nothing.
    public var refresh: String
    /// The response's status; 200 for what no server was asked for.
    public var status = 200
    /// `Referrer-Policy` of the response, or of the document that a document without one has it from.
    public var referrerPolicy = ReferrerPolicy.unsaid
    /// `Content-Security-Policy` of the response; nil for none.
    public var policies: ContentSecurityPolicies?
    /// How many bytes the response had.
    let length: Int
    /// Whether it is UTF-8 and was read as something else.
    public var isMisread = false
    /// Where lines start in the text.
    let lines: [Int]

    /// Decodes a response.
    ///
    /// - Parameters:
    ///   - contentType: The `Content-Type` header, or nothing.
    ///   - bytes: The body.
    ///   - container: The encoding of the document around it, where that is of the same origin.
    public init(
        url: WebURL, name: String, contentType header: String, bytes: [UInt8], referrer: String,
        lastModified: String, refresh: String = "", container: WebEncoding? = nil
    ) {
        self.url = url
        self.name = name
        let type = MIMEType(contentType: header)
        let isXML = type.map { Self.isXML($0.essence) } ?? false
        let sniffed =
            isXML
            ? HTMLEncodingSniffer.sniffXML(bytes, charset: type?["charset"])
            : HTMLEncodingSniffer.sniff(
                bytes, charset: type?["charset"], fallback: container ?? .windows1252)
        text = Self.normalized(Self.decoded(bytes, sniffed.encoding, isXML: isXML))
        length = bytes.count
        contentType = type?.essence ?? "text/html"
        encoding = sniffed.encoding.name
        isMisread = MisreadText.isUTF8(bytes, readAs: sniffed.encoding)
        self.referrer = referrer
        self.lastModified = lastModified
        self.refresh = refresh
        lines = Self.lines(of: text)
    }

    /// "An XML MIME type" (MIME Sniffing, section 4.6).
    private static func isXML(_ essence: String) -> Bool {
        essence == "text/xml" || essence == "application/xml" || essence.hasSuffix("+xml")
    }

    /// The text of bytes. A byte that belongs to no character is an error in XML (XML 1.0, section 4.3.3): there
    /// U+FFFF, which no document may have, stands in its place.
    private static func decoded(
        _ bytes: [UInt8], _ encoding: WebEncoding, isXML: Bool
    ) -> [UInt16] {
        var strict = TextDecodingStream(encoding, fatal: true, ignoreBOM: false)
        if let text = try? strict.decode(bytes, isLast: true) { return text }
        var lenient = TextDecodingStream(encoding, fatal: false, ignoreBOM: false)
        var text = (try? lenient.decode(bytes, isLast: true)) ?? []
        if isXML, let place = text.firstIndex(of: 0xFFFD) { text[place] = 0xFFFF }
        return text
    }

    /// Where lines start.
    private static func lines(of text: [UInt16]) -> [Int] {
        var lines = [0]
        for (index, unit) in text.enumerated() where unit == 0x0A { lines.append(index + 1) }
        return lines
    }

    /// A document whose text an attribute has (HTML, section 4.8.5, `srcdoc`).
    init(source text: [UInt16], url: WebURL, referrer: String) {
        self.url = url
        name = url.href
        self.text = Self.normalized(text)
        contentType = "text/html"
        encoding = WebEncoding.utf8.name
        self.referrer = referrer
        lastModified = ""
        refresh = ""
        length = 0
        lines = Self.lines(of: self.text)
    }

    /// Whether a browser parses it as HTML.
    public var isHTML: Bool { ["text/html", "application/xhtml+xml"].contains(contentType) }

    /// The line and the column, from 1, of an offset in the text.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - lines[low] + 1)
    }

    /// Where the text of a javascript: URL stands, in an attribute of the element that begins at an
    /// offset; nil where its source is written in another way, or a script set it.
    func offset(ofScriptURL script: String, after element: Int) -> Int? {
        let scheme = Array("javascript:".utf16)
        let script = Array(script.utf16)
        guard element >= 0, element < text.count, !script.isEmpty else { return nil }
        var index = element
        while index + scheme.count + script.count <= text.count, text[index] != 0x3E {
            let isScheme = scheme.indices.allSatisfy {
                text[index + $0] | 0x20 == scheme[$0] | 0x20
            }
            let start = index + scheme.count
            if isScheme {
                return text[start..<start + script.count].elementsEqual(script) ? start : nil
            }
            index += 1
        }
        return nil
    }

    /// CRLF and CR as LF (HTML, section 13.2.3.5).
    private static func normalized(_ text: [UInt16]) -> [UInt16] {
        guard text.contains(0x0D) else { return text }
        var result: [UInt16] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == 0x0D {
                result.append(0x0A)
                if index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
            } else {
                result.append(text[index])
            }
            index += 1
        }
        return result
    }
}
