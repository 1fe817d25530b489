/// What the simulated app stands in: time, the portal's page, and the trace.
public protocol AppSurroundings: AnyObject {
    /// Virtual milliseconds since launch.
    var now: Int { get }
    /// Does work when a virtual time has passed.
    func schedule(after milliseconds: Int, _ work: @escaping () -> Void)
    /// Does what changes by itself at a virtual time. Nobody waits for that: a run is over when
    /// nothing else is left to do.
    func scheduleChange(after milliseconds: Int, _ work: @escaping () -> Void)
    /// Writes down one step of the app, its device or a server.
    func record(_ step: DeviceStep)
    /// Whether a callback can be called now. Looks, calls nothing.
    func resolves(_ callback: CallbackReference) -> Bool
    /// Writes down that a callback was wanted and cannot be called.
    func reportUncallable(_ callback: CallbackReference)
    /// Calls a function of the portal; one that cannot be called any more is written down as such.
    func invoke(_ callback: CallbackReference, with payload: CallbackPayload)
    /// Takes control back: the portal's page is closed.
    func closePortal(after call: PortalCall)
}
