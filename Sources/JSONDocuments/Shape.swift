/// The members that an object in a document can have: one table from which it is read, checked,
/// written and described.
package struct Shape<Root: Sendable>: Sendable {
    /// What a JSON Schema calls it.
    package let name: String
    /// What the object is, in one sentence.
    package let summary: String
    package let fields: [Field<Root>]

    package init(_ name: String, _ summary: String, _ fields: [Field<Root>]) {
        self.name = name
        self.summary = summary
        self.fields = fields
    }

    /// Reads an object onto a value: members that are left out stay as they are.
    package func read(_ json: PlacedJSON, into root: inout Root, _ reading: inout DocumentReading) {
        guard let members = json.members else {
            return reading.report("expected an object, found \(json.description)", at: json.place)
        }
        for member in members where !reading.isFull {
            guard let field = fields.first(where: { $0.name.hasSameCodeUnits(as: member.name) })
            else {
                // Editors find the schema of a file by this member.
                if !member.name.hasSameCodeUnits(as: "$schema") { report(member, &reading) }
                continue
            }
            reading.below(field.name) { field.read(member.value, &root, &$0) }
        }
        for field in fields where field.isRequired && json[field.name] == nil {
            reading.report("the member '\(field.name)' is missing", at: json.place)
        }
    }

    private func report(_ member: PlacedJSON.Member, _ reading: inout DocumentReading) {
        let names = fields.map(\.name)
        let hint = NearestName.suggestion(for: member.name, among: names)
            .map { "did you mean '\($0)'?" }
        reading.report(
            "unknown member '\(SafeText.oneLine(String(member.name.prefix(60))))'; "
                + (hint ?? "known are \(names.joined(separator: ", "))"), at: member.place)
    }

    /// The object of a value, with all members.
    package func write(_ root: Root) -> JSONValue {
        .object(fields.compactMap { field in field.write(root).map { .init(field.name, $0) } })
    }
}

/// One member of an object in a document.
package struct Field<Root: Sendable>: Sendable {
    package let name: String
    /// What it is, as one clause.
    package let summary: String
    package let schema: Schema
    package var isRequired = false
    package let read: @Sendable (PlacedJSON, inout Root, inout DocumentReading) -> Void
    /// The member's value; nil if it is not written.
    package let write: @Sendable (Root) -> JSONValue?

    /// A member with a plain value.
    package init<Value>(
        _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ kind: Kind<Value>,
        isRequired: Bool = false, _ summary: String
    ) {
        self.name = name
        self.summary = summary
        self.isRequired = isRequired
        schema = kind.schema
        read = { json, root, reading in
            if let value = kind.read(json, &reading) { root[keyPath: path] = value }
        }
        write = { kind.write($0[keyPath: path]) }
    }

    /// A member that is read in a way of its own, and not written.
    package init(
        _ name: String, schema: Schema, isRequired: Bool = false, _ summary: String,
        read: @escaping @Sendable (PlacedJSON, inout Root, inout DocumentReading) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.schema = schema
        self.isRequired = isRequired
        self.read = read
        write = { _ in nil }
    }

    /// A member that is an object, read onto what is there.
    package static func nested<Value>(
        _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ shape: Shape<Value>,
        _ summary: String
    ) -> Field {
        Field(name, schema: .reference(shape.name), summary) {
            shape.read($0, into: &$1[keyPath: path], &$2)
        } write: {
            shape.write($0[keyPath: path])
        }
    }

    /// A member that is an object, or null.
    ///
    /// - Parameter base: What the object is read onto where there was none.
    package static func nested<Value>(
        _ name: String, _ path: any WritableKeyPath<Root, Value?> & Sendable,
        _ shape: Shape<Value>, base: Value, _ summary: String
    ) -> Field {
        Field(name, schema: .nullable(.reference(shape.name)), summary) { json, root, reading in
            if json.value == .null { return root[keyPath: path] = nil }
            var value = root[keyPath: path] ?? base
            shape.read(json, into: &value, &reading)
            root[keyPath: path] = value
        } write: { root in
            root[keyPath: path].map(shape.write) ?? .null
        }
    }

    private init(
        _ name: String, schema: Schema, _ summary: String,
        read: @escaping @Sendable (PlacedJSON, inout Root, inout DocumentReading) -> Void,
        write: @escaping @Sendable (Root) -> JSONValue?
    ) {
        self.name = name
        self.summary = summary
        self.schema = schema
        self.read = read
        self.write = write
    }
}
