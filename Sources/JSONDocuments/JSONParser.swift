/// Reads JSON text (RFC 8259) and keeps the place of everything, which Foundation's readers do not:
/// a mistake in a case file is told with its line and column.
///
/// Time and memory grow with the length of the text, whatever it holds.
package struct JSONParser {
    /// What a text is, where readers of JSON differ.
    package enum Source: Sendable {
        /// A file that a person writes: two members of one name are a mistake, since one of them
        /// would be lost.
        case document
        /// The same, where half a surrogate pair is U+FFFD, as a console shows it: what a case expects.
        case expectation
        /// A reply of a service: a byte order mark may come before it, of two members of one name
        /// the last counts, and half a surrogate pair is U+FFFD.
        case reply
        /// What a script made, as `JSON.parse` reads it: of two members of one name the last counts.
        case script
    }

    /// Deepest nesting: no document, reply or payload has more than a handful, and the stack has an
    /// end.
    package static let mostLevels = 100

    /// The most values of a file: each takes some 70 bytes, and 200 MB are enough for all.
    package static let mostValues = 1_200_000

    private let source: Source
    private let most: Int
    /// The text in UTF-8.
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    private var count = 0
    private var line = 1
    /// Where the column was worked out last, in this line: a byte and its column.
    private var known = (index: 0, column: 1)

    private init(_ bytes: [UInt8], _ source: Source, most: Int) {
        self.bytes = bytes
        self.source = source
        self.most = most
    }

    /// Reads a document.
    package static func parse(
        _ text: String, file: String, _ source: Source = .document
    ) throws(DocumentProblem) -> PlacedJSON {
        do throws(JSONProblem) {
            return try parse(Array(text.utf8), source)
        } catch {
            throw DocumentProblem(
                file: file, line: error.place?.line, column: error.place?.column, path: error.path,
                message: error.message)
        }
    }

    /// Reads a text in UTF-8.
    ///
    /// - Parameter most: The most values of a file.
    package static func parse(
        _ bytes: [UInt8], _ source: Source, most: Int = mostValues
    ) throws(JSONProblem) -> PlacedJSON {
        var parser = JSONParser(bytes, source, most: most)
        if source == .reply, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            parser.index = 3
            parser.known.index = 3
        }
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.next == nil else {
            throw parser.problem("expected the end of the \(parser.noun) after the JSON value")
        }
        return value
    }

    private var isFile: Bool { source == .document || source == .expectation }

    private var noun: String { isFile ? "file" : "text" }

    // MARK: - Values

    private mutating func value() throws(JSONProblem) -> PlacedJSON {
        let start = place
        count += 1
        guard count <= most || !isFile else {
            throw problem(
                "the file has more than \(most) values, the most that are read of one; "
                    + "split it, or leave large answers in files of their own")
        }
        guard let next else { throw problem("the \(noun) ends where a JSON value was expected") }
        switch next {
        case UInt8(ascii: "{"): return PlacedJSON(place: start, value: .object(try members()))
        case UInt8(ascii: "["): return PlacedJSON(place: start, value: .array(try elements()))
        case UInt8(ascii: "\""): return PlacedJSON(place: start, value: .string(try string()))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return PlacedJSON(place: start, value: .number(try number()))
        default: return PlacedJSON(place: start, value: try word())
        }
    }

    private mutating func members() throws(JSONProblem) -> [PlacedJSON.Member] {
        var members: [PlacedJSON.Member] = []
        var names = MemberNames()
        try enter()
        while next != UInt8(ascii: "}") {
            let start = place
            guard next == UInt8(ascii: "\"") else {
                throw problem("expected the name of a member in double quotes\(comment)")
            }
            let name = try string()
            let earlier = names.place(of: name, in: members)
            if earlier != nil, isFile {
                throw problem(
                    "a second member '\(SafeText.excerpt(name))'; remove one", at: start)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else {
                throw problem("expected ':' after the name '\(SafeText.excerpt(name))'")
            }
            skipSpace()
            let value = try value()
            if let earlier {
                members[earlier].value = value
            } else {
                members.append(.init(name: name, place: start, value: value))
            }
            guard try goesOn(until: UInt8(ascii: "}")) else { break }
        }
        leave()
        return members
    }

    private mutating func elements() throws(JSONProblem) -> [PlacedJSON] {
        var elements: [PlacedJSON] = []
        try enter()
        while next != UInt8(ascii: "]") {
            elements.append(try value())
            guard try goesOn(until: UInt8(ascii: "]")) else { break }
        }
        leave()
        return elements
    }

    private mutating func enter() throws(JSONProblem) {
        depth += 1
        guard depth <= Self.mostLevels else {
            throw problem("more than \(Self.mostLevels) arrays and objects are nested")
        }
        index += 1
        skipSpace()
    }

    private mutating func leave() {
        depth -= 1
        if next != nil { index += 1 }
    }

    /// Whether another member or element follows.
    private mutating func goesOn(until end: UInt8) throws(JSONProblem) -> Bool {
        skipSpace()
        if next == end { return false }
        let comma = place
        guard take(UInt8(ascii: ",")) else {
            throw problem(
                next == nil
                    ? "the \(noun) ends where ',' or '\(Character(Unicode.Scalar(end)))' was expected"
                    : "expected ',' or '\(Character(Unicode.Scalar(end)))'\(comment)")
        }
        skipSpace()
        if next == end {
            throw problem("remove the comma before '\(Character(Unicode.Scalar(end)))'", at: comma)
        }
        return true
    }

    private mutating func word() throws(JSONProblem) -> PlacedJSON.Value {
        let start = place
        for (word, value) in [
            ("true", PlacedJSON.Value.bool(true)), ("false", .bool(false)), ("null", .null),
        ] where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            if let next, Self.isWordPart(next) { break }
            return value
        }
        switch bytes[index] {
        case UInt8(ascii: "'"): throw problem("a text is written in double quotes", at: start)
        case UInt8(ascii: "/"): throw problem("JSON has no comments; remove it", at: start)
        default: break
        }
        // What stands there, for the message: up to the next sign that JSON knows.
        let rest = String(decoding: bytes[startOfWord...].prefix(160), as: UTF8.self)
        let signs: Set<Unicode.Scalar> = [
            " ", "\n", "\r", "\t", ",", ":", "{", "}", "[", "]", "\"",
        ]
        let word = rest.unicodeScalars.prefix { !signs.contains($0) }.prefix(40)
        let found = word.isEmpty ? String(rest.unicodeScalars.prefix(1)) : String(word)
        throw problem("expected a JSON value, found '\(SafeText.excerpt(found))'", at: start)
    }

    /// Where the letters begin that end at the index.
    private var startOfWord: Int {
        var start = index
        while start > 0, Self.isWordPart(bytes[start - 1]) { start -= 1 }
        return start
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: byte >= 0x80
        }
    }

    private mutating func number() throws(JSONProblem) -> JSONNumber {
        let start = place
        let first = index
        while let next, Self.isNumberPart(next) { index += 1 }
        guard Self.isNumber(bytes[first..<index]) else {
            let text = String(decoding: bytes[first..<index].prefix(60), as: UTF8.self)
            throw problem("'\(SafeText.excerpt(text))' is no JSON number", at: start)
        }
        return JSONNumber(digits: String(decoding: bytes[first..<index], as: UTF8.self))
    }

    private static func isNumberPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// Whether bytes follow the grammar of RFC 8259, section 6, and are no more than a `Double` is.
    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        guard isDigit(rest.first) else { return false }
        if rest.first == UInt8(ascii: "0") {
            rest.removeFirst()
        } else {
            rest = rest.drop(while: isDigit)
        }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard isDigit(rest.first) else { return false }
            rest = rest.drop(while: isDigit)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
                rest.removeFirst()
            }
            guard isDigit(rest.first) else { return false }
            rest = rest.drop(while: isDigit)
        } else if bytes.count <= 300 {
            return rest.isEmpty
        }
        return rest.isEmpty
            && Double(String(decoding: bytes, as: UTF8.self)).map(\.isFinite) ?? false
    }

    private mutating func string() throws(JSONProblem) -> String {
        let start = place
        index += 1
        let first = index
        while let next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"), next >= 0x20 {
            index += 1
        }
        if next == UInt8(ascii: "\"") {
            // Most texts have no escapes.
            index += 1
            return try text(bytes[first..<index - 1])
        }
        var units = Array(try text(bytes[first..<index]).utf16)
        while true {
            guard let next else { throw problem("the text that begins here has no end", at: start) }
            if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
                throw problem("a text ends on its own line; write a line break as \\n")
            }
            if next < 0x20 {
                let digits = String(0x10000 + Int(next), radix: 16).dropFirst()
                throw problem(
                    "a text cannot hold this control character; write it as \\u\(digits)")
            }
            if next == UInt8(ascii: "\"") {
                index += 1
                break
            }
            if next == UInt8(ascii: "\\") {
                index += 1
                units.append(try escape())
                continue
            }
            let first = index
            while let next = self.next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"),
                next >= 0x20
            { index += 1 }
            units += try text(bytes[first..<index]).utf16
        }
        if source == .reply || source == .expectation {
            return String(utf16: units)
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw problem("the text has half a surrogate pair", at: start)
        }
        return text
    }

    private mutating func text(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem("the text is not UTF-8")
        }
        return text
    }

    private mutating func escape() throws(JSONProblem) -> UInt16 {
        let start = place
        guard let next else { throw problem("the \(noun) ends inside a string") }
        index += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(next)
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "u"):
            var unit: UInt16 = 0
            for _ in 0..<4 {
                guard let byte = self.next,
                    let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
                else { throw problem("expected four hexadecimal digits after \\u", at: start) }
                unit = unit << 4 | UInt16(digit)
                index += 1
            }
            return unit
        default:
            let found = String(decoding: bytes[(index - 1)...].prefix(4), as: UTF8.self).prefix(1)
            throw problem(
                "JSON knows no '\\\(SafeText.oneLine(String(found)))'; "
                    + "write \\\\ for a backslash", at: start)
        }
    }

    // MARK: - Bytes

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private var comment: String {
        next == UInt8(ascii: "/") ? "; JSON has no comments" : ""
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    /// White space is the only thing that has line ends in it.
    private mutating func skipSpace() {
        while let next {
            switch next {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                known = (index, 1)
            case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            default: return
            }
        }
    }

    /// The line and the column of the next byte, the column in UTF-16 code units.
    private var place: TextPlace {
        mutating get {
            for byte in bytes[known.index..<index] where byte & 0xC0 != 0x80 {
                known.column += byte >= 0xF0 ? 2 : 1
            }
            known.index = index
            return TextPlace(line: line, column: known.column)
        }
    }

    private mutating func problem(_ message: String, at other: TextPlace? = nil) -> JSONProblem {
        JSONProblem(message, at: other ?? place)
    }
}

