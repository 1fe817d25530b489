internal import PortalTrace

/// What a page of the portal loads is there: scripts, style sheets, images, and the page itself (HTML,
/// sections 4.2.4, 4.8.3 and 4.12.1).
///
/// Lint: an error for a script, a module, a style sheet, a page or a document within it that a server does not
/// have, and a warning for an image.
struct ResourcesMustExist: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.network).compactMap { event in
            guard let exchange = event.exchange, let status = exchange.outcome?.status,
                status >= 400, let what = Self.name(of: exchange.initiator)
            else { return nil }
            let server = exchange.outcome?.answeredBy.map { " (\($0))" } ?? ""
            return Finding(
                exchange.initiator == .image ? Self.imageMissing : Self.resourceMissing,
                "\(what) '\(TraceValue.oneLine(exchange.url))' is not there: the server\(server) "
                    + "answers \(status)", on: event)
        }
    }

    private static func name(of initiator: NetworkExchange.Initiator) -> String? {
        if let name = names[initiator] { return name }
        return NetworkExchange.Initiator.embedded.contains(initiator)
            ? "the document of <\(initiator)>" : nil
    }

    /// What elements load, by the initiator of its request.
    private static let names: [NetworkExchange.Initiator: String] = [
        .script: "the script", .module: "the module", .jsonModule: "the module",
        .style: "the style sheet", .image: "the image", .navigation: "the page",
    ]
}

extension ResourcesMustExist {
    static let descriptions = [resourceMissing, imageMissing]

    private static let resourceMissing = RuleDescription(
        "resource-missing", .error, .page, "What a page loads is there.",
        because:
            "A page without one of its scripts or style sheets is not the page that was meant, and "
            + "a browser says so in its console alone.",
        source: "HTML, sections 4.2.4 and 4.12.1", passing: [ExampleParts.cancelled], failing: [])

    private static let imageMissing = RuleDescription(
        "image-missing", .warning, .page, "The images of a page are there.",
        because: "A user sees a broken picture.", source: "HTML, section 4.8.3",
        passing: [ExampleParts.cancelled], failing: [])
}

extension ResourcesMustExist {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "resource-missing": .init(
            files: [("index.html", DemonstrationParts.page("<script src=\"portal.js\"></script>"))],
            command: ["run", "index.html"]),
        "image-missing": .init(
            files: [
                ("index.html", DemonstrationParts.page("<img src=\"logo.png\" alt=\"Contoso\">"))
            ],
            command: ["run", "index.html"]),
    ]
}
