internal import PortalTrace
internal import WebFormats

/// HTTP fetch, redirects and preflights (Fetch Standard, sections 4.3 to 4.9).
extension FetchOperation {
    /// Section 4.3, "HTTP fetch".
    ///
    /// - Parameter names: The headers that a preflight has to ask for; nil if there is none.
    func httpFetch(preflighting names: [String]?) {
        guard let names,
            !session.preflights.allows(
                request.method, names, origin, currentURL,
                isWithCredentials: request.credentials == .include,
                isForced: request.needsPreflight, now: session.recorder.clock.now)
        else { return send() }
        preflight(names)
    }

    // MARK: - Preflight (section 4.8)

    private func preflight(_ names: [String]) {
        var headers: HeaderList = [
            Header("Accept", "*/*"),
            Header("Access-Control-Request-Method", request.method),
        ]
        if !names.isEmpty {
            headers.append("Access-Control-Request-Headers", names.joined(separator: ","))
        }
        if !session.userAgent.isEmpty { headers.append("User-Agent", session.userAgent) }
        addReferrer(&headers)
        addOrigin(&headers, "OPTIONS")
        let options = HTTPRequest(method: "OPTIONS", url: withoutFragment, headers: headers)
        exchange(options, as: request.initiator.preflight) { [unowned self] answer in
            let isWithCredentials = request.credentials == .include
            let origin = origin
            let words =
                CORS.problem(
                    answer.headers, origin: origin, isWithCredentials: isWithCredentials)
                ?? ((200...299).contains(answer.status)
                    ? nil : "its status is \(answer.status), and has to be from 200 to 299")
                ?? CORS.problem(
                    inPreflight: answer.headers, request.method, names,
                    isWithCredentials: isWithCredentials)
            if let words { return block(.cors, "the preflight of the request failed: \(words)") }
            session.preflights.store(
                answer.headers, request.method, origin, currentURL,
                isWithCredentials: isWithCredentials, now: session.recorder.clock.now)
            closeExchange()
            send()
        }
    }

    // MARK: - The exchange (sections 4.5 and 4.6)

    private func send() {
        if request.cache == .onlyIfCached {
            return block(.cache, "'only-if-cached' finds nothing: there is no HTTP cache")
        }
        exchange(completed(), as: request.initiator) { [unowned self] in receive($0) }
    }

    /// Whether cookies go along and are taken ("includeCredentials").
    private var includesCredentials: Bool {
        request.credentials == .include
            || (request.credentials == .sameOrigin && tainting == .basic)
    }

    /// RFC 6265bis, section 5.2: what the app or a user opens, and no page, is a request of the same site.
    private var site: CookieSite {
        let isVisit = request.initiator == .navigation
        guard let page else { return isVisit ? .same : .cross }
        let site = CookieSite(of: currentURL, from: page)
        guard isVisit, site == .cross else { return site }
        return ["GET", "HEAD"].contains(request.method) ? .visit : .submission
    }

    private var withoutFragment: WebURL {
        var url = currentURL
        url.setHash([])
        return url
    }

    /// The request with everything that a browser adds.
    private func completed() -> HTTPRequest {
        var headers = request.headers.combined
        let body = request.body
        headers.setIfMissing("Accept", "*/*")
        let language = session.setup.language
        if !language.isEmpty { headers.setIfMissing("Accept-Language", language) }
        if !session.userAgent.isEmpty { headers.setIfMissing("User-Agent", session.userAgent) }
        if let body {
            headers.append("Content-Length", "\(body.count)")
        } else if request.method == "POST" || request.method == "PUT" {
            headers.append("Content-Length", "0")
        }
        addReferrer(&headers)
        addOrigin(&headers, request.method)
        if request.mode == .webSocket {
            // No Sec-WebSocket-Key: nothing on a real network could answer to it.
            headers.append("Upgrade", HTTPRequest.webSocket)
            headers.append("Connection", "Upgrade")
            headers.append("Sec-WebSocket-Version", "13")
        }
        switch request.cache {
        case .noCache: headers.setIfMissing("Cache-Control", "max-age=0")
        case .noStore, .reload:
            headers.setIfMissing("Pragma", "no-cache")
            headers.setIfMissing("Cache-Control", "no-cache")
        default: break
        }
        if includesCredentials {
            if let cookies = session.cookies.header(for: currentURL, site: site) {
                headers.append("Cookie", cookies)
            }
            if isAuthenticated, !headers.contains("Authorization"),
                let basic = BasicAuthorization.header(currentURL)
            {
                headers.append("Authorization", basic)
            }
        }
        var url = withoutFragment
        url.setUsername([])
        url.setPassword([])
        return HTTPRequest(method: request.method, url: url, headers: headers, body: body ?? [])
    }

    private var policy: ReferrerPolicy {
        request.referrerPolicy == .unsaid ? .standard : request.referrerPolicy
    }

    /// Main fetch, step 8: what a hop does not tell, the next one cannot.
    func settleReferrer() {
        let source: WebURL? =
            switch request.referrer {
            case .none: nil
            case .client: page
            case .url(let url): url
            }
        request.referrer =
            policy.referrer(source, for: currentURL).flatMap { WebURL($0) }.map { .url($0) }
            ?? .none
    }

    private func addReferrer(_ headers: inout HeaderList) {
        if case .url(let url) = request.referrer { headers.append("Referer", url.href) }
    }

    /// Section 3.2, "append a request `Origin` header".
    private func addOrigin(_ headers: inout HeaderList, _ method: String) {
        guard tainting != .cors, request.mode != .webSocket else {
            return headers.append("Origin", origin)
        }
        guard method != "GET", method != "HEAD" else { return }
        var said = origin
        if request.mode != .cors, let page {
            switch policy {
            case .noReferrer: said = "null"
            case .noReferrerWhenDowngrade, .strictOrigin, .strictOriginWhenCrossOrigin:
                if page.`protocol` == "https:", currentURL.`protocol` != "https:" { said = "null" }
            case .sameOrigin: if !page.isSameOrigin(as: currentURL) { said = "null" }
            default: break
            }
        }
        headers.append("Origin", said)
    }

