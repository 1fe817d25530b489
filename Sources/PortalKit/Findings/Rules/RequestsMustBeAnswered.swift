internal import JSONDocuments
internal import PartnerCenter
internal import PortalTrace
internal import WebPlatform

/// Requests reach a server, and a page may read the answers (Fetch Standard, section 4).
///
/// Lint: an error for a request that nobody answers, with the fixture to write; for mixed content;
/// for an answer that CORS keeps from the page; for an answer beyond the host's limits; and a
/// warning for what a browser does not send at all.
struct RequestsMustBeAnswered: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.events(.network).compactMap { event in
            guard let exchange = event.exchange, let problem = exchange.outcome?.problem else {
                return nil
            }
            let words = TraceValue.oneLine(problem.words)
            switch problem {
            case .failed(.unanswered, _): return unanswered(event, exchange, words, run)
            case .failed(.limit, _):
                return Finding("network-limit", .error, words, at: event.location)
            case .failed: return nil
            case .blocked(.mixedContent, _):
                return Finding("mixed-content", .error, words, at: event.location)
            case .blocked(.cors, _):
                return Finding(
                    "cors-blocked", .error, "the page may not read \(exchange.line): \(words)",
                    at: event.location)
            case .blocked:
                return Finding(
                    "request-blocked", .warning,
                    "\(exchange.line) is not sent or not read: \(words)", at: event.location)
            }
        }
    }

    private func unanswered(
        _ event: TraceEvent, _ exchange: NetworkExchange, _ words: String, _ run: JudgedRun
    ) -> Finding {
        let name = TraceValue.oneLine(exchange.line)
        var notes: [String] = []
        if words != NetworkFailure(.unanswered).words { notes.append(words) }
        if event.to == .partnerCenter {
            notes.append(
                "--partner-center sandbox, or \"partnerCenter\": \"sandbox\" in a case, answers "
                    + "\(PartnerCloud.global.base)")
        }
        if let fixture = fixture(exchange, run) {
            notes.append("write this into network.json beside the scripts: \(fixture)")
        }
        return Finding(
            "request-unanswered", .error,
            "no fixture answers \(name), so it fails as on a device without a network",
            at: event.location, notes: notes)
    }

    /// The file that would answer the request.
    private func fixture(_ exchange: NetworkExchange, _ run: JudgedRun) -> String? {
        guard let url = WebURL(exchange.url) else { return nil }
        let preflight = exchange.headers?.first { $0.name == "Access-Control-Request-Method" }
        let method = preflight?.value.string ?? exchange.method
        var members: [JSONValue.Member] = [
            .init("method", .string(method)),
            .init("url", .string(url.origin + url.pathname + url.search)),
        ]
        let isCross = WebURL(run.run.url).map { !$0.isSameOrigin(as: url) } ?? true
        if isCross { members.append(.init("cors", true)) }
        members += [.init("status", 200), .init("json", .object([]))]
        return JSONValue.object([.init("fixtures", [.object(members)])]).javaScriptText()
    }
}
