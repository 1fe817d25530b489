internal import PortalTrace
internal import WebFormats

/// Whether a server lets pages of other origins use what it answers (Fetch Standard, section 3.7, the
/// `Cross-Origin-Resource-Policy` header).
extension FetchOperation {
    /// Why the page gets nothing of an answer; nil where it may.
    func resourcePolicyRefusal(_ answer: NetworkAnswer) -> String? {
        guard request.mode == .noCORS, let page, session.setup.profile?.policyLevel != .two,
            ![.navigation, .init(rawValue: "iframe"), .init(rawValue: "frame")]
                .contains(request.initiator)
        else { return nil }
        // What is said twice, or in other words, says nothing.
        let said = answer.headers.value("Cross-Origin-Resource-Policy")
        let isAllowed =
            said == "same-origin"
            ? currentURL.isSameOrigin(as: page)
            : said != "same-site" || CookieSite(of: currentURL, from: page) == .same
        return isAllowed
            ? nil
            : "the server's Cross-Origin-Resource-Policy keeps it from pages of other origins or sites, such as '\(page.origin)'"
    }
}
