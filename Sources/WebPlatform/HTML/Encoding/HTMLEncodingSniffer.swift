/// Which encoding a document's bytes are in (HTML, section 13.2.3.2): its byte order mark, then what
/// the response says, then what the document says of itself in its first 1024 bytes, then a default.
///
/// The default is windows-1252, the standard's for most locales, also where the bytes are UTF-8:
/// the standard lets a browser guess, and this one does not.
public struct HTMLEncodingSniffer {
    /// What was found.
    public struct Result: Equatable, Sendable {
        /// The encoding to decode with.
        public let encoding: WebEncoding
        /// "Certain": the document itself has no say.
        public let isCertain: Bool
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Finds the encoding.
    ///
    /// - Parameter charset: The `charset` of the response's `Content-Type`, as the header has it.
    public static func sniff(
        _ bytes: [UInt8], charset: String? = nil, fallback: WebEncoding = .windows1252
    ) -> Result {
        if let mark = TextEncoding.sniffBOM(bytes) {
            return Result(encoding: mark, isCertain: true)
        }
        if let named = charset.flatMap(WebEncoding.named) {
            return Result(encoding: named, isCertain: true)
        }
        return Result(encoding: prescan(bytes) ?? fallback, isCertain: false)
    }

    /// Finds the encoding of a document in XML: by its byte order mark, the response's header, its declaration,
    /// else UTF-8 (XML 1.0, appendix F).
    public static func sniffXML(_ bytes: [UInt8], charset: String? = nil) -> Result {
        if let mark = TextEncoding.sniffBOM(bytes) {
            return Result(encoding: mark, isCertain: true)
        }
        let named = charset.flatMap(WebEncoding.named) ?? Self(bytes).xmlEncoding()
        return Result(encoding: named ?? .utf8, isCertain: true)
    }

