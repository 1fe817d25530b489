internal import CJavaScriptCore
internal import PortalTrace

/// The Swift state behind one host object; lives as long as the proxy's target (rule O6).
@safe
final class HostObjectBox {
    /// The target can outlive the context, and so does what is behind it.
    private let link: ContextLink
    let definition: HostObjectDefinition
    /// The proxy, to recognise it as a receiver. Not protected: it is compared only while the
    /// engine passes it to a trap, and lent to getters while a script has the object.
    var proxy: JSValueRef?
    /// The members that are on the target before all of them are, by their places in the list.
    private var made: [Int] = []
    private var hasAll = false
    /// Whether the members are still as the host defines them, or as they were assigned: no script
    /// has defined or deleted a property.
    private(set) var isPlain = true
    private let count: LiveCount

    init(context: ScriptContext, definition: HostObjectDefinition) {
        link = context.link
        self.definition = definition
        count = context.machine.boxes
        count.increment()
    }

    deinit { count.decrement() }

    /// The object's context; nil once that is closed.
    var context: ScriptContext? { unsafe link.context }

    // MARK: - Members

    /// The place of a member in the list; nil if there is none of that name.
    func place(of name: String) -> Int? { definition.names.firstIndex(of: name) }

    /// The value of a member that is not on the target yet.
    ///
    /// A text is made anew at each read and never stored, because equal texts are identical; a
    /// function is stored, so that it is the same one at the next read.
    func pendingMember(
        at place: Int, on target: JSObjectRef, _ context: ScriptContext
    ) -> JSValueRef? {
        let name = definition.names[place]
        guard isPending(place), let member = definition.member(name) else { return nil }
        let value = unsafe make(member, named: name, context)
        if case .function = member { unsafe store(place, value, on: target, context) }
        return unsafe value
    }

    /// Puts what a script is about to set on the target first, so that it sets a property that is
    /// there, whatever the prototype says.
    ///
    /// - Parameter place: The member's place; nil for a property that is no member.
    func makeReady(toSet place: Int?, on target: JSObjectRef, _ context: ScriptContext) {
        guard !definition.isFrozen, let place else {
            return unsafe makeAll(on: target, context)
        }
        let name = definition.names[place]
        guard isPending(place), let member = definition.member(name) else { return }
        unsafe store(place, make(member, named: name, context), on: target, context)
    }

    /// Sets a member that is a plain property, or is to be one; returns false for one that is not,
    /// and where the engine could not.
    func assign(
        _ value: JSValueRef, at place: Int, on target: JSObjectRef, _ context: ScriptContext
    ) -> Bool {
        guard isPlain, !definition.isFrozen else { return false }
        if isPending(place) {
            // No script saw what it was before.
            unsafe store(place, value, on: target, context)
            return !isPending(place)
        }
        return unsafe set(definition.names[place], value, on: target, context)
    }

    /// Takes note that a script defines or deletes a property, or seals the object.
    func lookAfterMembers() { isPlain = false }

    private func isPending(_ place: Int) -> Bool { !hasAll && !made.contains(place) }

    /// Defines a member that is not there.
    private func store(
        _ place: Int, _ value: JSValueRef?, on target: JSObjectRef, _ context: ScriptContext
    ) {
        if unsafe define(definition.names[place], value, on: target, context) {
            made.append(place)
        }
    }

    private func define(
        _ name: String, _ value: JSValueRef?, on target: JSObjectRef, _ context: ScriptContext
    ) -> Bool {
        let prototype = unsafe JSObjectGetPrototype(context.ref, target)
        // With nothing of that name above it, an assignment defines. Asking a prototype that a
        // script put there could run code of it.
        let isFree = unsafe context.machine.names.withRef(name) { key in
            unsafe prototype == context.objectPrototype
                && !JSObjectHasProperty(context.ref, target, key)
        }
        if isFree { return unsafe set(name, value, on: target, context) }
        return unsafe context.definingOwn(on: target, prototype: prototype) {
            unsafe set(name, value, on: target, context)
        }
    }

    /// Puts every member on the target, in order, before a script looks at more than one.
    func makeAll(on target: JSObjectRef, _ context: ScriptContext) {
        guard !hasAll else { return }
        // What was made in order is in its place; the others move behind it.
        let inPlace = zip(0..., made).prefix { $0 == $1 }.count
        hasAll = (inPlace..<definition.names.count).allSatisfy { place in
            unsafe addInOrder(place, to: target, context)
        }
        // Not so when a script has used up the stack: the next access tries again.
        guard hasAll else { return }
        made = []
        guard definition.isFrozen else { return }
        var arguments: [JSValueRef?] = unsafe [target]
        unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.objectFreeze, nil, 1, &arguments, nil)
    }

    /// Adds a member behind those before it; one that is there already moves.
    private func addInOrder(
        _ place: Int, to target: JSObjectRef, _ context: ScriptContext
    ) -> Bool {
        let name = definition.names[place]
        guard made.contains(place) else {
            guard let member = definition.member(name) else { return true }
            return unsafe define(name, make(member, named: name, context), on: target, context)
        }
        return unsafe context.machine.names.withRef(name) { key in
            let value = unsafe JSObjectGetProperty(context.ref, target, key, nil)
            _ = unsafe JSObjectDeleteProperty(context.ref, target, key, nil)
            return unsafe define(name, value, on: target, context)
        }
    }

    private func make(
        _ member: HostObjectDefinition.Member, named name: String, _ context: ScriptContext
    ) -> JSValueRef? {
        switch member {
        case .string(let text): unsafe context.rawString(text)
        case .undefined: unsafe JSValueMakeUndefined(context.ref)
        case .function(let length, let body):
            unsafe context.makeRawFunction(named: name, length: length, body)
        }
    }

    /// Returns whether the engine could make the value and the property.
    private func set(
        _ name: String, _ value: JSValueRef?, on target: JSObjectRef, _ context: ScriptContext
    ) -> Bool {
        guard let value = unsafe value else { return false }
        var exception: JSValueRef?
        unsafe context.machine.names.withRef(name) {
            unsafe JSObjectSetProperty(
                context.ref, target, $0, value, JSPropertyAttributes(0), &exception)
        }
        return unsafe exception == nil
    }

    // MARK: - Finding the box

    /// The box behind a target.
    static func box(of target: JSObjectRef) -> HostObjectBox? {
        guard let data = unsafe JSObjectGetPrivate(target) else { return nil }
        return unsafe Unmanaged<HostObjectBox>.fromOpaque(data).takeUnretainedValue()
    }

    /// The box of a host object, and the object that holds its properties, with all members; nil
    /// for any other object.
    static func find(
        _ object: JSObjectRef, _ context: ScriptContext
    ) -> (box: HostObjectBox, target: JSObjectRef)? {
        guard let target = unsafe JSObjectGetProxyTarget(object),
            unsafe JSValueIsObjectOfClass(context.ref, target, context.machine.hostTargetClass),
            let box = unsafe box(of: target)
        else { return nil }
        unsafe box.makeAll(on: target, context)
        return unsafe (box, target)
    }

    /// Makes the class of targets, once for a machine (rule O11).
    static func makeClass() -> JSClassRef {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        unsafe definition.finalize = { object in
            // "finalize may be called on any thread" and must not take a context: it lets go of
            // the box and does nothing else (rule O7).
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
