internal import CJavaScriptCore

/// Built-ins of the realm itself, found where no script can have changed them: as prototypes of
/// what the engine makes.
extension ScriptContext {
    /// The original `Object.prototype`.
    var objectPrototype: JSValueRef? {
        if let known = unsafe knownObjectPrototype { return unsafe known }
        unsafe knownObjectPrototype = unsafe JSObjectGetPrototype(ref, JSObjectMake(ref, nil, nil))
        return unsafe knownObjectPrototype
    }

    /// The original `Error.prototype`.
    private var errorPrototype: JSValueRef? {
        if let known = unsafe knownErrorPrototype { return unsafe known }
        unsafe knownErrorPrototype = unsafe JSObjectGetPrototype(
            ref, JSObjectMakeError(ref, 0, nil, nil))
        return unsafe knownErrorPrototype
    }

    /// The original prototype of errors of a name; nil for one that the host does not throw by
    /// name, and where the engine could not make one.
    func errorPrototype(named name: String) -> JSValueRef? {
        var exception: JSValueRef?
        switch name {
        case "TypeError":
            // A symbol is no number: the engine says so with an error of its own.
            _ = unsafe JSValueToNumber(ref, JSValueMakeSymbol(ref, nil), &exception)
        case "RangeError":
            // No more is a half a BigInt.
            _ = unsafe JSBigIntCreateWithDouble(ref, 0.5, &exception)
        default:
            return nil
        }
        guard let exception = unsafe exception,
            let error = unsafe JSValueToObject(ref, exception, nil)
        else { return nil }
        return unsafe JSObjectGetPrototype(ref, error)
    }

    /// Whether an object has the original `Error.prototype` above it; runs no script.
    func inheritsFromError(_ object: JSObjectRef) -> Bool {
        var object = unsafe object
        // Chains without an end cannot be made, endless ones of proxies can.
        while unsafe JSObjectGetProxyTarget(object) == nil {
            guard let prototype = unsafe JSObjectGetPrototype(ref, object),
                unsafe prototype != objectPrototype,
                unsafe JSValueIsObject(ref, prototype),
                let next = unsafe JSValueToObject(ref, prototype, nil)
            else { return false }
            if unsafe prototype == errorPrototype { return true }
            unsafe object = unsafe next
        }
        return false
    }

    /// What a built-in of the host's realm threw, as an error of this realm; anything else as it is.
    ///
    /// An error leads to its realm (`error.constructor.constructor`), and the host's is not for
    /// scripts.
    func inOwnRealm(_ thrown: JSValueRef) -> JSValueRef? {
        guard unsafe JSValueIsObject(ref, thrown),
            let object = unsafe JSValueToObject(ref, thrown, nil),
            unsafe JSObjectGetGlobalContext(object) == machine.probe
        else { return unsafe thrown }
        let error = unsafe exceptionReader.read(thrown)
        return unsafe rawError(error.message, name: error.name ?? "Error")
    }
}
