internal import JSONDocuments
internal import PortalJudge
internal import PortalKit

/// What was done in a debugging session, as far as a case can do it again.
struct DebugRecord {
    /// The steps of a case.
    var steps: [JSONValue] = []
    /// The preset that was chosen; nil is the world that the session began with.
    var scenario: String?
    /// What was done that no case can do.
    private(set) var obstacle: String?
    private var actions: [UserAction] = []

    /// Takes note of what no case can do.
    mutating func leave(_ command: String) {
        obstacle = obstacle ?? "no case can do what \(command) does"
    }

    /// Takes note of what the user did.
    mutating func add(_ action: UserAction) {
        actions.append(action)
        do throws(CaseWriter.Problem) {
            steps.append(try PortalRecord.step(action, in: ""))
        } catch {
            obstacle = obstacle ?? error.message
        }
    }

    /// Takes note of what was evaluated.
    mutating func add(evaluated typed: String, as evaluated: String) {
        guard typed.utf8.elementsEqual(evaluated.utf8) || !typed.contains("await") else {
            obstacle = obstacle ?? "no case can wait for what 'await' waits for"
            return
        }
        steps.append(["evaluate": .string(typed)])
    }

    /// The steps for a case in a folder.
    func steps(in folder: String) throws(CaseWriter.Problem) -> [JSONValue] {
        if let obstacle { throw .init(obstacle) }
        for action in actions { _ = try PortalRecord.step(action, in: folder) }
        return steps
    }
}
