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

/// A header list (Fetch Standard, section 2.2.2): pairs in order, names in any letter case.
public struct HeaderList: Equatable, Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The headers in order.
    public private(set) var all: [Header] = []

    /// Makes a list.
    public init(_ headers: [Header] = []) { all = headers }

    /// Makes a list.
    public init(arrayLiteral elements: Header...) { all = elements }

    /// All values of a name joined with ", "; nil if there is no such header ("get").
    public func value(_ name: String) -> String? {
        let values = values(name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The values of a name, in order.
    public func values(_ name: String) -> [String] {
        all.filter { $0.name.isSameHeader(as: name) }.map(\.value)
    }

    /// Whether there is a header of a name.
    public func contains(_ name: String) -> Bool {
        all.contains { $0.name.isSameHeader(as: name) }
    }

    /// Adds a header after the others ("append").
    public mutating func append(_ name: String, _ value: String) {
        all.append(Header(name, value))
    }

    /// Replaces the first header of a name and removes the others, or adds one ("set").
    public mutating func set(_ name: String, _ value: String) {
        guard let first = all.firstIndex(where: { $0.name.isSameHeader(as: name) }) else {
            return append(name, value)
        }
        all[first].value = value
        var index = all.count - 1
        while index > first {
            if all[index].name.isSameHeader(as: name) { all.remove(at: index) }
            index -= 1
        }
    }

    /// Adds a header unless there is one of the name.
    public mutating func setIfMissing(_ name: String, _ value: String) {
        if !contains(name) { append(name, value) }
    }

    /// Removes every header of a name ("delete").
    public mutating func remove(_ name: String) {
        all.removeAll { $0.name.isSameHeader(as: name) }
    }

    /// The elements of a comma-separated list, without white space and without empty ones; nil if
    /// there is no such header.
    public func list(_ name: String) -> [String]? {
        value(name)?.split(separator: ",").map { $0.trimmingHTTPSpace() }.filter { !$0.isEmpty }
    }

    /// Each name once, with its values joined: what browsers send.
    public var combined: HeaderList {
        var list = HeaderList()
        for header in all where !list.contains(header.name) {
            list.append(header.name, value(header.name) ?? "")
        }
        return list
    }

    /// How many bytes the headers take on a wire.
    public var byteCount: Int {
        all.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }
}

extension StringProtocol {
    /// Letters A to Z in lower case, everything else as it is ("byte-lowercase").
    func asciiLowercased() -> String {
        utf8.contains { (65...90).contains($0) }
            ? String(
                decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
            : String(self)
    }

    /// Its scalars as bytes.
    var latin1: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    /// Whether two header names are the same in any letter case.
    func isSameHeader(as other: some StringProtocol) -> Bool {
        utf8.count == other.utf8.count && asciiLowercased() == other.asciiLowercased()
    }

    /// Without tabs and spaces around it.
    func trimmingHTTPSpace() -> String {
        let bytes = Array(utf8)
        let isSpace: (UInt8) -> Bool = { $0 == 9 || $0 == 32 || $0 == 10 || $0 == 13 }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// Whether every scalar is a byte, and it can stand in a header.
    public var isHeaderValue: Bool {
        unicodeScalars.allSatisfy {
            $0.value <= 0xFF && $0.value != 0 && $0.value != 10 && $0.value != 13
        }
    }
}
