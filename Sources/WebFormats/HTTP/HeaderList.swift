/// A header list (Fetch Standard, section 2.2.2): pairs in order, names in any letter case.
public struct HeaderList: Equatable, Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The headers in order.
    public private(set) var all: [Header] = []

    /// Makes a list.
    public init(_ headers: [Header] = []) { all = headers }

    /// Makes a list.
    public init(arrayLiteral elements: Header...) { all = elements }

    /// Makes a list of names and values.
    public init(_ fields: [(name: String, value: String)]) {
        all = fields.map { Header($0.name, $0.value) }
    }

    /// The joined values of a name, as `value(_:)` gives them. Setting a value replaces all of them,
    /// and setting nil removes them.
    public subscript(name: String) -> String? {
        get { value(name) }
        set {
            if let newValue { set(name, newValue) } else { remove(name) }
        }
    }

    /// All values of a name joined with ", "; nil if there is no such header ("get").
    public func value(_ name: String) -> String? {
        let values = values(name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The values of a name, in order.
    public func values(_ name: String) -> [String] {
        all.filter { $0.name.isSameName(as: name) }.map(\.value)
    }

    /// Whether there is a header of a name.
    public func contains(_ name: String) -> Bool {
        all.contains { $0.name.isSameName(as: name) }
    }

    /// Adds a header after the others ("append").
    public mutating func append(_ name: String, _ value: String) {
        all.append(Header(name, value))
    }

    /// Replaces the first header of a name and removes the others, or adds one ("set").
    public mutating func set(_ name: String, _ value: String) {
        guard let first = all.firstIndex(where: { $0.name.isSameName(as: name) }) else {
            return append(name, value)
        }
        all[first].value = value
        var index = all.count - 1
        while index > first {
            if all[index].name.isSameName(as: name) { all.remove(at: index) }
            index -= 1
        }
    }

    /// Adds a header unless there is one of the name.
    public mutating func setIfMissing(_ name: String, _ value: String) {
        if !contains(name) { append(name, value) }
    }

    /// Removes every header of a name ("delete").
    public mutating func remove(_ name: String) {
        all.removeAll { $0.name.isSameName(as: name) }
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
