/// One header of a message. Names and values are byte strings: each scalar is a byte (Fetch Standard,
/// section 2.2.2).
public struct Header: Equatable, Hashable, Sendable {
    /// As it was given; headers are found by it in any letter case.
    public var name: String
    /// Without white space around it.
    public var value: String

    /// The value's bytes.
    public var bytes: [UInt8] { value.latin1 }

    /// Makes a header.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
