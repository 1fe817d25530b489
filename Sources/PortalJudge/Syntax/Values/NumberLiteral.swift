/// The value of a number literal.
enum NumberLiteral {
    static func value(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            let radix =
                switch bytes[1] | 0x20 {
                case UInt8(ascii: "x"): 16
                case UInt8(ascii: "b"): 2
                case UInt8(ascii: "o"): 8
                default: 0
                }
            if radix > 0 { return UInt64(text.dropFirst(2), radix: radix).map(Double.init) }
        }
        return Double(text)
    }
}
