internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What the objects of Fetch and messages need of the host.
extension PagePlatform {
    static let objectFunctions: [String: PlatformFunction] = [
        // (object) -> whether it is a Proxy: no function of the language tells.
        "objects.isProxy": { _, call in .bool(call.isProxy(at: 0)) },
        // (text) -> its bytes; a lone surrogate counts as U+FFFD
        "objects.utf8": { _, call in .bytes(TextEncoding.encodeUTF8(call.utf16(at: 0) ?? [])) },
        // (bytes, whether a byte order mark is left out) -> text
        "objects.text": { _, call in
            let bytes = call.bytes(at: 0) ?? []
            return .utf16(
                call.isTruthy(at: 1)
                    ? TextEncoding.decodeUTF8(bytes) : TextEncoding.decodeUTF8WithoutBOM(bytes))
        },
        // (text, base or nothing) -> { href, origin, hasCredentials }, or null
        "url.resolve": { platform, call in
            let base = call.utf16(at: 1).flatMap { WebURL(utf16: $0) }
            let text = call.utf16(at: 0) ?? []
            try checkLength(text.count)
            guard let url = WebURL(utf16: text, base: base) else {
                return .null
            }
            return .value(
                try platform.makeObject([
                    "href": .string(url.href),
                    "origin": .string(url.origin),
                    "hasCredentials": .bool(!url.username.isEmpty || !url.password.isEmpty),
                ]))
        },
        // () -> the page's URL
        "url.page": { platform, _ in .string(platform.surroundings.window.url) },
    ]
}
