internal import JSONDocuments

/// An expression that chooses cases, as in other test tools: words with `and`, `or`, `not` and
/// parentheses; a word stands for the cases whose name or file contains it, in any letter case.
indirect enum CaseExpression: Equatable {
    case word(String)
    case not(CaseExpression)
    case and(CaseExpression, CaseExpression)
    case or(CaseExpression, CaseExpression)

    /// What is wrong with an expression.
    struct Problem: Error, Equatable {
        let message: String
    }

    /// Reads an expression.
    init(_ text: String) throws(Problem) {
        var reader = try Reader(text)
        self = try reader.either()
        if let rest = reader.next { throw Problem(message: "unexpected '\(rest)'") }
    }

    /// Whether it chooses a case.
    func matches(name: String, path: String) -> Bool {
        switch self {
        case .word(let word):
            name.lowercased().contains(word) || path.lowercased().contains(word)
        case .not(let inner): !inner.matches(name: name, path: path)
        case .and(let left, let right):
            left.matches(name: name, path: path) && right.matches(name: name, path: path)
        case .or(let left, let right):
            left.matches(name: name, path: path) || right.matches(name: name, path: path)
        }
    }

    /// Takes an expression apart.
    private struct Reader {
        private var words: [String] = []
        /// Which words were in quotes, and are no operators.
        private var quoted: Set<Int> = []
        private var index = 0
        private var depth = 0
        private static let deepest = 100

        init(_ text: String) throws(Problem) {
            // By scalars: a quotation mark is one, whatever combines with it.
            var word = ""
            var quote: Unicode.Scalar?
            func isOperator(_ scalar: Unicode.Scalar) -> Bool { scalar == "(" || scalar == ")" }
            for character in text.unicodeScalars {
                if let open = quote {
                    if character == open {
                        quoted.insert(words.count)
                        words.append(word)
                        word = ""
                        quote = nil
                    } else {
                        word.unicodeScalars.append(character)
                    }
                } else if word.isEmpty, character == "'" || character == "\"" {
                    quote = character
                } else if character.properties.isWhitespace || isOperator(character) {
                    if !word.isEmpty { words.append(word) }
                    word = ""
                    if isOperator(character) { words.append(String(character)) }
                } else {
                    word.unicodeScalars.append(character)
                }
            }
            if let quote {
                throw Problem(
                    message:
                        "a word begins with \(quote) and does not end; expected another \(quote)")
            }
            if !word.isEmpty { words.append(word) }
        }

        var next: String? { index < words.count ? SafeText.oneLine(words[index]) : nil }

        private mutating func take(_ word: String) -> Bool {
            guard index < words.count, !quoted.contains(index), words[index] == word else {
                return false
            }
            index += 1
            return true
        }

        mutating func either() throws(Problem) -> CaseExpression {
            depth += 1
            defer { depth -= 1 }
            guard depth < Self.deepest else { throw Problem(message: "too many parentheses") }
            var left = try both()
            while take("or") { left = .or(left, try both()) }
            return left
        }

        private mutating func both() throws(Problem) -> CaseExpression {
            var left = try one()
            while take("and") { left = .and(left, try one()) }
            return left
        }

        private mutating func one() throws(Problem) -> CaseExpression {
            if take("not") {
                depth += 1
                defer { depth -= 1 }
                guard depth < Self.deepest else { throw Problem(message: "too many 'not'") }
                return .not(try one())
            }
            if take("(") {
                let inner = try either()
                guard take(")") else { throw Problem(message: "expected ')'") }
                return inner
            }
            guard index < words.count,
                quoted.contains(index) || !["and", "or", ")"].contains(words[index])
            else {
                throw Problem(message: "expected a word\(next.map { ", found '\($0)'" } ?? "")")
            }
            index += 1
            return .word(words[index - 1].lowercased())
        }
    }
}
