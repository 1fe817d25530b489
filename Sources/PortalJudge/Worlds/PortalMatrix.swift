internal import MobilePlans
public import PortalTrace

/// One portal tried in many worlds: what it did in each.
public struct PortalMatrix: Sendable {
    /// The trials, in order of their groups.
    public var rows: [Row]
    /// What is wrong, over all trials.
    public var findings: [Finding]
    /// The scripts of the page.
    public var scripts: [PortalScript]
    /// The files that the scripts were made from, as far as translated places are in them.
    public var originals: [PortalScript] = []
    /// How many trials were not made, because those before were ended at their limits.
    public var leftOut = 0
    /// Why nothing could be tried; nil if it was.
    public var callError: String?

    /// What a portal did in one world.
    public struct Row: Sendable {
        /// What the trial is about.
        public var group: MatrixGroup
        /// What is special about the world.
        public var name: String
        /// The calls into the app, but for `createPurchaseMetaData`.
        public var calls: [String]
        /// The portal's functions that were called, and how they ended.
        public var callbacks: [Callback]
        /// The lines of its console.
        public var console: [String]
        /// The activation results that the portal was told, in order.
        public var results: [String]
        /// How the portal took the result.
        public var reaction: Reaction
        /// Errors among the findings.
        public var errors: [Finding]
        /// Warnings of what goes wrong again and again there: keep-alives and polls that fail.
        package var warnings: [Finding] = []
        /// Why the run ended.
        public var end: EndReason
        /// How much it did what it does after `unknownError`, in the trial of a success.
        var likenessToFailure = MatrixReaction.Likeness.different
        /// Whether it only kept the result in its own variables, on a page that shows something.
        var isKeptUnseen = false
        /// Whether the page tells the user to wait at the end.
        var isWaiting = false
        /// A purchase that it handed over though a server had failed before.
        var ignoredFailure: IgnoredServerFailure?
        /// What it did with registration states, in trials that are about them.
        package var connection: ConnectionReaction?
    }

    /// A function that was called.
    public struct Callback: Equatable, Sendable {
        /// The function's name.
        public var name: String
        /// What it was given.
        public var payload: String
        /// How it ended.
        public var outcome: CallbackOutcome.Kind
    }

    /// How a portal took what it was told, as far as it shows at the border.
    public enum Reaction: String, Sendable, CaseIterable {
        /// It did something of its own.
        case own
        /// It did what it does after `unknownError`.
        case likeUnknownError = "like-unknown-error"
        /// It did nothing that shows.
        case none
        /// It was not told by a callback.
        case notTold = "not-told"
    }

    /// Adds the trials of another way into the app.
    mutating func add(_ other: PortalMatrix) {
        rows += other.rows
        findings = (findings + other.findings).eachOnce().sorted(by: Finding.precedes)
        leftOut += other.leftOut
    }
}
