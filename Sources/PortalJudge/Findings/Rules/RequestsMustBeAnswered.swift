internal import JSONDocuments
internal import PartnerCenter
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// Requests reach a server, and a page may read the answers (Fetch Standard, section 4).
///
/// Lint: an error for a request that has no answer, with the fixture to write; for mixed content;
/// for an answer that CORS keeps from the page; for an answer beyond the host's limits; and a
/// warning for what a browser does not send at all.
struct RequestsMustBeAnswered: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.network).compactMap { event in
            guard let exchange = event.exchange, let problem = exchange.outcome?.problem else {
                return nil
            }
            // No page waits for what becomes of a report, or is told.
            guard exchange.initiator != .policyReport else { return nil }
            let words = TraceValue.oneLine(problem.words)
            switch problem {
            case .failed(.unanswered, _): return unanswered(event, exchange, words, run)
            case .failed(.limit, _):
                return Finding(Self.networkLimit, words, on: event)
            case .failed, .blocked(.policy, _): return nil
            case .blocked(.mixedContent, _):
                return Finding(Self.mixedContent, words, on: event)
            case .blocked(.cors, _):
                return Finding(
                    Self.corsBlocked, "the page may not read \(exchange.line): \(words)",
                    on: event)
            case .blocked(.type, _), .blocked(.integrity, _):
                return Finding(
                    Self.resourceRefused,
                    "the browser does not use the answer to \(exchange.line): \(words)", on: event)
            case .blocked:
                return Finding(
                    Self.requestBlocked, "\(exchange.line) is not sent or not read: \(words)",
                    on: event)
            }
        }
    }

    private func unanswered(
        _ event: TraceEvent, _ exchange: NetworkExchange, _ words: String, _ run: JudgedTrace
    ) -> Finding {
        let name = TraceValue.oneLine(exchange.line)
        var notes: [Finding.Note] = []
        if words != NetworkFailure(.unanswered).words { notes.append(.init(words)) }
        if event.to == .partnerCenter {
            notes.append(
                Finding.Note(
                    "--partner-center sandbox, or \"partnerCenter\": \"sandbox\" in a case, answers "
                        + "\(PartnerCloud.global.base)"))
        }
        if let fixture = MissingFixtures.fixture(exchange, page: run.url) {
            let file = JSONValue.object([.init("fixtures", [fixture])]).javaScriptText()
            notes.append("write this into network.json beside the scripts: \(file)")
        }
        return Finding(
            Self.requestUnanswered,
            "no fixture answers \(name), so it fails as on a device without a network",
            on: event, notes: notes)
    }
}

extension RequestsMustBeAnswered {
    static let descriptions = [
        requestUnanswered, mixedContent, corsBlocked, networkLimit, requestBlocked,
        resourceRefused,
    ]

    private static let requestUnanswered = RuleDescription(
        "request-unanswered", .error, .network, "Every request has an answer.",
        because:
            "Without a fixture it fails as on a device without a network, and what the portal "
            + "does with an answer is not seen.", source: "decided",
        passing: ["fetch(\"data:,ready\");"],
        failing: [
            "fetch↓(\"https://api.example.com/plans\").catch(function () {});",
            """
            var request = new XMLHttpRequest();
            request.open("GET", "https://api.example.com/plans");
            request.send↓();
            """,
        ])

    private static let mixedContent = RuleDescription(
        "mixed-content", .error, .network, "A page of https fetches over https alone.",
        because: "The WebView does not send such a request.",
        source: "Mixed Content, section 4.4", passing: ["fetch(\"data:,ready\");"],
        failing: ["fetch↓(\"http://api.example.com/plans\").catch(function () {});"])

    private static let corsBlocked = RuleDescription(
        "cors-blocked", .error, .network, "Servers of other origins allow the page.",
        because: "The answer is there, and the page may not read it.",
        source: "Fetch Standard, section 3.3", passing: [ExampleParts.cancelled], failing: [])

    private static let networkLimit = RuleDescription(
        "network-limit", .error, .network, "Answers have an end.",
        because: "A page that reads without end fills the device's memory.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let requestBlocked = RuleDescription(
        "request-blocked", .warning, .network, "Requests are such as a browser sends.",
        because:
            "Ports of other protocols, redirects without end and the like end in an error that "
            + "tells a page nothing.",
        source: "Fetch Standard, section 4.1", passing: ["fetch(\"data:,ready\");"],
        failing: ["fetch↓(\"https://api.example.com:25/\").catch(function () {});"])

    private static let resourceRefused = RuleDescription(
        "resource-refused", .error, .network, "What a page loads is what a browser takes it for.",
        because:
            "A script, module or style sheet that its server calls something else, or with another "
            + "digest than the page says, is loaded and not used.",
        source: "Fetch Standard, section 2.2.6; HTML Standard, section 8.1.4.2",
        passing: ["fetch(\"data:,ready\");"], failing: [])
}

extension RequestsMustBeAnswered {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "resource-refused": .init(
            files: [
                (
                    "index.html",
                    DemonstrationParts.page("<script type=\"module\" src=\"plans.txt\"></script>")
                ), ("plans.txt", "document.title = 'Plans';"),
            ], command: ["run", "index.html"]),
        "cors-blocked": .init(
            files: [
                (
                    "portal.js",
                    "fetch↓(\"https://api.example.com/plans\").catch(function () {});"
                ),
                (
                    "network.json",
                    "{ \"fixtures\": [{ \"url\": \"https://api.example.com/plans\", \"json\": [] }] }"
                ),
            ], command: ["run", "portal.js"]),
        "network-limit": .init(
            files: [
                (
                    "portal.js",
                    "fetch↓(\"/plans\").then(function (answer) { return answer.text(); })\n    .catch(function () {});"
                ),
                (
                    "network.json",
                    "{ \"fixtures\": [{ \"url\": \"/plans\", \"chunks\": [{ \"text\": \"more\" }], \"endless\": true }] }"
                ),
            ], command: ["run", "portal.js"]),
    ]
}
