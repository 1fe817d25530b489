/// IPv6 addresses as URLs write them (URL Standard, 3.5 and 3.6).
enum IPv6Address {
    /// The IPv6 parser, on what is between the brackets.
    ///
    /// - Returns: Eight pieces; `nil` for failure.
    static func parse(_ input: ArraySlice<UInt8>) -> [UInt16]? {
        let colon = UInt8(ascii: ":")
        var address = [UInt16](repeating: 0, count: 8)
        var piece = 0
        var compress: Int?
        var pointer = input.startIndex
        if input.first == colon {
            guard input.count > 1, input[pointer + 1] == colon else { return nil }
            pointer += 2
            piece = 1
            compress = 1
        }
        while pointer < input.endIndex {
            if piece == 8 { return nil }
            if input[pointer] == colon {
                if compress != nil { return nil }
                pointer += 1
                piece += 1
                compress = piece
                continue
            }
            let start = pointer
            var value: UInt16 = 0
            while pointer < input.endIndex, pointer < start + 4,
                let digit = PercentEncoding.hexDigit(input[pointer])
            {
                value = value << 4 | UInt16(digit)
                pointer += 1
            }
            if pointer < input.endIndex, input[pointer] == UInt8(ascii: ".") {
                guard pointer > start, piece <= 6, let last = embeddedIPv4(input[start...]) else {
                    return nil
                }
                address[piece] = UInt16(last >> 16)
                address[piece + 1] = UInt16(last & 0xFFFF)
                piece += 2
                break
            }
            if pointer < input.endIndex {
                guard input[pointer] == colon else { return nil }
                pointer += 1
                if pointer == input.endIndex { return nil }
            }
            address[piece] = value
            piece += 1
        }
        if let compress {
            let moved = piece - compress
            let tail = Array(address[compress..<piece])
            for index in compress..<8 { address[index] = 0 }
            address.replaceSubrange((8 - moved)..<8, with: tail)
        } else if piece != 8 {
            return nil
        }
        return address
    }

    /// The four decimal numbers that may end an IPv6 address.
    private static func embeddedIPv4(_ input: ArraySlice<UInt8>) -> UInt32? {
        let parts = input.split(
            separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(isASCIIDigit) else { return nil }
            if part.count > 1, part.first == UInt8(ascii: "0") { return nil }
            let value = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) }
            guard value <= 255 else { return nil }
            address = address << 8 | value
        }
        return address
    }

    /// The IPv6 serializer, without brackets: the first longest run of two
    /// zero pieces or more is written `::`.
    static func append(_ pieces: [UInt16], to output: inout [UInt8]) {
        let compressed = longestZeroRun(pieces)
        var index = 0
        while index < 8 {
            if index == compressed.lowerBound, !compressed.isEmpty {
                output += (index == 0 ? "::" : ":").utf8
                index = compressed.upperBound
                continue
            }
            output += String(pieces[index], radix: 16).utf8
            if index != 7 { output.append(UInt8(ascii: ":")) }
            index += 1
        }
    }

    private static func longestZeroRun(_ pieces: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, pieces[end] == 0 { end += 1 }
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        return longest
    }
}
