internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What the page's Content Security Policies forbid, and who is told of it (security/policy.js).
final class PolicyFeature: PageFeature {
    private unowned let page: Page
    /// What reports go over.
    private let session: NetworkSession
    private(set) var policies: ContentSecurityPolicies
    /// How many violations are in the trace.
    private var recorded = 0
    private static let mostRecorded = 500
    private var isSandboxTold = false
    /// How many reports were sent.
    private var reports = 0
    /// What was reported, and where: the same is told once, as browsers do.
    private var reported: Set<CodeUnits> = []
    private static let mostReports = 100

    init(in page: Page, _ session: NetworkSession) {
        self.page = page
        self.session = session
        policies = ContentSecurityPolicies([], level: page.profile.policyLevel)
    }

    static let host = HostInterface(
        of: PolicyFeature.self,
        [
            // (text): a meta element says a policy
            .init("policy.add", [.string]) { feature, call in
                feature.policies.add(meta: call.string(0))
                feature.policiesChanged()
                return .undefined
            },
            // (directive, text, nonce or null, whether the parser put its element there, where it stands in the document or
            // -1, whether it is a javascript: URL) -> what is forbidden: an array of what events tell
            .init(
                "policy.inline", [.string, .string, .optional(.string), .bool, .integer, .bool],
                returns: .object
            ) { feature, call in
                let text = call.string(1)
                var asked = ContentSecurityPolicies.Request(try feature.directive(call))
                asked.nonce = call.string(at: 2)
                asked.isByParser = call.isTruthy(at: 3)
                asked.isNavigation = call.isTruthy(at: 5)
                let found = feature.policies.violations(inline: asked, Array(text.utf8))
                let place = feature.page.place(ofOffset: call.integer(4)) ?? call.location
                return feature.told(found, text, at: place)
            },
            // (directive, URL, where it stands in the document or -1) -> the same
            .init("policy.url", [.string, .string, .integer], returns: .object) { feature, call in
                feature.told(try feature.directive(call), call)
            },
            // (kind of resource, blob: URL, where it stands in the document or -1) -> the same
            .init("policy.blob", [.string, .string, .integer], returns: .object) { feature, call in
                guard let directive = PolicyFeature.directives[call.string(0)] else {
                    return .array([])
                }
                return feature.told(directive, call)
            },
            // (text given to `eval`) -> the same; the error that it throws is in the trace where nothing catches it
            .init("policy.evaluation", [.string], returns: .object) { feature, call in
                let (text, place) = (call.string(0), call.location)
                let found = feature.policies.violationsOfEvaluation()
                feature.report(found, text, at: place)
                return .array(found.map { feature.script($0, text, place) })
            },
            // () -> whether `eval` throws
            .init("policy.refusesEvaluation", returns: .bool) { feature, _ in
                .bool(feature.refused != nil)
            },
            // () -> whether there is a policy
            .init("policy.isActive", returns: .bool) { feature, _ in
                .bool(!feature.policies.isEmpty)
            },
            // () -> whether nonces are kept from the document
            .init("policy.hidesNonces", returns: .bool) { feature, _ in
                .bool(feature.policies.hidesNonces)
            },
            // () -> what a sandbox allows, or null
            .init("policy.sandbox", returns: .optional(.string)) { feature, _ in
                feature.policies.sandbox.map { .string($0.joined(separator: " ")) } ?? .null
            },
            // (where it stands in the document or -1): a script or handler does not run in a sandbox
            .init("policy.sandboxed", [.integer]) { feature, call in
                feature.noteSandbox(at: feature.page.place(ofOffset: call.integer(0)))
                return .undefined
            },
            // (whether texts may be made code for now): a handler's text is tried out
            .init("policy.lift", [.bool]) { feature, call in
                feature.page.context.refuseEvaluation(call.isTruthy(at: 0) ? nil : feature.refused)
                return .undefined
            },
        ])

    private func directive(_ call: borrowing HostCall) throws -> ContentSecurityPolicy.Directive {
        guard let directive = ContentSecurityPolicy.Directive(rawValue: call.string(0)) else {
            throw HostError(message: "there is no directive '\(call.string(0))'")
        }
        return directive
    }

