/// An entry of the list of active formatting elements (HTML, section 13.2.4.3).
struct HTMLFormattingElement {
    /// The element's number; -1 for a marker.
    var handle: Int32
    let name: Int32
    let tag: HTMLTag
    private(set) var attributes: [Attribute] = []
    /// The attributes in the order of their names' numbers.
    private var order: [Int] = []
    let place: Int32
    let endPlace: Int32

    init(
        handle: Int32, name: Int32 = -1, tag: HTMLTag = .other, place: Int32 = -1,
        endPlace: Int32 = -1
    ) {
        self.handle = handle
        self.name = name
        self.tag = tag
        self.place = place
        self.endPlace = endPlace
    }

    static let marker = Self(handle: -1)

    var isMarker: Bool { handle < 0 }

    /// An attribute of the start tag, kept to make the element again.
    struct Attribute {
        var name: Int32
        var value: [UInt16]
        var place: Int32
        var valuePlace: Int32
    }

    mutating func setAttributes(_ attributes: [Attribute]) {
        self.attributes = attributes
        order = attributes.indices.sorted { attributes[$0].name < attributes[$1].name }
    }

    /// Whether the tag is the same: name and attributes, in whatever order.
    func hasSameTag(as other: Self) -> Bool {
        guard name == other.name, attributes.count == other.attributes.count else { return false }
        return zip(order, other.order).allSatisfy { own, its in
            let (one, two) = (attributes[own], other.attributes[its])
            return one.name == two.name && one.value == two.value
        }
    }
}
