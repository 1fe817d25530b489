internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// The Swift half of encoding.js (Encoding Standard, section 7) and base64.js.
final class EncodingFeature: PageFeature {
    /// Decoders of scripts that are in the middle of a stream.
    private var decoders = HandleTable<TextDecodingStream>()

    init(in page: Page) {}

    static let host = HostInterface(
        of: EncodingFeature.self,
        [
            // (label) -> the encoding's name in lower case, null for an unknown label
            .init("encoding.named", [.string], returns: .optional(.string)) { _, call in
                WebEncoding.named(call.string(0)).map { .string($0.lowercasedName) } ?? .null
            },
            // (text) -> its bytes in UTF-8
            .init("encoding.encode", [.string], returns: .bytes) { _, call in
                .bytes(TextEncoding.encodeUTF8(call.utf16(0)))
            },
            // (text, encoding) -> its bytes; what the encoding does not have as forms write it
            .init("encoding.encodeAs", [.string, .string], returns: .bytes) { _, call in
                .bytes(try TextEncoding.encode(call.utf16(0), as: try encoding(call.string(1))))
            },
            // (labels of `accept-charset`, document's encoding) -> the name of the encoding that a
            // form is sent in ("pick an encoding for the form", HTML, section 4.10.22.5)
            .init("encoding.ofForm", [.optional(.string), .string], returns: .string) { _, call in
                guard let labels = call.string(at: 0) else {
                    return .string(try encoding(call.string(1)).outputEncoding.name)
                }
                let named = labels.unicodeScalars.split {
                    " \t\n\u{C}\r".unicodeScalars.contains($0)
                }
                .lazy.compactMap { WebEncoding.named(String($0)) }
                return .string((named.first ?? .utf8).outputEncoding.name)
            },
            // (text, room) -> { read, bytes }: as much of the text as there is room for
            .init("encoding.encodeInto", [.string, .integer], returns: .object) { _, call in
                encodeInto(call.utf16(0), room: call.integer(1))
            },
            // (encoding, bytes, fatal, ignoreBOM) -> text, null where the bytes are not of the
            // encoding
            .init(
                "encoding.decode", [.string, .bytes, .bool, .bool], returns: .optional(.string)
            ) { _, call in
                var stream = try decodingStream(call, fatal: 2)
                return (try? stream.decode(call.bytes(1), isLast: true)).map { .utf16($0) } ?? .null
            },
            // (encoding, fatal, ignoreBOM) -> a decoder
            .init("encoding.open", [.string, .bool, .bool], returns: .handle) { feature, call in
                .number(Double(feature.decoders.add(try decodingStream(call, fatal: 1)).number))
            },
            // (decoder, bytes, isLast) -> text, null where the bytes are not of the encoding
            .init(
                "encoding.feed", [.handle, .bytes, .bool], returns: .optional(.string)
            ) { feature, call in
                let decoder = call.handle(0, of: TextDecodingStream.self)
                let bytes = call.bytes(1)
                let isLast = call.isTruthy(at: 2)
                let units = try? feature.decoders.change(decoder) {
                    try $0.decode(bytes, isLast: isLast)
                }
                return units.map { .utf16($0) } ?? .null
            },
            // (decoder)
            .init("encoding.close", [.handle]) { feature, call in
                _ = feature.decoders.remove(call.handle(0, of: TextDecodingStream.self))
                return .undefined
            },
            // (first bytes, label, MIME type) -> the name of the encoding to decode with: that of
            // the byte order mark, of the label, of the type's charset (File API, section 6.3), or
            // UTF-8
            .init(
                "encoding.sniff", [.bytes, .optional(.string), .optional(.string)],
                returns: .string
            ) { _, call in
                let type = call.string(at: 2).flatMap { MIMEType(parsing: $0) }
                let found =
                    TextEncoding.sniffBOM(call.bytes(0))
                    ?? call.string(at: 1).flatMap(WebEncoding.named)
                    ?? type?.encoding(fallback: .utf8) ?? .utf8
                return .string(found.lowercasedName)
            },
            // (text) -> base64; null if a character is beyond U+00FF
            .init("base64.encode", [.string], returns: .optional(.string)) { _, call in
                let units = call.utf16(0)
                guard units.allSatisfy({ $0 < 256 }) else { return .null }
                return .string(
                    ForgivingBase64.encode(units.map { UInt8(truncatingIfNeeded: $0) }))
            },
            // (text) -> a character for each byte; null for a text that is no base64
            .init("base64.decode", [.string], returns: .optional(.string)) { _, call in
                // What is no byte is no letter of the alphabet either.
                let letters = call.utf16(0).map { UInt8(exactly: $0) ?? 0xFF }
                guard let bytes = ForgivingBase64.decode(letters) else { return .null }
                return .utf16(bytes.map(UInt16.init))
            },
        ])

    /// The encoding of a name.
    ///
    /// - Throws: HostError for a name that is of none.
    static func encoding(_ name: String) throws -> WebEncoding {
        guard let encoding = WebEncoding.named(name) else {
            throw HostError(message: "encoding: '\(name)' is no encoding")
        }
        return encoding
    }

    private static func encodeInto(_ units: [UInt16], room: Int) -> HostResult {
        var read = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let room = UnsafeMutableBufferPointer(rebasing: buffer[..<room])
            (read, count) = units.withUnsafeBufferPointer { TextEncoding.encodeInto($0, room) }
        }
        return .object(["read": .number(Double(read)), "bytes": .bytes(bytes)])
    }

    private static func decodingStream(
        _ call: borrowing HostCall, fatal index: Int
    ) throws -> TextDecodingStream {
        TextDecodingStream(
            try encoding(call.string(0)), fatal: call.isTruthy(at: index),
            ignoreBOM: call.isTruthy(at: index + 1))
    }
}