    /// What a policy is asked of each kind of resource that elements load.
    static let directives: [String: ContentSecurityPolicy.Directive] = [
        "script": .script, "style": .style, "image": .image, "iframe": .frame, "frame": .frame,
        "object": .object, "embed": .object,
    ]

    /// Takes the policies of the page's document.
    func begin(_ given: ContentSecurityPolicies?) {
        policies = given ?? ContentSecurityPolicies([], level: page.profile.policyLevel)
        policiesChanged()
    }

    /// What `eval()` and its like throw; nil where they run.
    private var refused: String?
    private var isCutTold = false

    private func policiesChanged() {
        if policies.isCut, !isCutTold {
            isCutTold = true
            limit(
                "policies have more than \(ContentSecurityPolicies.mostSources) sources, or there are more than "
                    + "\(ContentSecurityPolicies.mostPolicies): the rest is not read")
        }
        let before = refused
        refused = policies.violationsOfEvaluation().first { !$0.isReportOnly }.map {
            "Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source of script "
                + "in the following Content Security Policy directive: \"\($0.written)\"."
        }
        // Most pages have no policy, and the engine lets texts run by itself.
        if before != nil || refused != nil { page.context.refuseEvaluation(refused) }
    }

    // MARK: - What is asked

    /// Whether a text of a timer may run.
    func allowsEvaluation(at place: SourceLocation?) -> Bool {
        let found = policies.violationsOfEvaluation()
        guard !found.isEmpty else { return true }
        tell(found, at: place)
        return found.allSatisfy(\.isReportOnly)
    }

    /// Asked by a fetch before each hop: why it may not go on; nil if it may.
    func refusal(
        of request: ContentSecurityPolicies.Request, to url: WebURL, after first: WebURL?,
        at place: SourceLocation?
    ) -> String? {
        guard !policies.isEmpty else { return nil }
        let found = policies.violations(
            of: request, to: url, from: page.location, isRedirected: first != nil
        ).map { $0.blocking(first ?? url) }
        guard !found.isEmpty else { return nil }
        tell(found, at: place, isRequest: true)
        return found.first { !$0.isReportOnly }.map {
            "the page's Content-Security-Policy does not allow it: \"\(PolicyViolation.shown($0.written))\""
        }
    }

    // MARK: - Who is told

    /// What forbids the URL that a call has second; its place stands in the third argument.
    private func told(
        _ directive: ContentSecurityPolicy.Directive, _ call: borrowing HostCall
    ) -> HostResult {
        guard let url = WebURL(call.string(1)) else { return .array([]) }
        let found = policies.violations(
            of: .init(directive), to: url, from: page.location, isRedirected: false)
        return told(found, "", at: page.place(ofOffset: call.integer(2)) ?? call.location)
    }

    private func told(
        _ found: [ContentSecurityPolicies.Violation], _ text: String, at place: SourceLocation?
    ) -> HostResult {
        record(found, text, at: place)
        return .array(found.map { script($0, text, place) })
    }

    private func record(
        _ found: [ContentSecurityPolicies.Violation], _ text: String, at place: SourceLocation?
    ) {
        report(found, text, at: place)
        for violation in found {
            recorded += 1
            guard recorded <= Self.mostRecorded else {
                if recorded == Self.mostRecorded + 1 {
                    limit(
                        "more than \(Self.mostRecorded) things are forbidden by policies: the rest is not listed"
                    )
                }
                return
            }
            var told = PolicyViolation(
                directive: violation.effectiveDirective, blocked: Self.masked(violation.blocked),
                written: violation.written, isReportOnly: violation.isReportOnly)
            if violation.blocked == .inline {
                told.text = String(text.prefix(80))
                told.allowance = ContentSecurityPolicies.hash(of: text)
            }
            page.recorder.record(
                .page(told.request), from: .webView, to: .portal, location: place)
        }
    }

    private func limit(_ words: String) {
        page.recorder.record(
            .page(.init(.documentLimit, [.string(words)])), from: .webView, to: .portal)
    }

    /// Writes down that a document is not shown in a frame of the page, by what its response says.
    func note(framing written: String, of url: WebURL, at place: SourceLocation?) {
        let told = PolicyViolation(
            directive: ContentSecurityPolicy.Directive.framing.rawValue,
            blocked: Self.masked(.url(url.href)), written: written)
        page.recorder.record(.page(told.request), from: .webView, to: .portal, location: place)
    }

