internal import FoundationEssentials
internal import JSONDocuments
internal import PortalKit
internal import PortalTrace

/// `--page`: further pages of the portal.
enum PageOption {
    static let page = CommandSpecification.Option(
        name: "--page", value: "URL=FILE[,FILE...]", isRepeatable: true,
        help:
            "what opens where the portal navigates to this URL: a fresh page with these scripts, in "
            + "the same session, such as /thanks=thanks.js; without one, leaving the page ends it")

    /// Reads what the command line says.
    static func named(_ arguments: ParsedArguments) throws(CommandFailure) -> [NamedPage] {
        var pages: [NamedPage] = []
        for text in arguments.all("--page") {
            // A query may have an equals sign, so the last one counts.
            guard let equals = text.lastIndex(of: "=") else {
                throw .usage(
                    "expected URL=FILE for --page, such as /thanks=thanks.js, found '\(text)'",
                    command: arguments.command)
            }
            let url = String(text[..<equals])
            if let problem = NamedPage.problem(ofURL: url) {
                throw .usage("--page: \(problem)", command: arguments.command)
            }
            let files = text[text.index(after: equals)...]
                .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard !files.contains(""), !files.contains("-") else {
                throw .usage(
                    "expected the files of scripts after '\(url)=' for --page, found '\(text)'",
                    command: arguments.command)
            }
            guard !pages.contains(where: { $0.url.hasSameCodeUnits(as: url) }) else {
                throw .usage("--page names '\(url)' twice", command: arguments.command)
            }
            pages.append(NamedPage(url: url, scripts: files))
        }
        return pages
    }

    /// Loads the scripts of pages.
    static func load(
        _ pages: [NamedPage], in repository: Repository
    ) throws(CommandFailure) -> [ScriptedPage] {
        var loaded: [ScriptedPage] = []
        for page in pages {
            do throws(ScriptFile.LoadError) {
                loaded.append(
                    ScriptedPage(
                        url: page.url,
                        scripts: try ScriptFile.load(page.scripts, in: repository) { Data() }))
            } catch {
                throw CommandFailure(error)
            }
        }
        return loaded
    }
}
