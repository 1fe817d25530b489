/// Finds what `JSON.parse` refuses but the JSON decoder of the standard toolchain lets pass.
///
/// Probed with Swift 6.3: a comma after the last member, a byte order mark, and, in strings that
/// are not asked for, raw control characters.
enum JSONStrictness {
    /// Returns the first offence in a text; text that is malformed in other ways has none.
    static func problem(in text: String, code: String) -> FormatProblem? {
        var isInString = false
        var isEscaped = false
        var comma: PlacedScalar?
        for place in text.placedScalars {
            let scalar = place.scalar
            if place.offset == 0, scalar == "\u{FEFF}" {
                return .error(code, "expected JSON text, found a byte order mark", at: 0)
            }
            if isInString {
                if scalar.value < 0x20 {
                    return .error(
                        code,
                        "expected control characters in JSON strings to be escaped, "
                            + "found \(Quotation.quoted(place))",
                        at: place.offset)
                }
                isInString = isEscaped || scalar != "\""
                isEscaped = !isEscaped && scalar == "\\"
            } else if let lastComma = comma, scalar == "}" || scalar == "]" {
                return .error(
                    code, "expected no ',' before '\(scalar)' in JSON text", at: lastComma.offset)
            } else if !scalar.isWhiteSpace {
                comma = scalar == "," ? place : nil
                isInString = scalar == "\""
            }
        }
        return nil
    }
}
