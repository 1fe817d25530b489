public import PortalTrace
public import WebFormats

/// All policies of a page: what one of them forbids is not done (Content Security Policy 3, section 4).
public struct ContentSecurityPolicies: Sendable {
    /// Something that a policy forbids.
    public struct Violation: Sendable {
        /// The directive that was asked: `script-src-elem`.
        public let effectiveDirective: String
        /// The directive that decided, as it was written.
        public let written: String
        /// The whole policy.
        public let policy: String
        /// What is forbidden.
        public private(set) var blocked: PolicyViolation.Blocked
        /// Whether it was done all the same.
        public let isReportOnly: Bool
        /// Where it is told, as it was written.
        public let reportAddresses: [String]
        /// Whether the beginning of a text is told.
        public let isSampled: Bool

        /// The same of a URL that was asked for before redirects, which a page knows.
        public func blocking(_ url: WebURL) -> Violation {
            var other = self
            other.blocked = .url(url.href)
            return other
        }
    }

    /// A request of an element or a script.
    public struct Request: Sendable {
        /// What it is for.
        public var directive: ContentSecurityPolicy.Directive
        /// The attribute `nonce` of its element; nil where there is none.
        public var nonce: String?
        /// The attribute `integrity` of its element.
        public var integrity = ""
        /// Whether the parser, and no script, put its element into the document.
        public var isByParser = false
        /// Whether it is a `javascript:` URL that is gone to.
        public var isNavigation = false

        /// Makes one.
        public init(_ directive: ContentSecurityPolicy.Directive) { self.directive = directive }
    }

    /// How much is read: no page has a tenth of it, and each request is held against all of it.
    public static let mostSources = 10_000
    /// How many policies are read.
    public static let mostPolicies = 100
    private var list: [ContentSecurityPolicy] = []
    private var sourceCount = 0
    /// Whether there was more than is read.
    public private(set) var isCut = false
    private let level: ContentSecurityPolicy.Level

    /// The policies of a response's headers.
    public init(_ headers: HeaderList, level: ContentSecurityPolicy.Level) {
        self.level = level
        for (name, isReportOnly) in [
            ("Content-Security-Policy", false), ("Content-Security-Policy-Report-Only", true),
        ] {
            for text in headers.values(name).joined(separator: ",").split(separator: ",") {
                add(String(text), isReportOnly: isReportOnly, isMeta: false)
            }
        }
    }

    /// Adds the policy of a `meta` element.
    public mutating func add(meta text: String) { add(text, isReportOnly: false, isMeta: true) }

    private mutating func add(_ text: String, isReportOnly: Bool, isMeta: Bool) {
        let policy = ContentSecurityPolicy(
            text, isReportOnly: isReportOnly, isMeta: isMeta, level: level,
            room: Self.mostSources - sourceCount)
        sourceCount += policy.sourceCount
        guard !policy.isEmpty else { return }
        if policy.isCut || list.count >= Self.mostPolicies { isCut = true }
        if list.count < Self.mostPolicies { list.append(policy) }
    }

    /// Whether there is none.
    public var isEmpty: Bool { list.isEmpty }

    /// The source expression that allows a text: `'sha256-…'`.
    public static func hash(of text: String) -> String {
        "'sha256-" + ForgivingBase64.encode(Digest.sha256.hash(Array(text.utf8))) + "'"
    }

    /// Whether nonces are kept from what looks for them in the document (HTML, section 3.2.6.2).
    public var hidesNonces: Bool { list.contains(where: \.hidesNonces) }

    /// What the sandbox allows that responses put the page into; nil without one.
    public var sandbox: [String]? {
        let said = list.compactMap(\.sandbox)
        guard let first = said.first else { return nil }
        return first.filter { word in said.allSatisfy { $0.contains(word) } }
    }

    /// Whether requests of http go over https.
    public var upgradesInsecureRequests: Bool { list.contains(where: \.upgradesInsecureRequests) }

    // MARK: - What is asked

