internal import PortalTrace

/// A JSON value that knows where it stands in its file.
struct PlacedJSON: Equatable, Sendable {
    /// Where it begins.
    var place: TextPlace
    var value: Value

    indirect enum Value: Equatable, Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([PlacedJSON])
        case object([Member])
    }

    /// One member of an object.
    struct Member: Equatable, Sendable {
        var name: String
        /// Where the name begins.
        var place: TextPlace
        var value: PlacedJSON
    }

    /// The members, if this is an object.
    var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// The member of that name, if this is an object that has it.
    subscript(name: String) -> PlacedJSON? { members?.first { $0.name == name }?.value }

    /// The text, if this is a string.
    var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The same value without its places.
    var traceValue: TraceValue {
        switch value {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.traceValue))
        case .object(let members): .object(members.map { .init($0.name, $0.value.traceValue) })
        }
    }

    /// What kind of value it is, for messages: short ones are quoted.
    var description: String {
        switch value {
        case .null, .bool, .number: traceValue.literal
        case .string(let text):
            text.unicodeScalars.count <= 60 ? "'\(TraceValue.oneLine(text))'" : "a long string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A place in a text file: line and column from 1, the column in UTF-16 code units.
struct TextPlace: Equatable, Hashable, Sendable {
    var line: Int
    var column: Int
}

/// Something that is wrong with a JSON document.
public struct DocumentProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, as it is shown.
    public var file: String
    /// The line, from 1; nil if the problem is with the whole file.
    public var line: Int?
    /// The column, from 1, in UTF-16 code units.
    public var column: Int?
    /// The JSON path of the value ("device.eSIM.capacity"); empty for the document itself.
    public var path: String
    /// What is wrong, what was expected and what to do.
    public var message: String

    /// `file:line:col: error: path: message`.
    public var description: String {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        return
            "\(TraceValue.oneLine(file))\(place): error: \(path.isEmpty ? "" : "\(path): ")\(message)"
    }
}
