/// The client that a debugger serves. Everything is called on the run's thread.
package protocol DebuggerClient: AnyObject {
    /// A script stands still, until this returns.
    func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction
    /// The run is getting on: between two tasks, or in the middle of a long script.
    func debuggerMayAct(_ debugger: PortalDebugger)
    /// A script was loaded; its breakpoints are set, and nothing of it has run.
    func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript)
    /// A log point was reached, or something went wrong in a condition.
    func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?)
    /// The name under which breakpoints of a script are kept.
    func breakpointKey(of scriptName: String) -> String
    /// A place that is counted was reached once more.
    func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace)
}

extension DebuggerClient {
    package func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {}
}
