internal import CJavaScriptCore

extension ScriptContext {
    /// Says whether `eval()`, `Function` and what else makes code of texts may run in this realm; what the host evaluates
    /// runs all the same.
    ///
    /// - Parameter refusal: The message of the `EvalError` that they throw; nil to let them run.
    public func refuseEvaluation(_ refusal: String?) {
        let words = unsafe JSStringCreateWithUTF8CString(refusal ?? "")
        defer { unsafe JSStringRelease(words) }
        unsafe JSGlobalContextSetEvalEnabled(ref, refusal == nil, words)
    }
}
