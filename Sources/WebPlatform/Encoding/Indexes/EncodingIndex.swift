internal import WebPlatformIndexes

/// One index of the standard (section 5): from pointers to code points.
///
/// Sendable because the bytes are constants of the program.
struct EncodingIndex: @unchecked Sendable {
    private let bytes: UnsafeRawPointer
    /// How many pointers the index has.
    let count: Int
    /// One bit a pointer: set where the code point is 0x20000 higher. Only index Big5 has it.
    private let secondPlane: UnsafeRawPointer?

    private init(
        _ name: WebPlatformIndexName, from first: Int = 0, count: Int? = nil,
        secondPlane: WebPlatformIndexName? = nil
    ) {
        let table = web_platform_index(name)
        let whole = table.count / 2
        bytes = UnsafeRawPointer(table.bytes).advanced(by: first * 2)
        self.count = min(count ?? whole, whole - first)
        self.secondPlane = secondPlane.map { UnsafeRawPointer(web_platform_index($0).bytes) }
    }

    static let gb18030 = Self(web_platform_index_gb18030)
    static let big5 = Self(web_platform_index_big5, secondPlane: web_platform_index_big5_plane2)
    static let eucKR = Self(web_platform_index_euc_kr)
    static let jis0208 = Self(web_platform_index_jis0208)
    static let jis0212 = Self(web_platform_index_jis0212)

    /// "Index single-byte" of the encoding; nothing when the encoding is none of that sort.
    static func singleByte(_ kind: WebEncoding.Kind) -> Self? {
        let shared = kind == .iso8859_8I ? .iso8859_8 : kind
        guard let position = singleByteOrder.firstIndex(of: shared) else { return nil }
        return Self(web_platform_index_single_byte, from: position * 128, count: 128)
    }

    /// The order of the tables in `single-byte.bin`.
    private static let singleByteOrder: [WebEncoding.Kind] = [
        .ibm866, .iso8859_2, .iso8859_3, .iso8859_4, .iso8859_5, .iso8859_6, .iso8859_7,
        .iso8859_8, .iso8859_10, .iso8859_13, .iso8859_14, .iso8859_15, .iso8859_16, .koi8R, .koi8U,
        .macintosh, .windows874, .windows1250, .windows1251, .windows1252, .windows1253,
        .windows1254, .windows1255, .windows1256, .windows1257, .windows1258, .macCyrillic,
    ]

    /// "Index code point": nothing where the index has none, or no such pointer.
    func codePoint(_ pointer: Int) -> UInt32? {
        guard 0..<count ~= pointer else { return nil }
        let unit = bytes.loadUnaligned(fromByteOffset: pointer * 2, as: UInt16.self)
        guard unit != 0 else { return nil }
        let low = UInt32(UInt16(littleEndian: unit))
        guard let secondPlane else { return low }
        let bits = secondPlane.load(fromByteOffset: pointer / 8, as: UInt8.self)
        return bits >> (pointer % 8) & 1 == 1 ? low | 0x20000 : low
    }
}
