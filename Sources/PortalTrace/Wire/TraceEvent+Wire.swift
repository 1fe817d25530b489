package import JSONDocuments

extension TraceEvent {
    /// The event as a file has it: the members that apply, sorted by name.
    package var json: JSONValue {
        let form = what.form
        var members: [JSONValue.Member] = []
        if !form.arguments.isEmpty {
            members.append(.init("arguments", .array(form.arguments.map(\.json))))
        }
        members.append(.init("event", .string(kind.rawValue)))
        if let from { members.append(.init("from", .string(from.rawValue))) }
        if let location { members.append(.init("location", location.json)) }
        members.append(.init("name", .string(form.name)))
        if let result = form.result { members.append(.init("result", result.json)) }
        members.append(.init("sequence", .number(JSONNumber(sequence))))
        members.append(.init("time", .number(JSONNumber(time))))
        if let to { members.append(.init("to", .string(to.rawValue))) }
        return .object(members)
    }

    /// Reads what `json` wrote. Steps come as they are written: their world reads them on.
    init(_ json: PlacedJSON) throws(TraceProblem) {
        let kind: Kind = try json.word("event")
        var form = EventForm(try json.text("name"))
        if json["arguments"] != nil {
            for (index, element) in try json.elements("arguments").enumerated() {
                form.arguments.append(
                    try TraceProblem.below("arguments[\(index)]", element) {
                        () throws(TraceProblem) in try TraceValue(element)
                    })
            }
        }
        form.result = try json.datum("result")
        let from: TraceActor? = json["from"] == nil ? nil : try json.word("from")
        self.init(
            sequence: try json.integer("sequence"), time: try json.integer("time"), from: from,
            to: json["to"] == nil ? nil : try json.word("to"), try What(kind, form, from: from),
            location: try SourceLocation.member("location", of: json))
    }
}

extension TraceEvent: Encodable {
    /// Writes the event as a file has it.
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
