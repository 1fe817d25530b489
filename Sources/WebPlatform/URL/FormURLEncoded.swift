/// The application/x-www-form-urlencoded format, of queries and form bodies.
///
/// URL Standard, 5 "application/x-www-form-urlencoded". Names and values are
/// UTF-8 bytes or UTF-16 code units, not `String`, whose `==` takes different
/// code points for the same text.
public enum FormURLEncoded {
    /// A name and its value, both well-formed UTF-8.
    public typealias Pair = (name: [UInt8], value: [UInt8])
    /// A name and its value in UTF-16 code units.
    public typealias Pair16 = (name: [UInt16], value: [UInt16])

    /// Reads a list of pairs (5.1). Anything can be read.
    public static func parse(_ bytes: some Collection<UInt8>) -> [Pair] {
        var pairs: [Pair] = []
        for sequence in bytes.split(separator: UInt8(ascii: "&")) {
            if let equals = sequence.firstIndex(of: UInt8(ascii: "=")) {
                pairs.append(
                    (
                        decoded(sequence[..<equals]),
                        decoded(sequence[sequence.index(after: equals)...])
                    ))
            } else {
                pairs.append((decoded(sequence), []))
            }
        }
        return pairs
    }

    /// Reads a list of pairs from JavaScript text.
    public static func parse16(_ units: [UInt16]) -> [Pair16] {
        parse(ScalarValueText.utf8(units)).map {
            (ScalarValueText.utf16($0.name), ScalarValueText.utf16($0.value))
        }
    }

    /// Writes a list of pairs (5.2), in ASCII.
    public static func serialize(_ pairs: some Sequence<Pair>) -> [UInt8] {
        var result: [UInt8] = []
        for (name, value) in pairs {
            if !result.isEmpty { result.append(UInt8(ascii: "&")) }
            append(name, to: &result)
            result.append(UInt8(ascii: "="))
            append(value, to: &result)
        }
        return result
    }

    /// Writes a list of pairs of JavaScript text, in ASCII.
    public static func serialize16(_ pairs: some Sequence<Pair16>) -> [UInt8] {
        serialize(
            pairs.lazy.map { (ScalarValueText.utf8($0.name), ScalarValueText.utf8($0.value)) })
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let plus = UInt8(ascii: "+")
        return ScalarValueText.repaired(
            PercentEncoding.decode(bytes.map { $0 == plus ? UInt8(ascii: " ") : $0 }))
    }

    private static func append(_ bytes: [UInt8], to result: inout [UInt8]) {
        for byte in bytes {
            if byte == UInt8(ascii: " ") {
                result.append(UInt8(ascii: "+"))
            } else if PercentEncodeSet.form.contains(byte) {
                PercentEncoding.append(byte, to: &result)
            } else {
                result.append(byte)
            }
        }
    }
}
