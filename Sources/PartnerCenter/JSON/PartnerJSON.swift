/// A JSON value that is written back as it was read: members keep their order and names, numbers
/// their digits.
public enum PartnerJSON: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number as JSON writes it ("7", "0.10").
    case number(String)
    case string(String)
    case array([PartnerJSON])
    case object(PartnerObject)

    /// The text, if this is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The boolean, if this is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The whole number, if this is one; "2.0" and "2e3" are.
    public var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits) ?? Double(digits).flatMap { Int(exactly: $0) }
    }

    /// The number, if this is one.
    public var double: Double? {
        if case .number(let digits) = self { Double(digits) } else { nil }
    }

    /// The elements, if this is an array.
    public var array: [PartnerJSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, if this is an object.
    public var object: PartnerObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// What it is, for messages.
    public var kindDescription: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number(let digits): "the number \(digits.prefix(40))"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// The members of a JSON object in their order, found in any letter case
/// (partner-center.md, section 1.4: the service reads names case-insensitively).
public struct PartnerObject: Equatable, Sendable {
    /// One member.
    public struct Member: Equatable, Sendable {
        /// Its name as it was read.
        public var name: String
        /// Its value.
        public var value: PartnerJSON

        /// Makes a member.
        public init(_ name: String, _ value: PartnerJSON) {
            self.name = name
            self.value = value
        }
    }

    /// The members, in order.
    public var members: [Member]

    /// Makes an object.
    public init(_ members: [Member] = []) {
        self.members = members
    }

    /// The place of a member; of two with one name the last counts.
    public func index(of name: String) -> Int? {
        members.lastIndex { $0.name == name } ?? members.lastIndex { name.isSameName(as: $0.name) }
    }

    /// The value of a member, whatever the case of its letters. Setting nil takes the member out;
    /// setting another value keeps its place and its name, or appends it.
    public subscript(name: String) -> PartnerJSON? {
        get { index(of: name).map { members[$0].value } }
        set {
            let place = index(of: name)
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(name, value))
            case (nil, nil): break
            }
        }
    }
}

extension String {
    /// Whether two names differ in the case of ASCII letters at most.
    func isSameName(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (rest, otherRest) = (utf8.makeIterator(), other.utf8.makeIterator())
        while let byte = rest.next(), let otherByte = otherRest.next() {
            guard byte == otherByte || byte.lowercaseASCII == otherByte.lowercaseASCII else {
                return false
            }
        }
        return true
    }
}

extension UInt8 {
    var lowercaseASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
