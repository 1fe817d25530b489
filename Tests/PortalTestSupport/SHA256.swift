/// SHA-256 (FIPS 180-4), for tests that compare pinned hashes; Foundation has none on Linux.
package enum SHA256 {
    /// The digest, 32 bytes.
    package static func digest(_ message: some Collection<UInt8>) -> [UInt8] {
        var state = initialState
        var bytes = Array(message)
        let length = UInt64(bytes.count) * 8
        bytes.append(0x80)
        while bytes.count % 64 != 56 { bytes.append(0) }
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
        for start in stride(from: 0, to: bytes.count, by: 64) {
            compress(bytes[start..<start + 64], into: &state)
        }
        return state.flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
        }
    }

    private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var schedule = [UInt32](repeating: 0, count: 64)
        for (index, byte) in block.enumerated() {
            schedule[index / 4] = schedule[index / 4] << 8 | UInt32(byte)
        }
        for index in 16..<64 {
            let early = schedule[index - 15]
            let late = schedule[index - 2]
            schedule[index] =
                schedule[index - 16] &+ schedule[index - 7]
                &+ (turned(early, 7) ^ turned(early, 18) ^ early >> 3)
                &+ (turned(late, 17) ^ turned(late, 19) ^ late >> 10)
        }
        var work = state
        for index in 0..<64 {
            let choice = (work[4] & work[5]) ^ (~work[4] & work[6])
            let majority = (work[0] & work[1]) ^ (work[0] & work[2]) ^ (work[1] & work[2])
            let first =
                work[7] &+ (turned(work[4], 6) ^ turned(work[4], 11) ^ turned(work[4], 25))
                &+ choice &+ constants[index] &+ schedule[index]
            let second =
                (turned(work[0], 2) ^ turned(work[0], 13) ^ turned(work[0], 22)) &+ majority
            work = [first &+ second] + work[0..<7]
            work[4] = work[4] &+ first
        }
        for index in 0..<8 { state[index] = state[index] &+ work[index] }
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    private static let initialState = fractions(8, root: 2)
    private static let constants = fractions(64, root: 3)

    /// The first 32 bits of the fractional parts of roots of the first primes.
    private static func fractions(_ count: Int, root: Int) -> [UInt32] {
        let primes = (2...400).lazy.filter { number in
            !(2..<number).contains { number % $0 == 0 }
        }
        return primes.prefix(count).map { prime in
            // The integer part of root(prime) * 2^32, found bit by bit.
            var result: UInt64 = 0
            for bit in (0..<36).reversed() {
                let candidate = result | 1 << UInt64(bit)
                if isAtMost(candidate, power: root, prime: UInt64(prime)) { result = candidate }
            }
            return UInt32(truncatingIfNeeded: result)
        }
    }

    /// Whether `value` to a power is at most the prime with as many times 32 bits behind it.
    private static func isAtMost(_ value: UInt64, power: Int, prime: UInt64) -> Bool {
        let wide = UInt128(value)
        let product = power == 2 ? wide * wide : wide * wide * wide
        return product <= UInt128(prime) << UInt128(32 * power)
    }
}
