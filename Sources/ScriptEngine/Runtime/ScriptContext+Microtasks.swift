internal import CJavaScriptCore

extension ScriptContext {
    /// Calls a function as a microtask: before the host goes on, after the script that is running.
    ///
    /// - Throws: Only if the host ends the script; what the function throws is its own affair.
    public func enqueueMicrotask(_ job: ScriptValue) throws(ScriptFailure) {
        checkOpen("ScriptContext.enqueueMicrotask")
        let promise = try makePromise()
        // The reactions of a settled promise are microtasks, and `then` is the original one.
        _ = unsafe try entered { exception in
            var arguments: [JSValueRef?] = unsafe [job.ref]
            return unsafe JSObjectCallAsFunction(
                ref, builtins.promiseThen, promise.value.object, 1, &arguments, exception)
        }
        try promise.resolve(makeUndefined())
    }
}
