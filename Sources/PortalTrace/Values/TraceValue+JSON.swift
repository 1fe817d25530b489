package import JSONDocuments

extension JSONValue {
    /// The value as JavaScript has it.
    package var traceValue: TraceValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let number): .number(number.double)
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.traceValue))
        case .object(let members): .object(members.map { .init($0.name, $0.value.traceValue) })
        }
    }
}

extension PlacedJSON {
    /// The same value without its places, as JavaScript has it.
    package var traceValue: TraceValue { plain.traceValue }
}
