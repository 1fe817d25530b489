/// What every page has: the security policy, style, script, heading and links to its sections.
struct HTMLPage {
    /// What kind of report it is.
    var heading: String
    /// What it is about, cut to a length that a title may have.
    var subject: String
    var sections: [HTMLSection]
    /// Whether it shows, in frames, what the portal's page looked like.
    var showsPages = false

    /// The whole file.
    func text(toolVersion: String) -> String {
        let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>\n" as HTML }
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(showsPages ? HTMLPolicy.textWithPages : HTMLPolicy.text)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(subject): \(heading.lowercased())</title>
            <style>\(HTMLStyle.sheet)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            <header>
            <h1>\(heading)</h1>
            <p class="subject">\(subject)</p>
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
}

/// A part of the page that has a heading and can be gone to.
struct HTMLSection {
    let id: String
    let title: String
    let content: HTML

    var html: HTML { html(level: 2) }

    /// The section with a heading of a level.
    func html(level: Int) -> HTML {
        """
        <section id="\(id)" aria-labelledby="\(id)-title">
        <h\(level) id="\(id)-title">\(title)</h\(level)>
        \(content)</section>

        """
    }
}
