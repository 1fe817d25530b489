internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What has to come of a case. Lists are complete and in order: what happens beside them is a
/// failure, unless their kind is in `allowed`.
struct CaseExpectation: Sendable {
    /// Calls into the app. `createPurchaseMetaData` counts only where it is listed.
    var calls: [Call] = []
    /// Functions of the portal that the app called.
    var callbacks: [Callback] = []
    /// Lines of the console.
    var console: [Pattern] = []
    /// Findings; what is only information need not be listed.
    var findings: [FindingExpectation] = []
    /// How the portal was opened, each time; nil is any.
    var launches: [Pattern]?
    /// Steps of the app, its device, the servers and the user that are among those, in this order.
    var steps: [Pattern] = []
    var app = App()
    var device = Device()
    /// What the page shows.
    var page: [PageExpectation] = []
    /// Requests that were sent, in any order, or were not.
    var requests: [RequestExpectation] = []
    /// Items of the `localStorage` of the portal's origin; null is none.
    var storage: [Pattern.Member] = []
    /// Why the run ended; nil is either of the regular ends.
    var end: EndReason?
    /// What may happen beside the lists.
    var allowed: [Section] = []

    /// The lists of an expectation.
    enum Section: String, CaseIterable, Sendable {
        case calls, callbacks, console, findings
    }

    struct Call: Placed {
        var place = TextPlace(line: 1, column: 1)
        var name = ""
        /// The first arguments; nil is any.
        var arguments: [Pattern]?
    }

    struct Callback: Placed {
        var place = TextPlace(line: 1, column: 1)
        var name = ""
        /// The JSON that it was given; nil is any.
        var payload: Pattern?
        var outcome = CallbackOutcome.Kind.returned
    }

    struct FindingExpectation: Placed {
        var place = TextPlace(line: 1, column: 1)
        var rule: RuleID = ""
        var line: Int?
        var script: String?
    }

    /// How the app stands at the end; nil is any.
    struct App: Placed {
        var place = TextPlace(line: 1, column: 1)
        var control: WorldState.Control?
        var balanceShown: Bool?
        var notifications: [AppState.Notification]?
        var launchErrors: [ActivationResult]?
        /// What the modem reported last; null if it reported nothing.
        var registration: Pattern?
    }

    /// How the device stands at the end; nil is any.
    struct Device: Sendable {
        /// ICCID of the enabled profile; null for none.
        var activeProfile: Pattern?
        /// All profiles, in order of installation: ICCID and state.
        var profiles: [Pattern]?
    }
}

/// Something that knows where it stands in its file.
protocol Placed: Sendable {
    var place: TextPlace { get set }
}
