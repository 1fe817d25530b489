internal import FoundationEssentials
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// A recorded exchange on its way from one process to another.
struct RecordedExchange: Codable {
    private var method: String
    private var url: String
    private var requestHeaders: [[String]]
    private var requestBody: Data
    private var status: Int
    private var statusText: String
    private var headers: [[String]]
    private var body: [Data]
    private var isLeftOpen: Bool?
    private var failure: String?
    private var words: String?
    private var reasonToLeaveOut: String?

    init(_ exchange: NetworkRecording.Exchange) {
        method = exchange.request.method
        url = exchange.request.url.href
        requestHeaders = exchange.request.headers.all.map { [$0.name, $0.value] }
        requestBody = Data(exchange.request.body)
        status = exchange.answer.status
        statusText = exchange.answer.statusText
        headers = exchange.answer.headers.all.map { [$0.name, $0.value] }
        body = exchange.answer.body.map { Data($0.bytes) }
        isLeftOpen = exchange.answer.isLeftOpen ? true : nil
        failure = exchange.answer.failure?.kind.rawValue
        words = exchange.answer.failure?.words
        reasonToLeaveOut = exchange.reasonToLeaveOut
    }

    /// The exchange itself.
    var exchange: NetworkRecording.Exchange? {
        guard let url = WebURL(url) else { return nil }
        var answer = NetworkAnswer(
            status: status, statusText: statusText, headers: Self.list(headers))
        answer.body = body.map { .init(Array($0)) }
        answer.isLeftOpen = isLeftOpen ?? false
        answer.failure = failure.flatMap(NetworkFailure.Kind.init(rawValue:))
            .map { NetworkFailure($0, words) }
        return NetworkRecording.Exchange(
            request: HTTPRequest(
                method: method, url: url, headers: Self.list(requestHeaders),
                body: Array(requestBody)), answer: answer, reasonToLeaveOut: reasonToLeaveOut)
    }

    private static func list(_ pairs: [[String]]) -> HeaderList {
        var list = HeaderList()
        for pair in pairs where pair.count == 2 { list.append(pair[0], pair[1]) }
        return list
    }
}
