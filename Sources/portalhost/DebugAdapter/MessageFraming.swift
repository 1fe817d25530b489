/// Takes the messages of the Debug Adapter Protocol out of a stream of bytes: a header with
/// `Content-Length`, an empty line, and so many bytes.
struct MessageFraming {
    /// Why what comes is no such stream; there is no way back into it.
    struct Problem: Error, Equatable {
        let words: String
    }

    /// A longer message is none of an editor's.
    static let mostBytes = 64 << 20
    /// A longer header is none.
    private static let mostHeaderBytes = 8 << 10

    private var bytes: [UInt8] = []
    private var start = 0

    /// Takes bytes as they come.
    mutating func feed(_ more: some Sequence<UInt8>) {
        if start > 1 << 16 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next whole message; nil if more bytes have to come first.
    mutating func next() throws(Problem) -> [UInt8]? {
        guard let end = endOfHeader() else {
            guard bytes.count - start <= Self.mostHeaderBytes else {
                throw Problem(words: "a message's header does not end")
            }
            return nil
        }
        let header = String(decoding: bytes[start..<end], as: UTF8.self)
        let length = try Self.length(in: header)
        let body = end + 4
        guard bytes.count - body >= length else { return nil }
        start = body + length
        return Array(bytes[body..<start])
    }

    /// Where the empty line begins.
    private func endOfHeader() -> Int? {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        var index = start
        while index + 4 <= bytes.count, index - start <= Self.mostHeaderBytes {
            if bytes[index] == 0x0D, bytes[index..<index + 4].elementsEqual(end) { return index }
            index += 1
        }
        return nil
    }

    private static func length(in header: String) throws(Problem) -> Int {
        var length: Int?
        for line in header.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else {
                throw Problem(words: "'\(line.prefix(60))' is no line of a message's header")
            }
            guard parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " }
            guard let number = Int(digits), number >= 0, number <= mostBytes else {
                throw Problem(words: "'\(digits.prefix(30))' is no length of a message")
            }
            length = number
        }
        guard let length else { throw Problem(words: "a message has no Content-Length") }
        return length
    }

    /// A message with its header.
    static func framed(_ body: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
