internal import ScriptEngine
internal import WebPlatform

/// The Swift half of compression.js.
final class CompressionFeature: PageFeature {
    /// The most streams that are under way at once: zlib's memory is not the engine's, and no limit of a
    /// script would count it.
    private static let most = 200

    private var codecs = HandleTable<CompressionCodec>()

    init(in page: Page) {}

    static let host = HostInterface(
        of: CompressionFeature.self,
        [
            // (format, whether it packs) -> a codec
            .init("compression.open", [.string, .bool], returns: .handle) { feature, call in
                guard feature.codecs.count < most else {
                    throw HostError(
                        name: "RangeError",
                        message: "\(most) compression streams of the page are not at their end")
                }
                guard let format = CompressionFormat(rawValue: call.string(0)) else {
                    throw HostError(message: "'\(call.string(0))' is no format of compression")
                }
                let codec = CompressionCodec(call.isTruthy(at: 1) ? .pack : .unpack, format)
                return .number(Double(feature.codecs.add(codec).number))
            },
            // (codec, bytes or null at the end) -> { bytes, problem or null }; it is closed at the end, and
            // where there is a problem
            .init(
                "compression.take", [.handle, .optional(.bytes)], returns: .object
            ) { feature, call in
                let handle = call.handle(0, of: CompressionCodec.self)
                guard let codec = feature.codecs[handle] else {
                    return .object(["bytes": .bytes([]), "problem": .string("it is closed")])
                }
                let input = call.bytes(at: 1)
                let output = input.map { codec.take($0) } ?? codec.end()
                if input == nil || output.problem != nil { _ = feature.codecs.remove(handle) }
                return .object([
                    "bytes": .bytes(output.bytes),
                    "problem": output.problem.map { .string($0) } ?? .null,
                ])
            },
        ])

    func stop() { codecs = HandleTable() }
}
