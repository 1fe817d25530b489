internal import PortalTrace

/// One kind of value in a document: how it is read, written, and described by a JSON Schema.
struct Kind<Value: Sendable>: Sendable {
    let schema: Schema
    /// Reads a value; what is wrong is reported, and then there is none.
    let read: @Sendable (PlacedJSON, inout DocumentReading) -> Value?
    let write: @Sendable (Value) -> TraceValue
}

extension Kind where Value == String {
    static let text = text("a text") { _ in nil }

    /// A text that has to pass a check.
    ///
    /// - Parameter check: Says what is wrong with a text; nil if nothing is.
    static func text(
        _ expectation: String, _ check: @escaping @Sendable (String) -> String?
    ) -> Kind {
        Kind(schema: .text) { json, reading in
            guard let text = json.string else {
                reading.report("expected \(expectation), found \(json.description)", at: json.place)
                return nil
            }
            if let problem = check(text) { reading.report(problem, at: json.place) }
            return text
        } write: {
            .string($0)
        }
    }
}

extension Kind where Value == Bool {
    static let bool = Kind(schema: .bool) { json, reading in
        if case .bool(let value) = json.value { return value }
        reading.report("expected true or false, found \(json.description)", at: json.place)
        return nil
    } write: {
        .bool($0)
    }
}

extension Kind where Value == Int {
    /// A whole number within bounds.
    static func integer(_ range: ClosedRange<Int>) -> Kind {
        Kind(schema: .integer(range)) { json, reading in
            if case .number(let number) = json.value, let value = Int(exactly: number),
                range.contains(value)
            {
                return value
            }
            let bounds =
                range.upperBound == .max
                ? "of at least \(range.lowerBound)"
                : "from \(range.lowerBound) to \(range.upperBound)"
            reading.report(
                "expected a whole number \(bounds), found \(json.description)", at: json.place)
            return nil
        } write: {
            .number(Double($0))
        }
    }

    /// A virtual time: "500ms", "3s", "15m", "1h", "2d".
    static let duration = Kind(schema: .duration) { json, reading in
        if let value = json.string.flatMap(Duration.milliseconds) { return value }
        if case .number(0) = json.value { return 0 }
        if let text = json.string, Duration.isTooLong(text) {
            reading.report(
                "expected a time of at most \(Duration.text(Duration.longest)), found "
                    + json.description, at: json.place)
            return nil
        }
        reading.report(
            "expected a time such as \"500ms\", \"3s\", \"15m\", \"1h\" or \"2d\", found "
                + json.description, at: json.place)
        return nil
    } write: {
        .string(Duration.text($0))
    }
}

extension Kind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the names of an enumeration.
    static var choice: Kind { choice(of: Array(Value.allCases)) }

    /// One of some names of an enumeration.
    static func choice(of values: [Value]) -> Kind {
        Kind(schema: .choice(values.map(\.rawValue))) { json, reading in
            if let value = json.string.flatMap(Value.init(rawValue:)),
                values.contains(where: { $0.rawValue == value.rawValue })
            {
                return value
            }
            reading.report(
                unknown(json, values.map(\.rawValue)), at: json.place)
            return nil
        } write: {
            .string($0.rawValue)
        }
    }
}

extension Kind {
    /// An array.
    static func list<Element>(of element: Kind<Element>) -> Kind where Value == [Element] {
        Kind(schema: .list(element.schema)) { json, reading in
            guard case .array(let elements) = json.value else {
                reading.report("expected an array, found \(json.description)", at: json.place)
                return nil
            }
            return elements.enumerated().compactMap { index, json in
                reading.below("[\(index)]") { element.read(json, &$0) }
            }
        } write: {
            .array($0.map(element.write))
        }
    }

    /// A value where Swift has an optional: it can be left out, but is not null.
    static func present<Wrapped>(_ kind: Kind<Wrapped>) -> Kind where Value == Wrapped? {
        Kind(schema: kind.schema) { json, reading in
            kind.read(json, &reading).map { .some($0) }
        } write: {
            $0.map(kind.write) ?? .null
        }
    }

    /// A value, or null.
    static func optional<Wrapped>(_ kind: Kind<Wrapped>) -> Kind where Value == Wrapped? {
        Kind(schema: .nullable(kind.schema)) { json, reading in
            if json.value == .null { return .some(nil) }
            return kind.read(json, &reading).map { .some($0) }
        } write: {
            $0.map(kind.write) ?? .null
        }
    }

    /// An object.
    ///
    /// - Parameter base: What members that are left out are.
    static func object(_ shape: Shape<Value>, base: Value) -> Kind {
        Kind(schema: .reference(shape.name)) { json, reading in
            var value = base
            shape.read(json, into: &value, &reading)
            return value
        } write: {
            shape.write($0)
        }
    }
}

/// What to say of a name that is none of the known ones.
func unknown(_ json: PlacedJSON, _ known: [String]) -> String {
    if let hint = json.string.flatMap({ nearest($0, known) }) {
        return "unknown name \(json.description); did you mean '\(hint)'?"
    }
    return "expected one of \(known.joined(separator: ", ")), found \(json.description)"
}

/// Virtual times as people write them.
public enum Duration {
    private static let units = [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// The longest time that is read: 100,000 days.
    public static let longest = 100_000 * 86_400_000

    /// Reads "500ms", "3s", "1.5m", "15min", "1h", "2d"; nil if it is none of them, or too long.
    public static func milliseconds(_ text: String) -> Int? {
        guard let value = value(text), value <= Double(longest) else { return nil }
        return Int(value.rounded())
    }

    /// Whether a text is a time, and longer than the longest.
    public static func isTooLong(_ text: String) -> Bool {
        value(text).map { $0 > Double(longest) } ?? false
    }

    private static func value(_ text: String) -> Double? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count)
        guard
            let factor = units.first(where: { $0.0 == unit })?.1 ?? (unit == "min" ? 60_000 : nil),
            number.first != ".", number.last != ".",
            let value = Double(number)
        else { return nil }
        return value * Double(factor)
    }

    /// Writes a time in the largest unit that fits.
    public static func text(_ milliseconds: Int) -> String {
        let unit = units.last { milliseconds % $0.1 == 0 && milliseconds >= $0.1 } ?? ("s", 1_000)
        return "\(milliseconds / unit.1)\(unit.0)"
    }
}
