/// The words that mean something to the language, reserved or only in their places.
package enum JavaScriptWord: UInt8, CaseIterable, Sendable {
    /// Any other word.
    case other
    case `break`, `case`, `catch`, `class`, const, `continue`, debugger, `default`, delete, `do`
    case `else`, export, extends, `false`, finally, `for`, function, `if`, `import`, `in`
    case instanceof, new, null, `return`, `super`, `switch`, this, `throw`, `true`, `try`
    case typeof, `var`, void, `while`, with
    case `as`, async, await, from, `get`, `let`, meta, of, `set`, `static`, yield

    /// Whether it is reserved everywhere; the others are names where they mean nothing.
    var isReserved: Bool {
        self != .other && rawValue < Self.as.rawValue
    }

    /// The word itself.
    package var spelling: String { "\(self)" }
}

/// Finds words by their packed letters.
struct JavaScriptWordTable: Sendable {
    private var keys = [UInt64](repeating: 0, count: 256)
    private var words = [JavaScriptWord](repeating: .other, count: 256)

    static let shared = JavaScriptWordTable()
    /// The lengths of words that are in the table.
    static let lengths = 2...10

    private init() {
        for word in JavaScriptWord.allCases where word != .other {
            let key = word.spelling.utf8.reduce(UInt64(0)) { $0 &<< 8 | UInt64($1) }
            var slot = Self.slot(key)
            while keys[slot] != 0 { slot = (slot + 1) & 255 }
            keys[slot] = key
            words[slot] = word
        }
    }

    /// The word of a spelling.
    ///
    /// - Parameters:
    ///   - key: The last eight letters, the last one lowest.
    ///   - count: The number of letters, which tells `instanceof` from its end.
    @inline(__always)
    func word(_ key: UInt64, count: Int) -> JavaScriptWord {
        var slot = Self.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key {
                let word = words[slot]
                return (word == .instanceof) == (count == 10) && count != 9 ? word : .other
            }
            slot = (slot + 1) & 255
        }
        return .other
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }
}
