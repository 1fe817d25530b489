/// An encoder of an encoding other than UTF-8, with what it keeps from one code point to the next.
protocol LegacyEncoder {
    /// The handler (section 4.1), run until the code point is done with.
    ///
    /// - Returns: The code point the encoding cannot write ("error with code point"), if so.
    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32?
    /// The handler at the end of the queue.
    mutating func finish(into output: inout [UInt8])
}

extension LegacyEncoder {
    mutating func finish(into output: inout [UInt8]) {}
}
