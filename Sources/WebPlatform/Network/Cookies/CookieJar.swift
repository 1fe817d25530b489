public import WebFormats

/// The cookies of a browser (RFC 6265bis), as `fetch`, `XMLHttpRequest` and `document.cookie` share
/// them.
///
/// Limits are those of the standard's section 6.1 and of browsers: 180 cookies for a domain, 3000 in
/// all, 400 days. There is no list of public suffixes: a domain without a dot inside is taken for one.
public final class CookieJar {
    private var cookies: [Cookie] = []
    private var lastOrder = 0
    /// Milliseconds since 1970.
    private let now: () -> Double

    /// Whether cookies that say no SameSite are sent with requests of other sites, as browsers did
    /// before 2020.
    private let isOld: Bool

    private static let mostInDomain = 180
    private static let most = 3_000
    private static let longestAge = 400 * 86_400_000.0

    /// Makes an empty jar.
    ///
    /// - Parameters:
    ///   - now: Milliseconds since 1970.
    ///   - isOld: Cookies that say no SameSite are taken for SameSite=None.
    public init(isOld: Bool = false, now: @escaping () -> Double) {
        self.isOld = isOld
        self.now = now
    }

    /// Every cookie that has not ended, in the order of creation.
    public var all: [Cookie] {
        let now = now()
        return cookies.filter { ($0.expires ?? .infinity) > now }
    }

    // MARK: - Sending

    /// What a request's `Cookie` header says; nil if there is nothing to say (section 5.8.3).
    ///
    /// - Parameters:
    ///   - site: Whether the request comes from a page of the same site.
    ///   - isScript: Whether a script asks (`document.cookie`): cookies that are http-only stay away.
    public func header(for url: WebURL, site: CookieSite, isScript: Bool = false) -> String? {
        let host = url.hostname
        let isSecure = url.isPotentiallyTrustworthy
        let sent = all.filter { cookie in
            (cookie.isHostOnly ? cookie.domain == host : Self.matches(host, cookie.domain))
                && Self.isPath(url.pathname, in: cookie.path)
                && (!cookie.isSecure || isSecure) && (!cookie.isHTTPOnly || !isScript)
                && isSent(cookie, site)
        }
        guard !sent.isEmpty else { return nil }
        // Longer paths first, then older ones.
        let ordered = sent.sorted {
            let (left, right) = ($0.path.utf8.count, $1.path.utf8.count)
            return left != right ? left > right : $0.created < $1.created
        }
        return ordered.map(\.pair).joined(separator: "; ")
    }

    // MARK: - Storing

    /// Stores what a `Set-Cookie` header, or an assignment to `document.cookie`, says (section 5.7).
    ///
    /// - Returns: Why the line is ignored; nil if it was obeyed.
    @discardableResult
    public func set(
        _ line: String, from url: WebURL, site: CookieSite, isScript: Bool = false
    ) -> String? {
        guard let given = SetCookieLine(line) else { return "it is no cookie, or too long" }
        let host = url.hostname
        let isSecure = url.isPotentiallyTrustworthy
        var cookie = Cookie(
            name: given.name, value: given.value, domain: host, path: Self.defaultPath(url),
            expires: nil, isHostOnly: true, isSecure: given.isSecure,
            isHTTPOnly: given.isHTTPOnly, sameSite: given.sameSite, created: 0, made: now())
        if let path = given.path { cookie.path = path }
        if let domain = given.domain, !(domain == host) || domain.contains(".") {
            guard Self.matches(host, domain) else {
                return "its Domain '\(domain)' does not include the host '\(host)'"
            }
            guard domain.contains(".") else { return "its Domain '\(domain)' is a public suffix" }
            cookie.domain = domain
            cookie.isHostOnly = false
        }
        if let age = given.maxAge {
            cookie.expires =
                age <= 0 ? -.infinity : now() + min(Double(age) * 1_000, Self.longestAge)
        } else if let expires = given.expires {
            cookie.expires = min(expires, now() + Self.longestAge)
        }
        if isScript, cookie.isHTTPOnly { return "a script cannot set a cookie that is HttpOnly" }
        if cookie.isSecure, !isSecure { return "it is Secure, and '\(url.origin)' is not" }
        if cookie.sameSite == .none, !cookie.isSecure, !isOld {
            return "SameSite=None needs Secure"
        }
        if site == .cross, !isForAll(cookie) {
            return "a cookie of another site needs SameSite=None"
        }
        if let problem = prefixProblem(cookie, given) { return problem }
        return store(cookie, isSecure: isSecure, isScript: isScript)
    }

    /// How long a cookie that says no SameSite goes along with forms that are sent to its site from another, as in browsers
    /// ("Lax-Allowing-Unsafe", section 5.8.7.2).
    private static let unsaidForForms = 120_000.0

    private func isSent(_ cookie: Cookie, _ site: CookieSite) -> Bool {
        if isForAll(cookie) { return true }
        switch site {
        case .same: return true
        case .cross: return false
        case .visit: return cookie.sameSite != .strict
        case .submission:
            return cookie.sameSite == .unsaid && now() - cookie.made <= Self.unsaidForForms
        }
    }

