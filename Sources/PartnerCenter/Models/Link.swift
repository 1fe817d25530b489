internal import JSONDocuments

/// A link to another resource (partner-center.md, section 2.3).
public struct Link: PartnerResource {
    /// The fields.
    public static let shape = ResourceShape(
        "Link",
        [
            .init("uri", .text), .init("method", .text),
            .init("headers", .list(.object(ResourceShape("Header", [])))),
        ])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// Makes a link that is followed with GET.
    public init(uri: String) {
        object = PartnerObject([
            .init("uri", .string(uri)), .init("method", .string("GET")),
            .init("headers", .array([])),
        ])
    }

    /// The address, relative to the API's base and mostly without `/v1`; some links have none.
    public var uri: String? { text("uri") }
    /// The verb.
    public var method: String? { text("method") }
    /// What has to be sent along.
    public var headers: [(key: String, value: String)] {
        (object["headers"]?.array ?? []).compactMap { header in
            guard let key = header.object?["key"]?.string else { return nil }
            return (key, header.object?["value"]?.string ?? "")
        }
    }

    /// The address as a path of the API: `/v1` is put before it where it is missing (section 1.6).
    public var path: String? {
        uri.map { $0.hasPrefix("/v1/") ? $0 : "/v1" + ($0.hasPrefix("/") ? "" : "/") + $0 }
    }
}

/// The links of a resource, by their names.
public struct Links: PartnerResource {
    /// The fields: any names, all of them links.
    public static let shape = ResourceShape("Links", [])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// Makes links.
    public init(_ links: [(name: String, link: Link)]) {
        object = PartnerObject(links.map { .init($0.name, .object($0.link.object)) })
    }

    /// A link by its name ("self", "subscription").
    public subscript(name: String) -> Link? { resource(name) }
}

extension ResourceShape.Kind {
    static let links = ResourceShape.Kind.map(.object(Link.shape))
    static let attributes = ResourceShape.Kind.object(ResourceAttributes.shape)
}

/// What every resource says of itself (partner-center.md, section 2.3).
public struct ResourceAttributes: PartnerResource {
    /// The fields.
    public static let shape = ResourceShape(
        "ResourceAttributes", [.init("etag", .text, readOnly: true), .init("objectType", .text)])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// Makes attributes.
    public init(etag: String? = nil, objectType: String) {
        object = PartnerObject(
            (etag.map { [PartnerObject.Member("etag", .string($0))] } ?? [])
                + [.init("objectType", .string(objectType))])
    }

    /// The version of the resource, for `If-Match`; opaque, and short-lived (section 6).
    public var etag: String? { text("etag") }
    /// What the resource is ("Order").
    public var objectType: String? { text("objectType") }
}

/// A list of resources (partner-center.md, section 2.3).
public struct ResourceCollection<Item: PartnerResource>: PartnerResource {
    /// The fields.
    public static var shape: ResourceShape {
        ResourceShape(
            "ResourceCollection<\(Item.shape.name)>",
            [
                .init("totalCount", .integer), .init("items", .list(.object(Item.shape))),
                .init("links", .links), .init("attributes", .attributes),
            ])
    }
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// Makes a collection.
    public init(_ items: [Item]) {
        object = PartnerObject([
            .init("totalCount", .number(JSONNumber(items.count))),
            .init("items", .array(items.map { $0.json() })),
            .init("attributes", .object(ResourceAttributes(objectType: "Collection").object)),
        ])
    }

    /// The number that the service gives; it need not be that of `items`.
    public var totalCount: Int? { object["totalCount"]?.integer }
    /// The resources.
    public var items: [Item] { resources("items") }
    /// Where the next and the previous page are.
    public var links: Links? { resource("links") }
    /// What the collection says of itself.
    public var attributes: ResourceAttributes? { resource("attributes") }
}
