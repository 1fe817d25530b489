internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// Requests of the scripts (fetch.js and xhr.js), which network.js hands on.
final class FetchFeature: PageFeature {
    private unowned let page: Page
    private let session: NetworkSession
    /// The longest virtual time of the run, in milliseconds since launch.
    private let longestTime: Int
    /// Requests that are under way.
    private var fetches = HandleTable<PendingFetch>()

    /// - Parameters:
    ///   - session: What the requests go over; it outlives the page.
    ///   - longestTime: The longest virtual time of the run, in milliseconds since launch.
    init(in page: Page, _ session: NetworkSession, until longestTime: Int) {
        self.page = page
        self.session = session
        self.longestTime = longestTime
    }

    static let host = HostInterface(
        of: FetchFeature.self,
        [
            // (request, body or null, function of events) -> the fetch; 0 in a page that is gone
            //
            // A request is as `FetchRequest.init(script:body:)` reads it. Events: ("sent"),
            // ("headers", answer), ("chunk", bytes), ("end"), ("error", kind, words, whether the browser refused it)
            .init(
                "network.start", [.object, .optional(.bytes), .function], returns: .handle
            ) { feature, call in
                .number(Double(try feature.start(call)?.number ?? 0))
            },
            // (fetch)
            .init("network.cancel", [.handle]) { feature, call in
                feature.cancel(call.handle(0, of: PendingFetch.self))
                return .undefined
            },
            // (request, body or null, virtual milliseconds or 0) -> answer with its body, or
            // { error }
            .init(
                "network.sync", [.object, .optional(.bytes), .number], returns: .object
            ) { feature, call in try feature.fetchNow(call) },
            // (text, base, user name or null, password or null) -> href, or null
            .init(
                "network.url",
                [.string, .optional(.string), .optional(.string), .optional(.string), .string],
                returns: .optional(.string)
            ) { _, call in
                let base = call.utf16(at: 1).flatMap { WebURL(utf16: $0) }
                let text = call.utf16(0)
                try URLFeature.checkLength(text.count)
                let encoding = try EncodingFeature.encoding(call.string(4))
                guard
                    var url = EncodedURL.parse(
                        utf8: ScalarValueText.utf8(text), base: base, encoding: encoding)
                else { return .null }
                if !url.hostname.isEmpty {
                    if let user = call.string(at: 2) { url.setUsername(Array(user.utf8)) }
                    if let password = call.string(at: 3) { url.setPassword(Array(password.utf8)) }
                }
                return .string(url.href)
            },
            // (text, whether it is the value of a Content-Type header) -> { essence, isJavaScript, names,
            // values } of its parameters, or null
            .init("mime.parse", [.string, .bool], returns: .optional(.object)) { _, call in
                let text = call.string(0)
                let found =
                    call.isTruthy(at: 1)
                    ? HTTPHeaderRules.mimeType(contentType: text.latin1)
                    : MIMEType(parsing: text)
                guard let found else { return .null }
                return .object([
                    "essence": .string(found.essence), "isJavaScript": .bool(found.isJavaScript),
                    "names": .array(found.parameters.map { .string($0.name) }),
                    "values": .array(found.parameters.map { .string($0.value) }),
                ])
            },
            // (name in lower case, value) -> whether no script may set it
            .init("headers.isForbidden", [.string, .string], returns: .bool) { _, call in
                .bool(
                    HTTPHeaderRules.isForbiddenRequestHeader(
                        call.string(0), call.string(1).latin1))
            },
            // (name in lower case, value) -> whether it needs no preflight
            .init("headers.isSafelisted", [.string, .string], returns: .bool) { _, call in
                .bool(
                    CORSHeaderRules.isSafelistedRequestHeader(
                        call.string(0), call.string(1).latin1))
            },
            // (Range header, length) -> { first, last } of the bytes, or null
            .init(
                "network.range", [.string, .integer], returns: .optional(.object)
            ) { _, call in
                guard let range = bytes(call.string(0), of: UInt64(max(0, call.integer(1)))) else {
                    return .null
                }
                return .object([
                    "first": .number(Double(range.lowerBound)),
                    "last": .number(Double(range.upperBound)),
                ])
            },
        ])

    func stop() {
        for handle in fetches.handles {
            guard let fetch = fetches[handle] else { continue }
            if fetch.operation.isKeptAlive { session.keepAlive(fetch.operation) }
            forget(handle, cancels: !fetch.operation.isKeptAlive)
        }
    }

