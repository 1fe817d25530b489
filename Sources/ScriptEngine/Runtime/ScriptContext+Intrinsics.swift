internal import CJavaScriptCore

/// Built-ins of a realm, found where no script can have changed them: as prototypes of what the
/// engine makes.
@safe
struct KnownPrototypes {
    var object: JSValueRef?
    var error: JSValueRef?
    var typeError: JSValueRef?
    var rangeError: JSValueRef?
    var syntaxError: JSValueRef?
}

extension ScriptContext {
    /// The original `Object.prototype`.
    var objectPrototype: JSValueRef? {
        if let known = unsafe knownPrototypes.object { return unsafe known }
        return unsafe known(\.object) { _ in unsafe JSObjectMake(ref, nil, nil) }
    }

    /// The original `Error.prototype`.
    private var errorPrototype: JSValueRef? {
        unsafe known(\.error) { _ in unsafe JSObjectMakeError(ref, 0, nil, nil) }
    }

    /// The original prototype of errors of a name; nil for one that the host does not throw by
    /// name, and where the engine could not make one.
    func errorPrototype(named name: String) -> JSValueRef? {
        switch name {
        case "TypeError":
            // A symbol is no number: the engine says so with an error of its own.
            unsafe known(\.typeError) { exception in
                _ = unsafe JSValueToNumber(ref, JSValueMakeSymbol(ref, nil), exception)
                return unsafe exception.pointee
            }
        case "RangeError":
            // No more is a half a BigInt.
            unsafe known(\.rangeError) { exception in
                _ = unsafe JSBigIntCreateWithDouble(ref, 0.5, exception)
                return unsafe exception.pointee
            }
        case "SyntaxError":
            unsafe known(\.syntaxError) { exception in
                unsafe machine.names.withRef("(") {
                    _ = unsafe JSCheckScriptSyntax(ref, $0, nil, 1, exception)
                }
                return unsafe exception.pointee
            }
        default: nil
        }
    }

    private func known(
        _ place: WritableKeyPath<KnownPrototypes, JSValueRef?>,
        _ make: (UnsafeMutablePointer<JSValueRef?>) -> JSValueRef?
    ) -> JSValueRef? {
        if let known = unsafe knownPrototypes[keyPath: place] { return unsafe known }
        var exception: JSValueRef?
        guard let made = unsafe asObject(make(&exception)) else { return nil }
        unsafe knownPrototypes[keyPath: place] = unsafe JSObjectGetPrototype(ref, made)
        return unsafe knownPrototypes[keyPath: place]
    }

    /// Whether an object has the original `Error.prototype` above it; runs no script.
    func inheritsFromError(_ object: JSObjectRef) -> Bool {
        var object = unsafe object
        // Chains without an end cannot be made, endless ones of proxies can.
        while unsafe JSObjectGetProxyTarget(object) == nil {
            guard let prototype = unsafe asObject(JSObjectGetPrototype(ref, object)),
                unsafe prototype != objectPrototype
            else { return false }
            if unsafe prototype == errorPrototype { return true }
            unsafe object = unsafe prototype
        }
        return false
    }

    /// What a built-in of the host's realm threw, as an error of this realm; anything else as it is.
    ///
    /// An error leads to its realm (`error.constructor.constructor`), and the host's is not for
    /// scripts.
    func inOwnRealm(_ thrown: JSValueRef) -> JSValueRef? {
        guard let object = unsafe asObject(thrown),
            unsafe JSObjectGetGlobalContext(object) == machine.probe
        else { return unsafe thrown }
        let error = unsafe exceptionReader.read(thrown)
        return unsafe rawError(error.message, name: error.name ?? "Error")
    }
}