    /// Writes down, once, that scripts of the page do not run because of the sandbox that it is in (HTML, section
    /// 4.8.5; Content Security Policy 3, section 6.3.2).
    private func noteSandbox(at place: SourceLocation?) {
        guard !isSandboxTold else { return }
        isSandboxTold = true
        let told = PolicyViolation(
            directive: PolicyViolation.sandbox, blocked: Self.masked(.url(page.url)),
            written: policies.sandbox == nil ? "its frame's sandbox" : "its policy's sandbox",
            allowance: page.ancestors.isEmpty ? "" : PolicyViolation.frame)
        page.recorder.record(.page(told.request), from: .webView, to: .portal, location: place)
    }

    /// What a trace says of a URL: what stands behind its path may be a secret.
    private static func masked(_ blocked: PolicyViolation.Blocked) -> PolicyViolation.Blocked {
        guard case .url(let text) = blocked, let url = WebURL(text), url.isHTTP else {
            return blocked
        }
        return .url(url.origin + url.pathname)
    }

    /// Fires the events of violations that no script of the platform has found.
    private func tell(
        _ found: [ContentSecurityPolicies.Violation], at place: SourceLocation?,
        isRequest: Bool = false
    ) {
        // The trace has the request itself, and why it was not sent.
        record(isRequest ? found.filter(\.isReportOnly) : found, "", at: place)
        if isRequest { report(found.filter { !$0.isReportOnly }, "", at: place) }
        page.loop.post(source: .dom) { [weak self, weak page] in
            guard let page, !page.isClosed else { return }
            page.run { () throws(ScriptFailure) in
                guard let self else { return }
                let list = HostResult.array(found.map { self.script($0, "", place) })
                try page.script("security/policy").property("fire").call([
                    page.context.makeValue(list)
                ])
            }
        }
    }

    /// Tells the addresses that policies name (section 5.5, from step 3.4 on).
    private func report(
        _ found: [ContentSecurityPolicies.Violation], _ text: String, at place: SourceLocation?
    ) {
        for violation in found where !violation.reportAddresses.isEmpty {
            let report = PolicyReport(violation, text, of: page, at: place)
            for address in violation.reportAddresses {
                guard reports < Self.mostReports,
                    let url = WebURL(address, base: page.location), url.isHTTP,
                    reported.insert(CodeUnits("\(url.href) \(report.body)")).inserted
                else { continue }
                reports += 1
                let operation = FetchOperation(
                    report.request(to: url), page: page.location, session: session,
                    loop: page.loop, location: place
                ) { _ in }
                session.keepAlive(operation)
                operation.start()
            }
        }
    }

    private func script(
        _ violation: ContentSecurityPolicies.Violation, _ text: String, _ place: SourceLocation?
    ) -> HostResult {
        let report = PolicyReport(violation, text, of: page, at: place)
        return .object([
            "documentURI": .string(report.document), "blockedURI": .string(report.blocked),
            "sample": .string(report.sample),
            "statusCode": .number(Double(report.status)),
            "effectiveDirective": .string(violation.effectiveDirective),
            "originalPolicy": .string(violation.policy),
            "disposition": .string(violation.isReportOnly ? "report" : "enforce"),
            "lineNumber": .number(Double(place?.line ?? 0)),
            "columnNumber": .number(Double(place?.column ?? 0)),
        ])
    }
}

extension Page {
    /// The URLs of the pages around it, the nearest first.
    var ancestors: [WebURL] {
        var list: [WebURL] = []
        var next = parent
        while let page = next {
            if let url = page.location { list.append(url) }
            next = page.parent
        }
        return list
    }

    /// Has a fetch keep to the page's policies, in what it asks for and how.
    func keep(
        _ operation: FetchOperation, to request: ContentSecurityPolicies.Request,
        at place: SourceLocation?
    ) {
        guard let feature: PolicyFeature = feature(), !feature.policies.isEmpty else { return }
        operation.isUpgraded = feature.policies.upgradesInsecureRequests
        operation.refusal = { [weak feature] url, first in
            feature?.refusal(of: request, to: url, after: first, at: place)
        }
    }
}
