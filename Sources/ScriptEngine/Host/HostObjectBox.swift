internal import CJavaScriptCore
internal import PortalTrace

/// The Swift state behind one host object; lives as long as the proxy's target (rule O6).
@safe
final class HostObjectBox {
    unowned let context: ScriptContext
    let definition: HostObjectDefinition
    /// The proxy, to recognise it as a receiver. Not protected: it is compared only while the
    /// engine passes it to a trap.
    var proxy: JSValueRef?
    /// The members that are on the target before all of them are.
    private var made: [String] = []
    private var hasAll = false
    private let count: LiveCount

    init(context: ScriptContext, definition: HostObjectDefinition) {
        self.context = context
        self.definition = definition
        count = context.machine.boxes
        count.increment()
    }

    deinit { count.decrement() }

    // MARK: - Members

    /// The value of a member that is not on the target yet; nil if there is none of that name.
    ///
    /// A text is made anew at each read and never stored, because equal texts are identical; a
    /// function is stored, so that it is the same one at the next read.
    func pendingMember(_ name: String, on target: JSObjectRef) -> JSValueRef? {
        guard isPending(name), let member = definition.member(name) else { return nil }
        let value = unsafe make(member, named: name)
        if case .function = member { unsafe store(name, value, on: target) }
        return unsafe value
    }

    /// Puts what a script is about to set on the target first, so that it sets a property that is
    /// there, whatever the prototype says.
    func makeReady(toSet name: String, on target: JSObjectRef?) {
        guard !definition.isFrozen, definition.names.contains(name) else {
            return unsafe makeAll(on: target)
        }
        guard isPending(name), let member = definition.member(name) else { return }
        unsafe store(name, make(member, named: name), on: target)
    }

    /// Whether any member may still have to be made.
    var hasPending: Bool { !hasAll }

    private func isPending(_ name: String) -> Bool {
        !hasAll && definition.names.contains(name) && !made.contains(name)
    }

    private func store(_ name: String, _ value: JSValueRef?, on target: JSObjectRef?) {
        let isStored = unsafe context.definingOwn(
            on: target, prototype: JSObjectGetPrototype(context.ref, target)
        ) {
            unsafe set(name, value, on: target)
        }
        if isStored { made.append(name) }
    }

    /// Puts every member on the target, in order, before anybody looks at more than one.
    func makeAll(on target: JSObjectRef?) {
        guard !hasAll else { return }
        hasAll = unsafe context.definingOwn(
            on: target, prototype: JSObjectGetPrototype(context.ref, target)
        ) {
            definition.names.allSatisfy { unsafe addInOrder($0, to: target) }
        }
        // Not so when a script has used up the stack: whoever looks next tries again.
        guard hasAll else { return }
        made = []
        guard definition.isFrozen else { return }
        var arguments: [JSValueRef?] = unsafe [target]
        unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.objectFreeze, nil, 1, &arguments, nil)
    }

    /// Adds a member behind those before it; one that is there already moves.
    private func addInOrder(_ name: String, to target: JSObjectRef?) -> Bool {
        guard made.contains(name) else {
            guard let member = definition.member(name) else { return true }
            return unsafe set(name, make(member, named: name), on: target)
        }
        return unsafe context.machine.names.withRef(name) { key in
            let value = unsafe JSObjectGetProperty(context.ref, target, key, nil)
            _ = unsafe JSObjectDeleteProperty(context.ref, target, key, nil)
            return unsafe set(name, value, on: target)
        }
    }

    private func make(_ member: HostObjectDefinition.Member, named name: String) -> JSValueRef? {
        switch member {
        case .string(let text): unsafe context.rawString(text)
        case .undefined: unsafe JSValueMakeUndefined(context.ref)
        case .function(let length, let body):
            unsafe context.makeRawFunction(named: name, length: length, body)
        }
    }

    /// Returns whether the engine could make the value and the property.
    private func set(_ name: String, _ value: JSValueRef?, on target: JSObjectRef?) -> Bool {
        guard let value = unsafe value else { return false }
        var exception: JSValueRef?
        unsafe context.machine.names.withRef(name) {
            unsafe JSObjectSetProperty(
                context.ref, target, $0, value, JSPropertyAttributes(0), &exception)
        }
        return unsafe exception == nil
    }

    // MARK: - Finding the box

    /// The object that holds the properties of a host object; nil for any other object.
    static func target(of object: JSObjectRef, _ context: ScriptContext) -> JSObjectRef? {
        guard let target = unsafe JSObjectGetProxyTarget(object),
            unsafe JSValueIsObjectOfClass(context.ref, target, context.machine.hostTargetClass),
            let data = unsafe JSObjectGetPrivate(target)
        else { return nil }
        unsafe Unmanaged<HostObjectBox>.fromOpaque(data).takeUnretainedValue().makeAll(on: target)
        return unsafe target
    }

    /// Makes the class of targets, once for a machine (rule O11).
    static func makeClass() -> JSClassRef {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        unsafe definition.finalize = { object in
            // Rule O7, as for host functions.
            guard let data = unsafe JSObjectGetPrivate(object) else { return }
            unsafe Unmanaged<HostObjectBox>.fromOpaque(data).release()
        }
        // The name shows in `Object.prototype.toString`; the engine copies it (rule O11).
        let made = unsafe "Object".withCString { name in
            unsafe definition.className = unsafe name
            return unsafe JSClassCreate(&definition)
        }
        guard let made = unsafe made else {
            fatalError("the JavaScript engine made no class")
        }
        return unsafe made
    }
}
