internal import WebFormats

/// SVG and MathML (HTML, section 13.2.6.5).
extension HTMLParser {
    static func foreignTraits(_ name: Int32, _ namespace: HTMLNamespace) -> HTMLTagTraits {
        let tag = HTMLTag(name: name)
        switch (namespace, tag) {
        case (.svg, .foreignObject), (.svg, .desc), (.svg, .title):
            return [.special, .scope, .htmlIntegration]
        case (.mathML, .mi), (.mathML, .mo), (.mathML, .mn), (.mathML, .ms), (.mathML, .mtext):
            return [.special, .scope, .mathTextIntegration]
        case (.mathML, .annotationXML): return [.special, .scope]
        default: return []
        }
    }

    private static let encodingName = HTMLNames.tableID("encoding")
    private static let fontAttributes = ["color", "face", "size"].map(HTMLNames.tableID)

    /// "Insert a foreign element" for the token, which is popped at once where it closes itself.
    func insertForeign(_ namespace: HTMLNamespace) {
        let name = tokenizer.name
        var traits = Self.foreignTraits(name, namespace)
        if namespace == .mathML, name == HTMLTag.annotationXML.rawValue,
            let encoding = attribute(Self.encodingName), Self.isHTML(encoding)
        {
            traits.insert(.htmlIntegration)
        }
        let element = create(
            HTMLOpenElement(
                handle: 0, name: name, tag: .other, namespace: namespace, traits: traits))
        if tokenizer.isSelfClosing {
            if isScript(element) { endedScript = element.handle }
        } else if hasRoomOnStack {
            push(element)
        }
    }

    private static func isHTML(_ encoding: UnsafeBufferPointer<UInt16>) -> Bool {
        ["text/html", "application/xhtml+xml"].contains { type in
            type.utf16.count == encoding.count
                && zip(encoding, type.utf16).allSatisfy { asciiLowercased($0) == $1 }
        }
    }

    private func isScript(_ element: HTMLOpenElement) -> Bool {
        element.namespace == .svg && element.name == HTMLTag.script.rawValue
    }

    func foreignText(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        guard !tokenizer.isNull else {
            Self.replacement.withUnsafeBufferPointer { insert($0, place: place) }
            return
        }
        insert(text, place: place)
        if isFramesetOK, leadingSpaces(text).count < text.count { isFramesetOK = false }
    }

    private static let replacement: [UInt16] = [0xFFFD]

    /// Tags that end the foreign content.
    private var breaksOut: Bool {
        switch tag {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed,
            .h1, .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr,
            .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u,
            .ul, .var:
            true
        case .font: Self.fontAttributes.contains { attribute($0) != nil }
        default: false
        }
    }

    func foreignStartTag() {
        guard !breaksOut else {
            leaveForeignContent()
            startTag(in: mode)
            return
        }
        insertForeign(adjustedCurrent.namespace)
    }

    private func leaveForeignContent() {
        while stack.count > 1, current.namespace != .html,
            current.traits.isDisjoint(with: [.htmlIntegration, .mathTextIntegration])
        {
            pop()
        }
    }

    func foreignEndTag() {
        if tag == .br || tag == .p {
            leaveForeignContent()
            endTag(in: mode)
            return
        }
        if isScript(current), tag == .script {
            endedScript = current.handle
            pop()
            return
        }
        var index = stack.count - 1
        while index > 0 {
            let node = stack[index]
            if node.namespace == .html {
                endTag(in: mode)
                return
            }
            if node.name == tokenizer.name {
                pop(toCount: index)
                return
            }
            index -= 1
        }
    }
}
