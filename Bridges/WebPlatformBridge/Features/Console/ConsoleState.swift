internal import PortalTrace

/// What a page's console remembers for the host.
struct ConsoleState {
    /// How many groups are open.
    var groups = 0
    /// How many lines are being written: an argument that is converted may write one too.
    var underWay = 0
    /// Where the line that is being written was asked for.
    var location: SourceLocation?
}
