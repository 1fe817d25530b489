internal import CJavaScriptCore
internal import PortalTrace

extension ScriptContext {
    /// Makes a string.
    public func makeString(_ text: String) -> ScriptValue {
        checkOpen("ScriptContext.makeString")
        return unsafe adopt(rawString(text))
    }

    /// Makes a string from UTF-16 code units, lone surrogates included.
    public func makeString(utf16 units: [UInt16]) -> ScriptValue {
        checkOpen("ScriptContext.makeString")
        return unsafe adopt(
            EngineString(utf16: units).withRef { unsafe JSValueMakeString(ref, $0) })
    }

    /// Makes a number.
    public func makeNumber(_ number: Double) -> ScriptValue {
        checkOpen("ScriptContext.makeNumber")
        return unsafe adopt(JSValueMakeNumber(ref, number))
    }

    /// Makes a boolean.
    public func makeBool(_ value: Bool) -> ScriptValue {
        checkOpen("ScriptContext.makeBool")
        return unsafe adopt(JSValueMakeBoolean(ref, value))
    }

    /// Makes what a host function would give back.
    public func makeValue(_ result: HostResult) -> ScriptValue {
        checkOpen("ScriptContext.makeValue")
        return unsafe adopt(rawValue(result))
    }

    /// Makes `undefined`.
    public func makeUndefined() -> ScriptValue {
        checkOpen("ScriptContext.makeUndefined")
        return unsafe adopt(nil)
    }

    /// Makes a plain object.
    public func makeObject() -> ScriptValue {
        checkOpen("ScriptContext.makeObject")
        return unsafe adopt(JSObjectMake(ref, nil, nil))
    }

    /// Makes a promise that the host settles.
    public func makePromise() throws(ScriptFailure) -> ScriptPromise {
        checkOpen("ScriptContext.makePromise")
        return unsafe try makePromise(in: ref)
    }

    func makePromise(in realm: JSGlobalContextRef) throws(ScriptFailure) -> ScriptPromise {
        var resolve: JSObjectRef?
        var reject: JSObjectRef?
        let promise = unsafe try entered { exception in
            unsafe JSObjectMakeDeferredPromise(realm, &resolve, &reject, exception)
        }
        return unsafe ScriptPromise(
            value: promise, resolveFunction: adopt(resolve), rejectFunction: adopt(reject))
    }

    func rawString(_ text: String) -> JSValueRef? {
        unsafe EngineString(text).withRef { unsafe JSValueMakeString(ref, $0) }
    }

    /// Makes an `Error` with a message, or a value that says the same where that fails.
    func rawError(_ message: String, name: String) -> JSValueRef? {
        var arguments = unsafe [rawString(message)]
        guard let error = unsafe JSObjectMakeError(ref, 1, &arguments, nil) else {
            return unsafe rawString(message)
        }
        if name == "Error" { return unsafe error }
        if let prototype = unsafe errorPrototype(named: name) {
            unsafe JSObjectSetPrototype(ref, error, prototype)
        } else if unsafe !redefine(error, "name", rawString(name)) {
            unsafe defineHidden(error, "name", rawString(name))
        }
        return unsafe error
    }

    /// Makes an error object, as a host function that throws it does.
    public func makeError(_ error: HostError) -> ScriptValue {
        checkOpen("ScriptContext.makeError")
        return unsafe adopt(rawError(error))
    }

    /// Makes an `Error` with more properties than a message.
    func rawError(_ error: HostError) -> JSValueRef? {
        let made = unsafe rawError(error.message, name: error.name)
        guard !error.members.isEmpty, let object = unsafe asObject(made) else { return unsafe made }
        unsafe definingOwn(on: object, prototype: JSObjectGetPrototype(ref, object)) {
            for member in error.members {
                let value = unsafe rawScalar(member.value)
                unsafe machine.names.withRef(member.name) {
                    unsafe JSObjectSetProperty(
                        ref, object, $0, value, JSPropertyAttributes(0), nil)
                }
            }
        }
        return unsafe made
    }

    private func rawScalar(_ value: TraceValue) -> JSValueRef? {
        switch value {
        case .string(let text): unsafe rawString(text)
        case .number(let number): unsafe JSValueMakeNumber(ref, number)
        case .bool(let value): unsafe JSValueMakeBoolean(ref, value)
        default: unsafe JSValueMakeNull(ref)
        }
    }

    /// Adds a property that enumeration does not show.
    func defineHidden(_ object: JSObjectRef?, _ name: String, _ value: JSValueRef?) {
        unsafe machine.names.withRef(name) {
            unsafe JSObjectSetProperty(
                ref, object, $0, value, JSPropertyAttributes(kJSPropertyAttributeDontEnum), nil)
        }
    }
}

/// A promise and the two functions that settle it.
public struct ScriptPromise {
    /// The promise.
    public let value: ScriptValue
    let resolveFunction: ScriptValue
    let rejectFunction: ScriptValue

    /// Fulfils the promise; its reactions run before this returns, unless a script is running.
    public func resolve(_ result: ScriptValue) throws(ScriptFailure) {
        try resolveFunction.call([result])
    }

    /// Rejects the promise.
    public func reject(_ reason: ScriptValue) throws(ScriptFailure) {
        try rejectFunction.call([reason])
    }
}
