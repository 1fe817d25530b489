/// A text as a key that is equal to another only where every code unit is.
///
/// `String` compares by canonical equivalence: two spellings of "é" are one text to it, and two
/// to JavaScript and to JSON.
public struct CodeUnits: Hashable, Sendable {
    /// The text.
    public let text: String

    /// Makes a key.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether the code units are the same.
    public static func == (left: CodeUnits, right: CodeUnits) -> Bool {
        left.text.hasSameCodeUnits(as: right.text)
    }

    /// Mixes the code units into a hash.
    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}

extension String {
    /// Whether two texts are equal as JavaScript and JSON compare them: by their code units.
    public func hasSameCodeUnits(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}
