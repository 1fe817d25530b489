public import MobilePlans
public import PortalTrace
public import WebPlatform

/// What a run gave: the trace and what is read from it.
public struct RunResult: Sendable {
    /// The scripts of the page, in order.
    public var scripts: [PortalScript]
    /// The files that the scripts were made from, as far as translated places are in them.
    public var originals: [PortalScript] = []
    /// Which objects were injected.
    public var edition: Edition
    /// The portal's launch URL.
    public var url: String
    /// What the page's engine was like.
    public var target = RunOptions.Target.modern
    /// Everything that crossed the border.
    public var events: [TraceEvent]
    /// Why the run ended.
    public var end: EndReason
    /// When it ended, in virtual milliseconds since launch.
    public var endTime: Int
    /// Where the script was when the host ended it, innermost call first.
    public var endStack: [StackFrame] = []
    /// The place of the innermost of those calls.
    public var endLocation: SourceLocation?
    /// Why the run was not made; nil if it was.
    public var abandonment: AbandonedRun?
    /// Whether a time limit was reached by many scripts, and not by one that did not end.
    public var wasBusy = false
    /// How much virtual time was passed over in which only the same things came again, in
    /// milliseconds.
    public var timePassedOver = 0
    /// The functions that the scripts put into the global scope, sorted; empty where nothing in
    /// the run asks for them.
    public var definedFunctions: [String]
    /// The properties that the scripts added to the global object, sorted; empty where the run did
    /// not list them.
    public var addedGlobals: [String] = []
    /// Why a `calls` entry could not be made.
    public var callError: String?
    /// The functions that could be called from outside, those that a person would call first; nil
    /// where something was called.
    package var offeredFunctions: [PortalSession.OfferedFunction]?
    /// What could be clicked and filled in on the page.
    package var offers = PageOffers()
    /// How the world stood at the end: the app with the user, and what is on the eUICC.
    public var world = WorldState()
    /// All that the page showed at the end, as one text.
    public var shown = ""
    /// What it showed when the app first called it back.
    public var shownBeforeCallback = ""
    /// What it showed as the answer to the first activation result: when the app called it back the next
    /// time, or at the end.
    public var shownAfterActivation = ""
    /// How it looked beside its texts at the same moments.
    package var looks = PageLooks()
    /// What the page showed before and after each action of its user and each callback, where the
    /// options ask for it.
    public var snapshots: [TraceRecord.Snapshot] = []
    /// The values of watched names and what is stored, as one text, at the end.
    package var state = ""
    /// The same when the app first called it back.
    package var stateBeforeCallback = ""
    /// Whether what is stored is another than then: storage and cookies.
    package var storesMore = false
    /// The order in which scripts of documents ran, as far as rules need it.
    package var ran: [TraceRecord.State.Ran] = []
    /// Calls that one act of the user brought about after others.
    package var repeated: [TraceRecord.State.Repeated] = []
    /// What was thrown and caught in callbacks of which nothing else came, and where nothing led to the app, if
    /// that was looked for.
    package var swallowed: [TraceRecord.State.Swallowed] = []
    /// Why nothing led to the app, as far as it is known.
    package var deadEnd: [Finding.Note] = []
    /// Functions that the app did not find, and that a frame of the page has.
    package var framed: [TraceRecord.State.Framed] = []
    /// What is in `localStorage` at the end, by origin.
    public var localStorage: [String: StorageArea] = [:]
    /// What the rules say about the trace; empty as well where they were not asked, as after
    /// `PortalHost.trace`.
    public var findings: [Finding] = []

    /// The callback wiring with translated places; nil where places are those of the trace.
    package var placedWiring: [CallbackWiring]?

    /// The texts that places can be in.
    package var sources: [PortalScript] { scripts + originals }

    /// Which edition the scripts turned out to be written for; nil if their calls do not tell.
    public var editionUsed: Edition? {
        Edition.written(
            using: events.lazy.filter { ($0.kind == .call || $0.kind == .set) && $0.to == .app }
                .map(\.name))
    }

    /// Whether the portal crossed the border at all.
    public var hasCalls: Bool { events.contains { $0.kind == .call } }
}
