/// End tags in the mode "in body", and the end of the input (HTML, section 13.2.6.4.7).
extension HTMLParser {
    func endTagInBody() {
        switch tag {
        case .template: endTemplate()
        case .body, .html:
            guard isInScope(.body) else { return }
            mode = .afterBody
            if tag == .html { endTag(in: mode) }
        case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir,
            .div, .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main,
            .menu, .nav, .ol, .pre, .search, .section, .summary, .ul:
            closeBlock()
        case .select where isRelaxed: closeBlock()
        case .form: endForm()
        case .p:
            if !isInButtonScope(.p) { createImplied(.p) }
            closeParagraph()
        case .li:
            guard isInListItemScope(.li) else { return }
            generateImpliedEndTags(except: .li)
            pop(until: .li)
        case .dd, .dt:
            guard isInScope(tag) else { return }
            generateImpliedEndTags(except: tag)
            pop(until: tag)
        case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
            adopt(tag)
        case .applet, .marquee, .object:
            guard isInScope(tag) else { return }
            generateImpliedEndTags()
            pop(until: tag)
            clearFormattingToMarker()
        case .br:
            tokenizer.attributes.truncate(to: 0)
            reconstructFormatting()
            insertVoid()
            isFramesetOK = false
        default: closeAnyOther(tokenizer.name)
        }
    }

    private func closeBlock() {
        guard isInScope(tag) else { return }
        generateImpliedEndTags()
        pop(until: tag)
    }

    private func endForm() {
        if isOpen(.template) {
            guard isInScope(.form) else { return }
            generateImpliedEndTags()
            pop(until: .form)
            return
        }
        let node = form
        form = -1
        guard node >= 0, isInScope(handle: node) else { return }
        generateImpliedEndTags()
        if let index = stackIndex(of: node) { removeFromStack(at: index) }
    }

    private func endHeading() {
        let headings: [HTMLTag] = [.h1, .h2, .h3, .h4, .h5, .h6]
        guard headings.contains(where: { isInScope($0) }) else { return }
        generateImpliedEndTags()
        while stack.count > 1, !isHeading(current.tag) { pop() }
        if stack.count > 1 { pop() }
    }

    // MARK: The end of the input

    func endOfFile() {
        while true {
            switch mode {
            case .initial: endInitial()
            case .beforeHTML: beginHTML()
            case .beforeHead: beginHead()
            case .inHead: endHead()
            case .inHeadNoscript: endHeadNoscript()
            case .afterHead: beginBody()
            case .text:
                if isCurrent(.script) { emit(.scriptStarted, current.handle) }
                pop()
                mode = originalMode
            default:
                guard templateModes.count > 0, isOpen(.template) else {
                    stop()
                    return
                }
                pop(until: .template)
                clearFormattingToMarker()
                templateModes.removeLast()
                resetInsertionMode()
            }
        }
    }

    /// "Stop parsing" (section 13.2.7): every element is popped.
    private func stop() {
        pop(toCount: 0)
        hasStopped = true
    }
}
