public import PortalTrace

/// What the simulated app stands in: the portal's page, and the trace.
public protocol AppSurroundings: AnyObject {
    /// Writes down one step of the app, its device or a server.
    func record(_ step: AppStep)
    /// Whether a callback can be called now. Looks, calls nothing.
    func resolves(_ callback: CallbackReference) -> Bool
    /// Writes down that a callback was wanted and cannot be called.
    func reportUncallable(_ callback: CallbackReference)
    /// Calls a function of the portal; one that cannot be called any more is written down as such.
    func invoke(_ callback: CallbackReference, with payload: CallbackPayload)
    /// Takes control back: the portal's page is closed.
    func closePortal(after call: PortalCall)
}

/// One step of a flow, as a sequence diagram would show it.
public struct AppStep: Equatable, Sendable {
    /// Who acts; nil is nobody of the actors.
    public var from: TraceActor?
    /// On whom.
    public var to: TraceActor?
    /// What is done, in words.
    public var name: String
    /// With what.
    public var arguments: [TraceValue]
    /// What came of it.
    public var result: TraceValue?

    /// Makes a step.
    public init(
        _ from: TraceActor?, _ to: TraceActor?, _ name: String, _ arguments: [TraceValue] = [],
        result: TraceValue? = nil
    ) {
        self.from = from
        self.to = to
        self.name = name
        self.arguments = arguments
        self.result = result
    }
}
