internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// Requests of the scripts (fetch.js and xhr.js).
///
/// A request is told as (API, method, URL, headers, body, options): headers are "name: value" lines,
/// options the lines mode, credentials, redirect, cache, referrer, referrer policy, integrity, flags
/// ("p": a preflight whatever the request is, "u": the URL's user name answers a 401).
extension PagePlatform {
    static let networkFunctions: [String: PlatformFunction] = [
        // (request..., function of events) -> number of the request
        //
        // Events: ("sent"), ("headers", status, status text, headers, URL, whether redirected, type,
        // whether there is a body, its length or -1), ("chunk", bytes), ("end"), ("error", kind, words)
        "network.start": { platform, call in
            .number(Double(try platform.startFetch(call)))
        },
        // (number)
        "network.cancel": { platform, call in
            if let number = call.number(at: 0).flatMap({ Int(exactly: $0) }) {
                platform.fetches.cancel(number, in: platform.context)
            }
            return .undefined
        },
        // (request..., virtual milliseconds or 0) -> { error, status, statusText, headers, url, type,
        // redirected, body }
        "network.sync": { platform, call in try platform.fetchNow(call) },
        // (text, base, user name or null, password or null) -> href, or null
        "network.url": { _, call in
            let base = call.utf16(at: 1).flatMap { WebURL(utf16: $0) }
            let text = call.utf16(at: 0) ?? []
            try checkLength(text.count)
            guard var url = WebURL(utf16: text, base: base) else {
                return .null
            }
            if !url.hostname.isEmpty {
                if let user = call.string(at: 2) { url.setUsername(Array(user.utf8)) }
                if let password = call.string(at: 3) { url.setPassword(Array(password.utf8)) }
            }
            return .string(url.href)
        },
        // (Range header, length) -> { first, last } of the bytes, or null
        "network.range": { platform, call in
            let length = UInt64(call.number(at: 1) ?? 0)
            let value = (call.string(at: 0) ?? "").unicodeScalars.map {
                UInt8(truncatingIfNeeded: $0.value)
            }
            guard let range = ByteRange(parsing: value, allowsWhitespace: true), length > 0 else {
                return .null
            }
            var first = range.first ?? 0
            var last = min(range.last ?? length - 1, length - 1)
            if range.first == nil, let count = range.last {
                guard count > 0 else { return .null }
                first = length - min(count, length)
                last = length - 1
            }
            guard first < length, first <= last else { return .null }
            return .value(
                try platform.makeObject([
                    "first": .number(Double(first)), "last": .number(Double(last)),
                ]))
        },
        // () -> text
        "cookies.get": { platform, _ in
            guard let page = platform.pageURL, let network = platform.surroundings.network else {
                return .string("")
            }
            return .string(
                network.session.cookies.header(for: page, site: .same, isScript: true) ?? "")
        },
        // (text)
        "cookies.set": { platform, call in
            if let page = platform.pageURL {
                platform.surroundings.network?.session.cookies.set(
                    call.string(at: 0) ?? "", from: page, site: .same, isScript: true)
            }
            return .undefined
        },
    ]

    private var pageURL: WebURL? { WebURL(surroundings.window.url) }

    // MARK: - Requests

    private func request(_ call: borrowing HostCall) throws -> FetchRequest {
        guard let url = WebURL(call.string(at: 2) ?? "") else {
            throw HostError(name: "TypeError", message: "the request has no URL")
        }
        var request = FetchRequest(
            method: call.string(at: 1) ?? "GET", url: url,
            headers: Self.headers(call.string(at: 3) ?? ""), body: call.bytes(at: 4))
        request.initiator = call.string(at: 0) ?? ""
        let options = (call.string(at: 5) ?? "").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        guard options.count == 8 else {
            throw HostError(message: "a request has 8 options, not \(options.count)")
        }
        request.mode = .init(rawValue: options[0]) ?? .cors
        request.credentials = .init(rawValue: options[1]) ?? .sameOrigin
        request.redirect = .init(rawValue: options[2]) ?? .follow
        request.cache = .init(rawValue: options[3]) ?? .standard
        switch options[4] {
        case "", "no-referrer": request.referrer = .none
        case "about:client", "client": request.referrer = .client
        default: request.referrer = WebURL(options[4]).map { .url($0) } ?? .client
        }
        request.referrerPolicy = .init(rawValue: options[5]) ?? .unsaid
        request.integrity = options[6]
        request.needsPreflight = options[7].contains("p")
        request.usesURLCredentials = options[7].contains("u")
        return request
    }

