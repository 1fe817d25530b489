internal import JSONDocuments

// Written out, since texts are compared by their code units.
extension TraceValue: Hashable {
    /// Whether a script could not tell the values apart: texts by their code units, and NaN is NaN.
    public static func == (left: TraceValue, right: TraceValue) -> Bool {
        switch (left, right) {
        case (.undefined, .undefined), (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)):
            left == right || (left.isNaN && right.isNaN)
        case (.string(let left), .string(let right)): left == right
        case (.illFormedString(let left), .illFormedString(let right)): left == right
        case (.longString(let left, let length), .longString(let right, let other)):
            length == other && left == right
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.function(let left), .function(let right)): left == right
        case (.symbol(let left), .symbol(let right)): left == right
        case (.bigInt(let left), .bigInt(let right)): left == right
        case (.unreadable(let left), .unreadable(let right)): left == right
        default: false
        }
    }

    /// Mixes what is compared into a hash.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .undefined: hasher.combine(0)
        case .null: hasher.combine(1)
        case .bool(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value.isNaN ? .nan : value)
        case .string(let text), .bigInt(let text), .function(let text), .symbol(let text),
            .unreadable(let text), .longString(let text, _):
            text.hashCodeUnits(into: &hasher)
        case .illFormedString(let units): hasher.combine(units)
        case .array(let elements): hasher.combine(elements)
        case .object(let members): hasher.combine(members)
        }
    }
}

extension TraceValue.Member: Hashable {
    /// Whether name and value are the same.
    public static func == (left: TraceValue.Member, right: TraceValue.Member) -> Bool {
        left.name == right.name && left.value == right.value
    }

    /// Mixes name and value into a hash.
    public func hash(into hasher: inout Hasher) {
        name.hashCodeUnits(into: &hasher)
        hasher.combine(value)
    }
}