    /// What forbids a request, or a redirect of one.
    public func violations(
        of request: Request, to url: WebURL, from page: WebURL?, isRedirected: Bool
    ) -> [Violation] {
        violations(request.directive, .url(url.href)) { sources in
            let isScript = request.directive == .script
            if isScript || request.directive == .style, Self.matches(request.nonce, sources) {
                return true
            }
            if isScript, Self.matches(integrity: request.integrity, sources) { return true }
            if isScript, sources.contains(.strictDynamic) { return !request.isByParser }
            return sources.contains { $0.matches(url, of: page, isRedirected: isRedirected) }
        }
    }

    /// What forbids a text in the page: a script, a style, or an attribute with one (section 6.7.3.3).
    public func violations(inline request: Request, _ text: [UInt8]) -> [Violation] {
        let directive = request.directive
        return violations(directive, .inline) { sources in
            let isElement =
                (directive == .script || directive == .style) && !request.isNavigation
            let isScript = directive == .script || directive == .handler
            let isStrict = sources.contains { source in
                switch source {
                case .nonce, .hash: true
                case .strictDynamic: isScript
                default: false
                }
            }
            if !isStrict, sources.contains(.unsafeInline) { return true }
            if isElement, Self.matches(request.nonce, sources) { return true }
            if directive == .script, !request.isNavigation, !request.isByParser,
                sources.contains(.strictDynamic)
            {
                return true
            }
            guard isElement || sources.contains(.unsafeHashes) else { return false }
            return sources.contains { source in
                guard case .hash(let bits, let digest) = source else { return false }
                return Integrity.digest(bits).hash(text) == digest
            }
        }
    }

    /// What forbids `eval()` and its like (section 4.4).
    public func violationsOfEvaluation() -> [Violation] {
        violations(.evaluation, .evaluation) { $0.contains(.unsafeEval) }
    }

    /// What a document's own policies say of a page that shows it in a frame: whether any does, and what forbids it.
    func framing(of url: WebURL, by page: WebURL) -> (isSaid: Bool, violation: Violation?) {
        let enforced = list.filter { !$0.isReportOnly }
        let found = violations(.framing, .url(page.href)) { sources in
            sources.contains { source in
                // A path is no part of it.
                if case .host(let host) = source, !host.path.isEmpty { return false }
                return source.matches(page, of: url, isRedirected: true)
            }
        }
        return (
            enforced.contains { $0.deciding(.framing) != nil }, found.first { !$0.isReportOnly }
        )
    }

    private func violations(
        _ directive: ContentSecurityPolicy.Directive, _ blocked: PolicyViolation.Blocked,
        _ allows: ([PolicySource]) -> Bool
    ) -> [Violation] {
        list.compactMap { policy in
            guard let (written, sources) = policy.deciding(directive), !allows(sources) else {
                return nil
            }
            return Violation(
                effectiveDirective: directive.rawValue, written: written, policy: policy.text,
                blocked: blocked, isReportOnly: policy.isReportOnly,
                reportAddresses: policy.reportAddresses,
                isSampled: sources.contains(.reportSample))
        }
    }

    private static func matches(_ nonce: String?, _ sources: [PolicySource]) -> Bool {
        // White space around it does not count, as in Chromium and Firefox.
        guard let bytes = nonce.map({ Array($0.utf8) }),
            let first = bytes.firstIndex(where: { !ContentSecurityPolicy.isSpace($0) }),
            let last = bytes.lastIndex(where: { !ContentSecurityPolicy.isSpace($0) })
        else { return false }
        return sources.contains(.nonce(Array(bytes[first...last])))
    }

    /// Section 6.7.2.4: each digest that the element names, and that is known, is allowed.
    private static func matches(integrity: String, _ sources: [PolicySource]) -> Bool {
        let items = integrity.split(whereSeparator: \.isWhitespace).compactMap { item in
            PolicySource("'\(item.prefix { $0 != "?" })'", level: .three)
        }
        return !items.isEmpty
            && items.allSatisfy { source in
                guard case .hash = source else { return false }
                return sources.contains(source)
            }
    }
}
