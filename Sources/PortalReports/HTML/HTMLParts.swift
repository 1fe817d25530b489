/// What several parts of the page write alike.
enum HTMLParts {
    /// Longer texts of a portal are cut: the trace has them in full.
    static let longestText = 1_000

    /// A text of a portal, cut.
    static func code(_ text: String) -> HTML {
        "<code>\(text.shortened(to: longestText))</code>"
    }

    /// A word that says how something went, with a sign beside the colour.
    static func verdict(_ text: String, _ role: TextStyle.Role) -> HTML {
        let (name, sign) =
            switch role {
            case .error: ("bad", "✗")
            case .warning: ("warn", "!")
            case .good: ("good", "✓")
            default: ("info", "i")
            }
        return
            "<span class=\"v \(name)\"><span aria-hidden=\"true\">\(sign)</span> \(text)</span>"
    }

    /// A table in a frame that scrolls by itself, also with the keyboard.
    static func table(
        _ caption: String, _ heads: [String], id: String, isWide: Bool = false, body: HTML
    ) -> HTML {
        let cells = heads.map { "<th scope=\"col\">\($0)</th>" as HTML }.joined()
        return """
            <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0">
            <table\(isWide ? " class=\"wide\"" : "" as HTML)>
            <caption id="\(id)">\(caption)</caption>
            <thead><tr>\(cells)</tr></thead>
            \(body)</table>
            </div>

            """
    }

    static func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }
}
