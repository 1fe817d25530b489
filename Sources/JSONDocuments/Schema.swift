/// What a JSON Schema says of one value.
package indirect enum Schema: Equatable, Sendable {
    case any
    case null
    case text
    case bool
    case integer(ClosedRange<Int>)
    case duration
    case choice([String])
    case list(Schema)
    /// An object whose members have names of the document's own.
    case map(Schema)
    case nullable(Schema)
    /// One of several.
    case either([Schema])
    /// An object that the document describes once, by its name.
    case reference(String)

    /// The schema as JSON (draft 2020-12).
    package var json: [JSONValue.Member] {
        switch self {
        case .any: []
        case .null: [.init("type", "null")]
        case .text: [.init("type", "string")]
        case .bool: [.init("type", "boolean")]
        case .integer(let range):
            [.init("type", "integer"), .init("minimum", .number(JSONNumber(range.lowerBound)))]
                + (range.upperBound == .max
                    ? [] : [.init("maximum", .number(JSONNumber(range.upperBound)))])
        case .duration:
            [
                .init(
                    "anyOf",
                    [
                        [
                            "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(ms|s|m|min|h|d)$",
                        ],
                        ["enum": [0]],
                    ])
            ]
        case .choice(let names): [.init("enum", .array(names.map { .string($0) }))]
        case .list(let element): [.init("type", "array"), .init("items", .object(element.json))]
        case .map(let element):
            [.init("type", "object"), .init("additionalProperties", .object(element.json))]
        case .nullable(let schema): Schema.either([schema, .null]).json
        case .either(let schemas): [.init("anyOf", .array(schemas.map { .object($0.json) }))]
        case .reference(let name): [.init("$ref", .string("#/$defs/\(name)"))]
        }
    }
}

/// One object of a schema, whatever Swift type it is read into.
package struct SchemaDefinition: Sendable {
    package let name: String
    package let json: JSONValue

    package init<Root>(_ shape: Shape<Root>) {
        name = shape.name
        let required = shape.fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        var members: [JSONValue.Member] = [
            .init("type", "object"), .init("description", .string(shape.summary)),
            .init("additionalProperties", false),
            .init(
                "properties",
                .object(
                    [.init("$schema", ["type": "string"])]
                        + shape.fields.map { field in
                            .init(
                                field.name,
                                .object(
                                    [.init("description", .string(field.summary))]
                                        + field.schema.json))
                        })),
        ]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        json = .object(members)
    }

    package init(name: String, json: JSONValue) {
        self.name = name
        self.json = json
    }
}

/// A whole JSON Schema, made from the tables that the reader uses.
package enum SchemaDocument {
    /// - Parameter root: The name of the definition that a document is.
    package static func make(title: String, root: String, _ definitions: [SchemaDefinition])
        -> JSONValue
    {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": .string(title),
            "$ref": .string("#/$defs/\(root)"),
            "$defs": .object(definitions.map { .init($0.name, $0.json) }),
        ]
    }
}
