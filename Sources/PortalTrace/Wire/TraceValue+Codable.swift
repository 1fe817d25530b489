extension TraceValue: Codable {
    private struct WireKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
        static let type = WireKey("$type")
    }

    /// Writes the value as JSON; what JSON cannot write becomes an object with `$type`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value) where value.isFinite && !(value == 0 && value.sign == .minus):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value):
            try encodeTagged("number", to: encoder, [("value", Self.numberText(value))])
        case .string(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let members) where Self.canBeObject(members):
            var container = encoder.container(keyedBy: WireKey.self)
            for member in members {
                try container.encode(member.value, forKey: WireKey(member.name))
            }
        case .object(let members):
            let pairs = members.map { [TraceValue.string($0.name), $0.value] }
            try encodeTagged("object", to: encoder, [("members", pairs)])
        case .undefined: try encodeTagged("undefined", to: encoder, [(String, String)]())
        case .illFormedString(let units): try encodeTagged("utf16", to: encoder, [("units", units)])
        case .longString(let prefix, let length):
            var container = try taggedContainer("text", encoder)
            try container.encode(prefix, forKey: WireKey("prefix"))
            try container.encode(length, forKey: WireKey("length"))
        case .function(let name): try encodeTagged("function", to: encoder, [("name", name)])
        case .symbol(let text): try encodeTagged("symbol", to: encoder, [("description", text)])
        case .bigInt(let digits): try encodeTagged("bigint", to: encoder, [("value", digits)])
        case .unreadable(let why): try encodeTagged("unreadable", to: encoder, [("reason", why)])
        }
    }

    /// Whether a JSON object can hold the members: a portal's own `$type` must not be taken for
    /// ours, and names that are equal to Swift but not to JavaScript would become one.
    private static func canBeObject(_ members: [Member]) -> Bool {
        Set(members.map(\.name)).count == members.count
            && !members.contains { $0.name == WireKey.type.stringValue }
    }

    private func taggedContainer(
        _ type: String, _ encoder: any Encoder
    ) throws -> KeyedEncodingContainer<WireKey> {
        var container = encoder.container(keyedBy: WireKey.self)
        try container.encode(type, forKey: .type)
        return container
    }

    private func encodeTagged(
        _ type: String, to encoder: any Encoder, _ members: [(String, some Encodable)]
    ) throws {
        var container = try taggedContainer(type, encoder)
        for (name, value) in members { try container.encode(value, forKey: WireKey(name)) }
    }

    /// Reads what `encode(to:)` wrote. Members come sorted by name, as they stand on the wire.
    ///
    /// - Throws: `DecodingError`, also for JSON that is nested deeper than any trace.
    public init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < Self.deepest else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "values are nested too deeply"))
        }
        if let container = try? decoder.container(keyedBy: WireKey.self) {
            self = try Self.object(in: container)
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var elements: [TraceValue] = []
            while !container.isAtEnd { elements.append(try container.decode(TraceValue.self)) }
            self = .array(elements)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    private static func object(in container: KeyedDecodingContainer<WireKey>) throws -> TraceValue {
        func text(_ name: String) throws -> String {
            try container.decode(String.self, forKey: WireKey(name))
        }
        guard container.contains(.type) else {
            let names = container.allKeys.map(\.stringValue).sorted()
            return .object(
                try names.map {
                    Member($0, try container.decode(TraceValue.self, forKey: WireKey($0)))
                })
        }
        switch try text("$type") {
        case "undefined": return .undefined
        case "number":
            switch try text("value") {
            case "NaN": return .number(.nan)
            case "Infinity": return .number(.infinity)
            case "-Infinity": return .number(-.infinity)
            case "-0": return .number(-0.0)
            case let other: throw unreadable("'\(other)' is no number of this type", in: container)
            }
        case "utf16":
            return .illFormedString(try container.decode([UInt16].self, forKey: WireKey("units")))
        case "text":
            return .longString(
                prefix: try text("prefix"),
                length: try container.decode(Int.self, forKey: WireKey("length")))
        case "function": return .function(name: try text("name"))
        case "symbol": return .symbol(description: try text("description"))
        case "bigint": return .bigInt(try text("value"))
        case "unreadable": return .unreadable(try text("reason"))
        case "object":
            let pairs = try container.decode([[TraceValue]].self, forKey: WireKey("members"))
            return .object(
                try pairs.map { pair in
                    guard pair.count == 2, let name = pair[0].string else {
                        throw unreadable("expected pairs of a name and a value", in: container)
                    }
                    return Member(name, pair[1])
                })
        case let other:
            throw unreadable("unknown $type '\(other)'", in: container)
        }
    }

    /// Values are at most 12 deep (and findings no deeper); records add a few levels.
    private static let deepest = 64

    private static func unreadable(
        _ words: String, in container: KeyedDecodingContainer<WireKey>
    ) -> DecodingError {
        .dataCorruptedError(forKey: .type, in: container, debugDescription: words)
    }
}
