/// One thing that crossed the border between the portal and its surroundings.
public struct TraceEvent: Equatable, Sendable {
    /// What crossed.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// The portal called an injected function.
        case call
        /// The portal assigned to a property of an injected object, or replaced the object.
        case set
        /// The portal read a member that does not exist.
        case getMissing = "get-missing"
        /// The app called a function of the portal back.
        case callback
        /// A step of the app, its device or a server.
        case device
        /// The portal wrote a line to its console.
        case console
        /// The portal threw and did not catch.
        case exception
        /// The portal left a rejected promise unhandled.
        case rejection
        /// A timer of the portal was due.
        case timer
        /// A network exchange.
        case network
        /// The portal asked something of its window: a dialog, another window, another page.
        case page
        /// A judgement of the host on what happened before.
        case finding
    }

    /// Position in the trace, from 1.
    public var sequence: Int
    /// Virtual milliseconds since launch.
    public var time: Int
    /// What crossed.
    public var kind: Kind
    /// Who did it.
    public var from: TraceActor?
    /// To whom.
    public var to: TraceActor?
    /// What it is called: a qualified member, a callback, a console level, a device step.
    public var name: String
    /// What was given.
    public var arguments: [TraceValue]
    /// What came back; nil where nothing does.
    public var result: TraceValue?
    /// The place in the portal's script.
    public var location: SourceLocation?

    /// Makes an event.
    public init(
        sequence: Int, time: Int, kind: Kind, from: TraceActor? = nil, to: TraceActor? = nil,
        name: String,
        arguments: [TraceValue] = [], result: TraceValue? = nil, location: SourceLocation? = nil
    ) {
        self.sequence = sequence
        self.time = time
        self.kind = kind
        self.from = from
        self.to = to
        self.name = name
        self.arguments = arguments
        self.result = result
        self.location = location
    }
}

/// Who takes part in a run (mobile-plans.md, section 1, and who else the app deals with).
public enum TraceActor: String, CaseIterable, Sendable, Codable {
    case app = "Mobile Plans app"
    case webView = "WebView"
    case portal = "MO portal"
    case smdpPlus = "SM-DP+"
    case smds = "SM-DS"
    case modem = "modem"
    case euicc = "eUICC"
    case user
    case server = "operator backend"
    case partnerCenter = "Partner Center"
}
