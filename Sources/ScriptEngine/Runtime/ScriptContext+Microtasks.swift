internal import CJavaScriptCore

extension ScriptContext {
    /// Runs the microtasks that wait, in the middle of a host function: a microtask checkpoint where
    /// only the host's own scripts are under way (HTML, section 8.1.7.3). Where the engine lacks the
    /// call, they run when it is left, as ever.
    public func runMicrotasks() {
        checkOpen("ScriptContext.runMicrotasks")
        machine.runMicrotasks()
    }

    /// Calls a function as a microtask: before the host goes on, after the script that is running.
    ///
    /// What it throws is reported as an unhandled rejection.
    ///
    /// - Throws: Only if the host ends the script.
    public func enqueueMicrotask(_ job: ScriptValue) throws(ScriptFailure) {
        checkOpen("ScriptContext.enqueueMicrotask")
        checkOwn(job, "ScriptContext.enqueueMicrotask")
        let stored = store(job)
        let call = makeFunction(named: "") { [unowned self] _ in
            let job = storedValue(stored)
            removeStored(stored)
            do throws(ScriptFailure) {
                try job?.call()
            } catch .thrown(let exception) {
                report(exception)
            }
            return .undefined
        }
        // The reactions of a settled promise are microtasks. The promise and its `then` are those of
        // the host's realm: what a script made of its own is not asked.
        let promise = unsafe try makePromise(in: machine.probe)
        _ = unsafe try entered { exception in
            let arguments: [JSValueRef?] = unsafe [call.ref]
            return unsafe JSObjectCallAsFunction(
                ref, builtins.promiseThen, promise.value.object, 1, arguments, exception)
        }
        try promise.resolve(makeUndefined())
    }
}
