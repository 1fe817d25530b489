/// The block cipher of Web Cryptography (FIPS 197).
struct AES: Sendable {
    /// Bytes of a block.
    static let block = 16

    private let rounds: Int
    private let schedule: [UInt8]

    /// - Parameter key: 16, 24 or 32 bytes; nil for any other number of them.
    init?(key: [UInt8]) {
        guard [16, 24, 32].contains(key.count) else { return nil }
        rounds = key.count / 4 + 6
        schedule = Self.expand(key, to: 16 * (rounds + 1))
    }

    /// Encrypts one block (section 5.1).
    func encrypt(_ input: [UInt8]) -> [UInt8] {
        var state = input
        addKey(0, to: &state)
        for round in 1...rounds {
            var next = state
            for place in 0..<16 {
                // Columns stand one behind the other; row r is shifted by r.
                next[place] = Self.box[Int(state[(place + 4 * (place % 4)) % 16])]
            }
            state = round == rounds ? next : Self.mixed(next, by: [2, 3, 1, 1])
            addKey(round, to: &state)
        }
        return state
    }

    /// Decrypts one block (section 5.3).
    func decrypt(_ input: [UInt8]) -> [UInt8] {
        var state = input
        for round in stride(from: rounds, through: 1, by: -1) {
            addKey(round, to: &state)
            if round != rounds { state = Self.mixed(state, by: [14, 11, 13, 9]) }
            var next = state
            for place in 0..<16 {
                next[(place + 4 * (place % 4)) % 16] = Self.inverseBox[Int(state[place])]
            }
            state = next
        }
        addKey(0, to: &state)
        return state
    }

    private func addKey(_ round: Int, to state: inout [UInt8]) {
        for place in 0..<16 { state[place] ^= schedule[16 * round + place] }
    }

    /// "MixColumns", or its inverse.
    private static func mixed(_ state: [UInt8], by row: [UInt8]) -> [UInt8] {
        var result = state
        for column in stride(from: 0, to: 16, by: 4) {
            for place in 0..<4 {
                result[column + place] = (0..<4).reduce(0) { sum, other in
                    sum ^ product(row[(other + 4 - place) % 4], state[column + other])
                }
            }
        }
        return result
    }

    /// "KeyExpansion" (section 5.2).
    private static func expand(_ key: [UInt8], to count: Int) -> [UInt8] {
        var bytes = key
        bytes.reserveCapacity(count)
        var constant: UInt8 = 1
        while bytes.count < count {
            var word = Array(bytes.suffix(4))
            let place = bytes.count % key.count
            if place == 0 {
                word = [word[1], word[2], word[3], word[0]].map { box[Int($0)] }
                word[0] ^= constant
                constant = product(2, constant)
            } else if key.count == 32, place == 16 {
                word = word.map { box[Int($0)] }
            }
            for byte in 0..<4 { bytes.append(bytes[bytes.count - key.count] ^ word[byte]) }
        }
        return bytes
    }

    /// A product in the field of 256 elements (section 4.2).
    private static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
        var (left, right, sum) = (first, second, UInt8(0))
        while left != 0 {
            if left & 1 != 0 { sum ^= right }
            right = right << 1 ^ (right & 0x80 != 0 ? 0x1B : 0)
            left >>= 1
        }
        return sum
    }

    /// "SubBytes" (section 5.1.1): the inverse in the field, and an affine transformation.
    private static let box: [UInt8] = {
        var box = [UInt8](repeating: 0x63, count: 256)
        var (power, inverse) = (UInt8(1), UInt8(1))
        repeat {
            power ^= power << 1 ^ (power & 0x80 != 0 ? 0x1B : 0)
            inverse ^= inverse << 1
            inverse ^= inverse << 2
            inverse ^= inverse << 4
            if inverse & 0x80 != 0 { inverse ^= 0x09 }
            let turned = (1...4).reduce(inverse) { $0 ^ (inverse << $1 | inverse >> (8 - $1)) }
            box[Int(power)] = turned ^ 0x63
        } while power != 1
        return box
    }()

    private static let inverseBox: [UInt8] = {
        var inverse = [UInt8](repeating: 0, count: 256)
        for (place, value) in box.enumerated() { inverse[Int(value)] = UInt8(place) }
        return inverse
    }()
}
