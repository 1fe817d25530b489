internal import JSONDocuments

/// A value in a page, as the engine's inspector tells it.
struct RemoteObject {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    /// What the engine calls it; nil for what has no members.
    var id: String? { value["objectId"]?.string }
    var type: String { value["type"]?.string ?? "undefined" }
    var subtype: String? { value["subtype"]?.string }
    /// How many elements an array or a collection has.
    var size: Int { value["size"]?.editorNumber ?? 0 }
    var isArray: Bool { subtype == "array" }
    /// Whether it has entries beside its members.
    var isCollection: Bool { ["map", "set", "weakmap", "weakset", "iterator"].contains(subtype) }

    /// Longest text of a value in a list.
    static let usualLength = 1_000

    /// The value in a line.
    func text(most: Int = usualLength, isHexadecimal: Bool = false) -> String {
        switch type {
        case "number" where isHexadecimal:
            guard let number = value["value"]?.integer else { return text(most: most) }
            return (number < 0 ? "-0x" : "0x") + String(number.magnitude, radix: 16)
        case "string":
            return Self.quoted(value["value"]?.string ?? value["description"]?.string ?? "", most)
        case "undefined": return "undefined"
        case "boolean": return value["value"]?.bool == true ? "true" : "false"
        case "number", "bigint", "symbol":
            // The value of -0, NaN and infinities is not JSON.
            return value["description"]?.string ?? value["value"]?.double.map { "\($0)" } ?? ""
        case "function":
            let text = value["description"]?.string ?? "function"
            return Self.cut(
                String(text.split(separator: "{", maxSplits: 1).first ?? "function")
                    .withoutOuterSpaces, most)
        default:
            if subtype == "null" { return "null" }
            let name = value["description"]?.string ?? value["className"]?.string ?? "Object"
            if subtype == "error" { return Self.cut(name, most) }
            return Self.cut(name + preview, most)
        }
    }

    /// The whole value, for a clipboard.
    var wholeText: String {
        type == "string" ? value["value"]?.string ?? "" : text(most: .max)
    }

    private var preview: String {
        guard let preview = value["preview"] else { return isArray ? "(\(size))" : "" }
        var parts: [String] = []
        for member in preview["properties"]?.array ?? [] {
            // What is on a prototype is not its own.
            guard member["internal"]?.bool != true else { continue }
            let name = member["name"]?.string ?? ""
            let text = Self.previewed(member)
            parts.append(isArray && Int(name) != nil ? text : "\(name): \(text)")
        }
        for entry in preview["entries"]?.array ?? [] {
            let value = entry["value"].map(Self.previewed) ?? ""
            parts.append(entry["key"].map { "\(Self.previewed($0)) => \(value)" } ?? value)
        }
        if preview["overflow"]?.bool == true { parts.append("…") }
        let inside = parts.joined(separator: ", ")
        if isArray { return " [\(inside)]" }
        return inside.isEmpty ? "" : " {\(inside)}"
    }

    private static func previewed(_ member: JSONValue) -> String {
        let text = member["value"]?.string ?? member["description"]?.string ?? ""
        return switch member["type"]?.string {
        case "string": quoted(text, 60)
        case "function": "function"
        case "accessor": "(getter)"
        case "object" where member["subtype"]?.string == "null": "null"
        case "undefined": "undefined"
        default: cut(text.isEmpty ? member["type"]?.string ?? "" : text, 60)
        }
    }

    private static func quoted(_ text: String, _ most: Int) -> String {
        let length = text.utf16.count
        guard length > most else { return JSONValue.string(text).text() }
        return JSONValue.string(String(text.prefix(most))).text() + "… (\(length) characters)"
    }

    private static func cut(_ text: String, _ most: Int) -> String {
        text.utf8.count > most ? String(text.prefix(most)) + "…" : text
    }
}

extension String {
    /// The text without spaces around it.
    var withoutOuterSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
