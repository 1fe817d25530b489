internal import ScriptEngine
internal import WebPlatform

/// The Swift half of canvas/png.js, which makes one file after the other, and of canvas/image-bitmap.js.
final class CanvasFeature: PageFeature {
    private var file: PNGFile?

    init(in page: Page) {}

    static let host = HostInterface(
        of: CanvasFeature.self,
        [
            // (width, height): begins a file
            .init("png.begin", [.integer, .integer], returns: .nothing) { feature, call in
                feature.file = PNGFile(width: call.integer(0), height: call.integer(1))
                return .undefined
            },
            // (rows of four bytes a pixel) -> what follows in the file
            .init("png.rows", [.bytes], returns: .bytes) { feature, call in
                .bytes(feature.file?.add(rows: call.bytes(0)) ?? [])
            },
            // (how many rows, whether they are opaque) -> what follows in the file
            .init("png.blackRows", [.integer, .bool], returns: .bytes) { feature, call in
                let rows = call.integer(0)
                let isOpaque = call.isTruthy(at: 1)
                return .bytes(feature.file?.addBlack(rows: rows, isOpaque: isOpaque) ?? [])
            },
            // (an image's file) -> { width, height }, or null for what is none
            .init("canvas.imageSize", [.bytes], returns: .optional(.object)) { _, call in
                guard let size = ImageSize(of: call.bytes(0)) else { return .null }
                return .object([
                    "width": .number(Double(size.width)), "height": .number(Double(size.height)),
                ])
            },
            // -> the end of the file
            .init("png.end", returns: .bytes) { feature, _ in
                defer { feature.file = nil }
                return .bytes(feature.file?.end() ?? [])
            },
        ])

    func stop() { file = nil }
}
