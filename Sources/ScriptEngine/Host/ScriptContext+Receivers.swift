internal import CJavaScriptCore

/// Reads and writes of a host object's target that run a script's getters and setters with the
/// object that the script knows as `this`.
extension ScriptContext {
    /// Reads a property.
    ///
    /// - Parameter receiver: What a getter gets as `this`; nil where there cannot be one.
    func read(
        _ key: JSStringRef, of target: JSObjectRef, receiver: JSValueRef?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        guard let receiver = unsafe receiver else {
            return unsafe JSObjectGetProperty(ref, target, key, exception)
        }
        return unsafe reflect(
            .get, [target, JSValueMakeString(ref, key), receiver], exception)
    }

    /// Sets a property as an assignment does.
    ///
    /// - Parameter receiver: What a setter gets as `this`. Properties become the target's own.
    /// - Returns: Whether it could be set, as the engine says it; nil if something threw.
    func write(
        _ key: JSValueRef?, _ value: JSValueRef?, of target: JSObjectRef, receiver: JSValueRef?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        let isData = unsafe !hasSetter(key, of: target)
        return unsafe reflect(.set, [target, key, value, isData ? target : receiver], exception)
    }

    /// Whether an assignment to a property runs code: a setter, or a proxy above the object.
    private func hasSetter(_ key: JSValueRef?, of target: JSObjectRef) -> Bool {
        var holder = unsafe target
        while true {
            let found = unsafe reflect(.getOwnPropertyDescriptor, [holder, key], nil)
            if let descriptor = unsafe asObject(found) {
                // Of the host's realm: it inherits nothing that a script made.
                return unsafe machine.names.withRef("set") {
                    unsafe JSObjectHasProperty(ref, descriptor, $0)
                }
            }
            guard let next = unsafe asObject(JSObjectGetPrototype(ref, holder)) else {
                return false
            }
            if unsafe JSObjectGetProxyTarget(next) != nil { return true }
            unsafe holder = unsafe next
        }
    }

    /// Calls a function of `Reflect`; what it throws is an error of this realm.
    func reflect(
        _ operation: ReflectOperation, _ arguments: [JSValueRef?],
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        var thrown: JSValueRef?
        let result = unsafe arguments.withUnsafeBufferPointer {
            unsafe JSObjectCallAsFunction(
                ref, builtins.reflect(operation), nil, $0.count, $0.baseAddress, &thrown)
        }
        if let thrown = unsafe thrown { unsafe exception?.pointee = unsafe inOwnRealm(thrown) }
        return unsafe result
    }
}
