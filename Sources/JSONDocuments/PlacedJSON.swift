/// A JSON value that knows where it stands in its file.
package struct PlacedJSON: Equatable, Sendable {
    /// Where it begins.
    package var place: TextPlace
    package var value: Value

    package enum Value: Equatable, Sendable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(String)
        case array([PlacedJSON])
        case object([Member])

        package static func == (left: Value, right: Value) -> Bool {
            switch (left, right) {
            case (.null, .null): true
            case (.bool(let left), .bool(let right)): left == right
            case (.number(let left), .number(let right)): left == right
            case (.string(let left), .string(let right)): left.hasSameCodeUnits(as: right)
            case (.array(let left), .array(let right)): left == right
            case (.object(let left), .object(let right)): left == right
            default: false
            }
        }
    }

    /// One member of an object.
    package struct Member: Equatable, Sendable {
        package var name: String
        /// Where the name begins.
        package var place: TextPlace
        package var value: PlacedJSON

        package static func == (left: Member, right: Member) -> Bool {
            left.name.hasSameCodeUnits(as: right.name) && left.place == right.place
                && left.value == right.value
        }
    }

    package init(place: TextPlace, value: Value) {
        self.place = place
        self.value = value
    }

    /// The members, if this is an object.
    package var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The member of that name, if this is an object that has it.
    package subscript(name: String) -> PlacedJSON? {
        members?.first { $0.name.hasSameCodeUnits(as: name) }?.value
    }

    /// The text, if this is a string.
    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The same value without its places.
    package var plain: JSONValue {
        switch value {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let number): .number(number)
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.plain))
        case .object(let members): .object(members.map { .init($0.name, $0.value.plain) })
        }
    }

    /// What kind of value it is, for messages: short ones are quoted.
    package var description: String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let number): JSONNumber.javaScriptText(number.double)
        case .string(let text):
            text.unicodeScalars.count <= 60 ? "'\(SafeText.oneLine(text))'" : "a long string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// What to say of a name that is none of the known ones.
    package func unknown(among known: [String]) -> String {
        if let hint = string.flatMap({ NearestName.suggestion(for: $0, among: known) }) {
            return "unknown name \(description); did you mean '\(hint)'?"
        }
        return "expected one of \(known.joined(separator: ", ")), found \(description)"
    }
}
