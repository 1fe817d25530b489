/// What a command takes, for the parser and for its help page alike.
struct CommandSpecification: Sendable {
    /// One option.
    struct Option: Sendable {
        let name: String
        /// What stands for its value in the help page; nil for a flag.
        var value: String?
        var isRepeatable = false
        /// If the value can be left out: how a word ends that is taken for it.
        var optionalEnding: String?
        let help: String
    }

    let name: String
    let summary: String
    /// The operands in the usage line ("SCRIPT..."); nil if it takes none.
    let operands: String?
    let options: [Option]
    /// Paragraphs after the options.
    var notes: [String] = []
}
