public import MobilePlans
internal import PortalTrace
public import ScriptEngine
public import WebPlatformBridge

/// Puts the Mobile Plans globals of one edition into a page, and passes every call on.
///
/// It translates and writes down; what a call means is the receiver's business.
public final class MobilePlansFeature: PageFeature {
    /// Takes the portal's calls.
    public typealias Receiver = (PortalCall) -> AppReply

    let context: ScriptContext
    let edition: Edition
    let recorder: TraceRecorder
    let receive: Receiver
    /// The injected objects by the name that they have in traces.
    private(set) var objects: [String: HostObject] = [:]
    /// The callback properties that a script has set, by object and property.
    private(set) var assigned: Set<String> = []
    /// Makes an object an operation context, in the editions that have them.
    private(set) var adoptOperationContext: StoredValue?
    private var globals: [(name: String, object: HostObject)] = []
    /// The objects that share their callback names.
    private var sharing: [(name: String, object: HostObject)] = []

    /// Makes the feature in a page.
    public static func maker(_ edition: Edition, receive: @escaping Receiver) -> Page.FeatureMaker {
        func make(in page: Page) throws(ScriptFailure) -> any PageFeature {
            let feature = try MobilePlansFeature(in: page, edition: edition, receive: receive)
            return feature
        }
        return make
    }

    /// Injects the globals.
    ///
    /// - Throws: What the page threw, which a fresh page does not.
    public init(
        in page: Page, edition: Edition, receive: @escaping Receiver
    ) throws(ScriptFailure) {
        context = page.context
        recorder = page.recorder
        self.edition = edition
        self.receive = receive
        globals.reserveCapacity(20)
        for object in PortalObject.prepared(of: edition) { try inject(object) }
        for portalEnum in PortalEnum.prepared(of: edition) {
            try inject(portalEnum)
        }
        if edition == .may2019 || edition == .all {
            let (constructor, adopt) = try OperationContextConstructor.make(context)
            adoptOperationContext = context.store(adopt)
            try context.setGlobal(PortalObject.operationContextName, to: constructor)
        }
        try context.setGlobal("Log", to: makeLog())
    }

    /// The names of all injected globals.
    public static func names(of edition: Edition) -> [String] {
        PortalObject.table(of: edition).flatMap { [$0.name] + $0.otherNames }
            + PortalEnum.table(of: edition).map(\.name)
            + (edition == .may2019 || edition == .all ? [PortalObject.operationContextName] : [])
    }

    /// The names of all injected globals, and of the function that the samples call.
    public var globalNames: Set<String> { Set(Self.names(of: edition)).union(["Log"]) }

    /// Writes down which injected globals scripts no longer see as they were.
    ///
    /// A script can assign to a global, delete it, or hide it behind a `let` of its own: so its
    /// name is looked up as a script would do it.
    public func recordReplacedGlobals() throws(ScriptFailure) {
        let seen = try lookUpGlobals()
        for index in try seen.differences(from: globals.map(\.object.value)) {
            let now = try seen.property("\(index)")
            recorder.record(
                .set(.init(globals[index].name, now.snapshot())), from: .portal, to: .webView)
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
        try context.evaluate(
            context.machine.program(
                "host:\(kind)-\(edition.rawValue)",
                "[\(globals.map { expression($0.name) }.joined(separator: ",\n"))]"))
    }

    // MARK: - Objects

    private func inject(_ prepared: PreparedObject) throws(ScriptFailure) {
        let name = prepared.object.name
        var definition = HostObjectDefinition(names: prepared.names) { [unowned self] in
            member($0, of: prepared)
        }
        definition.onMissing = { [unowned self] in
            recordMissing("\(prepared.object.name).\($0)", in: $0)
        }
        definition.onSet = { [unowned self] property, value in
            let object = prepared.object
            recordSet("\(object.name).\(property)", value)
            if object.properties.contains(property) {
                assigned.insert("\(object.name).\(property)")
            }
            if prepared.isShared, object.properties.contains(property) {
                share(property, value, from: object.name)
            }
        }
        let host = try context.makeHostObject(definition)
        objects[name] = host
        globals.append((name, host))
        try context.setGlobal(name, to: host.value)
        for name in prepared.object.otherNames {
            globals.append((name, host))
            try context.setGlobal(name, to: host.value)
        }
        if prepared.isShared { sharing.append((name, host)) }
    }

    private func inject(_ prepared: PreparedEnum) throws(ScriptFailure) {
        var definition = HostObjectDefinition(names: prepared.names) { name in
            prepared.value(name).map { .string($0) }
        }
        definition.isFrozen = true
        definition.onMissing = { [unowned self] in recordMissing("\(prepared.name).\($0)", in: $0) }
        definition.onSet = { [unowned self] in recordSet("\(prepared.name).\($0)", $1) }
        let host = try context.makeHostObject(definition)
        globals.append((prepared.name, host))
        try context.setGlobal(prepared.name, to: host.value)
    }

    private func member(
        _ name: String, of prepared: PreparedObject
    ) -> HostObjectDefinition.Member? {
        if let (qualifiedName, method) = prepared.method(name) {
            return .function(length: method.requiredCount) { [unowned self] call in
                try answer(call, qualifiedName, object: prepared.object, method: method)
            }
        }
        return prepared.object.properties.contains(name) ? .string("") : nil
    }

    /// The two objects for inline work of 2019-05 share their callback names (mobile-plans.md,
    /// section 3.3); those of 2018-11 stand alone.
    private func share(_ property: String, _ value: ScriptValue, from object: String) {
        for (name, other) in sharing where name != object {
            do throws(ScriptFailure) {
                try other.setProperty(property, to: value)
                assigned.insert("\(name).\(property)")
            } catch {
                // Only a setter that the script itself defined there can throw. The other object
                // then keeps what it had, as any object with such a setter does.
            }
        }
    }

    // MARK: - Writing down

    func recordSet(_ name: String, _ value: ScriptValue) {
        recorder.record(
            .set(.init(name, value.snapshot())), from: .portal, to: .app,
            location: context.machine.currentLocation())
    }

    func recordMissing(_ name: String, in property: String) {
        // The language itself asks any object for these.
        guard property != "toJSON", property != "then" else { return }
        recorder.record(
            .getMissing(name), from: .portal, to: .app,
            location: context.machine.currentLocation())
    }

    /// The samples call `Log`, and no page defines it (mobile-plans.md, section 10).
    private func makeLog() -> ScriptValue {
        context.makeFunction(named: "Log", length: 1) { [unowned self] call in
            recorder.record(
                .console(.init("Log", call.descriptions())), from: .portal, to: .webView,
                location: call.location)
            return .undefined
        }
    }
}
