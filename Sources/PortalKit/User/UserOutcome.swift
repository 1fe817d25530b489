/// What came of an action of the user.
public enum UserOutcome: Sendable {
    case done
    /// It could not be done: why, and what may have been meant, line by line.
    case failed(String, lines: [String])
    /// The run was over, or was ended meanwhile.
    case ended(EndReason)
}
