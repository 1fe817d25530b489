public import JSONDocuments
package import PortalTrace
internal import WebFormats
internal import WebPlatform

/// Fixtures for the requests of a run that had no answer, to be filled in.
package enum MissingFixtures {
    /// The fixture that would answer a request; nil for one whose URL cannot be read.
    package static func fixture(_ exchange: NetworkExchange, page: String) -> JSONValue? {
        guard let url = WebURL(exchange.url) else { return nil }
        let preflight = exchange.headers?.first { $0.name == "Access-Control-Request-Method" }
        let method = preflight?.value.string ?? exchange.method
        var members: [JSONValue.Member] = [
            .init("method", .string(method)),
            .init("url", .string(url.origin + url.pathname + url.search)),
        ]
        let isCross = WebURL(page).map { !$0.isSameOrigin(as: url) } ?? true
        if isCross, exchange.initiator != .webSocket { members.append(.init("cors", true)) }
        members +=
            exchange.initiator == .webSocket
            ? [.init("status", 101), .init("chunks", [.object([.init("text", "")])])]
            : [.init("status", 200), .init("json", .object([]))]
        return .object(members)
    }

    /// The fixtures that a run needs and did not have, each once.
    package static func all(_ run: RunResult) -> [JSONValue] {
        var seen: Set<CodeUnits> = []
        return run.events.compactMap { event in
            guard let exchange = event.exchange,
                case .failed(.unanswered, _)? = exchange.outcome?.problem,
                let fixture = fixture(exchange, page: run.url),
                seen.insert(CodeUnits(fixture.text())).inserted
            else { return nil }
            return fixture
        }
    }

    /// Adds what a run misses to a fixture file.
    ///
    /// - Parameters:
    ///   - text: The file's text; nil if there is none yet.
    ///   - file: Its name, for problems.
    /// - Returns: The new text, and how many fixtures were added, those left out that the file has; nil if
    ///   none is missing.
    /// - Throws: What keeps the file from being changed.
    package static func added(
        to text: String?, file: String, _ run: RunResult
    ) throws(DocumentProblems) -> (text: String, count: Int)? {
        let missing = all(run)
        guard !missing.isEmpty else { return nil }
        guard let text else {
            let document = JSONValue.object([.init("fixtures", .array(missing))])
            return (JSONLayout.text(document) + "\n", missing.count)
        }
        // A file that is no fixture file is not made one.
        _ = try NetworkFile.read(text, file: file)
        do throws(DocumentProblem) {
            var edit = DocumentEdit(text)
            guard case .array(let old)? = try edit.root()["fixtures"]?.value else { return nil }
            func key(_ method: String?, _ url: String?) -> [CodeUnits] {
                [CodeUnits(method ?? "GET"), CodeUnits(url ?? "")]
            }
            let known = Set(old.map { key($0["method"]?.string, $0["url"]?.string) })
            let new = missing.filter {
                !known.contains(key($0["method"]?.string, $0["url"]?.string))
            }
            guard !new.isEmpty else { return (text, 0) }
            let kept = old.map { DocumentEdit.Element.kept(edit.source(of: $0)) }
            try edit.set(["fixtures"], kept + new.map { .new($0) })
            return (edit.text, new.count)
        } catch {
            throw DocumentProblems(all: [error])
        }
    }
}
