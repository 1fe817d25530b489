/// A text that is to name a callback, and what is wrong with it.
struct CallbackName {
    /// The text as it is set.
    let text: String
    /// The name that it is most likely to be.
    let bare: String
    /// What makes it no name, as a clause about it; nil if it can be one.
    let problem: String?

    init(_ text: String) {
        self.text = text
        var rest = Substring(text)
        var problem: String?
        let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{A0}", "\u{FEFF}"]
        let visible = text.unicodeScalars.filter { !Self.isInvisible($0) }
        if visible.count < text.unicodeScalars.count,
            let hidden = text.unicodeScalars.first(where: Self.isInvisible)
        {
            let digits = String(hidden.value, radix: 16, uppercase: true)
            problem = "has an invisible character in it (U+\(digits))"
            rest = Substring(String(String.UnicodeScalarView(visible)))
        }
        let begins = rest.prefix { blanks.contains($0) }.count
        rest = rest.dropFirst(begins)
        var ends = 0
        while let last = rest.last, blanks.contains(last) {
            rest.removeLast()
            ends += 1
        }
        if begins > 0 || ends > 0 {
            problem = begins > 0 ? "begins with a blank" : "ends with a blank"
        }
        if rest.lowercased().hasPrefix("javascript:") {
            rest = rest.dropFirst("javascript:".count).drop(while: blanks.contains)
            if rest.hasPrefix("void ") { rest = rest.dropFirst("void ".count) }
            problem = "is a javascript: URL; expected only the name"
        }
        if let function = rest.prefixMatch(of: /(?:async\s+)?function\b\*?\s*([\w$]*)\s*\(/) {
            rest = function.1
            problem = "is the text of a function; expected only its name"
        } else if rest.contains("=>") {
            rest = ""
            problem = "is the text of a function, which has no name; name a function of window"
        }
        if let parenthesis = rest.firstIndex(of: "(") {
            rest = rest[..<parenthesis]
            problem = problem ?? "has parentheses; expected only the name"
        }
        while let last = rest.last, last == ";" || blanks.contains(last) {
            if last == ";" { problem = problem ?? "has a semicolon; expected only the name" }
            rest.removeLast()
        }
        if let dot = rest.lastIndex(of: ".") {
            let owner = rest[..<dot]
            rest = rest[rest.index(after: dot)...]
            problem =
                problem
                ?? (["window", "self", "globalThis", "this"].contains(owner)
                    ? "begins with '\(owner).'; expected only the name"
                    : "has a dot; expected the name of a global function")
        }
        for word in ["undefined", "null", "NaN", "[object Object]"]
        where rest.hasPrefix(word) && rest.utf8.count > word.utf8.count {
            rest = rest.dropFirst(word.count)
            problem = problem ?? "begins with '\(word)': what it is concatenated with has no value"
        }
        for word in ["undefined", "null", "NaN"]
        where rest.hasSuffix(word) && rest.utf8.count > word.utf8.count {
            rest = rest.dropLast(word.count)
            problem = problem ?? "ends with '\(word)': what it is concatenated with has no value"
        }
        bare = String(rest)
        self.problem = problem
    }

    /// Marks that no one sees, and that come along when a name is copied from a document.
    private static func isInvisible(_ character: Unicode.Scalar) -> Bool {
        character.properties.generalCategory == .format && character != "\u{FEFF}"
    }
}
