/// A decoder with its settings and its place in a stream: what stands behind a `TextDecoder`
/// (sections 7.1 and 7.2 of the WHATWG Encoding Standard).
///
/// For example:
///
///     var stream = TextDecodingStream(.utf8, fatal: false, ignoreBOM: false)
///     let units = try stream.decode(bytes, isLast: true)
public struct TextDecodingStream: Sendable {
    /// The encoding the bytes are in.
    public let encoding: WebEncoding
    /// Whether an error throws; else it gives U+FFFD.
    public let fatal: Bool
    /// Whether a byte order mark at the start stays in the text.
    public let ignoreBOM: Bool

    private var decoder: any StreamDecoder
    /// "Do not flush": whether the next chunk goes on where the last one ended.
    private var goesOn = false
    private var hasSeenBOM = false
    /// What a fatal error left in the queue.
    private var unread: [UInt8] = []
    private var bytesReceived = 0

    /// A stream before its first byte.
    public init(_ encoding: WebEncoding, fatal: Bool = false, ignoreBOM: Bool = false) {
        self.encoding = encoding
        self.fatal = fatal
        self.ignoreBOM = ignoreBOM
        decoder = encoding.makeDecoder()
    }

    /// Decodes one chunk (`TextDecoder.decode`).
    ///
    /// - Parameter isLast: Whether the stream ends with the chunk (`stream: false`). The next
    ///   chunk then starts a new stream.
    /// - Returns: UTF-16 units without lone surrogates.
    /// - Throws: `TextDecodingError` at the first error when `fatal`. As the standard has it, the
    ///   bytes after the error stay in the queue when the stream goes on.
    public mutating func decode(
        _ bytes: UnsafeRawBufferPointer, isLast: Bool
    ) throws(TextDecodingError) -> [UInt16] {
        try decode(bytes.bindMemory(to: UInt8.self), isLast: isLast)
    }

    /// Decodes one chunk; see `decode(_:isLast:)` of a buffer.
    public mutating func decode(_ bytes: [UInt8], isLast: Bool) throws(TextDecodingError)
        -> [UInt16]
    {
        try bytes.withUnsafeBufferPointer { buffer throws(TextDecodingError) in
            try decode(buffer, isLast: isLast)
        }
    }

    private mutating func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
    ) throws(TextDecodingError) -> [UInt16] {
        if !goesOn {
            decoder = encoding.makeDecoder()
            hasSeenBOM = false
            unread = []
            bytesReceived = 0
        }
        goesOn = !isLast
        bytesReceived += bytes.count
        guard !unread.isEmpty else { return try process(bytes, isLast: isLast) }
        let queue = unread + bytes
        unread = []
        return try queue.withUnsafeBufferPointer { buffer throws(TextDecodingError) in
            try process(buffer, isLast: isLast)
        }
    }

    private mutating func process(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
    ) throws(TextDecodingError) -> [UInt16] {
        do {
            let output = try decoder.decode(bytes, isLast: isLast, fatal: fatal)
            return withoutBOM(output)
        } catch {
            unread = error.unread
            throw TextDecodingError(
                encoding: encoding, bytesRead: bytesReceived - error.unread.count)
        }
    }

    /// "Serialize I/O queue" (section 7.1).
    private mutating func withoutBOM(_ output: [UInt16]) -> [UInt16] {
        guard !ignoreBOM, !hasSeenBOM, let first = output.first else { return output }
        hasSeenBOM = true
        return first == 0xFEFF && encoding.mayHaveBOM ? Array(output.dropFirst()) : output
    }
}
