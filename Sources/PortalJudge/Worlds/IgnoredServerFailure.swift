internal import MobilePlans
internal import PortalTrace

/// A purchase that a portal hands over to the app although a server, which it had sent an order to and waited for,
/// had answered with an error.
struct IgnoredServerFailure: Sendable {
    /// The request: "POST https://portal.example/orders".
    let request: String
    /// Where it was sent.
    let requestPlace: SourceLocation?
    /// The call: "MobilePlansInlineProfileDownload.notifyInlineProfileDownload".
    let call: String
    /// Where it was made.
    let callPlace: SourceLocation?
}
