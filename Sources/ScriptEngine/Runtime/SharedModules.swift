internal import CJavaScriptCore

/// The modules of the host's own JavaScript that all contexts of a machine share.
///
/// A module is a script whose value is a function of `library`, an object with `primordials` and
/// `use(name)`; what the function returns is frozen, kept as long as the machine, and handed to
/// every context. It lives in a realm that no page sees, so it must keep nothing of a page.
@safe
final class SharedModules {
    private var realm: JSGlobalContextRef?
    private var exports: [String: JSValueRef] = unsafe [:]
    private var library: JSObjectRef?
    private var useFunction: JSObjectRef?
    /// How a module's program is found. A module may ask for another one long after it was made.
    private var find: ((String) throws(ScriptFailure) -> ScriptProgram)?
    private var failure: ScriptFailure?

    /// What a module defines, made at its first use.
    func value(
        of name: String, primordials: JSValueRef, on machine: ScriptVirtualMachine,
        _ find: @escaping (String) throws(ScriptFailure) -> ScriptProgram
    ) throws(ScriptFailure) -> JSValueRef {
        if let known = unsafe exports[name] { return unsafe known }
        if unsafe library == nil { unsafe prepare(machine, primordials) }
        self.find = find
        var exception: JSValueRef?
        let made = unsafe make(name, machine, &exception)
        if let failure {
            self.failure = nil
            throw failure
        }
        guard let made = unsafe made else {
            throw .thrown(
                ScriptException(name: "Error", message: "\(name) cannot be evaluated"))
        }
        return unsafe made
    }

    private func make(
        _ name: String, _ machine: ScriptVirtualMachine,
        _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSValueRef? {
        if let known = unsafe exports[name] { return unsafe known }
        guard let realm = unsafe realm, let find else { return nil }
        let program: ScriptProgram
        do throws(ScriptFailure) {
            program = try find(name)
        } catch {
            failure = error
            return nil
        }
        var arguments: [JSValueRef?] = unsafe [library]
        guard let function = unsafe program.evaluate(in: realm, exception),
            unsafe JSValueIsObject(realm, function),
            let value = unsafe JSObjectCallAsFunction(
                realm, function, nil, 1, &arguments, exception)
        else {
            if failure == nil { unsafe note(exception.pointee, name, machine) }
            return nil
        }
        var frozen: [JSValueRef?] = unsafe [value]
        unsafe JSObjectCallAsFunction(
            realm, machine.builtins.objectFreeze, nil, 1, &frozen, exception)
        unsafe JSValueProtect(realm, value)
        unsafe exports[name] = unsafe value
        return unsafe value
    }

    /// Keeps why a module failed: which is a mistake of the host's, said with the engine's words.
    private func note(_ exception: JSValueRef?, _ name: String, _ machine: ScriptVirtualMachine) {
        guard let realm = unsafe realm, let exception = unsafe exception else { return }
        let text = unsafe EngineString(copying: exception, in: realm)
        let place = ["line", "column"].map { key in
            unsafe machine.names.withRef(key) { key in
                unsafe JSValueToNumber(
                    realm, JSObjectGetProperty(realm, exception, key, nil), nil)
            }
        }
        failure = .thrown(
            ScriptException(
                name: "Error",
                message: "\(name): \(text?.repaired ?? "failed") (\(place[0]):\(place[1]))"))
    }

    private func prepare(_ machine: ScriptVirtualMachine, _ primordials: JSValueRef) {
        let realm = unsafe machine.madeLibraryRealm()
        unsafe self.realm = unsafe realm
        let use = unsafe ScriptVirtualMachine.makeCallable(in: realm, calling: Self.callUse)
        // The machine outlives its realms, and so this function.
        unsafe JSObjectSetPrivate(use, Unmanaged.passUnretained(machine).toOpaque())
        unsafe useFunction = unsafe use
        let object = unsafe JSObjectMake(realm, nil, nil)
        unsafe JSObjectSetPrototype(realm, object, JSValueMakeNull(realm))
        for (name, value) in unsafe [("primordials", primordials), ("use", use)] {
            unsafe machine.names.withRef(name) {
                unsafe JSObjectSetProperty(
                    realm, object, $0, value, JSPropertyAttributes(kJSPropertyAttributeReadOnly),
                    nil)
            }
        }
        unsafe JSValueProtect(realm, object)
        unsafe library = unsafe object
    }

    /// Lets go of everything, before the realm goes.
    func release() {
        guard let realm = unsafe realm else { return }
        for value in unsafe exports.values { unsafe JSValueUnprotect(realm, value) }
        if let library = unsafe library { unsafe JSValueUnprotect(realm, library) }
        if let function = unsafe useFunction { unsafe JSValueUnprotect(realm, function) }
        unsafe exports = unsafe [:]
        find = nil
        unsafe library = nil
        unsafe useFunction = nil
        unsafe self.realm = nil
    }

    /// `library.use(name)`.
    private static let callUse: JSObjectCallAsFunctionCallback = {
        context, function, _, count, arguments, exception in
        guard let context = unsafe context, let function = unsafe function, count > 0,
            let data = unsafe JSObjectGetPrivate(function), let exception = unsafe exception,
            let name = unsafe EngineString(copying: arguments?[0], in: context)
        else { return nil }
        let machine = unsafe Unmanaged<ScriptVirtualMachine>.fromOpaque(data).takeUnretainedValue()
        unsafe JSLock(context)
        defer { unsafe JSUnlock(context) }
        if let made = unsafe machine.modules.make(name.repaired, machine, exception) {
            return unsafe made
        }
        if unsafe exception.pointee == nil {
            // The module that asked cannot go on either.
            unsafe exception.pointee = unsafe JSValueMakeNull(context)
        }
        return nil
    }
}

extension ScriptContext {
    /// What a module defines that all contexts of the machine share; see `SharedModules`.
    ///
    /// - Parameters:
    ///   - name: The module's name.
    ///   - primordials: What modules are given as `library.primordials`, a shared value.
    ///   - find: Gives the program of a module by its name.
    /// - Throws: If a module cannot be evaluated, which is a mistake of the host's.
    public func sharedModule(
        _ name: String, _ primordials: ScriptValue,
        _ find: @escaping (String) throws(ScriptFailure) -> ScriptProgram
    ) throws(ScriptFailure) -> ScriptValue {
        checkOpen("ScriptContext.sharedModule")
        return try machine.enter { () throws(ScriptFailure) in
            unsafe adopt(
                try machine.modules.value(
                    of: name, primordials: primordials.ref, on: machine, find))
        }
    }
}
