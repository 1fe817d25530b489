public import PortalTrace
public import ScriptEngine

/// `window`, `self` and `location`: the page knows its own URL and does not leave it.
public enum PageLocation {
    /// Puts the globals into a page.
    ///
    /// - Parameter url: The launch URL, absolute.
    public static func install(
        in context: ScriptContext, url: PageURL, recorder: TraceRecorder
    ) throws(ScriptFailure) {
        let global = context.globalObject
        try global.setProperty("window", to: global)
        try global.setProperty("self", to: global)
        var definition = HostObjectDefinition { [unowned recorder] in
            [
                .string(name: "href", value: url.href),
                .string(name: "origin", value: url.origin),
                .string(name: "protocol", value: url.scheme),
                .string(name: "host", value: url.host),
                .string(name: "hostname", value: url.hostname),
                .string(name: "port", value: url.port),
                .string(name: "pathname", value: url.path),
                .string(name: "search", value: url.query),
                .string(name: "hash", value: url.fragment),
                .function(name: "toString", length: 0) { _ in .string(url.href) },
            ]
                + ["assign", "replace", "reload"].map { name in
                    .function(name: name, length: name == "reload" ? 0 : 1) { call in
                        recorder.record(
                            .network, from: .portal, to: .webView, name: "location.\(name)",
                            arguments: call.snapshots(), location: call.location)
                        return .undefined
                    }
                }
        }
        definition.onSet = { [unowned recorder, unowned context] name, value in
            recorder.record(
                .network, from: .portal, to: .webView, name: "location.\(name)",
                arguments: [value.snapshot()], location: context.machine.currentLocation())
        }
        let location = try context.makeHostObject(definition)
        try global.setProperty("location", to: location.value)
    }
}
