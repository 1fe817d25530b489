import WebPlatform

/// Applies the parser's operations to a tree, as build.js does in a page.
final class HTMLTestTree {
    let root: HTMLTestNode
    private(set) var nodes: [Int32: HTMLTestNode] = [:]
    private(set) var quirks: Int32 = 0
    private(set) var popped: [String] = []
    private var ownNames: [String] = []
    /// Every node lives as long as the tree: nodes do not hold their parents.
    private var all: [HTMLTestNode] = []

    private static let names = HTMLParser.nameTable
    private static let foreign = [
        "xlink actuate", "xlink arcrole", "xlink href", "xlink role", "xlink show", "xlink title",
        "xlink type", "xml lang", "xml space", "xmlns", "xmlns xlink",
    ]

    init(isFragment: Bool = false) {
        root = HTMLTestNode(isFragment ? .fragment : .document)
        nodes[0] = root
    }

    /// Parses a whole text, scripts do not run.
    static func parse(
        _ text: String, _ options: HTMLParser.Options = HTMLParser.Options()
    ) -> HTMLTestTree {
        let tree = HTMLTestTree()
        let parser = HTMLParser(options: options)
        parser.feed(Array(text.utf16))
        parser.end()
        tree.finish(parser)
        return tree
    }

    static func parseFragment(
        _ text: String, in context: HTMLParser.Context,
        _ options: HTMLParser.Options = HTMLParser.Options()
    ) -> HTMLTestTree {
        let tree = HTMLTestTree(isFragment: true)
        let parser = HTMLParser(context: context, options: options)
        parser.feed(Array(text.utf16))
        parser.end()
        tree.finish(parser)
        return tree
    }

    /// Runs to the end of the input.
    func finish(_ parser: HTMLParser) {
        while true {
            let status = parser.run()
            apply(parser.takeOutput())
            switch status {
            case .done, .needsInput, .limit: return
            case .script, .more: continue
            }
        }
    }

    func apply(_ output: HTMLParser.Output) {
        var reader = Reader(words: output.operations, text: output.text)
        while let code = reader.nextOperation() {
            guard let operation = HTMLOperation(rawValue: code) else {
                preconditionFailure("no operation has the number \(code)")
            }
            apply(operation, &reader)
        }
    }

    private func apply(_ operation: HTMLOperation, _ reader: inout Reader) {
        switch operation {
        case .element: element(&reader)
        case .text:
            let parent = reader.word()
            let text = reader.span()
            let place = reader.word()
            target(parent, reader.word())?.insert(text: text, place: place)
        case .comment:
            let parent = reader.word()
            let node = HTMLTestNode(.comment, data: reader.span())
            node.place = reader.word()
            target(parent, reader.word())?.append(node)
        case .append:
            let parent = reader.word()
            if let child = node(reader.word()) { node(parent)?.append(child) }
        case .foster:
            let (table, other) = (node(reader.word()), reader.word())
            guard let child = node(reader.word()) else { return }
            if let table, let parent = table.parent {
                parent.insert(child, before: table)
            } else {
                node(other)?.append(child)
            }
        case .fosterText:
            let (table, other) = (node(reader.word()), reader.word())
            let text = reader.span()
            let place = reader.word()
            if let table, let parent = table.parent {
                parent.insert(text: text, place: place, before: table)
            } else {
                node(other)?.insert(text: text, place: place)
            }
        case .moveChildren:
            let (from, to) = (node(reader.word()), node(reader.word()))
            for child in from?.children ?? [] { to?.append(child) }
        case .remove: node(reader.word())?.remove()
        case .popped:
            guard let node = node(reader.word()) else { return }
            popped.append(node.name)
            if node.name == "option" { showSelected(node) }
        case .doctype:
            let name = reader.span()
            let (publicID, systemID) = (reader.span(), reader.span())
            let node = HTMLTestNode(
                .doctype(
                    publicID: String(decoding: publicID, as: UTF16.self),
                    systemID: String(decoding: systemID, as: UTF16.self)), data: name)
            node.place = reader.word()
            root.append(node)
        case .quirks: quirks = reader.word()
        case .merge:
            let target = node(reader.word())
            for attribute in attributes(&reader)
            where target?.attributes.contains(where: { $0.name == attribute.name }) == false {
                target?.attributes.append(attribute)
            }
        case .form:
            let control = node(reader.word())
            control?.form = node(reader.word())
        case .name: ownNames.append(String(decoding: reader.span(), as: UTF16.self))
        case .shadow:
            let host = node(reader.word())
            let template = node(reader.word())
            _ = reader.word()
            if host?.shadow == nil {
                host?.shadow = template?.content
            } else if let template {
                host?.append(template)
            }
        case .scriptStarted: _ = reader.word()
        }
    }

