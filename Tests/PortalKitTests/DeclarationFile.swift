/// What a TypeScript declaration file declares, read far enough to compare it with real objects:
/// `interface NAME {…}`, `declare var NAME: {…};` and `declare var NAME: typeof OTHER;`.
struct DeclarationFile {
    /// A member of an object.
    struct Member: Equatable {
        var name: String
        /// The parameters that have to be given; nil for a property.
        var required: Int?
        /// A property's type as it is written.
        var type: String
    }

    /// What is wrong with the text.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var interfaces: [String: [Member]] = [:]
    private(set) var variables: [(name: String, members: [Member])] = []
    private var tokens: ArraySlice<String> = []

    init(_ text: String) throws {
        tokens = try Self.tokens(text)[...]
        while let word = tokens.first {
            tokens.removeFirst()
            switch word {
            case "interface":
                let name = try name()
                interfaces[name] = try members()
            case "declare":
                try expect("var")
                let name = try name()
                try expect(":")
                if tokens.first == "typeof" {
                    tokens.removeFirst()
                    let other = try self.name()
                    guard let found = variables.first(where: { $0.name == other }) else {
                        throw Problem(description: "\(other) is not declared")
                    }
                    variables.append((name, found.members))
                } else {
                    variables.append((name, try members()))
                }
                try expect(";")
            default: throw Problem(description: "unexpected '\(word)'")
            }
        }
    }

    private mutating func members() throws -> [Member] {
        try expect("{")
        var members: [Member] = []
        while tokens.first != "}" {
            if tokens.first == "readonly" { tokens.removeFirst() }
            let name = try name()
            var required: Int?
            if tokens.first == "(" { required = try parameters() }
            if tokens.first == "?" { tokens.removeFirst() }
            try expect(":")
            members.append(Member(name: name, required: required, type: try type()))
            if tokens.first == ";" { tokens.removeFirst() }
        }
        try expect("}")
        return members
    }

    private mutating func parameters() throws -> Int {
        try expect("(")
        var required = 0
        while tokens.first != ")" {
            _ = try name()
            if tokens.first == "?" { tokens.removeFirst() } else { required += 1 }
            try expect(":")
            _ = try type()
            if tokens.first == "," { tokens.removeFirst() }
        }
        try expect(")")
        return required
    }

    /// A union of names, texts and functions in parentheses.
    private mutating func type() throws -> String {
        var words: [String] = []
        var depth = 0
        while let token = tokens.first {
            if depth == 0, [";", ",", ")", "}"].contains(token) { break }
            if token == "(" { depth += 1 }
            if token == ")" { depth -= 1 }
            words.append(token)
            tokens.removeFirst()
        }
        guard !words.isEmpty, depth == 0 else { throw Problem(description: "a type is missing") }
        for word in words where word.first?.isUppercase == true {
            guard interfaces[word] != nil else {
                throw Problem(description: "the type \(word) is not declared")
            }
        }
        return words.joined(separator: " ")
    }

    private mutating func name() throws -> String {
        guard let name = tokens.popFirst(), name.first?.isLetter == true else {
            throw Problem(description: "a name is missing")
        }
        return name
    }

    private mutating func expect(_ token: String) throws {
        guard tokens.popFirst() == token else {
            throw Problem(description: "'\(token)' is missing before \(tokens.prefix(5))")
        }
    }

    private static func tokens(_ text: String) throws -> [String] {
        var tokens: [String] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("/*") {
                guard let end = rest.firstRange(of: "*/") else {
                    throw Problem(description: "a comment has no end")
                }
                rest = rest[end.upperBound...]
            } else if first == "\"" {
                let body = rest.dropFirst().prefix { $0 != "\"" }
                tokens.append("\"\(body)\"")
                rest = rest.dropFirst(body.count + 2)
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                tokens.append(String(word))
                rest = rest.dropFirst(word.count)
            } else if rest.hasPrefix("=>") {
                tokens.append("=>")
                rest = rest.dropFirst(2)
            } else {
                guard "{}():;,?|".contains(first) else {
                    throw Problem(description: "unexpected '\(first)'")
                }
                tokens.append(String(first))
                rest.removeFirst()
            }
        }
        return tokens
    }
}
