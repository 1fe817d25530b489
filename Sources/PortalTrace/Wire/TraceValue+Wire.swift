package import JSONDocuments

/// Values as they stand in files: what JSON cannot write becomes an object with a `$type` member;
/// the grammar is in `README.md` of this target.
extension TraceValue {
    private static let type = "$type"

    /// The value as JSON. Members stand in the script's order.
    package var json: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value):
            if let number = JSONNumber(value), !(value == 0 && value.sign == .minus) {
                .number(number)
            } else {
                Self.tagged("number", [.init("value", .string(Self.numberText(value)))])
            }
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.json))
        case .object(let members):
            if Self.canBeObject(members) {
                .object(members.map { .init($0.name, $0.value.json) })
            } else {
                Self.tagged(
                    "object",
                    [
                        .init(
                            "members",
                            .array(members.map { .array([.string($0.name), $0.value.json]) }))
                    ])
            }
        case .undefined: Self.tagged("undefined", [])
        case .illFormedString(let units):
            Self.tagged(
                "utf16", [.init("units", .array(units.map { .number(JSONNumber($0)) }))])
        case .longString(let prefix, let length):
            Self.tagged(
                "text",
                [.init("length", .number(JSONNumber(length))), .init("prefix", .string(prefix))])
        case .function(let name): Self.tagged("function", [.init("name", .string(name))])
        case .symbol(let text): Self.tagged("symbol", [.init("description", .string(text))])
        case .bigInt(let digits): Self.tagged("bigint", [.init("value", .string(digits))])
        case .unreadable(let why): Self.tagged("unreadable", [.init("reason", .string(why))])
        }
    }

    private static func tagged(_ type: String, _ members: [JSONValue.Member]) -> JSONValue {
        .object([.init(Self.type, .string(type))] + members)
    }

    /// Whether a JSON object can hold the members: a portal's own `$type` must not be taken for
    /// ours, and names that are equal to Swift but not to JavaScript would become one in some reader.
    private static func canBeObject(_ members: [Member]) -> Bool {
        Set(members.map(\.name)).count == members.count
            && !members.contains { $0.name == type }
    }

    // MARK: - Reading

    /// Reads what `json` wrote.
    init(_ json: PlacedJSON) throws(TraceProblem) {
        switch json.value {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let number): self = .number(number.double)
        case .string(let text): self = .string(text)
        case .array(let elements):
            var values: [TraceValue] = []
            values.reserveCapacity(elements.count)
            for (index, element) in elements.enumerated() {
                values.append(
                    try TraceProblem.below("[\(index)]", element) {
                        () throws(TraceProblem) in try TraceValue(element)
                    })
            }
            self = .array(values)
        case .object(let members):
            if json[Self.type] != nil {
                self = try Self.tagged(json)
                return
            }
            var values: [Member] = []
            values.reserveCapacity(members.count)
            for member in members {
                let value = member.value
                values.append(
                    Member(
                        member.name,
                        try TraceProblem.below(member.name, value) {
                            () throws(TraceProblem) in try TraceValue(value)
                        }))
            }
            self = .object(values)
        }
    }

    private static func tagged(_ json: PlacedJSON) throws(TraceProblem) -> TraceValue {
        let type = try json.text(Self.type)
        switch type {
        case "undefined": return .undefined
        case "number":
            switch try json.text("value") {
            case "NaN": return .number(.nan)
            case "Infinity": return .number(.infinity)
            case "-Infinity": return .number(-.infinity)
            case "-0": return .number(-0.0)
            case let other:
                throw json.problem("value", "'\(oneLine(other))' is no number of this type")
            }
        case "utf16":
            var units: [UInt16] = []
            for element in try json.elements("units") {
                guard case .number(let number) = element.value,
                    let unit = number.integer.flatMap(UInt16.init(exactly:))
                else { throw json.problem("units", "expected UTF-16 code units") }
                units.append(unit)
            }
            return .illFormedString(units)
        case "text":
            return .longString(prefix: try json.text("prefix"), length: try json.integer("length"))
        case "function": return .function(name: try json.text("name"))
        case "symbol": return .symbol(description: try json.text("description"))
        case "bigint": return .bigInt(try json.text("value"))
        case "unreadable": return .unreadable(try json.text("reason"))
        case "object":
            var members: [Member] = []
            for pair in try json.elements("members") {
                guard case .array(let parts) = pair.value, parts.count == 2,
                    let name = parts[0].string
                else { throw json.problem("members", "expected pairs of a name and a value") }
                members.append(
                    Member(
                        name,
                        try TraceProblem.below(name, parts[1]) {
                            () throws(TraceProblem) in try TraceValue(parts[1])
                        }))
            }
            return .object(members)
        default: throw json.problem(Self.type, "unknown $type '\(oneLine(type))'")
        }
    }
}

extension TraceValue: Encodable {
    /// Writes the value as JSON, as in a file.
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
