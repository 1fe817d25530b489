/// One encoding of the WHATWG Encoding Standard (section 4, "Encodings").
public struct WebEncoding: Sendable, Hashable {
    let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    /// UTF-8.
    public static let utf8 = Self(.utf8)
    /// UTF-16LE.
    public static let utf16LittleEndian = Self(.utf16LittleEndian)
    /// UTF-16BE.
    public static let utf16BigEndian = Self(.utf16BigEndian)
    /// windows-1252, which is what the labels `iso-8859-1`, `latin1` and `ascii` stand for.
    public static let windows1252 = Self(.windows1252)

    /// Every encoding, in the order of the standard's table of names and labels.
    public static var all: [Self] { Kind.allCases.map(Self.init) }

    /// The standard's name, such as `UTF-8` or `Shift_JIS` (`document.characterSet`).
    public var name: String { kind.rawValue }

    /// The name in ASCII lower case (`TextDecoder.encoding`).
    public var lowercasedName: String { name.lowercased() }

    /// "Get an output encoding" (section 4.3): UTF-8 for UTF-16 and replacement, else itself.
    public var outputEncoding: Self {
        switch kind {
        case .replacement, .utf16BigEndian, .utf16LittleEndian: .utf8
        default: self
        }
    }

    /// "Get an encoding" (section 4.2).
    ///
    /// - Parameter label: As a script or a header wrote it: ASCII white space around it and the
    ///   case of ASCII letters do not count.
    /// - Returns: Nothing for a label the standard does not list.
    public static func named(_ label: String) -> Self? {
        let isSpace = { (byte: UInt8) in [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) }
        let start = label.utf8.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return nil }
        let bytes = start[...last]
        // Swift strings are equal when canonically equivalent, labels only byte by byte.
        guard bytes.count <= longestLabel, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let lowered = bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        return kindOfLabel[String(decoding: lowered, as: UTF8.self)].map(Self.init)
    }

    private static let kindOfLabel = Dictionary(
        uniqueKeysWithValues: Kind.allCases.flatMap { kind in kind.labels.map { ($0, kind) } })

    private static let longestLabel = kindOfLabel.keys.map(\.utf8.count).max() ?? 0
}

extension WebEncoding {
    /// The encodings; the raw value is the standard's name.
    enum Kind: String, CaseIterable, Sendable {
        case utf8 = "UTF-8"
        case ibm866 = "IBM866"
        case iso8859_2 = "ISO-8859-2"
        case iso8859_3 = "ISO-8859-3"
        case iso8859_4 = "ISO-8859-4"
        case iso8859_5 = "ISO-8859-5"
        case iso8859_6 = "ISO-8859-6"
        case iso8859_7 = "ISO-8859-7"
        case iso8859_8 = "ISO-8859-8"
        case iso8859_8I = "ISO-8859-8-I"
        case iso8859_10 = "ISO-8859-10"
        case iso8859_13 = "ISO-8859-13"
        case iso8859_14 = "ISO-8859-14"
        case iso8859_15 = "ISO-8859-15"
        case iso8859_16 = "ISO-8859-16"
        case koi8R = "KOI8-R"
        case koi8U = "KOI8-U"
        case macintosh = "macintosh"
        case windows874 = "windows-874"
        case windows1250 = "windows-1250"
        case windows1251 = "windows-1251"
        case windows1252 = "windows-1252"
        case windows1253 = "windows-1253"
        case windows1254 = "windows-1254"
        case windows1255 = "windows-1255"
        case windows1256 = "windows-1256"
        case windows1257 = "windows-1257"
        case windows1258 = "windows-1258"
        case macCyrillic = "x-mac-cyrillic"
        case gbk = "GBK"
        case gb18030 = "gb18030"
        case big5 = "Big5"
        case eucJP = "EUC-JP"
        case iso2022JP = "ISO-2022-JP"
        case shiftJIS = "Shift_JIS"
        case eucKR = "EUC-KR"
        case replacement = "replacement"
        case utf16BigEndian = "UTF-16BE"
        case utf16LittleEndian = "UTF-16LE"
        case userDefined = "x-user-defined"
    }
}
