public import MobilePlans
public import PortalTrace
public import ScriptEngine

/// Puts the Mobile Plans globals of one edition into a page, and passes every call on.
///
/// It translates and writes down; what a call means is the receiver's business.
public final class MobilePlansGlobals {
    /// Takes the portal's calls.
    public typealias Receiver = (PortalCall) -> AppReply

    let context: ScriptContext
    let edition: Edition
    let recorder: TraceRecorder
    let receive: Receiver
    /// The injected objects by every name that they have.
    private(set) var objects: [String: HostObject] = [:]
    private var globals: [(name: String, object: HostObject)] = []
    /// The objects that share their callback names.
    private var sharing: [(name: String, object: HostObject)] = []

    /// Injects the globals.
    ///
    /// - Throws: What the page threw, which a fresh page does not.
    public init(
        in context: ScriptContext, edition: Edition, recorder: TraceRecorder,
        receive: @escaping Receiver
    ) throws(ScriptFailure) {
        self.context = context
        self.edition = edition
        self.recorder = recorder
        self.receive = receive
        let global = context.globalObject
        let objects = PortalObject.table(of: edition)
        for (object, names) in zip(objects, PortalObject.memberNames(of: edition)) {
            try inject(object, names, into: global)
        }
        let enums = PortalEnum.table(of: edition)
        for (portalEnum, names) in zip(enums, PortalEnum.memberNames(of: edition)) {
            try inject(portalEnum, names, into: global)
        }
        if edition == .may2019 || edition == .all {
            try global.setProperty(
                PortalObject.operationContextName, to: OperationContextConstructor.make(context))
        }
        try global.setProperty("Log", to: makeLog())
    }

    /// The names of all injected globals.
    public static func names(of edition: Edition) -> [String] {
        PortalObject.table(of: edition).flatMap { [$0.name] + $0.otherNames }
            + PortalEnum.table(of: edition).map(\.name)
            + (edition == .may2019 || edition == .all ? [PortalObject.operationContextName] : [])
    }

    /// Writes down which injected globals scripts no longer see as they were.
    ///
    /// A script can assign to a global, delete it, or hide it behind a `let` of its own: so its
    /// name is looked up as a script would do it.
    public func recordReplacedGlobals() throws(ScriptFailure) {
        let seen = try lookUpGlobals()
        for index in try seen.differences(from: globals.map(\.object.value)) {
            let now = try seen.property("\(index)")
            recorder.record(
                .set, from: .portal, to: .webView, name: globals[index].name,
                arguments: [now.snapshot()])
        }
    }

    /// The list of what the names of the globals stand for now.
    private func lookUpGlobals() throws(ScriptFailure) -> ScriptValue {
        do throws(ScriptFailure) {
            return try evaluate("names") { $0 }
        } catch {
            guard case .thrown = error else { throw error }
            // A script deleted one: asking for each costs more.
            return try evaluate("looks") { "typeof \($0) === 'undefined' ? undefined : \($0)" }
        }
    }

    /// Evaluates a list with one expression for the name of each global.
    private func evaluate(
        _ kind: String, _ expression: (String) -> String
    ) throws(ScriptFailure) -> ScriptValue {
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try context.machine.program(
                "host:\(kind)-\(edition.rawValue)",
                "[\(globals.map { expression($0.name) }.joined(separator: ",\n"))]")
        } catch {
            throw .thrown(error)
        }
        return try context.evaluate(program)
    }

    // MARK: - Objects

    private func inject(
        _ object: PortalObject, _ names: [String], into global: ScriptValue
    ) throws(ScriptFailure) {
        let name = object.name
        var definition = HostObjectDefinition(names: names) { [unowned self] in
            member($0, of: object)
        }
        definition.onMissing = { [unowned self] in recordMissing("\(name).\($0)", in: $0) }
        let isShared = object.namespace == .mobilePlans && !object.properties.isEmpty
        definition.onSet = { [unowned self] property, value in
            recordSet("\(name).\(property)", value)
            if isShared, object.properties.contains(property) {
                share(property, value, from: name)
            }
        }
        let host = try context.makeHostObject(definition)
        for name in [name] + object.otherNames {
            objects[name] = host
            globals.append((name, host))
            try global.setProperty(name, to: host.value)
        }
        if isShared { sharing.append((name, host)) }
    }

    private func inject(
        _ portalEnum: PortalEnum, _ names: [String], into global: ScriptValue
    ) throws(ScriptFailure) {
        let name = portalEnum.name
        var definition = HostObjectDefinition(names: names) { name in
            portalEnum.members.first { $0.name == name }.map { .string($0.value) }
        }
        definition.isFrozen = true
        definition.onMissing = { [unowned self] in recordMissing("\(name).\($0)", in: $0) }
        definition.onSet = { [unowned self] in recordSet("\(name).\($0)", $1) }
        let host = try context.makeHostObject(definition)
        globals.append((name, host))
        try global.setProperty(name, to: host.value)
    }

    private func member(
        _ name: String, of object: PortalObject
    ) -> HostObjectDefinition.Member? {
        if object.properties.contains(name) { return .string("") }
        guard let method = object.methods.first(where: { $0.name == name }) else { return nil }
        let qualified = "\(object.name).\(name)"
        return .function(length: method.requiredCount) { [unowned self] call in
            try answer(call, qualified, object: object, method: method)
        }
    }

    /// The two objects for inline work of 2019-05 share their callback names (mobile-plans.md,
    /// section 3.3); those of 2018-11 stand alone.
    private func share(_ property: String, _ value: ScriptValue, from object: String) {
        for (name, other) in sharing where name != object {
            do throws(ScriptFailure) {
                try other.setProperty(property, to: value)
            } catch {
                // Only a setter that the script itself defined there can throw. The other object
                // then keeps what it had, as any object with such a setter does.
            }
        }
    }

    // MARK: - Writing down

    func recordSet(_ name: String, _ value: ScriptValue) {
        recorder.record(
            .set, from: .portal, to: .app, name: name, arguments: [value.snapshot()],
            location: context.machine.currentLocation())
    }

    func recordMissing(_ name: String, in property: String) {
        // The language itself asks any object for these.
        guard property != "toJSON", property != "then" else { return }
        recorder.record(
            .getMissing, from: .portal, to: .app, name: name,
            location: context.machine.currentLocation())
    }

    /// The samples call `Log`, and no page defines it (mobile-plans.md, section 10).
    private func makeLog() -> ScriptValue {
        context.makeFunction(named: "Log", length: 1) { [unowned self] call in
            recorder.record(
                .console, from: .portal, to: .webView, name: "Log", arguments: call.snapshots(),
                location: call.location)
            return .undefined
        }
    }
}
