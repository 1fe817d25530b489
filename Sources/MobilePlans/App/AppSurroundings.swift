/// What the simulated app stands in: the portal's page, and the trace.
public protocol AppSurroundings: AnyObject {
    /// Writes down one step of the app, its device or a server.
    func record(_ step: DeviceStep)
    /// Whether a callback can be called now. Calls nothing.
    func resolves(_ callback: CallbackReference) -> Bool
    /// Writes down that a callback was wanted and cannot be called.
    func reportUncallable(_ callback: CallbackReference)
    /// Calls a function of the portal; one that cannot be called any more is written down as such.
    func invoke(_ callback: CallbackReference, with payload: CallbackPayload)
    /// Takes control back: the portal's page is closed.
    func closePortal(after call: PortalCall)
}
