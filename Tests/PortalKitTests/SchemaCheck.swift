import JSONDocuments
import PortalTrace

/// Checks values against the part of JSON Schema that the published schemas use.
struct SchemaCheck {
    private let root: TraceValue

    init(_ schema: TraceValue) {
        root = schema
    }

    func problems(of value: TraceValue) -> [String] { problems(value, root, "") }

    private func problems(_ value: TraceValue, _ schema: TraceValue, _ path: String) -> [String] {
        var problems: [String] = []
        if let name = schema["$ref"]?.string {
            problems += self.problems(value, definition(name) ?? .undefined, path)
        }
        if let type = schema["type"]?.string, !has(value, type) {
            return problems + ["\(path): expected \(type)"]
        }
        if let choices = elements(schema["enum"]), !choices.contains(value) {
            problems.append("\(path): not one of the choices")
        }
        if let choices = elements(schema["anyOf"]),
            choices.allSatisfy({ !self.problems(value, $0, path).isEmpty })
        {
            problems.append("\(path): none of several")
        }
        if let pattern = schema["pattern"]?.string, let text = value.string,
            (try? Regex(pattern).firstMatch(in: text)) == nil
        {
            problems.append("\(path): not as the pattern")
        }
        if let minimum = schema["minimum"]?.number, let number = value.number, number < minimum {
            problems.append("\(path): too small")
        }
        if let maximum = schema["maximum"]?.number, let number = value.number, number > maximum {
            problems.append("\(path): too large")
        }
        if let items = schema["items"], case .array(let all) = value {
            for (index, item) in all.enumerated() {
                problems += self.problems(item, items, "\(path)[\(index)]")
            }
        }
        return problems + membersProblems(value, schema, path)
    }

    private func membersProblems(
        _ value: TraceValue, _ schema: TraceValue, _ path: String
    ) -> [String] {
        guard let members = value.members else { return [] }
        var problems: [String] = []
        for name in elements(schema["required"]) ?? [] where value[name.string ?? ""] == nil {
            problems.append("\(path): \(name.string ?? "") is missing")
        }
        for member in members {
            if let known = schema["properties"]?[member.name] {
                problems += self.problems(member.value, known, "\(path).\(member.name)")
            } else if schema["additionalProperties"] == false {
                problems.append("\(path): unknown \(member.name)")
            }
        }
        return problems
    }

    private func has(_ value: TraceValue, _ type: String) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
            ("null", .null):
            true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }

    private func definition(_ name: String) -> TraceValue? {
        name.hasPrefix("#/$defs/") ? root["$defs"]?[String(name.dropFirst(8))] : nil
    }

    private func elements(_ value: TraceValue?) -> [TraceValue]? {
        if case .array(let elements)? = value { elements } else { nil }
    }

    // MARK: - The schema itself

    /// Words that this check does not know, and definitions that are missing.
    func problemsOfSchema() -> [String] {
        var problems: [String] = []
        func visit(_ schema: TraceValue) {
            for member in schema.members ?? [] {
                switch member.name {
                case "type", "enum", "required", "pattern", "minimum", "maximum", "description",
                    "title", "$schema", "additionalProperties":
                    break
                case "$defs", "properties":
                    for part in member.value.members ?? [] { visit(part.value) }
                case "items": visit(member.value)
                case "anyOf": elements(member.value)?.forEach(visit)
                case "$ref":
                    let name = member.value.string ?? ""
                    if definition(name) == nil { problems.append("no definition \(name)") }
                default: problems.append("unknown word \(member.name)")
                }
            }
        }
        visit(root)
        return problems
    }
}