    private static func headers(_ text: String) -> HeaderList {
        var list = HeaderList()
        // By scalar: "\r\n" would be one character.
        for line in text.unicodeScalars.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            var value = line[line.index(after: colon)...]
            if value.first == " " { value.removeFirst() }
            list.append(String(line[..<colon]), String(value))
        }
        return list
    }

    private static func text(_ headers: HeaderList) -> String {
        headers.all.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    }

    // MARK: - In the event loop

    private func startFetch(_ call: borrowing HostCall) throws -> Int {
        guard let network = surroundings.network, !isClosed else { return 0 }
        guard fetches.open.count < PageFetches.most else {
            throw HostError(
                name: "TypeError",
                message: "the page has \(PageFetches.most) requests under way already")
        }
        let number = fetches.nextNumber()
        let operation = FetchOperation(
            try request(call), page: pageURL, session: network.session, steps: LoopSteps(network),
            location: call.location
        ) { [unowned self] event in tell(event, of: number) }
        fetches.add(
            number, .init(operation: operation, function: context.store(call.retained(at: 6))))
        operation.start()
        return number
    }

    private func tell(_ event: FetchEvent, of number: Int) {
        guard !isClosed, let fetch = fetches.open[number],
            let function = context.storedValue(fetch.function)
        else { return }
        switch event {
        case .end, .failed: fetches.remove(number, in: context)
        default: break
        }
        let arguments = arguments(of: event)
        surroundings.loop.run(context) { () throws(ScriptFailure) in
            try function.call(arguments.map { context.makeValue($0) })
        }
    }

    private func arguments(of event: FetchEvent) -> [HostResult] {
        switch event {
        case .sent: [.string("sent")]
        case .response(let response):
            [
                .string("headers"), .number(Double(response.status)),
                .string(response.statusText), .string(Self.text(response.headers)),
                .string(response.url?.hrefWithoutFragment ?? ""), .bool(response.isRedirected),
                .string(response.kind.rawValue), .bool(response.hasBody),
                .number(Double(response.length ?? -1)),
            ]
        case .chunk(let bytes): [.string("chunk"), .bytes(bytes)]
        case .end: [.string("end")]
        case .failed(let failure):
            [.string("error"), .string(failure.kind.rawValue), .string(failure.words)]
        }
    }

    // MARK: - At once

    /// Time passes while the script waits, and nothing else is done in it.
    private func fetchNow(_ call: borrowing HostCall) throws -> HostResult {
        guard let network = surroundings.network else { return .undefined }
        let clock = surroundings.recorder.clock
        let steps = SynchronousSteps(clock)
        var response: FetchResponse?
        var body: [UInt8] = []
        var failure: NetworkFailure?
        let operation = FetchOperation(
            try request(call), page: pageURL, session: network.session, steps: steps,
            location: call.location
        ) { event in
            switch event {
            case .response(let given): response = given
            case .chunk(let bytes): body += bytes
            case .failed(let given): failure = given
            case .sent, .end: break
            }
        }
        operation.start()
        let timeout = Int(min(call.number(at: 6) ?? 0, 1e13))
        let end = timeout > 0 ? clock.now + timeout : network.longestTime
        if !steps.run(until: end) {
            operation.cancel()
            failure = NetworkFailure(.timeout)
        }
        guard failure == nil, let response else {
            let kind = failure?.kind.rawValue ?? NetworkFailure.Kind.reset.rawValue
            return .value(try makeObject(["error": .string(kind)]))
        }
        return .value(
            try makeObject([
                "error": .string(""), "status": .number(Double(response.status)),
                "statusText": .string(response.statusText),
                "headers": .string(Self.text(response.headers)),
                "url": .string(response.url?.hrefWithoutFragment ?? ""),
                "redirected": .bool(response.isRedirected),
                "type": .string(response.kind.rawValue), "body": .bytes(body),
                "length": .number(Double(response.length ?? -1)),
            ]))
    }
}
