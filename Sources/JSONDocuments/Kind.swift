/// One kind of value in a document: how it is read, written, and described by a JSON Schema.
package struct Kind<Value: Sendable>: Sendable {
    package let schema: Schema
    /// Reads a value; what is wrong is reported, and then there is none.
    package let read: @Sendable (PlacedJSON, inout DocumentReading) -> Value?
    package let write: @Sendable (Value) -> JSONValue

    package init(
        schema: Schema, read: @escaping @Sendable (PlacedJSON, inout DocumentReading) -> Value?,
        write: @escaping @Sendable (Value) -> JSONValue
    ) {
        self.schema = schema
        self.read = read
        self.write = write
    }
}

extension Kind where Value == String {
    package static let text = text("a text") { _ in nil }

    /// A text that has to pass a check.
    ///
    /// - Parameter check: Says what is wrong with a text; nil if nothing is.
    package static func text(
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
    package static let bool = Kind(schema: .bool) { json, reading in
        if case .bool(let value) = json.value { return value }
        reading.report("expected true or false, found \(json.description)", at: json.place)
        return nil
    } write: {
        .bool($0)
    }
}

extension Kind where Value == Int {
    /// A whole number within bounds.
    package static func integer(_ range: ClosedRange<Int>) -> Kind {
        Kind(schema: .integer(range)) { json, reading in
            if case .number(let number) = json.value, let value = number.integer,
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
            .number(JSONNumber($0))
        }
    }

    /// A virtual time: "500ms", "3s", "15m", "1h", "2d".
    package static let duration = Kind(schema: .duration) { json, reading in
        if let value = json.string.flatMap(TimeText.milliseconds) { return value }
        if case .number(let number) = json.value, number.double == 0 { return 0 }
        if let text = json.string, TimeText.isTooLong(text) {
            reading.report(
                "expected a time of at most \(TimeText.text(TimeText.longest)), found "
                    + json.description, at: json.place)
            return nil
        }
        reading.report(
            "expected a time such as \"500ms\", \"3s\", \"15m\", \"1h\" or \"2d\", found "
                + json.description, at: json.place)
        return nil
    } write: {
        .string(TimeText.text($0))
    }
}

extension Kind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the names of an enumeration.
    package static var choice: Kind { choice(of: Array(Value.allCases)) }

    /// One of some names of an enumeration.
    package static func choice(of values: [Value]) -> Kind {
        Kind(schema: .choice(values.map(\.rawValue))) { json, reading in
            if let value = json.string.flatMap(Value.init(rawValue:)),
                values.contains(where: { $0.rawValue == value.rawValue })
            {
                return value
            }
            reading.report(
                json.unknown(among: values.map(\.rawValue)), at: json.place)
            return nil
        } write: {
            .string($0.rawValue)
        }
    }
}

extension Kind {
    /// An array.
    package static func list<Element>(of element: Kind<Element>) -> Kind where Value == [Element] {
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
    package static func present<Wrapped>(_ kind: Kind<Wrapped>) -> Kind where Value == Wrapped? {
        Kind(schema: kind.schema) { json, reading in
            kind.read(json, &reading).map { .some($0) }
        } write: {
            $0.map(kind.write) ?? .null
        }
    }

    /// A value, or null.
    package static func optional<Wrapped>(_ kind: Kind<Wrapped>) -> Kind where Value == Wrapped? {
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
    package static func object(_ shape: Shape<Value>, base: Value) -> Kind {
        Kind(schema: .reference(shape.name)) { json, reading in
            var value = base
            shape.read(json, into: &value, &reading)
            return value
        } write: {
            shape.write($0)
        }
    }
}
