internal import CJavaScriptCore

/// Unhandled rejections of the open contexts.
extension ScriptVirtualMachine {
    /// Has the engine report a context's unhandled rejections to the machine.
    ///
    /// The engine holds the function strongly from the realm itself, so a function of that realm
    /// would keep it for ever: it has to be one of the probe's.
    func watchRejections(of context: ScriptContext) {
        unsafe JSGlobalContextSetUnhandledRejectionCallback(context.ref, rejectionFunction, nil)
    }

    static let callRejection: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, arguments, _ in
        if count > 1, let arguments = unsafe arguments,
            let promise = unsafe arguments[0], let reason = unsafe arguments[1],
            let realm = unsafe JSObjectGetGlobalContext(promise)
        {
            unsafe OpenContexts.context(of: realm)?.reportRejection(reason, of: promise)
        }
        return unsafe JSValueMakeUndefined(engine)
    }
}
