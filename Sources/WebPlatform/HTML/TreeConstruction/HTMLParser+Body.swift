internal import WebFormats

/// Text and start tags in the mode "in body" (HTML, section 13.2.6.4.7).
extension HTMLParser {
    func textInBody(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        if tokenizer.isNull { return }
        reconstructFormatting()
        insert(text, place: place)
        if isFramesetOK, leadingSpaces(text).count < text.count { isFramesetOK = false }
    }

    func startTagInBody() {
        switch tag {
        case .html:
            if !isOpen(.template) { mergeAttributes(into: stack[0].handle) }
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template,
            .title:
            startTagInHead()
        case .body:
            guard stack.count > 1, stack[1].tag == .body, !isOpen(.template) else { return }
            isFramesetOK = false
            mergeAttributes(into: stack[1].handle)
        case .frameset: framesetInBody()
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
            .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol,
            .p, .search, .section, .summary, .ul:
            closeParagraphInButtonScope()
            insertHTMLElement()
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraphInButtonScope()
            if isHeading(current.tag) { pop() }
            insertHTMLElement()
        case .pre, .listing:
            closeParagraphInButtonScope()
            insertHTMLElement()
            skipsNewline = true
            isFramesetOK = false
        case .form: formInBody()
        case .li: listItem(closing: [.li])
        case .dd, .dt: listItem(closing: [.dd, .dt])
        case .plaintext:
            closeParagraphInButtonScope()
            insertHTMLElement(always: true)
            tokenizer.state = .plainText
        case .button:
            if isInScope(.button) {
                generateImpliedEndTags()
                pop(until: .button)
            }
            reconstructFormatting()
            insertHTMLElement()
            isFramesetOK = false
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
            formattingInBody()
        case .applet, .marquee, .object:
            reconstructFormatting()
            if insertHTMLElement() { formatting.append(.marker) }
            isFramesetOK = false
        case .table:
            if !isQuirky { closeParagraphInButtonScope() }
            let isPushed = insertHTMLElement()
            isFramesetOK = false
            if isPushed { mode = .inTable }
        case .area, .br, .embed, .img, .keygen, .wbr: voidInBody()
        case .image:
            tokenizer.name = HTMLTag.img.rawValue
            voidInBody()
        case .input: inputInBody()
        case .param, .source, .track: insertVoid()
        case .hr:
            closeParagraphInButtonScope()
            if isRelaxed, isInScope(.select) { generateImpliedEndTags() }
            insertVoid()
            isFramesetOK = false
        case .textarea:
            insertRawText(.rcdata)
            skipsNewline = true
            isFramesetOK = false
        case .xmp:
            closeParagraphInButtonScope()
            reconstructFormatting()
            isFramesetOK = false
            insertRawText(.rawText)
        case .iframe:
            isFramesetOK = false
            insertRawText(.rawText)
        case .noembed: insertRawText(.rawText)
        case .noscript where options.isScripting: insertRawText(.rawText)
        case .select: selectInBody()
        case .optgroup, .option: optionInBody()
        case .rb, .rtc:
            if isInScope(.ruby) { generateImpliedEndTags() }
            insertHTMLElement()
        case .rp, .rt:
            if isInScope(.ruby) { generateImpliedEndTags(except: .rtc) }
            insertHTMLElement()
        case .math:
            reconstructFormatting()
            insertForeign(.mathML)
        case .svg:
            reconstructFormatting()
            insertForeign(.svg)
        case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
        default:
            reconstructFormatting()
            insertHTMLElement()
        }
    }

    func isHeading(_ tag: HTMLTag) -> Bool {
        tag.rawValue >= HTMLTag.h1.rawValue && tag.rawValue <= HTMLTag.h6.rawValue
    }

    private func framesetInBody() {
        guard stack.count > 1, stack[1].tag == .body, isFramesetOK else { return }
        emit(.remove, stack[1].handle)
        pop(toCount: 1)
        insertHTMLElement(always: true)
        mode = .inFrameset
    }

    private func formInBody() {
        let isInTemplate = isOpen(.template)
        if form != -1, !isInTemplate { return }
        closeParagraphInButtonScope()
        insertHTMLElement()
        if !isInTemplate { form = lastHandle }
    }

    /// `li`, `dd` and `dt` end the one before; elements such as `div` between do not prevent it.
    private func listItem(closing tags: [HTMLTag]) {
        isFramesetOK = false
        if tags.contains(where: isOpen) {
            var index = stack.count - 1
            while index >= 0 {
                let node = stack[index]
                if tags.contains(node.tag) {
                    generateImpliedEndTags(except: node.tag)
                    pop(until: node.tag)
                    break
                }
                if node.traits.contains(.special), node.tag != .address, node.tag != .div,
                    node.tag != .p
                {
                    break
                }
                index -= 1
            }
        }
        closeParagraphInButtonScope()
        insertHTMLElement()
    }

    private func formattingInBody() {
        if tag == .a, let entry = formattingIndex(of: HTMLTag.a) {
            let handle = formatting[entry].handle
            adopt(.a)
            if let entry = formattingIndex(of: handle) { formatting.remove(at: entry) }
            if let index = stackIndex(of: handle) { removeFromStack(at: index) }
        }
        reconstructFormatting()
        if tag == .nobr, isInScope(.nobr) {
            adopt(.nobr)
            reconstructFormatting()
        }
        if insertHTMLElement() { pushFormatting() }
    }

    private func voidInBody() {
        reconstructFormatting()
        insertVoid()
        isFramesetOK = false
    }

    private func inputInBody() {
        if isRelaxed {
            if context?.tag == .select { return }
            if isInScope(.select) { pop(until: .select) }
        }
        reconstructFormatting()
        insertVoid()
        if !isHiddenInput { isFramesetOK = false }
    }

    /// Whether the token has a `type` of "hidden".
    var isHiddenInput: Bool {
        guard let type = attribute(Self.typeName) else { return false }
        return type.count == 6 && zip(type, "hidden".utf16).allSatisfy { asciiLowercased($0) == $1 }
    }

    private static let typeName = HTMLNames.tableID("type")

    /// The value of the token's attribute.
    func attribute(_ name: Int32) -> UnsafeBufferPointer<UInt16>? {
        for index in 0..<tokenizer.attributes.count where tokenizer.attributes[index].name == name {
            let value = tokenizer.attributes[index].value
            return UnsafeBufferPointer(
                start: tokenizer.side.base + Int(value.offset), count: Int(value.length))
        }
        return nil
    }

    private func selectInBody() {
        if isRelaxed {
            if context?.tag == .select { return }
            if isInScope(.select) {
                pop(until: .select)
                return
            }
        }
        reconstructFormatting()
        let isPushed = insertHTMLElement()
        isFramesetOK = false
        guard !isRelaxed, isPushed else { return }
        switch mode {
        case .inTable, .inCaption, .inTableBody, .inRow, .inCell: mode = .inSelectInTable
        default: mode = .inSelect
        }
    }

    private func optionInBody() {
        if isRelaxed, isInScope(.select) {
            generateImpliedEndTags(except: tag == .option ? .optgroup : .html)
        } else if isCurrent(.option) {
            pop()
        }
        reconstructFormatting()
        insertHTMLElement()
    }
}
