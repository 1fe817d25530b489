internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// The Swift half of file-reader.js and blob-urls.js.
final class FilesFeature: PageFeature {
    private unowned let page: Page

    init(in page: Page) { self.page = page }

    static let host = HostInterface(
        of: FilesFeature.self,
        [
            // (bytes) -> base64
            .init("blob.base64", [.bytes], returns: .string) { _, call in
                .string(ForgivingBase64.encode(call.bytes(0)))
            },
            // The page's origin, serialized: "null" for a page without a URL.
            .init("blob.origin", returns: .string) { feature, _ in
                .string(feature.page.location?.origin ?? "null")
            },
        ])
}