    /// Sends a request and waits for the headers of the answer.
    private func exchange(
        _ sent: HTTPRequest, as initiator: NetworkExchange.Initiator,
        _ receive: @escaping (NetworkAnswer) -> Void
    ) {
        closeExchange()
        index = session.recorder.record(
            .network(
                NetworkTrace.exchange(sent, initiator: initiator, isReal: session.isReal(sent))),
            from: .portal, to: session.setup.server(sent.url), location: location)
        let reply = session.ask(sent, by: initiator)
        let delay: Int
        switch reply {
        case .answer(let answer):
            delay = answer.delay
            outcome = NetworkTrace.outcome(answer)
        case .pending(let answer):
            delay = answer.delay
            pending = answer
        }
        if sent.method != "OPTIONS" || request.method == "OPTIONS" { tellSent() }
        guard !isDone else { return }
        next(after: delay) { [unowned self] in
            let answer: NetworkAnswer
            switch reply {
            case .answer(let known): answer = known
            case .pending(let coming):
                answer = NetworkSession.limited(coming.wait())
                pending = nil
                outcome = NetworkTrace.outcome(answer, isReal: true)
            }
            if let failure = answer.failure, answer.body.isEmpty {
                return fail(failure)
            }
            let length = answer.body.reduce(0) { $0 + $1.bytes.count }
            if length > 0, !answer.isEndless {
                let first =
                    answer.body.count == 1 ? answer.body[0].bytes : answer.body.flatMap(\.bytes)
                outcome.body = NetworkTrace.body(
                    first, answer.headers, isReal: session.isReal(sent))
            }
            receive(answer)
        }
    }

    private func receive(_ answer: NetworkAnswer) {
        takeCookies(answer)
        if tainting == .cors,
            let words = CORS.problem(
                answer.headers, origin: origin, isWithCredentials: request.credentials == .include)
        {
            return block(.cors, words)
        }
        // HTTP fetch, step 5: before a redirect is followed.
        if tainting == .opaque, let words = resourcePolicyRefusal(answer) {
            return block(.resourcePolicy, words)
        }
        if [301, 302, 303, 307, 308].contains(answer.status),
            answer.headers.contains("Location") || request.redirect != .follow
        {
            switch request.redirect {
            case .error: return block(.redirect, "the request does not allow redirects")
            case .manual: return respondOpaqueRedirect()
            case .follow: return redirect(answer)
            }
        }
        if answer.status == 401, tainting != .cors, includesCredentials,
            request.usesURLCredentials, !isAuthenticated, currentURL.includesCredentials
        {
            isAuthenticated = true
            closeExchange()
            return send()
        }
        respond(answer)
    }

    private func takeCookies(_ answer: NetworkAnswer) {
        guard includesCredentials else { return }
        let refused = answer.headers.values("Set-Cookie").compactMap { line in
            session.cookies.set(line, from: currentURL, site: site)
        }
        if !refused.isEmpty {
            outcome.cookiesRefused += refused
        }
    }

    // MARK: - Redirects (section 4.4)

    private func redirect(_ answer: NetworkAnswer) {
        guard let text = answer.headers.value("Location") else { return respond(answer) }
        // A server's bytes beyond ASCII are kept as they are, whatever text they are.
        let escaped = text.latin1.flatMap { byte in
            byte < 0x80 ? [byte] : Array("%\(String(byte, radix: 16, uppercase: true))".utf8)
        }
        guard var url = WebURL(utf8: escaped, base: currentURL) else {
            return block(.redirect, "the Location '\(text)' of the redirect is no URL")
        }
        if url.hash.isEmpty, !currentURL.hash.isEmpty {
            url.setHash(Array(currentURL.hash.dropFirst().utf8))
        }
        guard url.isHTTP else {
            return block(.redirect, "the redirect leads to '\(url.`protocol`)', not http or https")
        }
        redirects += 1
        guard redirects <= NetworkSession.Limits.redirects else {
            return block(
                .redirect, "more than \(NetworkSession.Limits.redirects) redirects in a row")
        }
        let leavesOrigin = page.map { !url.isSameOrigin(as: $0) } ?? true
        if request.mode == .cors, url.includesCredentials, leavesOrigin || tainting == .cors {
            return block(.redirect, "the redirect leads to a URL with a user name or password")
        }
        let isPost = request.method == "POST" && (answer.status == 301 || answer.status == 302)
        let isOther = answer.status == 303 && request.method != "GET" && request.method != "HEAD"
        if isPost || isOther {
            request.method = "GET"
            request.body = nil
            request.headers = HeaderList(
                request.headers.all.filter { !HTTPHeaderRules.isRequestBodyHeaderName($0.name) })
        }
        if !url.isSameOrigin(as: currentURL) { request.headers.remove("Authorization") }
        urls.append(url)
        let policy = ReferrerPolicy.last(in: answer.headers)
        if policy != .unsaid { request.referrerPolicy = policy }
        closeExchange()
        mainFetch()
    }
}

/// The `Basic` scheme (RFC 7617).
enum BasicAuthorization {
    /// What a URL's user name and password make.
    static func header(_ url: WebURL) -> String? {
        guard url.includesCredentials else { return nil }
        let user = PercentEncoding.decode(url.username.utf8)
        let password = PercentEncoding.decode(url.password.utf8)
        return "Basic " + ForgivingBase64.encode(user + [UInt8(ascii: ":")] + password)
    }
}
