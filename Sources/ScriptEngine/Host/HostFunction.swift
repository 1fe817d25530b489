internal import CJavaScriptCore
internal import PortalTrace

/// A Swift function as a script calls it.
public typealias HostFunctionBody = (borrowing HostCall) throws -> HostResult

/// The Swift state behind one host function (rule O6): made with the JavaScript object, released by
/// its finalizer, and by nothing else.
final class HostFunctionBox {
    unowned let context: ScriptContext
    private let body: HostFunctionBody
    private let count: LiveCount

    init(context: ScriptContext, body: @escaping HostFunctionBody) {
        self.context = context
        self.body = body
        count = context.machine.boxes
        count.increment()
    }

    deinit { count.decrement() }

    /// Runs the body and turns its result or error into the engine's terms (rule O9).
    func call(
        _ count: Int, _ arguments: UnsafePointer<JSValueRef?>?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        let call = unsafe HostCall(context: context, count: count, arguments: arguments)
        do {
            // A script that is being ended gets nothing done any more, until the watchdog reaches it.
            if context.machine.termination != nil { return unsafe context.rawValue(.undefined) }
            return unsafe context.rawValue(try body(call))
        } catch let error as HostError {
            unsafe exception?.pointee = unsafe context.rawError(error.message, name: error.name)
        } catch ScriptFailure.thrown(let error) {
            // Script code that the host called from here: it throws on.
            unsafe exception?.pointee = unsafe context.rawError(
                error.message, name: error.name ?? "Error")
        } catch let error as ScriptException {
            unsafe exception?.pointee = unsafe context.rawError(
                error.message, name: error.name ?? "Error")
        } catch ScriptFailure.terminated {
            return unsafe context.rawValue(.undefined)
        } catch {
            unsafe exception?.pointee = unsafe context.rawError("\(error)", name: "Error")
        }
        return nil
    }

    /// Makes the class of callable objects, once for a machine (rule O11).
    static func makeClass() -> JSClassRef {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        unsafe definition.callAsFunction = { engine, function, _, count, arguments, exception in
            guard let data = unsafe JSObjectGetPrivate(function) else { return nil }
            // The engine lets go of its lock around a callback. Held again, every call back into
            // it costs a fraction.
            unsafe JSLock(engine)
            defer { unsafe JSUnlock(engine) }
            return unsafe Unmanaged<HostFunctionBox>.fromOpaque(data).takeUnretainedValue()
                .call(count, arguments, exception)
        }
        unsafe definition.finalize = { object in
            // "finalize may be called on any thread" and must not take a context: it lets go of
            // the box and does nothing else (rule O7).
            guard let data = unsafe JSObjectGetPrivate(object) else { return }
            unsafe Unmanaged<HostFunctionBox>.fromOpaque(data).release()
        }
        guard let made = unsafe JSClassCreate(&definition) else {
            fatalError("the JavaScript engine made no class")
        }
        return unsafe made
    }
}

extension ScriptContext {
    /// Makes a function that calls Swift and that a script cannot tell from a built-in one:
    /// `instanceof Function`, `name`, `length`, and `toString()` with `[native code]`.
    ///
    /// - Parameters:
    ///   - name: Its `name`.
    ///   - length: Its `length`, the number of arguments that it expects.
    ///   - body: What it does. It must not own a `ScriptValue`; see `store(_:)`.
    public func makeFunction(
        named name: String, length: Int = 0, _ body: @escaping HostFunctionBody
    ) -> ScriptValue {
        checkOpen("ScriptContext.makeFunction")
        return unsafe adopt(makeRawFunction(named: name, length: length, body))
    }

    /// Makes the callable object with its Swift state, and binds it.
    ///
    /// An object of a class can carry state but is no real function; what `bind` returns is one,
    /// and passes every call on (engine-notes, "Callables").
    func makeRawFunction(
        named name: String, length: Int, _ body: @escaping HostFunctionBody
    ) -> JSObjectRef? {
        let box = unsafe Unmanaged.passRetained(HostFunctionBox(context: self, body: body))
        guard let callable = unsafe JSObjectMake(ref, machine.hostFunctionClass, box.toOpaque())
        else {
            unsafe box.release()
            return nil
        }
        unsafe JSObjectSetPrototype(ref, callable, JSValueMakeNull(ref))
        unsafe defineHidden(callable, "name", rawString(name))
        unsafe JSObjectSetPrototype(ref, callable, builtins.functionPrototype)
        guard
            let bound = unsafe JSObjectCallAsFunction(
                ref, builtins.bind, callable, 0, nil, nil),
            let function = unsafe JSValueToObject(ref, bound, nil)
        else { return nil }
        unsafe redefine(function, "name", rawString(name))
        if length > 0 {
            unsafe redefine(function, "length", JSValueMakeNumber(ref, Double(length)))
        }
        return unsafe function
    }

    /// Lets an object have no prototype while own properties are made: the C API assigns, and an
    /// inherited read-only property or a setter that a script put there would be in the way.
    func definingOwn<Result>(
        on object: JSObjectRef?, prototype: JSValueRef?, _ define: () -> Result
    ) -> Result {
        unsafe JSObjectSetPrototype(ref, object, JSValueMakeNull(ref))
        defer { unsafe JSObjectSetPrototype(ref, object, prototype) }
        return define()
    }

    /// Defines a read-only property that enumeration does not show, or gives such a one another
    /// value. Returns whether the engine could.
    @discardableResult
    func redefine(_ object: JSObjectRef, _ name: String, _ value: JSValueRef?) -> Bool {
        let descriptor = unsafe propertyDescriptor()
        unsafe machine.names.withRef("value") {
            unsafe JSObjectSetProperty(ref, descriptor, $0, value, JSPropertyAttributes(0), nil)
        }
        let key = unsafe machine.names.withRef(name) { unsafe JSValueMakeString(ref, $0) }
        var arguments: [JSValueRef?] = unsafe [object, key, descriptor]
        let done = unsafe JSObjectCallAsFunction(
            ref, builtins.reflect(.defineProperty), nil, arguments.count, &arguments, nil)
        return unsafe done != nil
    }

    /// The object that describes properties to `Reflect.defineProperty`. It inherits nothing, so
    /// that nothing a script does to `Object.prototype` becomes part of a description.
    private func propertyDescriptor() -> JSObjectRef? {
        if let made = unsafe descriptor { return unsafe made }
        let made = unsafe JSObjectMake(ref, nil, nil)
        unsafe JSObjectSetPrototype(ref, made, JSValueMakeNull(ref))
        unsafe JSValueProtect(ref, made)
        unsafe descriptor = unsafe made
        return unsafe made
    }

    func rawValue(_ result: HostResult) -> JSValueRef? {
        switch result {
        case .undefined: unsafe JSValueMakeUndefined(ref)
        case .null: unsafe JSValueMakeNull(ref)
        case .bool(let value): unsafe JSValueMakeBoolean(ref, value)
        case .number(let value): unsafe JSValueMakeNumber(ref, value)
        case .string(let text): unsafe rawString(text)
        case .value(let value): unsafe value.ref
        }
    }
}
