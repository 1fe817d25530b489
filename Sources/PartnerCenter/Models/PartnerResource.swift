public import JSONDocuments

/// A resource of the service: typed members over a JSON object, which keeps the order of its
/// members and those that are not known here.
public protocol PartnerResource: Equatable, Sendable {
    /// The resource's fields.
    static var shape: ResourceShape { get }
    /// Every member, known or not.
    var object: PartnerObject { get set }
    /// Wraps an object without looking at it; `init(json:)` looks.
    init(unchecked object: PartnerObject)
}

extension PartnerResource {
    /// Reads a resource from JSON, whatever the case of its names.
    ///
    /// - Throws: `JSONProblem` with the path of a member that is not what it has to be.
    public init(json: JSONValue) throws(JSONProblem) {
        guard let object = json.object else {
            throw JSONProblem(
                "expected an object (\(Self.shape.name)), found \(json.kindDescription)")
        }
        try Self.shape.check(object)
        self.init(unchecked: object)
    }

    /// Reads a resource from UTF-8, with or without a byte order mark.
    ///
    /// - Throws: `JSONProblem` with the place or the path of the first mistake.
    public init(_ bytes: [UInt8]) throws(JSONProblem) {
        try self.init(json: try JSONValue(reply: bytes))
    }

    /// The resource as JSON.
    public func json(_ naming: PartnerNaming = .asRead) -> JSONValue {
        .object(naming == .asRead ? object : Self.shape.renamed(object, naming))
    }

    // MARK: - Members for those who write the properties

    func text(_ name: String) -> String? { object[name]?.string }

    mutating func set(_ name: String, _ text: String?) {
        object[name] = text.map { .string($0) } ?? (object[name] == nil ? nil : .null)
    }

    mutating func set(_ name: String, _ number: Int?) {
        object[name] = number.map { .number(JSONNumber($0)) } ?? (object[name] == nil ? nil : .null)
    }

    func resource<Resource: PartnerResource>(_ name: String) -> Resource? {
        object[name]?.object.map { Resource(unchecked: $0) }
    }

    func resources<Resource: PartnerResource>(_ name: String) -> [Resource] {
        (object[name]?.array ?? []).compactMap { $0.object.map { Resource(unchecked: $0) } }
    }
}
