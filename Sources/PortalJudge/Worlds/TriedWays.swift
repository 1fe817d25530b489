internal import PortalTrace

/// What a page offered and was tried by itself, and what was not, as people call it.
struct TriedWays: Sendable {
    /// Something that led to the app.
    struct Way: Sendable {
        /// What was done: "buy()", "click …".
        let words: String
        /// The lines of `--do` that do it.
        let lines: [String]
    }

    /// What was tried, in order.
    var tried: [String] = []
    /// What led to the app: purchases first.
    var ways: [Way] = []
    /// Functions that were not tried because they need arguments.
    var needy: [String] = []
    /// Functions that were not tried because controls of the page lead to the app.
    var spared: [String] = []
    /// What was not ended when its time was over.
    var unfinished: [String] = []
    /// What was clicked after a way into the app, in order.
    var afterwards: [String] = []
    /// Controls that were disabled wherever they were seen.
    var disabled: [String] = []
    /// What ended with an exception, and which: that may be why it led nowhere.
    var failed: [Finding.Note] = []
    /// How much was left out because that many are too many.
    var leftOut = 0
}
