internal import PortalTrace

/// Reads values that must be strings and here in full.
enum TextArgument {
    /// Returns the text, or the problem that keeps it from being read.
    ///
    /// - Parameters:
    ///   - code: What the problem's code begins with.
    ///   - expected: What was expected, for the message; "a string" if nothing more is known.
    static func read(
        _ value: TraceValue, code: String, expected: String = "a string", property: String? = nil
    ) -> (text: String?, problems: [FormatProblem]) {
        if case .string(let text) = value { return (text, []) }
        let place = property.map { " as \(Quotation.quoted($0))" } ?? ""
        switch value {
        case .illFormedString:
            let message = "expected well-formed text\(place), found a string with a lone surrogate"
            return (nil, [.error("\(code)-ill-formed", message, property: property)])
        case .longString(let prefix, let length):
            let message =
                "expected a text short enough to be recorded\(place), "
                + "found \(length) characters that begin with \(Quotation.quoted(prefix))"
            return (nil, [.error("\(code)-too-long", message, property: property)])
        default:
            let message = "expected \(expected)\(place), found \(value.briefDescription)"
            return (nil, [.error("\(code)-type", message, property: property)])
        }
    }
}

extension TraceValue {
    /// The value of a member, if it is there and not undefined.
    subscript(defined name: String) -> TraceValue? {
        let value = self[name]
        return value == .undefined ? nil : value
    }
}
