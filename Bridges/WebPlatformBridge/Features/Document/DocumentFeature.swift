internal import PortalTrace
public import ScriptEngine
internal import WebFormats
package import WebPlatform

/// The page's document: the response that it is parsed from.
public final class DocumentFeature: PageFeature {
    private unowned let page: Page
    /// Nil for a page that is scripts alone.
    private(set) var response: PageDocument?

    private let cookies: CookieJar

    init(in page: Page, cookies: CookieJar) {
        self.page = page
        self.cookies = cookies
    }

    /// The host functions that its scripts use.
    public static let host = HostInterface(
        of: DocumentFeature.self,
        [
            // (words): the document goes beyond a limit of the parser, and ends there
            .init("document.limit", [.string]) { feature, call in
                feature.page.recorder.record(
                    .page(.init(.documentLimit, [.string(call.string(0))])), from: .webView,
                    to: .portal)
                return .undefined
            },
            // (content of a meta element): what requests of the document say of where they come from
            .init("document.setReferrerPolicy", [.string]) { feature, call in
                if let policy = ReferrerPolicy(meta: call.string(0)) {
                    feature.response?.referrerPolicy = policy
                }
                return .undefined
            },
            // () -> what was said
            .init("document.referrerPolicy", returns: .string) { feature, _ in
                .string(feature.page.referrerPolicy.rawValue)
            },
            // () -> document.cookie
            .init("cookies.read", returns: .string) { feature, _ in
                guard let url = feature.page.location else { return .string("") }
                return .string(
                    feature.cookies.header(for: url, site: .same, isScript: true) ?? "")
            },
            // (text): document.cookie is set
            .init("cookies.write", [.string]) { feature, call in
                if let url = feature.page.location {
                    feature.cookies.set(
                        call.string(0), from: url, site: .same, isScript: true)
                }
                return .undefined
            },
        ])

    /// Parses a response as the page's document, and runs its scripts as far as none is waited for.
    public func load(_ document: PageDocument) throws(ScriptFailure) {
        response = document
        // The engine's loader has to be there before the first script.
        page.feature(ModulesFeature.self)?.prepare()
        page.feature(PolicyFeature.self)?.begin(document.policies)
        let context = page.context
        try page.script("html/loader").property("load").call([
            context.makeValue(
                .object([
                    "url": .string(document.url.href), "text": .utf16(document.text),
                    "contentType": .string(document.contentType),
                    "encoding": .string(document.encoding),
                    "referrer": .string(document.referrer),
                    "lastModified": .string(document.lastModified),
                    "status": .number(Double(document.status)),
                    "length": .number(Double(document.length)),
                    "refresh": .string(document.refresh),
                ]))
        ])
    }

    /// Whether the document is loaded: its `load` event was fired, or is about to be.
    public var isLoaded: Bool {
        guard response != nil else { return true }
        return (try? page.script("html/life-cycle").property("isLoaded").bool) ?? true
    }
}

extension Page {
    /// What requests of the page's document say of where they come from (Referrer Policy, section 3).
    package var referrerPolicy: ReferrerPolicy {
        feature(DocumentFeature.self)?.response?.referrerPolicy ?? .unsaid
    }
}
