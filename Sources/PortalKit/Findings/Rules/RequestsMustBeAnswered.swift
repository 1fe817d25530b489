internal import JSONDocuments
internal import PartnerCenter
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// Requests reach a server, and a page may read the answers (Fetch Standard, section 4).
///
/// Lint: an error for a request that nobody answers, with the fixture to write; for mixed content;
/// for an answer that CORS keeps from the page; for an answer beyond the host's limits; and a
/// warning for what a browser does not send at all.
struct RequestsMustBeAnswered: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.events(.network).compactMap { event in
            guard let result = event.result else { return nil }
            let words = TraceValue.oneLine(result["words"]?.string ?? "")
            switch result["failure"]?.string {
            case "unanswered": return unanswered(event, words, run)
            case "limit": return Finding("network-limit", .error, words, at: event.location)
            default: break
            }
            switch result["blocked"]?.string {
            case nil: return nil
            case "mixed content":
                return Finding("mixed-content", .error, words, at: event.location)
            case "CORS":
                return Finding(
                    "cors-blocked", .error, "the page may not read \(event.name): \(words)",
                    at: event.location)
            default:
                return Finding(
                    "request-blocked", .warning, "\(event.name) is not sent or not read: \(words)",
                    at: event.location)
            }
        }
    }

    private func unanswered(_ event: TraceEvent, _ words: String, _ run: JudgedRun) -> Finding {
        let name = TraceValue.oneLine(event.name)
        var notes: [String] = []
        if words != NetworkFailure(.unanswered).words { notes.append(words) }
        if event.to == .partnerCenter {
            notes.append(
                "--partner-center sandbox, or \"partnerCenter\": \"sandbox\" in a case, answers "
                    + "\(PartnerCloud.global.base)")
        }
        if let fixture = fixture(event, run) {
            notes.append("write this into network.json beside the scripts: \(fixture)")
        }
        return Finding(
            "request-unanswered", .error,
            "no fixture answers \(name), so it fails as on a device without a network",
            at: event.location, notes: notes)
    }

    /// The file that would answer the request.
    private func fixture(_ event: TraceEvent, _ run: JudgedRun) -> String? {
        guard let space = event.name.firstIndex(of: " "),
            let url = WebURL(String(event.name[event.name.index(after: space)...]))
        else { return nil }
        let request = event.arguments.first
        let method =
            request?["headers"]?["Access-Control-Request-Method"]?.string
            ?? String(event.name[..<space])
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
