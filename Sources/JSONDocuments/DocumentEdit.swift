/// Changes single values of a JSON text and leaves everything else as its author wrote it.
package struct DocumentEdit {
    /// The text as it is now.
    package private(set) var text: String
    private let source: JSONParser.Source
    private let lineEnd: String

    /// - Parameter text: JSON without a mistake.
    package init(_ text: String, _ source: JSONParser.Source = .document) {
        self.text = text
        self.source = source
        lineEnd = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    }

    /// The value as it is now.
    package func root() throws(DocumentProblem) -> PlacedJSON {
        try JSONParser.parse(text, file: "document", source)
    }

    /// The text of a value, as its author wrote it.
    package func source(of value: PlacedJSON) -> String {
        let units = Array(text.utf16)
        let start = value.place.offset(in: text)
        return String(utf16: units[start..<Self.end(of: start, in: units)])
    }

    /// Sets a member below the root, or adds it at the end of its object; objects on the way that are
    /// missing are added as well.
    package mutating func set(_ path: [String], _ value: JSONValue) throws(DocumentProblem) {
        try set(path) { indent, used in JSONLayout.text(value, indent: indent, used: used) }
    }

    /// Sets a member to a list whose elements are texts of JSON.
    ///
    /// - Parameter elements: Each as one that stands in the document, or a new value.
    package mutating func set(
        _ path: [String], _ elements: [Element]
    ) throws(DocumentProblem) {
        try set(path) { indent, used in
            let inner = String(repeating: "  ", count: indent + 1)
            let texts = elements.map { element in
                switch element {
                case .kept(let text): text
                case .new(let value):
                    JSONLayout.text(value, indent: indent + 1, used: inner.utf8.count + 1)
                }
            }
            let short = "[\(texts.joined(separator: ", "))]"
            if used + short.unicodeScalars.count < 100, !short.utf8.contains(0x0A) { return short }
            return "[\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n"
                + String(repeating: "  ", count: indent) + "]"
        }
    }

    /// An element of a list that is set.
    package enum Element {
        /// It stands in the document: its text there.
        case kept(String)
        case new(JSONValue)
    }

    /// Takes a member out, if it is there.
    package mutating func remove(_ path: [String]) throws(DocumentProblem) {
        guard let name = path.last else { return }
        let container = path.dropLast().reduce(try root() as PlacedJSON?) { $0?[$1] }
        guard let members = container?.members,
            let index = members.firstIndex(where: { $0.name.hasSameCodeUnits(as: name) })
        else { return }
        let units = Array(text.utf16)
        func end(_ member: PlacedJSON.Member) -> Int {
            Self.end(of: member.value.place.offset(in: text), in: units)
        }
        // With the comma before it, or, of the first one, the comma after it.
        let start: Int
        var stop = end(members[index])
        if index > 0 {
            start = end(members[index - 1])
        } else {
            start = members[index].place.offset(in: text)
            if members.count > 1 { stop = members[1].place.offset(in: text) }
        }
        replace(start..<stop, with: "", in: units)
    }

    // MARK: - Texts

    /// - Parameter make: The text of the value, for its depth and the columns that are taken.
    private mutating func set(
        _ path: [String], _ make: (_ indent: Int, _ used: Int) -> String
    ) throws(DocumentProblem) {
        let units = Array(text.utf16)
        var container = try root()
        for (depth, name) in path.enumerated() {
            if let next = container[name] {
                guard depth + 1 == path.count else {
                    container = next
                    continue
                }
                let start = next.place.offset(in: text)
                let indent = self.indent(of: start, in: units)
                let used = start - lineStart(of: start, in: units)
                replace(
                    start..<Self.end(of: start, in: units), with: make(indent, used), in: units)
                return
            }
            add(Array(path[depth...]), to: container, make, units)
            return
        }
    }

    private mutating func add(
        _ path: [String], to container: PlacedJSON, _ make: (Int, Int) -> String,
        _ units: [UInt16]
    ) {
        let start = container.place.offset(in: text)
        let end = Self.end(of: start, in: units)
        let outer = indent(of: start, in: units)
        var value = ""
        // From the inside out: the last name has the value, each before it an object with one member.
        for (depth, name) in path.enumerated().reversed() {
            let level = outer + 1 + depth
            let pad = String(repeating: "  ", count: level)
            let member = "\(pad)\(JSONLayout.quoted(name)): "
            value =
                member
                + (depth + 1 == path.count ? make(level, member.unicodeScalars.count + 1) : value)
            if depth > 0 {
                value = "{\n\(value)\n\(String(repeating: "  ", count: level - 1))}"
            }
        }
        let closing = "\n\(String(repeating: "  ", count: outer))"
        guard let last = container.members?.last else {
            replace(start..<end, with: "{\n\(value)\(closing)}", in: units)
            return
        }
        let lastEnd = Self.end(of: last.value.place.offset(in: text), in: units)
        // An object in one line gets its end into a line of its own.
        let isOneLine = !units[start..<end].contains(0x0A)
        replace(
            lastEnd..<(isOneLine ? end - 1 : lastEnd),
            with: ",\n\(value)\(isOneLine ? closing : "")", in: units)
    }

    private mutating func replace(_ range: Range<Int>, with new: String, in units: [UInt16]) {
        var lines = ""
        for scalar in new.unicodeScalars {
            if scalar == "\n" { lines += lineEnd } else { lines.unicodeScalars.append(scalar) }
        }
        // What was kept may have had its line ends already.
        if lineEnd == "\r\n" { lines = Self.single(lines) }
        text =
            String(utf16: units[..<range.lowerBound]) + lines
            + String(utf16: units[range.upperBound...])
    }

    private static func single(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x0D, result.last == 0x0D { continue }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func lineStart(of offset: Int, in units: [UInt16]) -> Int {
        (units[..<offset].lastIndex(of: 0x0A) ?? -1) + 1
    }

    /// How far the line of a place is set in, in steps of two spaces.
    private func indent(of offset: Int, in units: [UInt16]) -> Int {
        units[lineStart(of: offset, in: units)..<offset].prefix { $0 == 0x20 }.count / 2
    }

    /// Where a value ends that begins somewhere.
    private static func end(of start: Int, in units: [UInt16]) -> Int {
        var depth = 0
        var index = start
        var isText = false
        while index < units.count {
            let unit = units[index]
            if isText {
                if unit == 0x5C {
                    index += 1
                } else if unit == 0x22 {
                    isText = false
                    if depth == 0 { return index + 1 }
                }
            } else {
                switch unit {
                case 0x22: isText = true
                case 0x7B, 0x5B: depth += 1
                case 0x7D, 0x5D:
                    // The end of what holds a number or a word is theirs as well.
                    if depth == 0 { return index }
                    depth -= 1
                    if depth == 0 { return index + 1 }
                case 0x2C, 0x20, 0x0A, 0x0D, 0x09: if depth == 0 { return index }
                default: break
                }
            }
            index += 1
        }
        return units.count
    }
}
