internal import CJavaScriptCore
internal import PortalTrace

/// A Swift function as a script calls it.
public typealias HostFunctionBody = (borrowing HostCall) throws -> HostResult

/// The Swift state behind one host function (rule O6): made with the JavaScript function, let go of
/// by its context's table.
final class HostFunctionBox {
    private let body: HostFunctionBody
    private let count: LiveCount

    init(_ count: LiveCount, body: @escaping HostFunctionBody) {
        self.body = body
        self.count = count
        count.increment()
    }

    deinit { count.decrement() }

    /// Runs the body and turns its result or error into the engine's terms (rule O9).
    func call(
        in context: ScriptContext, on receiver: JSObjectRef?, _ count: Int,
        _ arguments: UnsafePointer<JSValueRef?>?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        let call = unsafe HostCall(
            context: context, receiver: receiver, count: count, arguments: arguments)
        do {
            // A script that is being ended gets nothing done any more, until the watchdog reaches it.
            if context.machine.termination != nil { return unsafe context.rawValue(.undefined) }
            return unsafe context.rawValue(try body(call))
        } catch let error as HostError {
            unsafe exception?.pointee = unsafe context.rawError(error)
        } catch ScriptFailure.thrown(let error) {
            // Script code that the host called from here: it throws on, the same value if that is
            // known.
            if let thrown = context.takeThrown(), context.exception(of: thrown) == error {
                unsafe exception?.pointee = unsafe thrown.ref
            } else {
                unsafe exception?.pointee = unsafe context.rawError(
                    error.message, name: error.name ?? "Error")
            }
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

    /// What the engine calls for every host function.
    static let callAsFunction: JSObjectCallAsFunctionCallback = {
        engine, function, receiver, count, arguments, exception in
        // The engine lets go of its lock around a callback. Held again, every call back into it
        // costs a fraction.
        unsafe JSLock(engine)
        defer { unsafe JSUnlock(engine) }
        guard let function = unsafe function,
            let context = unsafe OpenContexts.context(of: engine),
            let box = unsafe context.functions[function]
        else {
            // Its context is closed, and another one has it still.
            unsafe exception?.pointee = unsafe JSObjectMakeError(engine, 0, nil, nil)
            return nil
        }
        return unsafe box.call(in: context, on: receiver, count, arguments, exception)
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

    /// Makes the function, and enters its Swift state into the context's table: a function of the
    /// engine has no slot for it, and an object with such a slot is no function that scripts would
    /// take for one (engine-notes, "Callables").
    func makeRawFunction(
        named name: String, length: Int, _ body: @escaping HostFunctionBody
    ) -> JSObjectRef? {
        let made = unsafe machine.names.withRef(name) {
            unsafe JSObjectMakeFunctionWithCallback(ref, $0, HostFunctionBox.callAsFunction)
        }
        guard let made = unsafe made else { return nil }
        unsafe functions.add(HostFunctionBox(machine.boxes, body: body), for: made)
        // The engine's own length is 0.
        if length != 0 { unsafe builtins.setLength(length, of: made, ref) }
        return unsafe made
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

    /// Gives a property another value, or defines a read-only one that enumeration does not show.
    /// Returns whether the engine could.
    @discardableResult
    func redefine(_ object: JSObjectRef, _ name: String, _ value: JSValueRef?) -> Bool {
        unsafe machine.names.withRef("value") {
            unsafe JSObjectSetProperty(
                ref, builtins.descriptor, $0, value, JSPropertyAttributes(0), nil)
        }
        let key = unsafe machine.names.withRef(name) { unsafe JSValueMakeString(ref, $0) }
        let arguments: [JSValueRef?] = unsafe [object, key, builtins.descriptor]
        let done = unsafe JSObjectCallAsFunction(
            ref, builtins.reflect(.defineProperty), nil, arguments.count, arguments, nil)
        return unsafe done != nil
    }

    func rawValue(_ result: HostResult) -> JSValueRef? {
        switch result {
        case .undefined: return unsafe JSValueMakeUndefined(ref)
        case .null: return unsafe JSValueMakeNull(ref)
        case .bool(let value): return unsafe JSValueMakeBoolean(ref, value)
        case .number(let value): return unsafe JSValueMakeNumber(ref, value)
        case .string(let text): return unsafe rawString(text)
        case .utf16(let units):
            return unsafe EngineString(utf16: units).withRef { unsafe JSValueMakeString(ref, $0) }
        case .utf8(let bytes):
            return unsafe EngineString(utf8: bytes).withRef { unsafe JSValueMakeString(ref, $0) }
        case .bytes(let bytes): return unsafe rawBytes(bytes)
        case .value(let value):
            checkOwn(value, "a host function")
            return unsafe value.ref
        case .array(let elements):
            guard let array = unsafe JSObjectMakeArray(ref, 0, nil, nil) else { return nil }
            // What a page put into the prototypes is not asked.
            unsafe JSObjectSetPrototype(ref, array, JSValueMakeNull(ref))
            for (index, element) in elements.enumerated() {
                unsafe JSObjectSetPropertyAtIndex(ref, array, UInt32(index), rawValue(element), nil)
            }
            return unsafe array
        case .object(let members):
            guard let object = unsafe JSObjectMake(ref, nil, nil) else { return nil }
            unsafe JSObjectSetPrototype(ref, object, JSValueMakeNull(ref))
            for (name, member) in members {
                let value = unsafe rawValue(member)
                unsafe machine.names.withRef(name) {
                    unsafe JSObjectSetProperty(ref, object, $0, value, JSPropertyAttributes(0), nil)
                }
            }
            return unsafe object
        }
    }
}
