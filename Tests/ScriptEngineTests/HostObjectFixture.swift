import PortalTrace
import ScriptEngine
import Testing

/// A host object that is the global `H` of a context, and what its observers were told.
///
/// Its members are `a` ("1"), `f` (a function of length 2 that returns how many arguments it got),
/// `u` (undefined) and `b` ("2").
final class ObservedObject {
    static let names = ["a", "f", "u", "b"]

    /// What scripts set, as "name = value".
    private(set) var sets: [String] = []
    /// What scripts read and did not find.
    private(set) var missing: [String] = []
    /// The members that were made, in order.
    private(set) var made: [String] = []

    init(in context: ScriptContext, isFrozen: Bool = false) throws {
        var definition = HostObjectDefinition(names: Self.names) { [weak self] name in
            self?.made.append(name)
            return Self.member(name)
        }
        definition.isFrozen = isFrozen
        definition.onSet = { [weak self] name, value in
            self?.sets.append("\(name) = \(value.snapshot().literal)")
        }
        definition.onMissing = { [weak self] in self?.missing.append($0) }
        let object = try context.makeHostObject(definition)
        try context.globalObject.setProperty("H", to: object.value)
        self.object = object
    }

    private var object: HostObject?

    /// Reads a property as the host does.
    func read(_ name: String) throws -> TraceValue {
        try #require(object).property(name).snapshot()
    }

    /// Sets a property as the host does.
    func set(_ name: String, to value: ScriptValue) throws {
        try #require(object).setProperty(name, to: value)
    }

    private static func member(_ name: String) -> HostObjectDefinition.Member? {
        switch name {
        case "a": .string("1")
        case "b": .string("2")
        case "f": .function(length: 2) { .number(Double($0.count)) }
        case "u": .undefined
        default: nil
        }
    }
}

/// Evaluates a script in a fresh context that has the host object `H`.
func withObject<Result>(
    isFrozen: Bool = false, _ body: (ScriptContext, ObservedObject) throws -> Result
) throws -> Result {
    try withContext { context in
        let object = try ObservedObject(in: context, isFrozen: isFrozen)
        return try body(context, object)
    }
}