    /// "Prescan a byte stream to determine its encoding", then the encoding of an XML declaration.
    static func prescan(_ bytes: [UInt8]) -> WebEncoding? {
        if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LittleEndian }
        if bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) { return .utf16BigEndian }
        var sniffer = Self(bytes)
        return sniffer.metaEncoding() ?? Self(bytes).xmlEncoding()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes.prefix(1_024)
        position = 0
    }

    private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private func isAt(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.endIndex else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy {
            Self.lowercased(bytes[position + $0]) == text.utf8Start[$0]
        }
    }

    private mutating func skip(past byte: UInt8) {
        while let found = current, found != byte { position += 1 }
        position += 1
    }

    // MARK: The elements

    private mutating func metaEncoding() -> WebEncoding? {
        while position < bytes.endIndex {
            guard bytes[position] == 0x3C else {
                position += 1
                continue
            }
            if isAt("<!--") {
                position += 2
                while position < bytes.endIndex, !isAt("-->") { position += 1 }
                position += 3
            } else if isAt("<meta"), isSeparator(position + 5) {
                position += 5
                let found = meta()
                // "If the user agent runs out of bytes, abort": the tag is cut off.
                guard position < bytes.endIndex else { return nil }
                if let found { return found }
            } else if isTag {
                while let byte = current, !Self.isSpace(byte), byte != 0x3E { position += 1 }
                while attribute() != nil {}
                position += 1
            } else if isAt("<!") || isAt("</") || isAt("<?") {
                skip(past: 0x3E)
            } else {
                position += 1
            }
        }
        return nil
    }

    private func isSeparator(_ index: Int) -> Bool {
        index < bytes.endIndex && (Self.isSpace(bytes[index]) || bytes[index] == 0x2F)
    }

    private var isTag: Bool {
        guard current == 0x3C else { return false }
        let name = position + 1 < bytes.endIndex && bytes[position + 1] == 0x2F ? 2 : 1
        guard position + name < bytes.endIndex else { return false }
        return 0x61...0x7A ~= Self.lowercased(bytes[position + name])
    }

    private mutating func meta() -> WebEncoding? {
        var names: [[UInt8]] = []
        var hasPragma = false
        var needsPragma: Bool?
        var found: WebEncoding?
        while let (name, value) = attribute() {
            guard !names.contains(name) else { continue }
            names.append(name)
            switch String(decoding: name, as: UTF8.self) {
            case "http-equiv":
                if value.elementsEqual("content-type".utf8) { hasPragma = true }
            case "content":
                guard found == nil, needsPragma == nil, let named = Self.encoding(inContent: value)
                else { continue }
                (found, needsPragma) = (named, true)
            case "charset":
                (found, needsPragma) = (
                    WebEncoding.named(String(decoding: value, as: UTF8.self)), false
                )
            default: break
            }
        }
        guard let needsPragma, !needsPragma || hasPragma, let found else { return nil }
        return Self.usable(found)
    }

    /// A document that says so in ASCII is in no UTF-16.
    private static func usable(_ encoding: WebEncoding) -> WebEncoding {
        switch encoding {
        case .utf16LittleEndian, .utf16BigEndian: .utf8
        case WebEncoding.named("x-user-defined"): .windows1252
        default: encoding
        }
    }

    /// "Get an attribute", names and values in lower case; nothing at the end of the tag.
    private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
        while let byte = current, Self.isSpace(byte) || byte == 0x2F { position += 1 }
        guard let first = current, first != 0x3E else { return nil }
        var name: [UInt8] = []
        while let byte = current {
            if byte == 0x3D, !name.isEmpty { break }
            if Self.isSpace(byte) {
                skipSpaces()
                guard current == 0x3D else { return (name, []) }
                break
            }
            if byte == 0x2F || byte == 0x3E { return (name, []) }
            name.append(Self.lowercased(byte))
            position += 1
        }
        position += 1
        skipSpaces()
        return (name, value())
    }

    private mutating func skipSpaces() {
        while let byte = current, Self.isSpace(byte) { position += 1 }
    }

    private mutating func value() -> [UInt8] {
        var value: [UInt8] = []
        if let quote = current, quote == 0x22 || quote == 0x27 {
            position += 1
            while let byte = current, byte != quote {
                value.append(Self.lowercased(byte))
                position += 1
            }
            position += 1
            return value
        }
        while let byte = current, !Self.isSpace(byte), byte != 0x3E {
            value.append(Self.lowercased(byte))
            position += 1
        }
        return value
    }

    // MARK: Values

    /// "Extracting a character encoding from a meta element", of a value in lower case.
    static func encoding(inContent value: [UInt8]) -> WebEncoding? {
        let charset = Array("charset".utf8)
        var at = 0
        while at + charset.count <= value.count {
            guard value[at...].starts(with: charset) else {
                at += 1
                continue
            }
            at += charset.count
            while at < value.count, isSpace(value[at]) { at += 1 }
            guard at < value.count, value[at] == 0x3D else { continue }
            at += 1
            while at < value.count, isSpace(value[at]) { at += 1 }
            guard at < value.count else { return nil }
            let rest = value[(at + 1)...]
            if value[at] == 0x22 || value[at] == 0x27 {
                guard let end = rest.firstIndex(of: value[at]) else { return nil }
                return WebEncoding.named(String(decoding: rest[..<end], as: UTF8.self))
            }
            let label = value[at...].prefix { !isSpace($0) && $0 != 0x3B }
            return WebEncoding.named(String(decoding: label, as: UTF8.self))
        }
        return nil
    }

    /// "Get an XML encoding".
    private func xmlEncoding() -> WebEncoding? {
        guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: 0x3E) else {
            return nil
        }
        let declaration = Array(bytes[..<end])
        let name = Array("encoding".utf8)
        guard
            var at = declaration.indices.first(where: { declaration[$0...].starts(with: name) })
        else { return nil }
        at += name.count
        while at < declaration.count, declaration[at] <= 0x20 { at += 1 }
        guard at < declaration.count, declaration[at] == 0x3D else { return nil }
        at += 1
        while at < declaration.count, declaration[at] <= 0x20 { at += 1 }
        guard at < declaration.count, declaration[at] == 0x22 || declaration[at] == 0x27,
            let close = declaration[(at + 1)...].firstIndex(of: declaration[at])
        else { return nil }
        let label = declaration[(at + 1)..<close]
        guard label.allSatisfy({ $0 > 0x20 }) else { return nil }
        return WebEncoding.named(String(decoding: label, as: UTF8.self)).map(Self.usable)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        0x41...0x5A ~= byte ? byte | 0x20 : byte
    }
}
