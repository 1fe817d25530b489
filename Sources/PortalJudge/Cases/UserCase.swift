internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// One user case of a portal: what is done, and what has to come of it.
public struct UserCase: Sendable {
    /// The case's file, as reports call it.
    public var id: String
    /// What people call it; unique in a suite.
    public var name: String
    /// The file of its suite, if it has one.
    public var suite: String?
    /// The scripts of the page, in order.
    public var scripts: [PortalScript]
    /// The edition, the world and the limits.
    public var options: RunOptions
    /// What is done, in order; at the end time passes until nothing is left to do.
    var steps: [CaseStep]
    /// Where the world is named that it runs in: in its file, or in the suite's.
    var worldPlace: SourceLocation?
    /// What has to come of it.
    var expectation: CaseExpectation
}

/// One thing that is done in a case.
struct CaseStep: Sendable {
    /// What is done.
    enum Action: Sendable {
        /// A function of the portal is called.
        case call(String, arguments: [TraceValue])
        /// An expression is evaluated in the page.
        case evaluate(String)
        /// Time passes, in virtual milliseconds.
        case advance(Int)
        /// Time passes until nothing is left to do.
        case settle
        /// Time passes until the page has done what is due soon, and has the answers that it waits for.
        case rest
        /// What the user does in the app.
        case user(MobilePlansApp.UserAction)
        /// What the user does with the page.
        case page(UserAction)
        /// The modem reports a state.
        case network(NetworkRegistrationState)
        case change(ScenarioChange)
        /// The portal is opened anew.
        case relaunch
        /// Things have to stand in a certain way now.
        case expect(CaseExpectation)
    }

    /// A file that steps stand in.
    struct Origin: Sendable, Hashable {
        /// Where it is.
        var path: String
        /// What reports call it.
        var name: String
    }

    var action: Action
    /// Where it stands in its file.
    var place: TextPlace
    /// Where the text of a call or an expression begins in the file, at its quotation mark.
    var textPlace: TextPlace?
    /// The case's file, or the suite's.
    var file = Origin(path: "", name: "")
    /// How long expectations may take to be met, in virtual milliseconds; nil is the usual time.
    var within: Int?
}
