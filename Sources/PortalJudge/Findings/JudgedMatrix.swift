/// A portal in many worlds, as rules look at it.
struct JudgedMatrix {
    /// What it did in each.
    let rows: [PortalMatrix.Row]
    /// The run in the usual world.
    let baseline: RunResult
    /// The run with a launch parameter that no portal knows; nil if it was not tried.
    let unknownParameter: RunResult?
}
