internal import Glibc

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
        text.hashCodeUnits(into: &hasher)
    }
}

extension CodeUnits: Comparable {
    /// Whether a text comes before another in the order of code points.
    public static func < (left: CodeUnits, right: CodeUnits) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension CodeUnits: ExpressibleByStringLiteral {
    /// Makes a key of a literal.
    public init(stringLiteral text: String) {
        self.text = text
    }
}

extension String {
    /// Whether two texts are equal as JavaScript and JSON compare them: by their code units.
    public func hasSameCodeUnits(as other: String) -> Bool {
        let left = utf8, right = other.utf8
        guard left.count == right.count else { return false }
        let isSame = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return true
                }
                // Most texts that are compared and equal are one text in memory.
                return first == second || memcmp(first, second, left.count) == 0
            }
        }
        return (isSame ?? nil) ?? left.elementsEqual(right)
    }

    /// Whether another text stands in this one, by code units and in the time of a search for bytes.
    public func hasCodeUnits(of part: String) -> Bool {
        var (whole, part) = (self, part)
        return whole.withUTF8 { whole in
            part.withUTF8 { part in whole.holds(part) }
        }
    }

    /// Mixes the code units into a hash, for a type that compares by them.
    public func hashCodeUnits(into hasher: inout Hasher) {
        var text = self
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether other bytes stand in these.
    public func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool { place(of: part) != nil }

    /// Where other bytes stand in these first.
    func place(of part: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let wanted = part.baseAddress, let first = part.first else { return 0 }
        guard let start = baseAddress else { return nil }
        var passed = 0
        while passed + part.count <= count,
            let found = unsafe memchr(start + passed, Int32(first), count - part.count - passed + 1)
        {
            let place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if unsafe memcmp(found, wanted, part.count) == 0 { return place }
            passed = place + 1
        }
        return nil
    }
}

extension Sequence<String> {
    /// The texts in the order of code points: the same whatever the order they came in, which
    /// `sorted()` does not promise for two spellings of one text.
    public func sortedByCodeUnits() -> [String] {
        sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether two sequences hold the same texts, by code units.
    public func haveSameCodeUnits(as other: some Sequence<String>) -> Bool {
        elementsEqual(other) { $0.hasSameCodeUnits(as: $1) }
    }
}

extension Dictionary where Key == CodeUnits {
    /// The value of a text.
    public subscript(text: String) -> Value? {
        get { self[CodeUnits(text)] }
        set { self[CodeUnits(text)] = newValue }
    }

    /// The value of a text, or another one if it has none.
    public subscript(text: String, default value: @autoclosure () -> Value) -> Value {
        get { self[CodeUnits(text), default: value()] }
        _modify { yield &self[CodeUnits(text), default: value()] }
    }
}

extension Set<CodeUnits> {
    /// Whether a text is in the set.
    public func contains(_ text: String) -> Bool {
        contains(CodeUnits(text))
    }

    /// Puts a text into the set.
    ///
    /// - Returns: Whether it was not there.
    @discardableResult
    public mutating func insert(_ text: String) -> Bool {
        insert(CodeUnits(text)).inserted
    }
}
