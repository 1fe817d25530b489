internal import JSONDocuments

/// Reading the JSON of a map.
extension SourceMap {
    /// A file beyond it is no map of a portal's script.
    package static let mostBytes = 64 << 20

    /// Reads a map, or a map of maps (`sections`).
    ///
    /// - Throws: What is wrong with it; never a crash, whatever the bytes are.
    package init(_ bytes: some Collection<UInt8>) throws(SourceMapProblem) {
        guard bytes.count <= Self.mostBytes else {
            throw SourceMapProblem(
                "the map has \(bytes.count >> 20) MiB; at most \(Self.mostBytes >> 20) are read")
        }
        let json: PlacedJSON
        do throws(JSONProblem) {
            json = try JSONParser.parse(Self.withoutGuard(Array(bytes)), .reply)
        } catch {
            throw SourceMapProblem("the map is no JSON: \(error)")
        }
        guard json.members != nil else {
            throw SourceMapProblem(
                "expected a map, which is a JSON object, found \(json.description)")
        }
        guard case .number(let version) = json["version"]?.value, version.integer == 3 else {
            throw SourceMapProblem(
                "expected \"version\": 3, found "
                    + (json["version"].map(\.description) ?? "no \"version\""))
        }
        if let sections = json["sections"] {
            self.init()
            try read(sections)
        } else {
            try self.init(regular: json)
        }
    }

    /// The text without the line `)]}'`, which servers put before JSON that no script is to load.
    private static func withoutGuard(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: ")]}'".utf8) else { return bytes }
        return Array(bytes.drop { $0 != 0x0A })
    }

    private init(regular json: PlacedJSON) throws(SourceMapProblem) {
        let root = try Self.text(json["sourceRoot"], "sourceRoot") ?? ""
        let contents = try Self.texts(json["sourcesContent"], "sourcesContent")
        guard json["sources"] != nil else { throw SourceMapProblem("the map has no \"sources\"") }
        for (index, name) in try Self.texts(json["sources"], "sources").enumerated() {
            sources.append(
                Source(
                    name: name.map { Self.joined(root, $0) },
                    content: index < contents.count ? contents[index] : nil))
        }
        names = try Self.texts(json["names"], "names").map { $0 ?? "" }
        for index in try Self.numbers(json["ignoreList"] ?? json["x_google_ignoreList"]) {
            guard sources.indices.contains(index) else {
                throw SourceMapProblem("\"ignoreList\" names source \(index), which does not exist")
            }
            sources[index].isIgnored = true
        }
        guard let text = try Self.text(json["mappings"], "mappings") else {
            throw SourceMapProblem("the map has no \"mappings\"")
        }
        mappings = try SourceMapDecoder.decode(
            text, sourceCount: sources.count, nameCount: names.count)
    }

    private static func joined(_ root: String, _ name: String) -> String {
        root.isEmpty || root.hasSuffix("/") ? root + name : "\(root)/\(name)"
    }

    // MARK: - A map of maps

    /// Puts the maps of the sections one behind the other (ECMA-426, section 10).
    private mutating func read(_ sections: PlacedJSON) throws(SourceMapProblem) {
        guard case .array(let elements) = sections.value else {
            throw SourceMapProblem("expected a list as \"sections\", found \(sections.description)")
        }
        var parts: [(line: Int, column: Int, map: SourceMap)] = []
        for (index, element) in elements.enumerated() {
            let words = "\"sections\"[\(index)]"
            guard let line = Self.number(element["offset"]?["line"]),
                let column = Self.number(element["offset"]?["column"])
            else {
                throw SourceMapProblem("\(words): expected an \"offset\" with a line and a column")
            }
            if let last = parts.last, (last.line, last.column) >= (line, column) {
                throw SourceMapProblem("\(words) does not begin behind the section before it")
            }
            guard let map = element["map"], map["sections"] == nil else {
                throw SourceMapProblem(
                    "\(words): expected a \"map\" of its own; one behind a URL is not fetched")
            }
            do throws(SourceMapProblem) {
                parts.append((line, column, try SourceMap(regular: map)))
            } catch {
                throw SourceMapProblem("\(words): \(error.message)")
            }
        }
        for (index, part) in parts.enumerated() {
            let next = index + 1 < parts.count ? parts[index + 1] : nil
            try append(part.map, part.line, part.column, until: next.map { ($0.line, $0.column) })
        }
        try mappings.endLine()
    }

    private mutating func append(
        _ map: SourceMap, _ line: Int, _ column: Int, until next: (Int, Int)?
    ) throws(SourceMapProblem) {
        let source = Int32(sources.count)
        let name = Int32(names.count)
        sources += map.sources
        names += map.names
        while mappings.lineCount < line { try mappings.endLine() }
        // What stands before its first segment is not of the section before it.
        try mappings.add(
            .init(column: Int32(column), source: -1, line: 0, sourceColumn: 0, name: -1))
        for index in 0..<map.mappings.lineCount {
            if index > 0 { try mappings.endLine() }
            let shift = index == 0 ? column : 0
            for var segment in map.mappings.segments(ofLine: index) {
                let place = Int(segment.column) + shift
                guard place <= Int32.max else {
                    throw SourceMapProblem("a section's column is too large")
                }
                if let next, (line + index, place) >= next { return }
                segment.column = Int32(place)
                if segment.source >= 0 { segment.source += source }
                if segment.name >= 0 { segment.name += name }
                try mappings.add(segment)
            }
            if let next, line + index >= next.0 { return }
        }
    }

    // MARK: - Values

    private static func number(_ json: PlacedJSON?) -> Int? {
        guard case .number(let number) = json?.value, let value = number.integer, value >= 0,
            value < Int32.max
        else { return nil }
        return value
    }

    private static func numbers(_ json: PlacedJSON?) throws(SourceMapProblem) -> [Int] {
        guard let json else { return [] }
        guard case .array(let elements) = json.value else {
            throw SourceMapProblem("expected a list as \"ignoreList\", found \(json.description)")
        }
        var numbers: [Int] = []
        for element in elements {
            guard let number = number(element) else {
                throw SourceMapProblem(
                    "expected numbers in \"ignoreList\", found \(element.description)")
            }
            numbers.append(number)
        }
        return numbers
    }

    private static func text(
        _ json: PlacedJSON?, _ member: String
    ) throws(SourceMapProblem) -> String? {
        switch json?.value {
        case nil, .null: return nil
        case .string(let text): return text
        default:
            throw SourceMapProblem(
                "expected a text as \"\(member)\", found \(json?.description ?? "nothing")")
        }
    }

    private static func texts(
        _ json: PlacedJSON?, _ member: String
    ) throws(SourceMapProblem) -> [String?] {
        guard let json else { return [] }
        guard case .array(let elements) = json.value else {
            throw SourceMapProblem("expected a list as \"\(member)\", found \(json.description)")
        }
        var texts: [String?] = []
        for element in elements { texts.append(try text(element, member)) }
        return texts
    }
}
