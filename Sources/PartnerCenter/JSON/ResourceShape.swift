internal import JSONDocuments
internal import WebFormats

/// The fields of a resource: how they are named, and what their values have to be.
public struct ResourceShape: Sendable {
    /// What a field's value has to be. `null` is always allowed.
    indirect enum Kind: Sendable {
        case text
        /// A date-time; see `PartnerDate`.
        case date
        case integer
        case number
        case bool
        /// Written as a text or as a number (partner-center.md, section 9.3).
        case code
        /// A text, or an array of texts (section 9.3, `prerequisiteOffers`).
        case texts
        case object(ResourceShape)
        case list(Kind)
        /// An object whose members, whatever their names, are of one kind.
        case map(Kind)
        case any
    }

    /// One field.
    struct Field: Sendable {
        /// As replies name it.
        let name: String
        /// As requests name it.
        let pascalName: String
        let kind: Kind
        /// Whether only the service sets it.
        let isReadOnly: Bool

        init(_ name: String, _ kind: Kind, readOnly: Bool = false) {
            self.name = name
            pascalName = name.prefix(1).uppercased() + name.dropFirst()
            self.kind = kind
            isReadOnly = readOnly
        }
    }

    /// What the documentation calls the resource ("Order").
    public let name: String
    let fields: [Field]

    init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
    }

    func field(_ name: String) -> Field? {
        fields.first { $0.name == name } ?? fields.first { $0.name.isSameName(as: name) }
    }

    // MARK: - Checking

    /// Checks the members that are known; others may be anything.
    ///
    /// - Throws: `JSONProblem` with the path of the first value that is not as it has to be.
    func check(_ object: PartnerObject, path: String = "") throws(JSONProblem) {
        for member in object.members {
            guard let field = field(member.name) else { continue }
            let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
            try Self.check(member.value, field.kind, inner)
        }
    }

    private static func check(
        _ value: JSONValue, _ kind: Kind, _ path: String
    ) throws(JSONProblem) {
        if value == .null { return }
        switch (kind, value) {
        case (.text, .string), (.number, .number), (.bool, .bool), (.code, .string),
            (.code, .number), (.texts, .string), (.any, _):
            return
        case (.integer, .number(let number)):
            guard value.integer == nil else { return }
            throw JSONProblem(
                "expected a whole number, found \(number.digits.prefix(40))", path: path)
        case (.date, .string(let text)):
            guard PartnerDate(text) == nil else { return }
            throw JSONProblem(
                "expected a date-time such as \"2026-03-04T09:15:22.481-08:00\", found "
                    + "\"\(text.prefix(60))\"", path: path)
        case (.texts, .array(let elements)):
            for (index, element) in elements.enumerated() {
                try check(element, .text, "\(path)[\(index)]")
            }
        case (.object(let shape), .object(let members)):
            try shape.check(PartnerObject(members), path: path)
        case (.list(let kind), .array(let elements)):
            for (index, element) in elements.enumerated() {
                try check(element, kind, "\(path)[\(index)]")
            }
        case (.map(let kind), .object(let members)):
            for member in members {
                try check(member.value, kind, "\(path).\(member.name)")
            }
        default:
            throw JSONProblem(
                "expected \(words(kind)), found \(value.kindDescription)", path: path)
        }
    }

    private static func words(_ kind: Kind) -> String {
        switch kind {
        case .text: "a text"
        case .date: "a date-time"
        case .integer: "a whole number"
        case .number: "a number"
        case .bool: "true or false"
        case .code: "a text or a number"
        case .texts: "an array of texts"
        case .object(let shape): "an object (\(shape.name))"
        case .map: "an object"
        case .list: "an array"
        case .any: "anything"
        }
    }

    // MARK: - Naming

    /// The object with its known members named in one way; unknown ones keep their names.
    func renamed(
        _ object: PartnerObject, _ naming: PartnerNaming, writableOnly: Bool = false
    ) -> PartnerObject {
        var result = PartnerObject()
        result.members.reserveCapacity(object.members.count)
        for member in object.members {
            guard let field = field(member.name) else {
                result.members.append(member)
                continue
            }
            if writableOnly, field.isReadOnly { continue }
            let name =
                switch naming {
                case .asRead: member.name
                case .camelCase: field.name
                case .pascalCase: field.pascalName
                }
            result.members.append(
                .init(name, Self.renamed(member.value, field.kind, naming, writableOnly)))
        }
        return result
    }

    private static func renamed(
        _ value: JSONValue, _ kind: Kind, _ naming: PartnerNaming, _ writableOnly: Bool
    ) -> JSONValue {
        switch (kind, value) {
        case (.object(let shape), .object(let members)):
            .object(shape.renamed(PartnerObject(members), naming, writableOnly: writableOnly))
        case (.list(let kind), .array(let elements)):
            .array(elements.map { renamed($0, kind, naming, writableOnly) })
        case (.map(let kind), .object(let members)):
            .object(
                PartnerObject(
                    members.map { member in
                        let name =
                            switch naming {
                            case .asRead: member.name
                            case .camelCase:
                                member.name.prefix(1).lowercased() + member.name.dropFirst()
                            case .pascalCase:
                                member.name.prefix(1).uppercased() + member.name.dropFirst()
                            }
                        return .init(name, renamed(member.value, kind, naming, writableOnly))
                    }))
        default: value
        }
    }
}
