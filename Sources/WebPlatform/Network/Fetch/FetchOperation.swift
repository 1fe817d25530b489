public import PortalTrace
public import WebFormats

/// One fetch of a page, from the request to the last byte of the answer (Fetch Standard, section 4).
///
/// It tells what comes of it in steps of virtual time, never from within `init` or `start`.
public final class FetchOperation {
    let session: NetworkSession
    let loop: EventLoop
    /// The source of its steps: the network's, or that of what a script waits for.
    private let source: TaskSource
    let page: WebURL?
    let location: SourceLocation?
    private let tell: (FetchEvent) -> Void
    var request: FetchRequest
    /// The URLs of the request: the first, and those of its redirects.
    var urls: [WebURL]
    var redirects = 0
    var tainting = FetchResponse.Kind.basic
    /// Whether the answer is one to the second try, with a user name and password.
    var isAuthenticated = false
    /// Whether a policy of the page has it go over https where it would go over http.
    public var isUpgraded = false
    /// Asked before each hop: why a policy of the page forbids it; nil if none does.
    ///
    /// `first` is where it went before redirects; nil for the first hop.
    public var refusal: ((_ url: WebURL, _ first: WebURL?) -> String?)?
    /// Asked of each response: why its type keeps a browser from using it, which the trace is told.
    public var typeRefusal: ((_ response: FetchResponse) -> String?)?
    /// The step that is to come.
    private var step: TaskID?
    private(set) var isDone = false
    /// The exchange that is under way, in the trace.
    var index: Int?
    /// What is known of it so far.
    var outcome = NetworkOutcome()
    /// The answer that is on its way in real time.
    var pending: (any PendingAnswer)?
    private var isSentTold = false

    /// Makes a fetch.
    ///
    /// - Parameters:
    ///   - page: The URL of the page that fetches; nil for one that has none.
    ///   - loop: Where its steps wait.
    ///   - isSynchronous: Whether the script waits, so that its steps are done in
    ///     `EventLoop.runNested`.
    ///   - location: The place in the page's script.
    public init(
        _ request: FetchRequest, page: WebURL?, session: NetworkSession, loop: EventLoop,
        isSynchronous: Bool = false, location: SourceLocation?,
        tell: @escaping (FetchEvent) -> Void
    ) {
        self.request = request
        self.page = page
        self.session = session
        self.loop = loop
        source = isSynchronous ? .synchronous : .network
        self.location = location
        self.tell = tell
        urls = [request.url]
    }

    /// What the request says of where it came from; nothing where it does not.
    public var referrer: String {
        if case .url(let url) = request.referrer { url.href } else { "" }
    }

    /// Whether it goes on after its page is gone.
    public var isKeptAlive: Bool { request.isKeptAlive }

    /// Begins.
    public func start() {
        next { [unowned self] in mainFetch() }
    }

    /// Ends it: nothing is told any more.
    public func cancel() {
        guard !isDone else { return }
        if index != nil { outcome.isAborted = true }
        finish()
    }

    // MARK: - Steps

    /// Does a step after a virtual time.
    func next(after delay: Int = 0, _ work: @escaping () -> Void) {
        step = loop.post(after: delay, source: source) { [weak self] in
            guard let self, !isDone else { return }
            step = nil
            work()
        }
    }

    func tellSent() {
        guard !isSentTold else { return }
        isSentTold = true
        tell(.sent)
    }

    func fail(_ failure: NetworkFailure) {
        finish()
        tell(.failed(failure))
    }

    /// Ends it before or after an exchange, for a reason of the browser's own.
    func block(_ kind: NetworkOutcome.Block, _ words: String) {
        if index == nil {
            index = session.recorder.record(
                .network(
                    .init(
                        request.method, address, initiator: request.initiator)),
                from: .portal, to: .webView, location: location)
        }
        outcome.problem = .blocked(kind, words)
        var failure = NetworkFailure(.refused, words)
        failure.isRefusal = true
        fail(failure)
    }

    /// Writes down what became of the exchange.
    func closeExchange() {
        guard let index else { return }
        session.recorder.setOutcome(outcome, at: index)
        self.index = nil
        outcome = NetworkOutcome()
    }

    private func finish() {
        isDone = true
        pending?.cancel()
        pending = nil
        if let step { loop.cancel(step) }
        step = nil
        closeExchange()
    }

    // MARK: - Main fetch (section 4.1)

    var currentURL: WebURL { urls[urls.count - 1] }

    /// Where it goes, as its page gave it.
    private var address: String {
        NetworkTrace.address(currentURL, opensWebSocket: request.mode == .webSocket)
    }