    /// Whether requests of other sites carry a cookie.
    private func isForAll(_ cookie: Cookie) -> Bool {
        cookie.sameSite == .none || (isOld && cookie.sameSite == .unsaid)
    }

    /// Section 5.4: what names promise.
    private func prefixProblem(_ cookie: Cookie, _ given: SetCookieLine) -> String? {
        let named = (cookie.name.isEmpty ? cookie.value : cookie.name).asciiLowercased()
        if cookie.name.isEmpty, named.hasPrefix("__secure-") || named.hasPrefix("__host-") {
            return "a cookie without a name cannot begin with a prefix"
        }
        if named.hasPrefix("__secure-"), !cookie.isSecure { return "__Secure- needs Secure" }
        guard named.hasPrefix("__host-") else { return nil }
        let isFit = cookie.isSecure && cookie.isHostOnly && given.path == "/"
        return isFit && given.domain == nil
            ? nil : "__Host- needs Secure, Path=/ and no Domain"
    }

    private func store(_ cookie: Cookie, isSecure: Bool, isScript: Bool) -> String? {
        // Section 5.7, step 16: an insecure page does not put its own over a secure one.
        let shadows = cookies.contains {
            $0.isSecure && $0.name == cookie.name
                && (Self.matches($0.domain, cookie.domain)
                    || Self.matches(cookie.domain, $0.domain))
                && Self.isPath(cookie.path, in: $0.path)
        }
        if !cookie.isSecure, !isSecure, shadows { return "it would hide a cookie that is Secure" }
        var cookie = cookie
        lastOrder += 1
        cookie.created = lastOrder
        if let index = cookies.firstIndex(where: { $0.isSame(as: cookie) }) {
            let old = cookies[index]
            if isScript, old.isHTTPOnly {
                return "a script cannot replace a cookie that is HttpOnly"
            }
            cookie.created = old.created
            cookies.remove(at: index)
        }
        let now = now()
        if (cookie.expires ?? .infinity) > now { cookies.append(cookie) }
        evict(cookie.domain, now)
        return nil
    }

    private func evict(_ domain: String, _ now: Double) {
        guard cookies.count > Self.mostInDomain else { return }
        cookies.removeAll { ($0.expires ?? .infinity) <= now }
        while cookies.count(where: { $0.domain == domain }) > Self.mostInDomain,
            let oldest = cookies.indices.filter({ cookies[$0].domain == domain }).min(by: {
                (cookies[$0].isSecure ? 1 : 0, cookies[$0].created)
                    < (cookies[$1].isSecure ? 1 : 0, cookies[$1].created)
            })
        {
            cookies.remove(at: oldest)
        }
        if cookies.count > Self.most { cookies.removeFirst(cookies.count - Self.most) }
    }

    // MARK: - Matching

    /// Whether a host is a domain or below it (section 5.1.3).
    static func matches(_ host: String, _ domain: String) -> Bool {
        guard host != domain else { return true }
        let isAddress =
            host.hasPrefix("[") || host.split(separator: ".").last.map(Self.isNumber) ?? false
        return !isAddress && host.hasSuffix("." + domain)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Whether a path is another or below it (section 5.1.4).
    static func isPath(_ path: String, in other: String) -> Bool {
        path == other
            || (path.hasPrefix(other)
                && (other.hasSuffix("/") || path.dropFirst(other.count).hasPrefix("/")))
    }

    private static func defaultPath(_ url: WebURL) -> String {
        let path = url.pathname
        guard path.hasPrefix("/"), let slash = path.lastIndex(of: "/"), slash > path.startIndex
        else { return "/" }
        return String(path[..<slash])
    }
}

/// Whether a request stays within a page's site.
public enum CookieSite: Sendable {
    case same, cross
    /// The window goes to another site; by a form that posts.
    case visit, submission

    /// What a request to a URL from a page is. Sites are schemes and registrable domains; without a
    /// list of public suffixes, those are the last two labels of a name.
    public init(of url: WebURL, from page: WebURL) {
        let isSame =
            url.`protocol` == page.`protocol`
            && Self.registrable(url.hostname) == Self.registrable(page.hostname)
        self = isSame ? .same : .cross
    }

    private static func registrable(_ host: String) -> Substring {
        guard !host.hasPrefix("["), let last = host.split(separator: ".").last,
            !last.utf8.allSatisfy({ (48...57).contains($0) })
        else { return host[...] }
        let labels = host.split(separator: ".").suffix(2)
        return host.suffix(labels.reduce(labels.count - 1) { $0 + $1.count })
    }
}

extension Cookie {
    /// Whether one takes the other's place (section 5.7, step 22).
    fileprivate func isSame(as other: Cookie) -> Bool {
        name == other.name && domain == other.domain && isHostOnly == other.isHostOnly
            && path == other.path
    }
}
