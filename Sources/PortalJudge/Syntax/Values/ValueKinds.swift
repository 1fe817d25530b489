/// What a value is to the app, as far as it can be told without running the script.
struct ValueKinds: OptionSet, Hashable {
    let rawValue: UInt32

    /// The text that a callback is given.
    static let activationText = ValueKinds(rawValue: 1)
    static let registrationText = ValueKinds(rawValue: 1 << 1)
    /// What JSON.parse makes of it.
    static let activationObject = ValueKinds(rawValue: 1 << 2)
    static let registrationObject = ValueKinds(rawValue: 1 << 3)
    /// `activationResult`, `networkRegistrationState` and `iccid` of that.
    static let result = ValueKinds(rawValue: 1 << 4)
    static let state = ValueKinds(rawValue: 1 << 5)
    static let iccid = ValueKinds(rawValue: 1 << 6)
    /// A result or a state in lower case, or in upper case.
    static let lowered = ValueKinds(rawValue: 1 << 7)
    static let raised = ValueKinds(rawValue: 1 << 8)
    /// An object of the app, and a copy of one.
    static let app = ValueKinds(rawValue: 1 << 9)
    static let appCopy = ValueKinds(rawValue: 1 << 10)
    /// The global object.
    static let window = ValueKinds(rawValue: 1 << 11)
    /// The functions `JSON.parse` and `JSON.stringify`.
    static let parse = ValueKinds(rawValue: 1 << 12)
    static let stringify = ValueKinds(rawValue: 1 << 13)
    /// What a call into the app returns that returns nothing.
    static let noReply = ValueKinds(rawValue: 1 << 14)
    /// Any other value.
    static let other = ValueKinds(rawValue: 1 << 15)

    static let texts: ValueKinds = [.activationText, .registrationText]
    static let objects: ValueKinds = [.activationObject, .registrationObject]
    static let words: ValueKinds = [.result, .state]

    /// Whether it is one of some kinds, and nothing else.
    func isOnly(_ kinds: ValueKinds) -> Bool { !isEmpty && isSubset(of: kinds) }

    /// What JSON.parse makes of it; an object cannot be parsed.
    var parsed: ValueKinds {
        var kinds: ValueKinds = []
        if contains(.activationText) { kinds.insert(.activationObject) }
        if contains(.registrationText) { kinds.insert(.registrationObject) }
        if contains(.other) { kinds.insert(.other) }
        if contains(.appCopy) { kinds.insert(.appCopy) }
        return kinds
    }

    /// The reverse. What is a text already stays one, and has no members that could be read either.
    var stringified: ValueKinds {
        var kinds = intersection(Self.texts)
        if contains(.activationObject) { kinds.insert(.activationText) }
        if contains(.registrationObject) { kinds.insert(.registrationText) }
        if !isSubset(of: Self.objects.union(Self.texts)) { kinds.insert(.other) }
        // What is read again from it is a copy.
        if !isDisjoint(with: [.app, .appCopy]) { kinds.insert(.appCopy) }
        return kinds
    }
}
