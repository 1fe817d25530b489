internal import JSONDocuments
package import PortalTrace

extension TraceEvent.UserAct {
    /// What was done, if it is an action of this version.
    package var verb: UserAction.Verb? {
        UserAction.Verb.allCases.first { $0.words.hasSameCodeUnits(as: action) }
    }
}