    /// "Maybe clone an option into selectedcontent" (HTML, section 4.10.10), as far as the data needs.
    private func showSelected(_ option: HTMLTestNode) {
        var select = option.parent
        while let node = select, node.name != "select" { select = node.parent }
        let options = select?.descendants.filter { $0.name == "option" } ?? []
        let selected = options.last { $0.attributes.contains { $0.name == "selected" } }
        guard option === selected ?? options.first,
            let shown = select?.descendants.first(where: { $0.name == "selectedcontent" })
        else { return }
        for child in shown.children { child.remove() }
        for child in option.children { shown.append(copy(child)) }
    }

    private func copy(_ node: HTMLTestNode) -> HTMLTestNode {
        let result = HTMLTestNode(node.kind, data: node.data)
        all.append(result)
        result.attributes = node.attributes
        for child in node.children { result.append(copy(child)) }
        return result
    }

    private func element(_ reader: inout Reader) {
        let parent = reader.word()
        let name = reader.word()
        let namespace = HTMLNamespace(rawValue: name & 3) ?? .html
        let node = HTMLTestNode(.element(name: text(of: name >> 2), namespace: namespace))
        node.place = reader.word()
        node.endPlace = reader.word()
        let flags = reader.word()
        node.attributes = attributes(&reader, of: node)
        if node.name == "template", namespace == .html { node.content = HTMLTestNode(.fragment) }
        nodes[Int32(nodes.count)] = node
        all.append(node)
        if parent != HTMLOperation.noParent { target(parent, flags)?.append(node) }
    }

    private func attributes(
        _ reader: inout Reader, of node: HTMLTestNode? = nil
    ) -> [HTMLTestNode.Attribute] {
        (0..<reader.word()).map { _ in
            let name = text(of: reader.word())
            let value = reader.span()
            let (place, valuePlace) = (reader.word(), reader.word())
            node?.attributePlaces.append(place)
            node?.valuePlaces.append(valuePlace)
            return HTMLTestNode.Attribute(name: name, value: value)
        }
    }

    private func text(of name: Int32) -> String {
        let name = Int(name)
        if name < Self.names.count { return Self.names[name] }
        let after = name - Self.names.count
        return after < Self.foreign.count
            ? Self.foreign[after] : ownNames[after - Self.foreign.count]
    }

    private func node(_ word: Int32) -> HTMLTestNode? {
        word >= 0 ? nodes[word] : nodes[~word]?.content
    }

    private func target(_ word: Int32, _ flags: Int32) -> HTMLTestNode? {
        let node = node(word)
        return flags & HTMLOperation.isTooDeep != 0 ? node?.parent ?? node : node
    }

    /// Reads the words of a stream.
    private struct Reader {
        let words: [Int32]
        let text: [UInt16]
        private var index = 0

        init(words: [Int32], text: [UInt16]) {
            self.words = words
            self.text = text
        }

        mutating func nextOperation() -> Int32? { index < words.count ? word() : nil }

        mutating func word() -> Int32 {
            index += 1
            return words[index - 1]
        }

        mutating func span() -> [UInt16] {
            let offset = Int(word())
            return Array(text[offset..<offset + Int(word())])
        }
    }
}

extension HTMLTestTree {
    /// The tree in the format of html5lib's tests.
    var dump: String {
        var lines: [String] = []
        var pending = root.children.reversed().map { ($0, 0) }
        while let (node, depth) = pending.popLast() {
            let indent = "| " + String(repeating: "  ", count: depth)
            lines += Self.lines(of: node).map { indent + $0 }
            var below = node.children.map { ($0, depth + 1) }
            if let content = node.content {
                lines.append(indent + "  content")
                below = content.children.map { ($0, depth + 2) } + below
            }
            pending += below.reversed()
        }
        return lines.joined(separator: "\n")
    }

    private static func lines(of node: HTMLTestNode) -> [String] {
        func text(_ units: [UInt16]) -> String { String(decoding: units, as: UTF16.self) }
        switch node.kind {
        case .document, .fragment: return []
        case .text: return ["\"\(text(node.data))\""]
        case .comment: return ["<!-- \(text(node.data)) -->"]
        case .doctype(let publicID, let systemID):
            let ids = publicID.isEmpty && systemID.isEmpty ? "" : " \"\(publicID)\" \"\(systemID)\""
            return ["<!DOCTYPE \(text(node.data))\(ids)>"]
        case .element(let name, let namespace):
            let prefix =
                switch namespace {
                case .html: ""
                case .svg: "svg "
                case .mathML: "math "
                }
            let attributes = node.attributes.sorted {
                $0.name.utf16.lexicographicallyPrecedes($1.name.utf16)
            }
            return ["<\(prefix)\(name)>"]
                + attributes.map { "  \($0.name)=\"\(text($0.value))\"" }
        }
    }
}
