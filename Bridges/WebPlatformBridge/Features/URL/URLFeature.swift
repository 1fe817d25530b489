internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// URLs for url.js (URL Standard): a URL is its href on the other side, with the offsets of its parts
/// in an array that both sides see.
final class URLFeature: PageFeature {
    private unowned let page: Page
    /// The offsets of the URL that was parsed last.
    private lazy var offsets = page.context.makeSharedNumbers(count: 8)

    init(in page: Page) { self.page = page }

    /// The most bytes that a URL, or a part that is set, may have: parsing cannot be interrupted.
    static let longestURL = 8 << 20

    static let host = HostInterface(
        of: URLFeature.self,
        [
            // () -> the page's URL, or the one that stands for it where its own is no base of others
            .init("url.page", returns: .string) { feature, _ in
                let page = feature.page
                guard page.url.hasPrefix("about:"), page.depth > 0 else { return .string(page.url) }
                return .string(page.location?.href ?? page.url)
            },
            // () -> the page's origin
            .init("url.pageOrigin", returns: .string) { feature, _ in
                .string(feature.page.location?.origin ?? "null")
            },
            // () -> Int32Array of 8: see WebURL.components
            .init("url.offsets", returns: .object) { feature, _ in .value(feature.offsets.value) },
            // (text, base text or nothing) -> href, or undefined
            .init(
                "url.parse", [.string, .optional(.string)], returns: .optional(.string)
            ) { feature, call in
                guard let url = try parse(call) else { return .undefined }
                feature.tellOffsets(of: url)
                return .utf8(url.utf8)
            },
            // (text, base text or nothing) -> whether it can be parsed
            .init("url.canParse", [.string, .optional(.string)], returns: .bool) { _, call in
                .bool(try parse(call) != nil)
            },
            // (text, base or nothing) -> { href, origin, hasCredentials }, or null
            .init(
                "url.resolve", [.string, .optional(.string)], returns: .optional(.object)
            ) { _, call in
                let base = call.utf16(at: 1).flatMap { WebURL(utf16: $0) }
                let text = call.utf16(0)
                try checkLength(text.count)
                guard let url = WebURL(utf16: text, base: base) else { return .null }
                return .object([
                    "href": .string(url.href), "origin": .string(url.origin),
                    "hasCredentials": .bool(!url.username.isEmpty || !url.password.isEmpty),
                ])
            },
            // (href) -> serialized origin
            .init("url.origin", [.string], returns: .string) { _, call in
                .string(WebURL(utf8: call.utf8(0))?.origin ?? "null")
            },
            // (href, name of the attribute, text) -> href; undefined where the new href is none
            .init(
                "url.set", [.string, .string, .string], returns: .optional(.string)
            ) { feature, call in
                guard var url = WebURL(utf8: call.utf8(0)) else { return .undefined }
                let text = call.utf8(2)
                try checkLength(text.count)
                try set(call.string(1), of: &url, to: text)
                feature.tellOffsets(of: url)
                return .utf8(url.utf8)
            },
            // (text, base text or nothing, document's encoding) -> href, or undefined
            .init(
                "url.parseEncoded", [.string, .optional(.string), .string],
                returns: .optional(.string)
            ) { feature, call in
                let text = call.utf8(0)
                try checkLength(text.count)
                let encoding = try EncodingFeature.encoding(call.string(2))
                let base = call.utf8(at: 1).map { WebURL(utf8: $0) }
                if let base, base == nil { return .undefined }
                guard let url = EncodedURL.parse(utf8: text, base: base ?? nil, encoding: encoding)
                else { return .undefined }
                feature.tellOffsets(of: url)
                return .utf8(url.utf8)
            },
            // (name or value of a form, encoding) -> its form in a query
            .init("url.formComponent", [.string, .string], returns: .string) { _, call in
                let encoding = try EncodingFeature.encoding(call.string(1))
                return .utf8(EncodedURL.formComponent(call.utf16(0), encoding: encoding))
            },
            // (percent-encoded text) -> text
            .init("url.decode", [.string], returns: .string) { _, call in
                .utf16(ScalarValueText.utf16(PercentEncoding.decode(call.utf8(0))))
            },
        ])

    private static func set(_ part: String, of url: inout WebURL, to text: [UInt8]) throws {
        switch part {
        case "protocol": url.setProtocol(text)
        case "username": url.setUsername(text)
        case "password": url.setPassword(text)
        case "host": url.setHost(text)
        case "hostname": url.setHostname(text)
        case "port": url.setPort(text)
        case "pathname": url.setPathname(text)
        case "search": url.setSearch(text)
        case "hash": url.setHash(text)
        case "query": url.setEncodedQuery(text.isEmpty ? nil : text)
        // A form that sends nothing has an empty query, not none (HTML, section 4.10.22.3).
        case "form query": url.setEncodedQuery(text)
        default: throw HostError(message: "url.set: a URL has no '\(part)'")
        }
    }

    /// - Throws: HostError for a text that is longer than `longestURL`.
    static func checkLength(_ count: Int) throws {
        guard count > longestURL else { return }
        throw HostError(
            name: "RangeError",
            message:
                "A URL of more than \(longestURL) bytes is more than a page may make: put large "
                + "contents into a Blob or a request's body.")
    }

    private static func parse(_ call: borrowing HostCall) throws -> WebURL? {
        let text = call.utf8(0)
        try checkLength(text.count)
        guard let base = call.utf8(at: 1) else { return WebURL(utf8: text) }
        return WebURL(utf8: base).flatMap { WebURL(utf8: text, base: $0) }
    }

    private func tellOffsets(of url: WebURL) {
        let parts = url.components
        offsets.set(0, parts.protocolEnd)
        offsets.set(1, parts.usernameEnd)
        offsets.set(2, parts.hostStart)
        offsets.set(3, parts.hostEnd)
        offsets.set(4, parts.port)
        offsets.set(5, parts.pathnameStart)
        offsets.set(6, parts.searchStart)
        offsets.set(7, parts.hashStart)
    }
}
