/// A portal in many worlds, as rules look at it.
struct JudgedMatrix {
    /// The trial with a launch parameter that no portal knows.
    static let unknownParameterName = "unknown parameter"

    /// What it did in each.
    let rows: [PortalMatrix.Row]
    /// The run in the usual world.
    let baseline: RunResult
    /// The run with a launch parameter that no portal knows; nil if it was not tried.
    let unknownParameter: RunResult?
    /// The controls that are disabled when an activation has failed, where nothing else can be pressed.
    let lockedControls: [String]
    /// What the comparisons of the portal had before them when the app told a success, or a connected state: asked by
    /// rules that look for a cause.
    var asked: (PageOutline.NamedCallback.Event) -> AskedComparisons = { _ in AskedComparisons() }
}
