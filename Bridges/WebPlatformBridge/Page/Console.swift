public import PortalTrace
public import ScriptEngine

/// `console`: every line becomes an event of the trace.
public enum Console {
    /// The functions of the console that write a line, with the engine's own order of names.
    static let levels = [
        "log", "info", "warn", "error", "debug", "trace", "dir", "table", "assert", "group",
        "groupCollapsed", "groupEnd", "count", "time", "timeEnd",
    ]

    /// Replaces the engine's console, which prints nowhere (engine-notes, "No web platform").
    public static func install(
        in context: ScriptContext, recorder: TraceRecorder
    ) throws(ScriptFailure) {
        let console = try context.makeHostObject(
            HostObjectDefinition(names: levels) { [unowned recorder] level in
                .function(length: 0) { [unowned recorder] call in
                    // `console.assert` speaks up only when its condition does not hold.
                    if level == "assert", call.isTruthy(at: 0) { return .undefined }
                    recorder.record(
                        .console, from: .portal, to: .webView, name: level,
                        arguments: call.descriptions(), location: call.location)
                    return .undefined
                }
            })
        try context.setGlobal("console", to: console.value)
    }
}
