package import PortalTrace

/// A run that a debugger leads.
package protocol DebuggedRun: AnyObject {
    /// The scripts that its pages have loaded.
    var knownScripts: [PortalScript] { get }
    /// What happened so far.
    var events: [TraceEvent] { get }
    /// Whether the portal was loaded: what happens from here on is a user's, the app's or a timer's doing.
    var isLoaded: Bool { get }
    /// Why it ended, or is about to; nil while it goes on.
    var stop: EndReason? { get }
    /// Ends it, if nothing else did, as its trace is as long as it may be.
    func stopAtTraceLimit()
}
