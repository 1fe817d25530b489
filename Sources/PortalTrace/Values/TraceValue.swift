/// A JavaScript value as plain data: what crossed the border, without the engine.
///
/// Beside the JSON types it has the JavaScript values that JSON cannot write. On the wire those
/// become an object with a `$type` member; the grammar is in `README.md` of this target.
public enum TraceValue: Sendable {
    case undefined
    case null
    case bool(Bool)
    case number(Double)
    /// Well-formed text, NULs included.
    case string(String)
    /// Text with a lone surrogate, which `String` cannot hold, as UTF-16 code units.
    case illFormedString([UInt16])
    /// The beginning of a text that was too long to keep, and its length in UTF-16 code units.
    case longString(prefix: String, length: Int)
    case array([TraceValue])
    /// Members in the order in which the script sees them.
    case object([Member])
    case function(name: String)
    case symbol(description: String)
    /// Decimal digits with an optional minus sign.
    case bigInt(String)
    /// A value that could not be read; the text says why ("getter threw Error: no", "cyclic").
    case unreadable(String)

    /// One member of an object.
    public struct Member: Sendable {
        /// Property name.
        public var name: String
        /// Property value.
        public var value: TraceValue

        /// Makes a member.
        public init(_ name: String, _ value: TraceValue) {
            self.name = name
            self.value = value
        }
    }
}

extension TraceValue {
    /// The text, if this is a well-formed string that is here in full.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number, if this is one.
    public var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The boolean, if this is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The members, if this is an object.
    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The value of the first member of that name, if this is an object that has it.
    public subscript(name: String) -> TraceValue? {
        members?.first { $0.name == name }?.value
    }

    /// The word that JavaScript programmers use for this kind of value, for messages.
    public var kindDescription: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .illFormedString: "a string with a lone surrogate"
        case .longString(_, let length): "a string of \(length) characters"
        case .array: "an array"
        case .object: "an object"
        case .function: "a function"
        case .symbol: "a symbol"
        case .bigInt: "a BigInt"
        case .unreadable(let reason): "a value that cannot be read (\(Self.oneLine(reason)))"
        }
    }
}

extension TraceValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Makes a string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Makes a boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes a number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// Makes a number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    /// Makes an array.
    public init(arrayLiteral elements: TraceValue...) { self = .array(elements) }
    /// Makes an object with its members in the given order.
    public init(dictionaryLiteral elements: (String, TraceValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
