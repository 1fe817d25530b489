internal import JSONDocuments
internal import PortalKit
internal import ScriptEngine

/// What stands behind proxies: looking at it runs none of their traps.
extension DebugAdapter {
    /// The target of a proxy.
    ///
    /// - Returns: Nil for a value that is no proxy, or of which the target is one again; and whether the proxy is an
    ///   object of the app's, whose target holds what a script sees.
    func proxyTarget(
        of value: RemoteObject
    ) throws(InspectedContext.Refusal) -> (object: RemoteObject, isOfHost: Bool)? {
        guard value.subtype == "proxy", let id = value.id, let debugger else { return nil }
        let reply = try debugger.ask(
            "Runtime.getProperties", ["objectId": .string(id), "ownProperties": true])
        let parts = reply["internalProperties"]?.array ?? []
        func part(_ name: String) -> RemoteObject? {
            parts.first { $0["name"]?.string == name }?["value"].map { RemoteObject($0) }
        }
        guard let target = part("target"), target.subtype != "proxy" else { return nil }
        // Scripts can make no object of the C API's.
        let isOfHost = part("handler")?.value["className"]?.string == "CallbackObject"
        if isOfHost {
            // Its members are made when they are first asked for. Only the host's own traps run.
            _ = try debugger.ask(
                "Runtime.callFunctionOn",
                [
                    "objectId": .string(id),
                    "functionDeclaration": "function () { for (const name in this) break; }",
                    "returnByValue": true, "doNotPauseOnExceptionsAndMuteConsole": true,
                ])
        }
        return (target, isOfHost)
    }
}
