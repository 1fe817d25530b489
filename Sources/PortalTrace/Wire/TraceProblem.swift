internal import JSONDocuments

/// Why something written is not what it should be.
public struct TraceProblem: Error, Equatable, Sendable {
    /// The member that is wrong: "payload.result.outcome".
    public var member: String
    /// What is wrong with it.
    public var message: String
    /// Its column in its line, from 1, in UTF-16 code units, where that is known.
    public var column: Int?
    /// Whether it is a trace, of a version that is not known here.
    var isOfAnotherVersion = false

    /// Makes a problem.
    public init(_ member: String, _ message: String, column: Int? = nil) {
        self.member = member
        self.message = message
        self.column = column
    }

    /// A word that is none of an enumeration's, and which was meant.
    public static func unknown(
        _ word: String, among known: [String], at member: String
    ) -> TraceProblem {
        let hint =
            NearestName.suggestion(for: word, among: known).map { "; did you mean '\($0)'?" }
            ?? "; expected one of \(known.joined(separator: ", "))"
        return TraceProblem(member, "'\(TraceValue.oneLine(word))' is not known\(hint)")
    }

    /// Reads something that is a part of a larger one: its problems are the larger one's.
    static func below<Value>(
        _ name: String, _ json: PlacedJSON, _ read: () throws(TraceProblem) -> Value
    ) throws(TraceProblem) -> Value {
        do throws(TraceProblem) {
            return try read()
        } catch {
            let isIndex = error.member.hasPrefix("[") || error.member.isEmpty
            throw TraceProblem(
                name + (isIndex ? "" : ".") + error.member, error.message,
                column: error.column ?? json.column(of: error.member) ?? json.place.column)
        }
    }
}

/// The members of a record, each of a type.
extension PlacedJSON {
    /// A problem with a member.
    func problem(_ name: String, _ message: String) -> TraceProblem {
        TraceProblem(name, message, column: (self[name] ?? self).place.column)
    }

    private func wrong(_ name: String, _ expected: String) -> TraceProblem {
        guard let found = self[name] else {
            return problem(name, "expected \(expected), and there is none")
        }
        return problem(name, "expected \(expected), found \(found.description)")
    }

    func text(_ name: String) throws(TraceProblem) -> String {
        guard let text = self[name]?.string else { throw wrong(name, "a string") }
        return text
    }

    func integer(_ name: String) throws(TraceProblem) -> Int {
        guard case .number(let number)? = self[name]?.value, let integer = number.integer else {
            throw wrong(name, "an integer")
        }
        return integer
    }

    /// A member that is only written where it is true.
    func flag(_ name: String) throws(TraceProblem) -> Bool {
        guard let found = self[name] else { return false }
        guard case .bool(let flag) = found.value else { throw wrong(name, "true or false") }
        return flag
    }

    func elements(_ name: String) throws(TraceProblem) -> [PlacedJSON] {
        guard case .array(let elements)? = self[name]?.value else { throw wrong(name, "an array") }
        return elements
    }

    func texts(_ name: String) throws(TraceProblem) -> [String] {
        var texts: [String] = []
        for element in try elements(name) {
            guard let text = element.string else {
                throw TraceProblem(
                    name, "expected strings, found \(element.description)",
                    column: element.place.column)
            }
            texts.append(text)
        }
        return texts
    }

    /// A member that has members of its own.
    func object(_ name: String) throws(TraceProblem) -> PlacedJSON {
        guard let object = self[name], object.members != nil else {
            throw wrong(name, "an object")
        }
        return object
    }

    /// A member that is a value of a portal; nil if there is none.
    func datum(_ name: String) throws(TraceProblem) -> TraceValue? {
        guard let json = self[name] else { return nil }
        return try TraceProblem.below(name, json) { () throws(TraceProblem) in
            try TraceValue(json)
        }
    }

    /// One of the words of an enumeration.
    func word<Word>(
        _ name: String
    ) throws(TraceProblem) -> Word where Word: RawRepresentable<String> & CaseIterable {
        let text = try text(name)
        guard let word = Word(rawValue: text) else {
            throw TraceProblem.unknown(text, among: Word.allCases.map(\.rawValue), at: name)
        }
        return word
    }

    /// Where the member stands that a path names ("result.notes[1]"), as far as it is there.
    func column(of path: String) -> Int? {
        var json = self
        var rest = path[...]
        var column: Int?
        while !rest.isEmpty {
            if rest.first == "." { rest = rest.dropFirst() }
            if rest.first == "[", let end = rest.firstIndex(of: "]"),
                let index = Int(rest[rest.index(after: rest.startIndex)..<end]),
                case .array(let elements) = json.value, elements.indices.contains(index)
            {
                json = elements[index]
                rest = rest[rest.index(after: end)...]
            } else {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard let next = json[String(name)] else { break }
                json = next
                rest = rest[name.endIndex...]
            }
            column = json.place.column
        }
        return column
    }
}