    /// Where the answer came from, after redirects.
    public var url: WebURL { currentURL }

    /// The page's origin as headers say it; "null" after redirects that hide it.
    var origin: String {
        guard let page, !isOriginTainted else { return "null" }
        return page.origin
    }

    /// Section 2.2.5, "redirect-tainted origin".
    private var isOriginTainted: Bool {
        guard let page else { return true }
        return zip(urls, urls.dropFirst()).contains { last, next in
            !next.isSameOrigin(as: last) && !page.isSameOrigin(as: last)
        }
    }

    func mainFetch() {
        // Upgrade Insecure Requests, section 4.1: before anything else is asked.
        if isUpgraded, currentURL.protocol == "http:", !currentURL.isPotentiallyTrustworthy {
            urls[urls.count - 1].setProtocol(Array("https".utf8))
        }
        let url = currentURL
        if let refusal {
            let asked = request.mode == .webSocket ? WebURL(address) ?? url : url
            if let words = refusal(asked, urls.count > 1 ? urls[0] : nil) {
                return block(.policy, words)
            }
        }
        if let page, page.`protocol` == "https:", url.`protocol` == "http:",
            !url.isPotentiallyTrustworthy
        {
            return block(
                .mixedContent,
                "a page of https cannot fetch from '\(address)', which is "
                    + (request.mode == .webSocket ? "ws" : "http"))
        }
        if url.hasBadPort {
            return block(
                .badPort, "port \(url.portText) is one that browsers do not connect to")
        }
        settleReferrer()
        let isSameOrigin = page.map { url.isSameOrigin(as: $0) } ?? false
        if isSameOrigin && tainting == .basic && request.mode != .webSocket
            || url.`protocol` == "data:"
        {
            tainting = .basic
            return schemeFetch()
        }
        switch request.mode {
        case .webSocket:
            tainting = .opaque
            schemeFetch()
        case .sameOrigin:
            block(.sameOrigin, "the request is to stay within the origin '\(origin)'")
        case .noCORS:
            guard request.redirect == .follow else {
                return block(.noCORS, "a 'no-cors' request has to follow redirects")
            }
            tainting = .opaque
            schemeFetch()
        case .cors:
            guard url.isHTTP else {
                return block(
                    .scheme, "'\(url.`protocol`)' cannot be fetched by a page of '\(origin)'")
            }
            tainting = .cors
            // An event stream's request has no "unsafe-request flag": `Last-Event-ID` is the browser's.
            let names =
                request.initiator == .eventSource ? [] : CORS.unsafeNames(request.headers)
            let needsPreflight =
                request.needsPreflight || !HTTPMethodRules.isCORSSafelisted(request.method)
                || !names.isEmpty
            httpFetch(preflighting: needsPreflight ? names : nil)
        }
    }

    /// Section 4.2, "scheme fetch".
    private func schemeFetch() {
        let url = currentURL
        switch url.`protocol` {
        case "http:", "https:": httpFetch(preflighting: nil)
        case "data:":
            guard let data = DataURL(url: url.href) else {
                return block(.data, "the contents of the data: URL cannot be read")
            }
            answerLocally([Header("Content-Type", "\(data.mimeType)")], data.body)
        case "about:" where url.pathname == "blank":
            answerLocally([Header("Content-Type", "text/html;charset=utf-8")], [])
        default: block(.scheme, "'\(url.`protocol`)' is no scheme that can be fetched")
        }
    }

    private func answerLocally(_ headers: [Header], _ body: [UInt8]) {
        var answer = NetworkAnswer(
            status: 200, statusText: "OK", headers: HeaderList(headers), body: body)
        answer.delay = 0
        respond(answer)
    }

    // MARK: - The response

    /// Hands the answer to the page (main fetch, from step 14 on).
    func respond(_ answer: NetworkAnswer) {
        if let words = resourcePolicyRefusal(answer) { return block(.resourcePolicy, words) }
        let isSwitch = answer.status == 101
        if isSwitch, request.mode != .webSocket {
            let words = "the server answers 101 to a request that asks for no other protocol"
            outcome.problem = .failed(.reset, words)
            return fail(NetworkFailure(.reset, words))
        }
        // The parts of the body behind a switch of protocols are messages.
        let isNull =
            request.method == "HEAD" || [103, 204, 205, 304].contains(answer.status)
        let response = filtered(answer, hasBody: !isNull)
        if let words = typeRefusal?(response) { outcome.problem = .blocked(.type, words) }
        // Main fetch, step 22: an opaque response has no body that could be looked at.
        if tainting == .opaque, Integrity.isKnown(request.integrity) {
            return block(
                .integrity,
                "what is of another origin and has 'integrity' needs 'crossorigin' as well, and a server that allows it with CORS"
            )
        }
        guard request.integrity.isEmpty || tainting == .opaque else {
            return checkIntegrity(response, answer)
        }
        tell(.response(response))
        let isHidden = tainting == .opaque && !request.isForBrowser
        let body = isNull || isHidden ? [] : answer.body
        var rest = answer
        rest.body = body
        if body.isEmpty { rest.isEndless = false }
        if isNull { rest.isLeftOpen = false }
        deliver(FetchBody(rest))
    }

