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
        // A member that is not made yet hides what the prototype has, as it will when it is.
        if call.box.hasPending, let name = call.key,
            let member = unsafe call.box.pendingMember(name, on: call.target)
        {
            return unsafe member
        }
        let value = unsafe JSObjectGetPropertyForKey(engine, call.target, call[1], exception)
        guard let value = unsafe value, unsafe JSValueIsUndefined(engine, value),
            let observer = call.box.definition.onMissing, !call.isEnding, let name = call.key,
            unsafe !JSObjectHasPropertyForKey(engine, call.target, call[1], nil)
        else { return unsafe value }
        observer(name)
        return unsafe value
    }

    /// `set(target, key, value, receiver)`.
    static let set: JSObjectCallAsFunctionCallback = { engine, _, _, count, arguments, exception in
        guard let call = unsafe TrapCall(engine, count, arguments, exception, touches: .one) else {
            return nil
        }
        unsafe JSLock(engine)
        defer { unsafe JSUnlock(engine) }
        if let name = call.key { unsafe call.box.makeReady(toSet: name, on: call.target) }
        // For an object that inherits from this one the property becomes its own, not ours.
        guard unsafe call[3] == call.box.proxy else { return unsafe call.byDefault(.set) }
        if let observer = call.box.definition.onSet, let name = call.key, !call.isEnding {
            observer(name, unsafe call.box.context.adopt(call[2]))
        }
        return unsafe call.byDefault(.set, [call.target, call[1], call[2], call.target])
    }

    /// `defineProperty(target, key, descriptor)`.
    static let defineProperty: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, arguments, exception in
        guard let call = unsafe TrapCall(engine, count, arguments, exception) else { return nil }
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
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.deleteProperty)
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
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.preventExtensions)
    }

    static let setPrototypeOf: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, given, thrown in
        unsafe TrapCall(engine, count, given, thrown)?.byDefault(.setPrototypeOf)
    }

    static var all: [(name: String, function: JSObjectCallAsFunctionCallback)] {
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
@safe
private struct TrapCall {
    /// How many members an operation can see.
    enum Touched { case one, all }

    let box: HostObjectBox
    let target: JSObjectRef
    private let count: Int
    private let arguments: UnsafePointer<JSValueRef?>
    private let exception: UnsafeMutablePointer<JSValueRef?>?

    init?(
        _ engine: JSContextRef?, _ count: Int, _ arguments: UnsafePointer<JSValueRef?>?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?, touches: Touched = .all
    ) {
        guard count > 0, let arguments = unsafe arguments, let target = unsafe arguments[0],
            let data = unsafe JSObjectGetPrivate(target)
        else { return nil }
        box = unsafe Unmanaged<HostObjectBox>.fromOpaque(data).takeUnretainedValue()
        unsafe self.target = unsafe target
        self.count = count
        unsafe self.arguments = unsafe arguments
        unsafe self.exception = unsafe exception
        if touches == .all { unsafe box.makeAll(on: target) }
    }

    subscript(index: Int) -> JSValueRef? {
        unsafe index < count ? arguments[index] : nil
    }

    /// The property's name; nil for a symbol.
    var key: String? {
        let engine = unsafe box.context.ref
        guard let key = unsafe self[1], unsafe JSValueIsString(engine, key),
            let text = unsafe EngineString(copying: key, in: engine)
        else { return nil }
        return text.count <= 1_000 ? text.repaired : text.prefix(bytes: 100) + "…"
    }

    /// Whether the script is being ended, so that nothing of it counts any more.
    var isEnding: Bool { box.context.machine.termination != nil }

    /// The value or the getter in a property descriptor; nil for one that changes attributes only,
    /// as `Object.freeze` does.
    var described: ScriptValue? {
        let context = box.context
        guard let descriptor = unsafe self[2],
            let object = unsafe JSValueToObject(context.ref, descriptor, nil)
        else { return nil }
        return ["value", "get"].lazy.compactMap { name in
            unsafe context.machine.names.withRef(name) { key in
                guard unsafe JSObjectHasProperty(context.ref, object, key) else { return nil }
                return unsafe context.adopt(JSObjectGetProperty(context.ref, object, key, nil))
            }
        }.first
    }

    /// Does what `Reflect` does with the arguments as they came.
    func byDefault(_ operation: ReflectOperation) -> JSValueRef? {
        unsafe byDefault(operation, (0..<count).map { unsafe arguments[$0] })
    }

    func byDefault(_ operation: ReflectOperation, _ given: [JSValueRef?]) -> JSValueRef? {
        unsafe given.withUnsafeBufferPointer {
            unsafe JSObjectCallAsFunction(
                box.context.ref, box.context.builtins.reflect(operation), nil,
                $0.count, $0.baseAddress, exception)
        }
    }
}

extension ScriptContext {
    /// The handler of every host object of this context, made with the first of them.
    func hostObjectTraps() -> JSObjectRef? {
        if let handler = unsafe trapHandler { return unsafe handler }
        let handler = unsafe JSObjectMake(ref, nil, nil)
        // A handler inherits from nothing that a script could change.
        unsafe JSObjectSetPrototype(ref, handler, JSValueMakeNull(ref))
        unsafe HostObjectTraps.all.forEach { trap in
            unsafe machine.names.withRef(trap.name) { key in
                unsafe JSObjectSetProperty(
                    ref, handler, key,
                    JSObjectMakeFunctionWithCallback(ref, key, trap.function),
                    JSPropertyAttributes(0), nil)
            }
        }
        unsafe JSValueProtect(ref, handler)
        unsafe trapHandler = unsafe handler
        return unsafe handler
    }
}