/// Finds members that have one name, in time that grows with their number.
private struct MemberNames {
    /// So many names are compared one by one, which costs less than a hash.
    private static let few = 12

    /// Places of members plus one, by the hash of their names; 0 where there is none. At least half
    /// is free, so that a search is short.
    private var table: [UInt32] = []

    /// Where the members have a name already; if they have not, it is that of the next member.
    mutating func place(of name: String, in members: [PlacedJSON.Member]) -> Int? {
        if members.count < Self.few {
            return members.firstIndex { $0.name.hasSameCodeUnits(as: name) }
        }
        if table.count <= 2 * members.count {
            table = Array(repeating: 0, count: 8 * (members.count.nextPowerOfTwo))
            for (index, member) in members.enumerated() {
                let slot = slot(of: member.name, in: members)
                table[slot] = UInt32(index + 1)
            }
        }
        let slot = slot(of: name, in: members)
        if table[slot] > 0 { return Int(table[slot]) - 1 }
        table[slot] = UInt32(members.count + 1)
        return nil
    }

    /// The slot of a name, or the free one for it.
    private func slot(of name: String, in members: [PlacedJSON.Member]) -> Int {
        var slot = CodeUnits(name).hashValue & (table.count - 1)
        while table[slot] > 0, !members[Int(table[slot]) - 1].name.hasSameCodeUnits(as: name) {
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { 1 << (bitWidth - (self - 1).leadingZeroBitCount) }
}
