internal import CJavaScriptCore
internal import PortalTrace

/// The proxy traps of host objects: C functions that find the Swift state behind the target, tell
/// its observers, and then do what a plain object does.
///
/// No script can reach the handler that holds them, so the first argument is always a target.
enum HostObjectTraps {
    /// `get(target, key, receiver)`.
    static let get: JSObjectCallAsFunctionCallback = { engine, _, _, count, arguments, exception in
        guard let call = unsafe TrapCall(engine, count, arguments, exception, touches: .one) else {
            return nil
        }
        unsafe JSLock(engine)
        defer { unsafe JSUnlock(engine) }
        let name = call.key
        if let place = name.flatMap(call.box.place(of:)) {
            // A member that is not made yet hides what the prototype has, as it will when it is.
            if let member = unsafe call.box.pendingMember(
                at: place, on: call.target, call.context)
            {
                return unsafe member
            }
            if call.box.isPlain {
                return unsafe JSObjectGetPropertyForKey(
                    call.context.ref, call.target, call[1], exception)
            }
        }
        let value = unsafe call.byDefault(.get)
        guard let value = unsafe value, unsafe JSValueIsUndefined(engine, value), let name,
            let observer = call.box.definition.onMissing, !call.isEnding,
            unsafe !JSObjectHasPropertyForKey(call.context.ref, call.target, call[1], nil)
        else { return unsafe value }
        observer(name)
        return unsafe value
    }

    /// `set(target, key, value, receiver)`.
    static let set: JSObjectCallAsFunctionCallback = { engine, _, _, count, arguments, exception in
        guard let call = unsafe TrapCall(engine, count, arguments, exception, touches: .one),
            let value = unsafe call[2]
        else { return nil }
        unsafe JSLock(engine)
        defer { unsafe JSUnlock(engine) }
        let name = call.key
        let place = name.flatMap(call.box.place(of:))
        // For an object that inherits from this one the property becomes its own, not ours.
        guard unsafe call[3] == call.box.proxy else {
            if name != nil {
                unsafe call.box.makeReady(toSet: place, on: call.target, call.context)
            }
            return unsafe call.byDefault(.set)
        }
        if let observer = call.box.definition.onSet, let name, !call.isEnding {
            observer(name, unsafe call.context.adopt(value))
        }
        if let place,
            unsafe call.box.assign(value, at: place, on: call.target, call.context)
        {
            return unsafe JSValueMakeBoolean(engine, true)
        }
        if name != nil {
            unsafe call.box.makeReady(toSet: place, on: call.target, call.context)
        }
        return unsafe call.context.write(
            call[1], value, of: call.target, receiver: call[3], exception)
    }

    /// `defineProperty(target, key, descriptor)`.
    static let defineProperty: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, arguments, exception in
        guard let call = unsafe TrapCall(engine, count, arguments, exception) else { return nil }
        // The engine made the description for this call; what it inherits must not become part of it.
        if let description = unsafe call.context.asObject(call[2]) {
            unsafe JSObjectSetPrototype(
                call.context.ref, description, JSValueMakeNull(call.context.ref))
        }
        call.box.lookAfterMembers()
        if let observer = call.box.definition.onSet, let name = call.key, !call.isEnding,
            let value = call.described
        {
            observer(name, value)
        }
        return unsafe call.byDefault(.defineProperty)
    }

    // A C function cannot capture which operation it is for, so each has its own.

    static let deleteProperty: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, given, thrown in
        guard let call = unsafe TrapCall(engine, count, given, thrown) else { return nil }
        call.box.lookAfterMembers()
        return unsafe call.byDefault(.deleteProperty)
    }
    static let has: JSObjectCallAsFunctionCallback = { engine, _, _, count, given, thrown in
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.has)
    }
    static let ownKeys: JSObjectCallAsFunctionCallback = { engine, _, _, count, given, thrown in
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.ownKeys)
    }
    static let getOwnPropertyDescriptor: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, given, thrown in
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.getOwnPropertyDescriptor)
    }
    static let isExtensible: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, given, thrown in
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.isExtensible)
    }
    static let preventExtensions: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, given, thrown in
        guard let call = unsafe TrapCall(engine, count, given, thrown) else { return nil }
        call.box.lookAfterMembers()
        return unsafe call.byDefault(.preventExtensions)
    }

    static let setPrototypeOf: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, given, thrown in
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.setPrototypeOf)
    }

    static var all: [TrapHandlerClass.Trap] {
        unsafe [
            ("get", get), ("set", set), ("defineProperty", defineProperty),
            ("deleteProperty", deleteProperty), ("has", has), ("ownKeys", ownKeys),
            ("getOwnPropertyDescriptor", getOwnPropertyDescriptor),
            ("isExtensible", isExtensible), ("preventExtensions", preventExtensions),
            ("setPrototypeOf", setPrototypeOf),
        ]
    }
}

/// One call of a trap: its arguments, and the state behind the first of them.
///
/// The engine calls it in the realm of the handler, which is the host's; the object's own realm is
/// that of its context.
@safe
private struct TrapCall {
    /// How many members an operation can see.
    enum Touched { case one, all }

    let box: HostObjectBox
    let context: ScriptContext
    let target: JSObjectRef
    private let count: Int
    private let arguments: UnsafePointer<JSValueRef?>
    private let exception: UnsafeMutablePointer<JSValueRef?>?

    /// Nil for an object whose context is closed: it is empty from then on.
    init?(
        _ engine: JSContextRef?, _ count: Int, _ arguments: UnsafePointer<JSValueRef?>?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?, touches: Touched = .all
    ) {
        guard count > 0, let arguments = unsafe arguments, let target = unsafe arguments[0],
            let box = unsafe HostObjectBox.box(of: target), let context = box.context
        else { return nil }
        self.box = box
        self.context = context
        unsafe self.target = unsafe target
        self.count = count
        unsafe self.arguments = unsafe arguments
        unsafe self.exception = unsafe exception
        if touches == .all { unsafe box.makeAll(on: target, context) }
    }

    subscript(index: Int) -> JSValueRef? {
        unsafe index < count ? arguments[index] : nil
    }

    /// The property's name; nil for a symbol.
    var key: String? {
        guard let key = unsafe self[1], unsafe JSValueIsString(context.ref, key),
            let text = unsafe EngineString(copying: key, in: context.ref)
        else { return nil }
        return text.count <= 1_000 ? text.repaired : text.prefix(bytes: 100) + "…"
    }

    /// Whether the script is being ended, so that nothing of it counts any more.
    var isEnding: Bool { context.machine.termination != nil }

    /// The value or the getter in a property descriptor; nil for one that changes attributes only,
    /// as `Object.freeze` does.
    var described: ScriptValue? {
        guard let object = unsafe context.asObject(self[2]) else { return nil }
        return ["value", "get"].lazy.compactMap { name in
            unsafe context.machine.names.withRef(name) { key in
                guard unsafe JSObjectHasProperty(context.ref, object, key) else { return nil }
                return unsafe context.adopt(JSObjectGetProperty(context.ref, object, key, nil))
            }
        }.first
    }

    /// Does what `Reflect` does with the arguments as they came.
    func byDefault(_ operation: ReflectOperation) -> JSValueRef? {
        unsafe context.reflect(operation, (0..<count).map { unsafe arguments[$0] }, exception)
    }
}