    private func filtered(_ answer: NetworkAnswer, hasBody: Bool) -> FetchResponse {
        let isWithCredentials = request.credentials == .include
        var response = FetchResponse(
            kind: tainting, status: answer.status, statusText: answer.statusText,
            headers: answer.headers, url: currentURL, isRedirected: urls.count > 1,
            hasBody: hasBody, length: nil)
        switch tainting {
        case .basic:
            response.headers.remove("Set-Cookie")
            response.headers.remove("Set-Cookie2")
        case .cors:
            response.headers = CORS.exposed(answer.headers, isWithCredentials: isWithCredentials)
        case .opaque where request.isForBrowser: break
        case .opaque, .opaqueRedirect:
            return FetchResponse(
                kind: tainting, status: 0, statusText: "", headers: [],
                url: tainting == .opaque ? nil : currentURL, isRedirected: false, hasBody: false)
        }
        if answer.headers.value("Content-Encoding") == nil {
            response.length = answer.headers.value("Content-Length").flatMap(Int.init)
        }
        return response
    }

    /// A redirect that the page wants to see for itself.
    func respondOpaqueRedirect() {
        tainting = .opaqueRedirect
        tell(.response(filtered(NetworkAnswer(), hasBody: false)))
        end()
    }

    private func deliver(_ body: FetchBody) {
        var body = body
        switch body.next() {
        case .chunk(let chunk):
            next(after: chunk.delay) { [unowned self] in
                tell(.chunk(chunk.bytes))
                if !isDone { deliver(body) }
            }
        case .end: end()
        case .open: break
        case .failure(let failure):
            next { [unowned self] in
                outcome.problem = .failed(failure.kind, failure.words)
                fail(failure)
            }
        }
    }

    private func end() {
        next { [unowned self] in
            finish()
            tell(.end)
        }
    }

    /// Main fetch, step 22: the whole body is looked at before the page sees anything.
    private func checkIntegrity(_ response: FetchResponse, _ answer: NetworkAnswer) {
        var body = FetchBody(answer)
        var bytes: [UInt8] = []
        var delay = 0
        while case .chunk(let chunk) = body.next() {
            bytes += chunk.bytes
            delay += chunk.delay
        }
        guard !answer.isLeftOpen else { return }
        next(after: delay) { [unowned self] in
            if let problem = Integrity.problem(bytes, request.integrity) {
                return block(.integrity, problem)
            }
            if let failure = body.failure { return fail(failure) }
            tell(.response(response))
            if !isDone, response.hasBody { tell(.chunk(bytes)) }
            if !isDone { end() }
        }
    }
}

/// The body of an answer as it comes in, within limits.
struct FetchBody {
    private let answer: NetworkAnswer
    private var index = 0
    private var bytes = 0
    private(set) var failure: NetworkFailure?

    enum Step {
        case chunk(NetworkAnswer.Chunk)
        case end
        /// Nothing more comes, and it does not end.
        case open
        case failure(NetworkFailure)
    }

    init(_ answer: NetworkAnswer) { self.answer = answer }

    mutating func next() -> Step {
        if let failure { return .failure(failure) }
        guard index < answer.body.count || answer.isEndless, !answer.body.isEmpty else {
            failure = answer.failure
            return failure.map { .failure($0) } ?? (answer.isLeftOpen ? .open : .end)
        }
        let chunk = answer.body[index % answer.body.count]
        index += 1
        bytes += chunk.bytes.count
        if bytes > NetworkSession.Limits.bodyBytes || index > NetworkSession.Limits.chunks {
            let failure = NetworkFailure(
                .limit,
                "the body of the answer has no end: it was cut off after "
                    + "\(NetworkSession.Limits.bodyBytes >> 20) MB or "
                    + "\(NetworkSession.Limits.chunks) parts")
            self.failure = failure
            return .failure(failure)
        }
        return .chunk(chunk)
    }
}
