public import PortalTrace
public import ScriptEngine

/// `window`, `self` and `location`: the page knows its own URL and does not leave it.
public enum PageLocation {
    private static let names = [
        "href", "origin", "protocol", "host", "hostname", "port", "pathname", "search", "hash",
        "toString", "assign", "replace", "reload",
    ]

    /// Puts the globals into a page.
    ///
    /// - Parameter url: The launch URL, absolute.
    public static func install(
        in context: ScriptContext, url: PageURL, recorder: TraceRecorder
    ) throws(ScriptFailure) {
        let global = context.globalObject
        try context.setGlobal("window", to: global)
        try context.setGlobal("self", to: global)
        var definition = HostObjectDefinition(names: names) { [unowned recorder] name in
            switch name {
            case "href": .string(url.href)
            case "origin": .string(url.origin)
            case "protocol": .string(url.scheme)
            case "host": .string(url.host)
            case "hostname": .string(url.hostname)
            case "port": .string(url.port)
            case "pathname": .string(url.path)
            case "search": .string(url.query)
            case "hash": .string(url.fragment)
            case "toString": .function(length: 0) { _ in .string(url.href) }
            default:
                .function(length: name == "reload" ? 0 : 1) { [unowned recorder] call in
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
        try context.setGlobal("location", to: location.value)
    }
}
