/// The application/x-www-form-urlencoded format, of queries and form bodies.
///
/// URL Standard, 5 "application/x-www-form-urlencoded". Names and values are
/// UTF-8 bytes, not `String`, whose `==` takes different
/// code points for the same text.
public enum FormURLEncoded {
    /// A name and its value, both well-formed UTF-8.
    public typealias Pair = (name: [UInt8], value: [UInt8])

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

    private static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let plus = UInt8(ascii: "+")
        return ScalarValueText.repaired(
            PercentEncoding.decode(bytes.map { $0 == plus ? UInt8(ascii: " ") : $0 }))
    }
}
