import FoundationEssentials
internal import PortalTrace

/// Reads JSON text that a portal wrote.
enum JSONReader {
    /// Returns the value of a JSON text, or the problem that keeps it from being read.
    ///
    /// The members of an object are sorted by name: their order in the text is not kept, and a
    /// trace must not depend on the order of a hash table.
    ///
    /// - Parameter code: The code of the problem.
    static func read(
        _ text: String, code: String
    ) -> (value: TraceValue?, problems: [FormatProblem]) {
        if let problem = JSONStrictness.problem(in: text, code: code) { return (nil, [problem]) }
        do {
            let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
            return (value.value, [])
        } catch {
            // What the decoder says differs from version to version and names no place.
            return (nil, [.error(code, "expected JSON text, found \(Quotation.quoted(text))")])
        }
    }
}

/// A JSON value on its way to a trace value.
private struct JSONValue: Decodable {
    /// Containers below this depth are cut: a payload needs its own members and those of
    /// `purchaseResult`, and what hostile text nests deeper would cost time for nothing.
    private static let deepest = 1

    let value: TraceValue

    init(from decoder: any Decoder) throws {
        let isCut = decoder.codingPath.count > Self.deepest
        if let object = try? decoder.container(keyedBy: Name.self) {
            value = .object(isCut ? [] : try Self.members(of: object))
        } else if var array = try? decoder.unkeyedContainer() {
            value = .array(isCut ? [] : try Self.elements(of: &array))
        } else {
            value = try Self.scalar(in: try decoder.singleValueContainer())
        }
    }

    private static func members(
        of object: KeyedDecodingContainer<Name>
    ) throws -> [TraceValue.Member] {
        try object.allKeys
            .sorted { $0.stringValue < $1.stringValue }
            .map { .init($0.stringValue, try object.decode(JSONValue.self, forKey: $0).value) }
    }

    private static func elements(
        of array: inout any UnkeyedDecodingContainer
    ) throws -> [TraceValue] {
        var elements: [TraceValue] = []
        while !array.isAtEnd { elements.append(try array.decode(JSONValue.self).value) }
        return elements
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> TraceValue
    {
        if container.decodeNil() { return .null }
        if let text = try? container.decode(String.self) { return .string(text) }
        if let bool = try? container.decode(Bool.self) { return .bool(bool) }
        return .number(try container.decode(Double.self))
    }

    /// The name of any member.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
