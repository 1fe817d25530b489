package import JSONDocuments

extension SourceLocation {
    /// The place as a file has it.
    package var json: JSONValue {
        var members: [JSONValue.Member] = []
        if let column { members.append(.init("column", .number(JSONNumber(column)))) }
        if let file { members.append(.init("file", .string(file))) }
        members.append(.init("line", .number(JSONNumber(line))))
        return .object(members)
    }

    /// Reads what `json` wrote.
    init(_ json: PlacedJSON) throws(TraceProblem) {
        self.init(
            file: json["file"] == nil ? nil : try json.text("file"), line: try json.integer("line"),
            column: json["column"] == nil ? nil : try json.integer("column"))
    }

    /// The place that is a member of something; nil if there is none.
    static func member(
        _ name: String, of json: PlacedJSON
    ) throws(TraceProblem) -> SourceLocation? {
        guard json[name] != nil else { return nil }
        let place = try json.object(name)
        return try TraceProblem.below(name, place) { () throws(TraceProblem) in
            try SourceLocation(place)
        }
    }
}
