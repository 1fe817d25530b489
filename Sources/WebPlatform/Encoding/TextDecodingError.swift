/// Bytes that are not of the encoding, met by a decoder whose error mode is "fatal".
public struct TextDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The encoding that was asked for.
    public var encoding: WebEncoding
    /// How many bytes of the stream were read when the fault was known: it lies in them or, at the
    /// end of the stream, in what is missing after them.
    public var bytesRead: Int

    /// What is wrong, where, and what to do.
    public var description: String {
        """
        The bytes are not valid \(encoding.name): the fault is known after byte \(bytesRead). \
        Decode with the encoding the bytes are in, or without `fatal`, which puts U+FFFD there.
        """
    }
}
