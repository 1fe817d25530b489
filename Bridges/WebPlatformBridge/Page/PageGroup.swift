internal import PortalTrace

/// A page and the frames in it: which of them runs.
final class PageGroup {
    /// The page whose task or script is running, by its number; 0 for none.
    var running = 0
    /// Told, before an action of the user fires its first event, of the element that it is done with, in
    /// whichever of the pages: in words, and its place in the page's file.
    var onAct: ((String, SourceLocation?) -> Void)?
    /// What is put before scripts in the middle of a line.
    var columnBlanks = ColumnBlanks()
    /// How many frames there are.
    var frames = 0
    private var last = 0

    /// A number for one more page.
    func nextNumber() -> Int {
        last += 1
        return last
    }

    /// A page begins to run; returns the one that did until then.
    func enter(_ page: Page) -> Int {
        let before = running
        running = page.number
        return before
    }
}
