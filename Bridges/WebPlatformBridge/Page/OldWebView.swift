internal import ScriptEngine
internal import WebPlatform

/// Hides built-ins of the language that a browser does not have, so that feature detection and polyfills
/// take the path that they take there.
enum OldWebView {
    /// Hides them.
    static func hide(
        _ builtIns: [BrowserAbsences.BuiltIns], in context: ScriptContext
    ) throws(ScriptFailure) {
        guard !builtIns.isEmpty else { return }
        try context.evaluate(context.machine.program("host:old-webview.js", source(builtIns)))
    }

    private static func source(_ builtIns: [BrowserAbsences.BuiltIns]) -> String {
        builtIns.map { group in
            "(function (o) { \(group.members.map { "delete o.\($0);" }.joined(separator: " ")) })"
                + "(\(group.owner));"
        }.joined(separator: "\n")
    }
}
