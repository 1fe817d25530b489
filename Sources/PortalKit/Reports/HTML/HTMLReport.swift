/// A run as one page that works from a disk, without a network: for people.
///
/// The page may do nothing but show its own style and run its own script; its security policy names
/// both by their hashes. What came from the portal is text in it, wherever it stands.
public enum HTMLReport {
    /// The page.
    ///
    /// - Parameters:
    ///   - matrix: The same portal in many worlds, for a heat map.
    ///   - toolVersion: Version of the program that writes it.
    public static func text(
        run: RunResult, matrix: PortalMatrix?, toolVersion: String
    ) -> String {
        let sections = sections(run, matrix)
        let title = run.scripts.map(\.name).joined(separator: ", ").shortened(to: 120)
        let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>\n" as HTML }
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(HTMLPolicy.text)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title): portal report</title>
            <style>\(HTMLStyle.sheet)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            <header>
            <h1>Portal report</h1>
            <p class="subject">\(title)</p>
            <nav aria-label="Sections"><ul>
            \(links.joined())</ul></nav>
            </header>
            <main id="main">
            \(sections.map(\.html).joined())</main>
            <footer><p>Written by portalhost \(toolVersion). Times are virtual: they count from \
            the moment when the app opens the portal.</p></footer>
            <script>\(HTMLScript.source)</script>
            </body>
            </html>

            """
        return page.markup
    }

    private static func sections(_ run: RunResult, _ matrix: PortalMatrix?) -> [HTMLSection] {
        var sections = [HTMLSummary.section(run), HTMLFindings.section(run)]
        if !run.events.isEmpty { sections.append(SequenceDiagram.section(run.events)) }
        if !run.wiring.isEmpty { sections.append(HTMLWiring.section(run.wiring)) }
        let history = DeviceHistory(run)
        if history.moments.count > 1 { sections.append(HTMLDevice.section(history)) }
        if let matrix { sections.append(HTMLMatrix.section(matrix)) }
        if !run.events.isEmpty { sections.append(HTMLTrace.section(run.events)) }
        return sections
    }
}

/// A part of the page that has a heading and can be gone to.
struct HTMLSection {
    let id: String
    let title: String
    let content: HTML

    var html: HTML {
        """
        <section id="\(id)" aria-labelledby="\(id)-title">
        <h2 id="\(id)-title">\(title)</h2>
        \(content)</section>

        """
    }
}

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
