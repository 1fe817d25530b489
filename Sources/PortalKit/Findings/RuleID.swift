internal import JSONDocuments

/// The identifier of a rule: kebab case; never changes.
public struct RuleID: RawRepresentable, Hashable, Comparable, Sendable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    /// The text.
    public let rawValue: String

    /// Makes an identifier.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Makes an identifier.
    public init(stringLiteral value: String) { rawValue = value }

    /// The text.
    public var description: String { rawValue }

    /// Whether the code units are the same.
    public static func == (left: RuleID, right: RuleID) -> Bool {
        left.rawValue.hasSameCodeUnits(as: right.rawValue)
    }

    /// Mixes the code units into a hash.
    public func hash(into hasher: inout Hasher) { rawValue.hashCodeUnits(into: &hasher) }

    /// The order of lists.
    public static func < (left: RuleID, right: RuleID) -> Bool {
        CodeUnits(left.rawValue) < CodeUnits(right.rawValue)
    }
}

extension RuleID {
    /// Of the note that a script's file leaves when it is read.
    package static let scriptEncoding: RuleID = "script-encoding"
}
