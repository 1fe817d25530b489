extension WebEncoding {
    /// Whether "serialize I/O queue" (section 7.1) takes a byte order mark off.
    var mayHaveBOM: Bool {
        switch kind {
        case .utf8, .utf16BigEndian, .utf16LittleEndian: true
        default: false
        }
    }

    /// A decoder at the start of a stream.
    func makeDecoder() -> any StreamDecoder {
        switch kind {
        case .utf8: UTF8Decoder()
        case .gbk, .gb18030: GB18030Decoder()
        case .big5: Big5Decoder()
        case .eucJP: EUCJPDecoder()
        case .iso2022JP: ISO2022JPDecoder()
        case .shiftJIS: ShiftJISDecoder()
        case .eucKR: EUCKRDecoder()
        case .replacement: ReplacementDecoder()
        case .utf16BigEndian: UTF16Decoder(isBigEndian: true)
        case .utf16LittleEndian: UTF16Decoder(isBigEndian: false)
        default: SingleByteDecoder(index: .singleByte(kind))
        }
    }

    /// An encoder of the output encoding; nothing for UTF-8, which has its own way.
    func makeEncoder() -> (any LegacyEncoder)? {
        switch outputEncoding.kind {
        case .utf8: nil
        case .gbk: GB18030Encoder(isGBK: true)
        case .gb18030: GB18030Encoder(isGBK: false)
        case .big5: Big5Encoder()
        case .eucJP: EUCJPEncoder()
        case .iso2022JP: ISO2022JPEncoder()
        case .shiftJIS: ShiftJISEncoder()
        case .eucKR: EUCKREncoder()
        default: SingleByteEncoder(index: .singleByte(kind))
        }
    }
}