    /// The bytes that a `Range` header asks for; nil for none of a length.
    private static func bytes(_ header: String, of length: UInt64) -> ClosedRange<UInt64>? {
        let value = header.latin1
        guard let range = ByteRange(parsing: value, allowsWhitespace: true), length > 0 else {
            return nil
        }
        var first = range.first ?? 0
        var last = min(range.last ?? length - 1, length - 1)
        if range.first == nil, let count = range.last {
            guard count > 0 else { return nil }
            first = length - min(count, length)
            last = length - 1
        }
        return first < length && first <= last ? first...last : nil
    }

    // MARK: - In the event loop

    private func request(_ call: borrowing HostCall) throws -> FetchRequest {
        var request = try FetchRequest(script: call.retained(at: 0), body: call.bytes(at: 1))
        if request.referrerPolicy == .unsaid { request.referrerPolicy = page.referrerPolicy }
        return request
    }

    private func start(_ call: borrowing HostCall) throws -> Handle<PendingFetch>? {
        guard !page.isClosed else { return nil }
        guard fetches.count < PendingFetch.most else {
            throw HostError(
                name: "TypeError",
                message: "the page has \(PendingFetch.most) requests under way already")
        }
        let handle = fetches.next()
        let operation = FetchOperation(
            try request(call), page: page.location, session: session, loop: page.loop,
            location: call.location
        ) { [weak self] event in self?.tell(event, of: handle) }
        fetches[handle] = PendingFetch(operation: operation, function: call.store(at: 2))
        page.keep(operation, to: .init(.connection), at: call.location)
        operation.start()
        return handle
    }

    /// Ends a request: nothing more is reported of it.
    private func cancel(_ handle: Handle<PendingFetch>) { forget(handle, cancels: true) }

    private func forget(_ handle: Handle<PendingFetch>, cancels: Bool) {
        guard let fetch = fetches.remove(handle) else { return }
        if cancels { fetch.operation.cancel() }
        page.context.removeStored(fetch.function)
    }

    private func tell(_ event: FetchEvent, of handle: Handle<PendingFetch>) {
        guard !page.isClosed, let fetch = fetches[handle],
            let function = page.context.storedValue(fetch.function)
        else { return }
        switch event {
        case .end, .failed:
            _ = fetches.remove(handle)
            page.context.removeStored(fetch.function)
        case .sent, .response, .chunk: break
        }
        let arguments = Self.arguments(of: event)
        page.run { () throws(ScriptFailure) in
            try function.call(arguments.map { page.context.makeValue($0) })
        }
    }

    private static func arguments(of event: FetchEvent) -> [HostResult] {
        switch event {
        case .sent: [.string("sent")]
        case .response(let response): [.string("headers"), response.scriptValue(body: nil)]
        case .chunk(let bytes): [.string("chunk"), .bytes(bytes)]
        case .end: [.string("end")]
        case .failed(let failure):
            [
                .string("error"), .string(failure.kind.rawValue), .string(failure.words),
                .bool(failure.isRefusal),
            ]
        }
    }

    // MARK: - At once

    /// Time passes while the script waits, and nothing else is done in it.
    private func fetchNow(_ call: borrowing HostCall) throws -> HostResult {
        var response: FetchResponse?
        var body: [UInt8] = []
        var failure: NetworkFailure?
        var isOver = false
        let operation = FetchOperation(
            try request(call), page: page.location, session: session, loop: page.loop,
            isSynchronous: true, location: call.location
        ) { event in
            switch event {
            case .response(let given): response = given
            case .chunk(let bytes): body += bytes
            case .failed(let given): failure = given
            case .end: isOver = true
            case .sent: break
            }
        }
        page.keep(operation, to: .init(.connection), at: call.location)
        operation.start()
        let timeout = Int(min(max(0, call.number(2)), 1e13))
        let end = timeout > 0 ? page.loop.time(after: timeout) : longestTime
        // An answer that stays open leaves nothing to wait for.
        if !page.loop.runNested(until: end) || !isOver && failure == nil {
            operation.cancel()
            failure = NetworkFailure(.timeout)
        }
        guard failure == nil, let response else {
            let kind = failure?.kind ?? .reset
            return .object(["error": .string(kind.rawValue)])
        }
        return response.scriptValue(body: body)
    }
}
