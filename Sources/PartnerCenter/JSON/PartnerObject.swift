public import JSONDocuments
internal import WebFormats

/// The members of a JSON object in their order, found in any letter case
/// (partner-center.md, section 1.4: the service reads names case-insensitively).
public struct PartnerObject: Equatable, Sendable {
    /// One member.
    public typealias Member = JSONValue.Member

    /// The members, in order.
    public var members: [Member]

    /// Makes an object.
    public init(_ members: [Member] = []) {
        self.members = members
    }

    /// The place of a member; of two with one name the last counts.
    public func index(of name: String) -> Int? {
        members.lastIndex { $0.name.hasSameCodeUnits(as: name) }
            ?? members.lastIndex { name.isSameName(as: $0.name) }
    }

    /// The value of a member, whatever the case of its letters. Setting nil takes the member out;
    /// setting another value keeps its place and its name, or appends it.
    public subscript(name: String) -> JSONValue? {
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

extension JSONValue {
    /// The members, if this is an object.
    public var object: PartnerObject? { members.map { PartnerObject($0) } }

    /// An object.
    public static func object(_ object: PartnerObject) -> JSONValue { .object(object.members) }
}

/// How the members of a resource are named when it is written.
public enum PartnerNaming: Sendable {
    /// As they were read, or as the service names them.
    case asRead
    /// `lineItems`, as in the service's replies.
    case camelCase
    /// `LineItems`, as in requests (partner-center.md, section 1.4).
    case pascalCase
}
