internal import ScriptEngine
internal import WebPlatform

/// What the objects of Fetch and messages need of the host.
final class ObjectsFeature: PageFeature {
    init(in page: Page) {}

    static let host = HostInterface(
        of: ObjectsFeature.self,
        [
            // (value) -> whether it is a Proxy: no function of the language tells.
            .init("objects.isProxy", [.any], returns: .bool) { _, call in
                .bool(call.isProxy(at: 0))
            },
            // (text) -> its bytes; a lone surrogate counts as U+FFFD
            .init("objects.utf8", [.string], returns: .bytes) { _, call in
                .bytes(TextEncoding.encodeUTF8(call.utf16(0)))
            },
            // (bytes, whether a byte order mark is left out) -> text
            .init("objects.text", [.bytes, .bool], returns: .string) { _, call in
                let bytes = call.bytes(0)
                return .utf16(
                    call.isTruthy(at: 1)
                        ? TextEncoding.decodeUTF8(bytes) : TextEncoding.decodeUTF8WithoutBOM(bytes))
            },
        ])
}
