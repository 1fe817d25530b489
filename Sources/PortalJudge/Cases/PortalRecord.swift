public import JSONDocuments
public import MobilePlans

/// What a run was given, as a case file can say it: files by their paths, and worlds by their names.
package struct PortalRecord: Sendable {
    /// The scripts' files, or the page alone.
    package var portal: [String]
    /// The folder that is the site's root, if it is not the page's own.
    package var siteRoot: String?
    /// A preset, or a scenario file; nil is the default world.
    package var scenario: String?
    /// How activation ends, whatever the scenario says.
    package var activation: ActivationResult?
    /// What the modem reports after an activation, whatever the scenario says.
    package var registration: [NetworkRegistrationState]?
    /// The host whose pages may call the app, whatever the scenario says.
    package var notificationHost: String?
    /// Fixture files and folders that were named.
    package var network: [String]?
    /// Further pages.
    package var pages: [NamedPage] = []
    /// "sandbox", or the file of its state.
    package var partnerCenter: String?
    /// Processor time that was given to scripts, in seconds.
    package var seconds: Int?
    /// How much memory, in MiB.
    package var memory: Int?
    /// What was done, as steps of a case.
    package var steps: [JSONValue] = []

    /// Says what a portal is made of.
    package init(portal: [String]) {
        self.portal = portal
    }

    /// The steps of a run that calls and clicks as its options say.
    ///
    /// - Throws: Why a case cannot do the same.
    package static func steps(
        of options: RunOptions, in folder: String
    ) throws(CaseWriter.Problem) -> [JSONValue] {
        var steps: [JSONValue] = []
        for (index, call) in options.calls.enumerated() {
            if index > 0 { steps.append(["rest": true]) }
            steps.append(step(call))
        }
        for action in options.actions { steps.append(try step(action, in: folder)) }
        return steps
    }

    /// The step that calls a function, or evaluates an expression.
    package static func step(_ call: String) -> JSONValue {
        PortalSession.isName(call) ? ["call": .string(call)] : ["evaluate": .string(call)]
    }

    /// The step in which the user does something.
    package static func step(
        _ action: UserAction, in folder: String
    ) throws(CaseWriter.Problem) -> JSONValue {
        guard let line = action.line else {
            throw .init("'\(action.description)' cannot be written as a line of --do")
        }
        if !action.files.isEmpty, Repository.whole(folder) != Repository.whole("") {
            throw .init(
                "'\(line)' names a file from the present folder, and a case names files from its own; "
                    + "write the case into this folder")
        }
        return ["do": .string(line)]
    }
}
