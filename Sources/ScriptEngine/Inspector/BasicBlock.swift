/// A piece of a script that runs as a whole, as the engine counts it, in UTF-16 code units.
public struct BasicBlock: Equatable, Sendable {
    /// Where it begins.
    public var start: Int
    /// Its last code unit.
    public var end: Int
    /// How often it ran.
    public var count: Int

    /// Makes one.
    public init(start: Int, end: Int, count: Int) {
        self.start = start
        self.end = end
        self.count = count
    }
}

extension BasicBlock {
    /// How a reply begins that lists blocks.
    private static let beginning = #"{"result":{"basicBlocks":["#

    /// The blocks of a reply: there are thousands of them, all alike, so that a general reader would take
    /// most of the time.
    ///
    /// - Returns: The blocks and the number of the request; nil for any other message.
    static func list(_ text: String) -> (blocks: [BasicBlock], request: Int)? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = unsafe BlockReader(bytes: bytes)
            return reader.list(after: beginning)
        }
    }
}

/// Reads what `BasicBlock.list` is given.
@safe
private struct BlockReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = unsafe bytes }

    mutating func list(after beginning: String) -> (blocks: [BasicBlock], request: Int)? {
        guard take(beginning) else { return nil }
        var blocks: [BasicBlock] = []
        while !take("]") {
            if !blocks.isEmpty, !take(",") { return nil }
            guard let block = block() else { return nil }
            blocks.append(block)
        }
        guard take(#"},"id":"#), let request = number(), take("}"), unsafe index == bytes.count
        else {
            return nil
        }
        return (blocks, request)
    }

    private mutating func block() -> BasicBlock? {
        guard take(#"{"startOffset":"#), let start = number(), take(#","endOffset":"#),
            let end = number(), take(#","hasExecuted":"#), take("true") || take("false"),
            take(#","executionCount":"#), let count = number(), take("}")
        else { return nil }
        return BasicBlock(start: start, end: end, count: count)
    }

    private mutating func number() -> Int? {
        let isNegative = take("-")
        let first = index
        var value = 0
        while unsafe index < bytes.count, index - first < 18, case let digit = unsafe bytes[index],
            digit >= 0x30, digit <= 0x39
        {
            value = value * 10 + Int(digit - 0x30)
            index += 1
        }
        guard index > first else { return nil }
        return isNegative ? -value : value
    }

    private mutating func take(_ text: String) -> Bool {
        var here = index
        for byte in text.utf8 {
            guard unsafe here < bytes.count, unsafe bytes[here] == byte else { return false }
            here += 1
        }
        index = here
        return true
    }
}
