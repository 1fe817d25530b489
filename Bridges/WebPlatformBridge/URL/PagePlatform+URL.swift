internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// URLs for url.js (URL Standard): a URL is its href on the other side, with the offsets of its parts
/// in an array that both sides see.
extension PagePlatform {
    /// The most bytes that a URL, or a part that is set, may have: parsing cannot be interrupted.
    static let longestURL = 8 << 20

    static let urlFunctions: [String: PlatformFunction] = [
        // () -> Int32Array of 8: see WebURL.components
        "url.offsets": { platform, _ in .value(platform.urlOffsets.value) },
        // (text, base text or undefined) -> href, or undefined
        "url.parse": { platform, call in
            guard let url = try PagePlatform.parse(call) else { return .undefined }
            platform.tellOffsets(of: url)
            return .utf8(url.utf8)
        },
        // (text, base text or undefined) -> whether it can be parsed
        "url.canParse": { _, call in .bool(try PagePlatform.parse(call) != nil) },
        // (href) -> serialized origin
        "url.origin": { _, call in
            .string(call.utf8(at: 0).flatMap { WebURL(utf8: $0) }?.origin ?? "null")
        },
        // (href, name of the attribute, text) -> href; undefined where the new href is none
        "url.set": { platform, call in
            guard var url = call.utf8(at: 0).flatMap({ WebURL(utf8: $0) }),
                let text = call.utf8(at: 2)
            else { return .undefined }
            try checkLength(text.count)
            switch call.string(at: 1) {
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
            default: return .undefined
            }
            platform.tellOffsets(of: url)
            return .utf8(url.utf8)
        },
        // (percent-encoded text) -> text
        "url.decode": { _, call in
            let bytes = PercentEncoding.decode(call.utf8(at: 0) ?? [])
            return .utf16(ScalarValueText.utf16(bytes))
        },
    ]

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
        guard let text = call.utf8(at: 0) else { return nil }
        try checkLength(text.count)
        guard let base = call.utf8(at: 1) else { return WebURL(utf8: text) }
        return WebURL(utf8: base).flatMap { WebURL(utf8: text, base: $0) }
    }

    private func tellOffsets(of url: WebURL) {
        let parts = url.components
        urlOffsets.set(0, parts.protocolEnd)
        urlOffsets.set(1, parts.usernameEnd)
        urlOffsets.set(2, parts.hostStart)
        urlOffsets.set(3, parts.hostEnd)
        urlOffsets.set(4, parts.port)
        urlOffsets.set(5, parts.pathnameStart)
        urlOffsets.set(6, parts.searchStart)
        urlOffsets.set(7, parts.hashStart)
    }
}
