internal import JSONDocuments
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// A request that a portal has to have sent, or must not have.
struct RequestExpectation: Placed {
    var place = TextPlace(line: 1, column: 1)
    var method: String?
    var url: Pattern?
    /// The body: JSON as its value, any other as its text.
    var body: Pattern?
    /// How often; nil is at least once.
    var count: Int?

    static let shape = Shape<RequestExpectation>(
        "requestExpectation", "A request that was sent; \"count\": 0 for one that must not be.",
        [
            Field("method", \.method, .present(.text), "GET, POST ..."),
            Field("url", \.url, .present(.pattern), "its URL, or the end of it that begins with /"),
            Field("body", \.body, .present(.pattern), "its body: JSON as its value, else its text"),
            Field(
                "count", \.count, .present(.integer(0...1_000_000)),
                "how often (default: at least once)"),
        ])

    static let kind = Kind<RequestExpectation>(schema: .reference(shape.name)) { json, reading in
        var expectation = RequestExpectation()
        shape.read(json, into: &expectation, &reading)
        expectation.place = json.place
        return expectation
    } write: { _ in
        .null
    }

    /// Why a trace does not have it; nil if it has.
    func problem(in events: [TraceEvent]) -> CaseResult.Problem? {
        let requests = events.compactMap(\.exchange)
        let found = found(in: events)
        guard count.map({ $0 != found }) ?? (found == 0) else { return nil }
        let wanted = count.map { "expected it \($0) times" } ?? "expected it at least once"
        return .init(
            "the request \(text): \(wanted), found it \(found) times",
            lines: requests.suffix(10).map { "  sent: \(TraceValue.oneLine($0.line))" })
    }

    /// How often a trace has it.
    func found(in events: [TraceEvent]) -> Int {
        events.compactMap(\.exchange).count(where: fits)
    }

    private func fits(_ exchange: NetworkExchange) -> Bool {
        if let method, method.uppercased() != exchange.method.uppercased() { return false }
        if let url, !fits(url, exchange.url) { return false }
        guard let body else { return true }
        return Self.bodies(of: exchange).contains { body.difference(from: $0) == nil }
    }

    private func fits(_ pattern: Pattern, _ url: String) -> Bool {
        if case .equals(.string(let wanted)) = pattern, wanted.hasPrefix("/"),
            let address = WebURL(url)
        {
            return wanted == address.pathname + address.search || wanted == address.pathname
        }
        return pattern.difference(from: .string(url)) == nil
    }

    /// A body as its text, and as its JSON value if it is JSON.
    private static func bodies(of exchange: NetworkExchange) -> [TraceValue] {
        guard let text = exchange.body?.string else { return [.null] }
        let json = try? JSONParser.parse(text, file: "body")
        return [.string(text)] + (json.map { [$0.traceValue] } ?? [])
    }

    private var text: String {
        [method, url?.text, body.map { "with body \($0.text)" }].compactMap { $0 }
            .joined(separator: " ")
    }
}
