/// A client that nothing is told but stops.
class SilentClient: DebuggerClient {
    func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction { .go }
    func debuggerMayAct(_ debugger: PortalDebugger) {}
    func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {}
    func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {}
    func breakpointKey(of scriptName: String) -> String { scriptName }
    func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {}
}
