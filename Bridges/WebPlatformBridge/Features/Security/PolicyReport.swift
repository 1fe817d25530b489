internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What a page and the addresses of its policies are told of something that a policy forbids (Content Security
/// Policy 3, sections 5.1 to 5.4).
struct PolicyReport {
    private let violation: ContentSecurityPolicies.Violation
    private let place: SourceLocation?
    /// The page's URL.
    let document: String
    /// Where the page came from.
    let referrer: String
    /// The status of the page's response.
    let status: Int
    /// What is forbidden.
    let blocked: String
    /// The beginning of the text where the policy wants it told.
    let sample: String

    /// Puts one together.
    ///
    /// - Parameter text: The text that is forbidden; empty where it is no text.
    init(
        _ violation: ContentSecurityPolicies.Violation, _ text: String, of page: Page,
        at place: SourceLocation?
    ) {
        self.violation = violation
        self.place = place
        let response = page.feature(DocumentFeature.self)?.response
        document = Self.stripped(page.url)
        referrer = response?.referrer ?? ""
        status = response?.status ?? 0
        blocked =
            if case .url(let url) = violation.blocked { Self.stripped(url) } else {
                violation.blocked.text
            }
        sample =
            violation.isSampled
            ? String(utf16: Array(text.utf16.prefix(Self.sampleLength))) : ""
    }

    private static let sampleLength = 40

    /// Section 5.4, "strip URL for use in reports". The addresses of WebSockets are told whole, as browsers do.
    private static func stripped(_ text: String) -> String {
        guard var url = WebURL(text) else { return text }
        guard url.isHTTP || ["ws:", "wss:"].contains(url.`protocol`) else {
            return String(url.`protocol`.dropLast())
        }
        url.setHash([])
        url.setUsername([])
        url.setPassword([])
        return url.href
    }

    /// The request that tells it (section 5.3).
    func request(to url: WebURL) -> FetchRequest {
        var request = FetchRequest(
            method: "POST", url: url,
            headers: [Header("Content-Type", "application/csp-report")], body: Array(body.utf8))
        request.mode = .noCORS
        request.initiator = .policyReport
        request.isKeptAlive = true
        return request
    }

    /// What the request says.
    var body: String {
        var members: [JSONValue.Member] = [
            .init("document-uri", .string(document)), .init("referrer", .string(referrer)),
            .init("violated-directive", .string(violation.effectiveDirective)),
            .init("effective-directive", .string(violation.effectiveDirective)),
            .init("original-policy", .string(violation.policy)),
            .init("disposition", .string(violation.isReportOnly ? "report" : "enforce")),
            .init("blocked-uri", .string(blocked)),
            .init("status-code", .number(JSONNumber(status))),
            .init("script-sample", .string(sample)),
        ]
        if let place {
            members.append(.init("source-file", .string(document)))
            members.append(.init("line-number", .number(JSONNumber(place.line))))
            if let column = place.column {
                members.append(.init("column-number", .number(JSONNumber(column))))
            }
        }
        return JSONValue.object([.init("csp-report", .object(members))]).text()
    }
}
