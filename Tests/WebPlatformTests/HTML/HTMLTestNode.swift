import WebPlatform

/// A node of the tests' tree, which the parser's operations make.
final class HTMLTestNode {
    enum Kind: Equatable {
        case document
        case fragment
        case element(name: String, namespace: HTMLNamespace)
        case text
        case comment
        case doctype(publicID: String, systemID: String)
    }

    struct Attribute: Equatable {
        /// With the prefix for its namespace that the data's format has, such as `xlink href`.
        var name: String
        var value: [UInt16]
    }

    let kind: Kind
    /// Text of a text or a comment; the name of a doctype.
    var data: [UInt16]
    var attributes: [Attribute] = []
    private(set) var children: [HTMLTestNode] = []
    private(set) unowned(unsafe) var parent: HTMLTestNode?
    /// A template's contents.
    var content: HTMLTestNode?
    /// A shadow root.
    var shadow: HTMLTestNode?
    var form: HTMLTestNode?
    var place: Int32 = -1
    var endPlace: Int32 = -1
    /// The places of the attributes' names and of their values.
    var attributePlaces: [Int32] = []
    var valuePlaces: [Int32] = []

    init(_ kind: Kind, data: [UInt16] = []) {
        self.kind = kind
        self.data = data
    }

    var name: String {
        if case .element(let name, _) = kind { return name }
        return ""
    }

    /// Every node below, in tree order.
    var descendants: [HTMLTestNode] { children.flatMap { [$0] + $0.descendants } }

    func append(_ child: HTMLTestNode) { insert(child, at: children.count) }

    func insert(_ child: HTMLTestNode, before other: HTMLTestNode) {
        child.remove()
        let index = children.firstIndex { $0 === other } ?? children.count
        insert(child, at: index)
    }

    private func insert(_ child: HTMLTestNode, at index: Int) {
        if child.parent != nil {
            child.remove()
            children.insert(child, at: min(index, children.count))
        } else {
            children.insert(child, at: index)
        }
        child.parent = self
    }

    func remove() {
        parent?.children.removeAll { $0 === self }
        parent = nil
    }

    /// Adds text at the end, or before a child; joined with the text that is there.
    func insert(text: [UInt16], place: Int32, before other: HTMLTestNode? = nil) {
        var index = children.count
        if let other { index = children.firstIndex { $0 === other } ?? index }
        if index > 0, children[index - 1].kind == .text {
            children[index - 1].data += text
            return
        }
        let node = HTMLTestNode(.text, data: text)
        node.place = place
        insert(node, at: index)
    }
}
