internal import CJavaScriptCore

/// The open contexts, and their unhandled rejections.
extension ScriptVirtualMachine {
    /// A context without a claim on it.
    struct Unowned {
        unowned let context: ScriptContext
    }

    func opened(_ context: ScriptContext) {
        unsafe contexts[context.ref] = Unowned(context: context)
    }

    func closed(_ context: ScriptContext) {
        unsafe contexts[context.ref] = nil
    }

    /// Has the machine told of a context's unhandled rejections.
    ///
    /// The engine holds the function strongly from the realm itself, so a function of that realm
    /// would keep it for ever: it has to be one of the probe's.
    func watchRejections(of context: ScriptContext) {
        unsafe JSGlobalContextSetUnhandledRejectionCallback(context.ref, rejectionFunction, nil)
    }

    static let callRejection: JSObjectCallAsFunctionCallback = {
        engine, function, _, count, arguments, _ in
        guard count > 1, let arguments = unsafe arguments,
            let data = unsafe JSObjectGetPrivate(function)
        else { return nil }
        let machine = unsafe Unmanaged<ScriptVirtualMachine>.fromOpaque(data).takeUnretainedValue()
        if let promise = unsafe arguments[0], let reason = unsafe arguments[1],
            let realm = unsafe JSObjectGetGlobalContext(promise)
        {
            unsafe machine.contexts[realm]?.context.reportRejection(reason)
        }
        return unsafe JSValueMakeUndefined(engine)
    }
}
