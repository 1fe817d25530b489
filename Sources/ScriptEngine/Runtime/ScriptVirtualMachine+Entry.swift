internal import CJavaScriptCore

extension ScriptVirtualMachine {
    /// Runs work inside one stay in the engine, with the microtasks that it leaves.
    ///
    /// By itself the engine runs microtasks after it has been left, each as a stay of its own, and
    /// the execution limit begins anew with each: an endless chain of promises would never be
    /// ended. So the outermost entry is a host function, and the microtasks run before it returns.
    func enter<Result>(
        _ body: () throws(ScriptFailure) -> Result
    ) throws(ScriptFailure) -> Result {
        checkThread("a call into a script")
        precondition(!isClosed, "the ScriptVirtualMachine is closed")
        if let termination { throw .terminated(termination) }
        if isInside { return try body() }
        var outcome: Swift.Result<Result, ScriptFailure> = .failure(
            .terminated(.timeLimit))
        isInside = true
        watchdog.enter()
        withoutActuallyEscaping(body) { body in
            pendingEntry = {
                do throws(ScriptFailure) {
                    outcome = .success(try body())
                } catch {
                    outcome = .failure(error)
                }
            }
            unsafe JSObjectCallAsFunction(probe, entryFunction, nil, 0, nil, nil)
            pendingEntry = nil
        }
        isInside = false
        watchdog.leave()
        if let termination { throw .terminated(termination) }
        return try outcome.get()
    }

    private func runPendingEntry(_ context: JSContextRef) {
        guard let work = pendingEntry else { return }
        pendingEntry = nil
        unsafe JSLock(context)
        work()
        unsafe drainMicrotasks?.run(group)
        unsafe JSUnlock(context)
    }

    static let callEntry: JSObjectCallAsFunctionCallback = {
        context, function, _, _, _, _ in
        guard let context = unsafe context, let data = unsafe JSObjectGetPrivate(function) else {
            return nil
        }
        unsafe Unmanaged<ScriptVirtualMachine>.fromOpaque(data).takeUnretainedValue()
            .runPendingEntry(context)
        return unsafe JSValueMakeUndefined(context)
    }

    /// Makes a protected object of a realm that calls a C function.
    static func makeCallable(
        in realm: JSGlobalContextRef, calling function: JSObjectCallAsFunctionCallback
    ) -> JSObjectRef {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        unsafe definition.callAsFunction = unsafe function
        let made = unsafe JSClassCreate(&definition)
        guard let object = unsafe JSObjectMake(realm, made, nil) else {
            fatalError("the JavaScript engine made no object")
        }
        unsafe JSClassRelease(made)
        unsafe JSValueProtect(realm, object)
        return unsafe object
    }
}
