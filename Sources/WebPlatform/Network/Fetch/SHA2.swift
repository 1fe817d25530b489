/// SHA-256, SHA-384 and SHA-512 (FIPS 180-4).
///
/// Its constants are the fractions of roots of primes (sections 4.2 and 5.3), worked out here.
enum SHA2 {
    static func digest(_ bytes: [UInt8], bits: Int) -> [UInt8] {
        switch bits {
        case 256:
            hash(
                bytes, of: UInt32.self, rounds: 64, initial: initial256,
                big: (2, 13, 22, 6, 11, 25), small: (7, 18, 3, 17, 19, 10))
        default:
            Array(
                hash(
                    bytes, of: UInt64.self, rounds: 80,
                    initial: bits == 384 ? initial384 : initial512,
                    big: (28, 34, 39, 14, 18, 41), small: (1, 8, 7, 19, 61, 6)
                ).prefix(bits / 8))
        }
    }

    private static func hash<Word: FixedWidthInteger & UnsignedInteger>(
        _ bytes: [UInt8], of: Word.Type, rounds: Int, initial: [UInt64],
        big: (Word, Word, Word, Word, Word, Word), small: (Word, Word, Word, Word, Word, Word)
    ) -> [UInt8] {
        let size = Word.bitWidth / 8
        let shift = 64 - Word.bitWidth
        let constants = cubeRoots.prefix(rounds).map { Word(truncatingIfNeeded: $0 >> shift) }
        var state = initial.map { Word(truncatingIfNeeded: $0 >> shift) }
        var message = bytes + [0x80]
        let block = size * 16
        message += [UInt8](
            repeating: 0,
            count: (2 * block - size * 2 - message.count % block) % block + size * 2 - 8)
        for place in stride(from: 56, through: 0, by: -8) {
            message.append(UInt8(truncatingIfNeeded: (UInt64(bytes.count) * 8) >> UInt64(place)))
        }
        func turned(_ word: Word, _ by: Word) -> Word {
            word >> by | word << (Word(Word.bitWidth) - by)
        }
        var schedule = [Word](repeating: 0, count: rounds)
        for start in stride(from: 0, to: message.count, by: block) {
            for index in 0..<16 {
                schedule[index] = (0..<size).reduce(0) {
                    $0 << 8 | Word(message[start + index * size + $1])
                }
            }
            for index in 16..<rounds {
                let (w15, w2) = (schedule[index - 15], schedule[index - 2])
                let s0 = turned(w15, small.0) ^ turned(w15, small.1) ^ (w15 >> small.2)
                let s1 = turned(w2, small.3) ^ turned(w2, small.4) ^ (w2 >> small.5)
                schedule[index] = schedule[index - 16] &+ s0 &+ schedule[index - 7] &+ s1
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for index in 0..<rounds {
                let s1 = turned(e, big.3) ^ turned(e, big.4) ^ turned(e, big.5)
                let one = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ schedule[index]
                let s0 = turned(a, big.0) ^ turned(a, big.1) ^ turned(a, big.2)
                let two = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
                (h, g, f, e) = (g, f, e, d &+ one)
                (d, c, b, a) = (c, b, a, one &+ two)
            }
            for (index, value) in [a, b, c, d, e, f, g, h].enumerated() {
                state[index] = state[index] &+ value
            }
        }
        return state.flatMap { word in
            (0..<size).map { UInt8(truncatingIfNeeded: word >> Word((size - 1 - $0) * 8)) }
        }
    }

    // MARK: - Constants

    private static let primes: [UInt64] = (2...409).filter { n in
        n < 4 || (2..<n).allSatisfy { $0 * $0 > n || n % $0 != 0 }
    }
    private static let initial512 = primes.prefix(8).map { root($0, 2) }
    private static let initial384 = primes[8..<16].map { root($0, 2) }
    private static let initial256 = initial512
    private static let cubeRoots = primes.map { root($0, 3) }

    /// The first 64 bits of the fraction of a prime's square or cube root.
    private static func root(_ prime: UInt64, _ power: Int) -> UInt64 {
        // The largest number whose power is not above prime * 2^(64 * power), bit by bit.
        var low = UInt128(0)
        for bit in stride(from: 69, through: 0, by: -1) {
            let trial = low | (UInt128(1) << UInt128(bit))
            if isAtMost(trial, prime, power) { low = trial }
        }
        return UInt64(truncatingIfNeeded: low)
    }

    private static func isAtMost(_ trial: UInt128, _ prime: UInt64, _ power: Int) -> Bool {
        // In limbs of 32 bits, since the power has more than 128.
        let limbs = split(trial)
        var product = limbs
        for _ in 1..<power { product = multiply(product, limbs) }
        var bound = [UInt32](repeating: 0, count: 2 * power) + split(UInt128(prime))
        while bound.count < product.count { bound.append(0) }
        while product.count < bound.count { product.append(0) }
        for index in stride(from: bound.count - 1, through: 0, by: -1)
        where product[index] != bound[index] {
            return product[index] < bound[index]
        }
        return true
    }

    private static func split(_ value: UInt128) -> [UInt32] {
        (0..<4).map { UInt32(truncatingIfNeeded: value >> UInt128($0 * 32)) }
    }

    private static func multiply(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var product = [UInt32](repeating: 0, count: left.count + right.count)
        for (i, a) in left.enumerated() {
            var carry: UInt64 = 0
            for (j, b) in right.enumerated() {
                let sum = UInt64(product[i + j]) + UInt64(a) * UInt64(b) + carry
                product[i + j] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            product[i + right.count] = UInt32(truncatingIfNeeded: carry)
        }
        return product
    }
}
