internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform
internal import WebPlatformBridge

/// Pages that are documents: how they are fetched, and how their scripts run.
extension PortalSession {
    /// Fetches the document behind a URL and opens it in a page of its own (HTML, section 7.4.2.2).
    func openDocument(by request: FetchRequest) {
        var request = request
        let url = request.url
        request.mode = .noCORS
        request.credentials = .include
        request.initiator = .navigation
        request.isForBrowser = true
        if page == nil { request.referrer = .none }
        if request.referrerPolicy == .unsaid {
            request.referrerPolicy = page?.referrerPolicy ?? .unsaid
        }
        var response: FetchResponse?
        var bytes: [UInt8] = []
        let operation = FetchOperation(
            request, page: page?.location, session: network, loop: loop, location: nil
        ) { [unowned self] event in
            switch event {
            case .sent: break
            case .response(let given): response = given
            case .chunk(let chunk): bytes += chunk
            case .failed(let failure): documentFailed(url, failure.words)
            case .end:
                guard let response, let document = navigation else { return }
                open(document.url, response, bytes, referrer: document.referrer)
            }
        }
        navigation = operation
        operation.start()
    }

    private func open(
        _ url: WebURL, _ response: FetchResponse, _ bytes: [UInt8], referrer: String
    ) {
        navigation = nil
        let header = response.headers.value("Content-Type") ?? "text/html"
        var document = PageDocument(
            url: url, name: name(of: url), contentType: header, bytes: bytes,
            referrer: referrer,
            lastModified: response.headers.value("Last-Modified") ?? "",
            refresh: response.headers.value("Refresh") ?? "")
        document.status = response.status
        document.referrerPolicy = .last(in: response.headers)
        document.policies = ContentSecurityPolicies(
            response.headers, level: options.target.profile.policyLevel)
        guard document.isHTML else {
            return documentFailed(
                url, "its content is '\(header)', which is no page: expected text/html")
        }
        if document.isMisread {
            recorder.recordMisread(
                url, as: document.encoding, at: SourceLocation(file: document.name, line: 1))
        }
        closePage()
        visited.referrer = referrer
        open(url.href, .document(document))
    }

    private func documentFailed(_ url: WebURL, _ reason: String) {
        navigation = nil
        page?.hide()
        isLeaving = false
        recorder.record(
            .page(.init(.documentFailed, [.string(url.href), .string(reason)])), from: .webView,
            to: .portal)
    }

    /// Runs the loop until the page that is being opened is loaded, or cannot be.
    func settleLoad() {
        while stop == nil, navigation != nil || !(page?.document?.isLoaded ?? true) {
            guard step() else { return }
        }
    }
}
