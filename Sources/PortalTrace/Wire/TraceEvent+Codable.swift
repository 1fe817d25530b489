extension TraceEvent: Codable {
    private enum Key: String, CodingKey {
        case sequence, time, event, from, to, name, arguments, result, location
    }

    /// Writes the members that apply.
    public func encode(to encoder: any Encoder) throws {
        let form = what.form
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(sequence, forKey: .sequence)
        try container.encode(time, forKey: .time)
        try container.encode(kind, forKey: .event)
        try container.encodeIfPresent(from, forKey: .from)
        try container.encodeIfPresent(to, forKey: .to)
        try container.encode(form.name, forKey: .name)
        if !form.arguments.isEmpty { try container.encode(form.arguments, forKey: .arguments) }
        try container.encodeIfPresent(form.result, forKey: .result)
        try container.encodeIfPresent(location, forKey: .location)
    }

    /// Reads what `encode(to:)` wrote. Steps come as they are written: their world reads them on.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let kind = try container.decode(Kind.self, forKey: .event)
        let form = EventForm(
            try container.decode(String.self, forKey: .name),
            try container.decodeIfPresent([TraceValue].self, forKey: .arguments) ?? [],
            container.contains(.result)
                ? try container.decode(TraceValue.self, forKey: .result) : nil)
        let from = try container.decodeIfPresent(TraceActor.self, forKey: .from)
        let what: What
        do throws(TraceProblem) {
            what = try What(kind, form, from: from)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "\(error.member) of this '\(kind.rawValue)': \(error.message)"
                ))
        }
        self.init(
            sequence: try container.decode(Int.self, forKey: .sequence),
            time: try container.decode(Int.self, forKey: .time), from: from,
            to: try container.decodeIfPresent(TraceActor.self, forKey: .to), what,
            location: try container.decodeIfPresent(SourceLocation.self, forKey: .location))
    }
}
