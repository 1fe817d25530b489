internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// Decoders in the middle of a stream (Encoding Standard, section 7.2): what a script keeps of one is
/// its number.
struct PageDecoders {
    private var streams: [Int: TextDecodingStream] = [:]
    private var last = 0

    mutating func open(_ stream: TextDecodingStream) -> Int {
        last += 1
        streams[last] = stream
        return last
    }

    /// Decodes a chunk; nil where `fatal` met a fault, or where there is no such decoder.
    mutating func feed(_ number: Int, _ bytes: [UInt8], isLast: Bool) -> [UInt16]? {
        try? streams[number]?.decode(bytes, isLast: isLast)
    }

    mutating func close(_ number: Int) { streams[number] = nil }
}

/// The Swift half of encoding.js.
extension PagePlatform {
    static let encodingFunctions: [String: PlatformFunction] = [
        // (label) -> the encoding's name in lower case, null for an unknown label
        "encoding.named": { _, call in
            guard let found = call.string(at: 0).flatMap(WebEncoding.named) else { return .null }
            return .string(found.lowercasedName)
        },
        // (text) -> its bytes in UTF-8
        "encoding.encode": { _, call in
            .bytes(TextEncoding.encodeUTF8(call.utf16(at: 0) ?? []))
        },
        // (text, room) -> { read, bytes }: as much of the text as there is room for
        "encoding.encodeInto": { platform, call in
            let units = call.utf16(at: 0) ?? []
            let room = call.number(at: 1).flatMap { Int(exactly: $0) } ?? 0
            var read = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let room = UnsafeMutableBufferPointer(rebasing: buffer[..<room])
                (read, count) = units.withUnsafeBufferPointer {
                    TextEncoding.encodeInto($0, room)
                }
            }
            return .value(
                try platform.makeObject(["read": .number(Double(read)), "bytes": .bytes(bytes)]))
        },
        // (encoding, bytes, fatal, ignoreBOM) -> text, null where the bytes are not of the encoding
        "encoding.decode": { _, call in
            var stream = decodingStream(call, fatal: 2)
            guard let units = try? stream.decode(call.bytes(at: 1) ?? [], isLast: true) else {
                return .null
            }
            return .utf16(units)
        },
        // (encoding, fatal, ignoreBOM) -> the number of a decoder
        "encoding.open": { platform, call in
            .number(Double(platform.decoders.open(decodingStream(call, fatal: 1))))
        },
        // (number, bytes, isLast) -> text, null where the bytes are not of the encoding
        "encoding.feed": { platform, call in
            guard
                let units = platform.decoders.feed(
                    number(call), call.bytes(at: 1) ?? [], isLast: call.isTruthy(at: 2))
            else { return .null }
            return .utf16(units)
        },
        // (number)
        "encoding.close": { platform, call in
            platform.decoders.close(number(call))
            return .undefined
        },
        // (first bytes, label, MIME type) -> the name of the encoding to decode with: that of the byte
        // order mark, of the label, of the type's charset (File API, section 6.3), or UTF-8
        "encoding.sniff": { _, call in
            let type = call.string(at: 2).flatMap { MIMEType(parsing: $0) }
            let found =
                TextEncoding.sniffBOM(call.bytes(at: 0) ?? [])
                ?? call.string(at: 1).flatMap(WebEncoding.named)
                ?? type?.encoding(fallback: .utf8) ?? .utf8
            return .string(found.lowercasedName)
        },
    ]

    private static func decodingStream(
        _ call: borrowing HostCall, fatal index: Int
    ) -> TextDecodingStream {
        TextDecodingStream(
            call.string(at: 0).flatMap(WebEncoding.named) ?? .utf8,
            fatal: call.isTruthy(at: index), ignoreBOM: call.isTruthy(at: index + 1))
    }

    private static func number(_ call: borrowing HostCall) -> Int {
        call.number(at: 0).flatMap { Int(exactly: $0) } ?? 0
    }
}

/// The Swift half of file-reader.js and blob-urls.js.
extension PagePlatform {
    static let blobFunctions: [String: PlatformFunction] = [
        // (bytes) -> base64
        "blob.base64": { _, call in .string(ForgivingBase64.encode(call.bytes(at: 0) ?? [])) },
        // The page's origin, serialized: "null" for a page without a URL.
        "blob.origin": { platform, _ in
            .string(WebURL(platform.surroundings.window.url)?.origin ?? "null")
        },
    ]
}
