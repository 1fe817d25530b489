internal import WebFormats

/// The tree construction dispatcher (HTML, section 13.2.6) and the fragment case (13.4).
extension HTMLParser {
    func process(_ token: HTMLTokenizer.Token) {
        if token == .characters {
            processText()
            return
        }
        if tableText.count > 0 { flushTableText() }
        skipsNewline = false
        switch token {
        case .startTag:
            if isForeign(startTag: true) { foreignStartTag() } else { startTag(in: mode) }
        case .endTag:
            if isForeign(startTag: false) { foreignEndTag() } else { endTag(in: mode) }
        case .comment: comment()
        case .doctype: if mode == .initial { doctype() }
        case .endOfFile: endOfFile()
        case .characters, .needsInput: break
        }
    }

    /// Whether the rules for foreign content are for a tag.
    @inline(__always)
    private func isForeign(startTag: Bool) -> Bool {
        guard stack.count > 0 else { return false }
        let node = adjustedCurrent
        if node.namespace == .html { return false }
        guard startTag else { return true }
        if node.traits.contains(.htmlIntegration) { return false }
        let name = tokenizer.name
        if node.traits.contains(.mathTextIntegration) {
            return name == HTMLTag.mglyph.rawValue || name == HTMLTag.malignmark.rawValue
        }
        return
            !(node.namespace == .mathML && node.name == HTMLTag.annotationXML.rawValue
            && name == HTMLTag.svg.rawValue)
    }

    private func processText() {
        var text = tokenizer.text
        var place = tokenizer.place
        if skipsNewline {
            skipsNewline = false
            if text.first == 0x0A {
                text = UnsafeBufferPointer(rebasing: text.dropFirst())
                if place >= 0 { place += 1 }
                if text.isEmpty { return }
            }
        }
        if stack.count > 0 {
            let node = adjustedCurrent
            if node.namespace != .html,
                node.traits.isDisjoint(with: [.htmlIntegration, .mathTextIntegration])
            {
                foreignText(text, place)
                return
            }
        }
        self.text(text, place, in: mode)
    }

    private func comment() {
        switch mode {
        case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset: insertComment(in: 0)
        case .afterBody: insertComment(in: stack[0].handle)
        default: insertComment()
        }
    }

    // MARK: Fragments

    static func element(
        of context: Context, _ tokenizer: HTMLTokenizer, isRelaxed: Bool
    ) -> HTMLOpenElement {
        let lower = context.localName.map { context.namespace == .html ? $0 : asciiLowercased($0) }
        let name = tokenizer.names.id(lower)
        let tag = context.namespace == .html ? HTMLTag(name: name) : .other
        var traits = HTMLTagTraits.of(tag, relaxedSelect: isRelaxed)
        if context.namespace != .html {
            traits = foreignTraits(name, context.namespace)
            if context.isHTMLIntegrationPoint { traits.insert(.htmlIntegration) }
        }
        return HTMLOpenElement(
            handle: 0, name: name, tag: tag, namespace: context.namespace, traits: traits)
    }

    func beginFragment() {
        guard let context else { return }
        var root = element(for: HTMLTag.html.rawValue, .html)
        root.handle = 0
        push(root)
        switch context.tag {
        case .title, .textarea: tokenizer.state = .rcdata
        case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.state = .rawText
        case .script: tokenizer.state = .scriptData
        case .noscript: if options.isScripting { tokenizer.state = .rawText }
        case .plaintext: tokenizer.state = .plainText
        case .template: templateModes.append(.inTemplate)
        default: break
        }
        resetInsertionMode()
    }

    /// "Reset the insertion mode appropriately" (section 13.2.4.1).
    func resetInsertionMode() {
        var index = stack.count - 1
        while index >= 0 {
            let isLast = index == 0
            let node = isLast ? context ?? stack[0] : stack[index]
            if let found = modeToReset(for: node, at: index, isLast: isLast) {
                mode = found
                return
            }
            index -= 1
        }
        mode = .inBody
    }

    private func modeToReset(
        for node: HTMLOpenElement, at index: Int, isLast: Bool
    ) -> HTMLInsertionMode? {
        switch node.tag {
        case .select where !isRelaxed: return modeOfSelect(at: index)
        case .td, .th: return isLast ? .inBody : .inCell
        case .tr: return .inRow
        case .tbody, .thead, .tfoot: return .inTableBody
        case .caption: return .inCaption
        case .colgroup: return .inColumnGroup
        case .table: return .inTable
        case .template: return templateModes.count > 0 ? templateModes.last : .inTemplate
        case .head: return isLast ? .inBody : .inHead
        case .body: return .inBody
        case .frameset: return .inFrameset
        case .html: return head < 0 ? .beforeHead : .afterHead
        default: return isLast ? .inBody : nil
        }
    }

    private func modeOfSelect(at index: Int) -> HTMLInsertionMode {
        var ancestor = index - 1
        while ancestor > 0 {
            if stack[ancestor].tag == .template { break }
            if stack[ancestor].tag == .table { return .inSelectInTable }
            ancestor -= 1
        }
        return .inSelect
    }
}
