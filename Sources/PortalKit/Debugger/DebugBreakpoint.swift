internal import JSONDocuments

/// A breakpoint as a person sets it.
package struct DebugBreakpoint: Sendable {
    /// How often it has to be reached before it stops a script.
    package enum HitCount: Equatable, Sendable {
        case atLeast(Int)
        case exactly(Int)
        case moreThan(Int)
        case lessThan(Int)
        case every(Int)

        /// Reads "5", ">= 5", "== 5", "> 5", "< 5" or "% 5"; nil for anything else.
        package init?(_ text: String) {
            let text = text.filter { !$0.isWhitespace }
            let sign = text.prefix { !$0.isNumber }
            guard let count = Int(text.dropFirst(sign.count)), count >= 0 else { return nil }
            switch sign {
            case "", ">=": self = .atLeast(count)
            case "==", "=", "===": self = .exactly(count)
            case ">": self = .moreThan(count)
            case "<": self = .lessThan(count)
            case "%" where count > 0: self = .every(count)
            default: return nil
            }
        }

        func holds(_ hits: Int) -> Bool {
            switch self {
            case .atLeast(let count): hits >= count
            case .exactly(let count): hits == count
            case .moreThan(let count): hits > count
            case .lessThan(let count): hits < count
            case .every(let count): hits % count == 0
            }
        }
    }

    /// Its number, by which it is told.
    package var id: Int
    /// The line that was asked for, from 1.
    package var line: Int
    /// The column that was asked for, from 1.
    package var column: Int?
    /// An expression that has to be true.
    package var condition: String?
    /// How often it has to be reached.
    package var hitCount: HitCount?
    /// What is said in the place of a stop; `{expression}` is its value, and two braces are one.
    package var logMessage: String?
    /// What a stop at it is, where it is no breakpoint of a person's.
    package var reason: DebugStop.Reason?
    /// Where it stands; nil as long as no script has it.
    package internal(set) var place: DebugPlace?
    /// Where else it stands: a bundler may have put its line into the script several times.
    var others: [DebugPlace] = []
    /// Where it was written, if a source map says that of `place`.
    package internal(set) var written: DebugPlace?
    /// Why it stands nowhere.
    package internal(set) var problem: String?

    package init(id: Int, line: Int, column: Int? = nil) {
        self.id = id
        self.line = line
        self.column = column
    }

    /// Everywhere where it stands.
    var places: [DebugPlace] { (place.map { [$0] } ?? []) + others }

    /// Whether it stands at a place.
    func stands(at place: DebugPlace) -> Bool { self.place == place || others.contains(place) }

    /// Says why it stands nowhere.
    package mutating func explain(_ problem: String) {
        (place, written, others) = (nil, nil, [])
        self.problem = problem
    }

    /// The same, before any script was loaded.
    package var unplaced: DebugBreakpoint {
        var copy = self
        (copy.place, copy.written, copy.others) = (nil, nil, [])
        copy.problem = nil
        return copy
    }

    /// The expression whose value is the log message.
    package static func logExpression(_ message: String) -> String {
        var result = "`"
        var rest = Substring(message)
        func literal(_ text: Substring) -> String {
            var escaped = ""
            for character in text {
                if "`\\$".contains(character) { escaped.append("\\") }
                escaped.append(character)
            }
            return escaped
        }
        while let open = rest.firstIndex(of: "{") {
            // Two braces are one that is meant as such, as in other places where texts have expressions.
            guard let close = end(of: rest, from: open) else { break }
            if rest[open...close].hasPrefix("{{"), rest[open...close].hasSuffix("}}") {
                result += literal(rest[..<open])
                result += literal(rest[open...close].dropFirst().dropLast())
                rest = rest[rest.index(after: close)...]
                continue
            }
            result += literal(rest[..<open])
            result += "${" + rest[rest.index(after: open)..<close] + "}"
            rest = rest[rest.index(after: close)...]
        }
        return result + literal(rest) + "`"
    }

    /// The brace that closes another one; braces inside of the expression come in pairs.
    private static func end(of text: Substring, from open: Substring.Index) -> Substring.Index? {
        var depth = 0
        for index in text[open...].indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}
