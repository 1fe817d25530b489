/// One thing that crossed the border between the portal and its surroundings.
///
/// What happened is a value, one case of `What` for each kind of event. Words for people are made
/// where they are shown, and those of the file in `Wire`.
public struct TraceEvent: Equatable, Sendable {
    /// Position in the trace, from 1.
    public var sequence: Int
    /// Virtual milliseconds since launch.
    public var time: Int
    /// Who did it.
    public var from: TraceActor?
    /// To whom.
    public var to: TraceActor?
    /// What happened.
    public var what: What
    /// The place in the portal's script.
    public var location: SourceLocation?

    /// Makes an event.
    public init(
        sequence: Int, time: Int, from: TraceActor? = nil, to: TraceActor? = nil, _ what: What,
        location: SourceLocation? = nil
    ) {
        self.sequence = sequence
        self.time = time
        self.from = from
        self.to = to
        self.what = what
        self.location = location
    }

    /// What happened.
    public enum What: Equatable, Sendable {
        /// The portal called an injected function.
        case call(Call)
        /// The portal assigned to a property of an injected object, or replaced the object.
        case set(Assignment)
        /// The portal read a member that does not exist: the object and the member.
        case getMissing(String)
        /// The app called a function of the portal back, or wanted to.
        case callback(Callback)
        /// A step of the app, its device or a server.
        case device(Step)
        /// The portal wrote a line to its console.
        case console(ConsoleLine)
        /// The portal threw and did not catch.
        case exception(Thrown)
        /// The portal left a rejected promise unhandled.
        case rejection(Thrown)
        /// A timer of the portal was due.
        case timer(DueTimer)
        /// A network exchange that a page asked for.
        case network(NetworkExchange)
        /// One message of a service that the portal reaches through an object: Partner Center.
        case message(NetworkMessage)
        /// The portal asked something of its window: a dialog, another window, another page.
        case page(PageRequest)
        /// The user did something with an element of the page, or could not.
        case user(UserAct)
        /// The page was left for a URL.
        case pageLeft(String)
        /// A judgement of the host on what happened before.
        case finding(Judgement)
    }

    /// The kinds of events, by the names that files and filters have for them.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case call
        case set
        case getMissing = "get-missing"
        case callback
        case device
        case console
        case exception
        case rejection
        case timer
        case network
        case page
        case finding
    }

    /// What kind of event it is.
    public var kind: Kind { what.kind }
}

extension TraceEvent.What {
    /// What kind of event it is.
    public var kind: TraceEvent.Kind {
        switch self {
        case .call: .call
        case .set: .set
        case .getMissing: .getMissing
        case .callback: .callback
        case .device: .device
        case .console: .console
        case .exception: .exception
        case .rejection: .rejection
        case .timer: .timer
        case .network, .message: .network
        case .page, .user, .pageLeft: .page
        case .finding: .finding
        }
    }
}
