/// The modes before the body (HTML, sections 13.2.6.4.1 to 13.2.6.4.6) and "text" (13.2.6.4.8).
extension HTMLParser {
    // MARK: Initial

    func doctype() {
        func text(_ span: HTMLSpan?) -> [UInt16]? {
            guard let span else { return nil }
            return Array(
                UnsafeBufferPointer(
                    start: tokenizer.side.base + Int(span.offset), count: Int(span.length)))
        }
        emit(.doctype, tokenizer.data.offset, tokenizer.data.length)
        for span in [tokenizer.publicID, tokenizer.systemID] {
            operations.append(span?.offset ?? 0)
            operations.append(span?.length ?? 0)
        }
        operations.append(tokenizer.place)
        let found = QuirksMode(
            name: text(tokenizer.data) ?? [], publicID: text(tokenizer.publicID),
            systemID: text(tokenizer.systemID), forcesQuirks: tokenizer.forcesQuirks)
        setQuirks(options.isSourceDocument ? .none : found)
        mode = .beforeHTML
    }

    /// There is no doctype.
    func endInitial() {
        setQuirks(options.isSourceDocument ? .none : .quirks)
        mode = .beforeHTML
    }

    private func setQuirks(_ found: QuirksMode) {
        isQuirky = found == .quirks
        if found != .none { emit(.quirks, found.rawValue) }
    }

    // MARK: The elements that no document lacks

    func beginHTML() {
        createImplied(.html, in: 0)
        mode = .beforeHead
    }

    func beginHead() {
        createImplied(.head)
        head = lastHandle
        mode = .inHead
    }

    func endHead() {
        pop()
        mode = .afterHead
    }

    func endHeadNoscript() {
        pop()
        mode = .inHead
    }

    func beginBody() {
        createImplied(.body)
        mode = .inBody
    }

    func startTagBeforeBody(_ mode: HTMLInsertionMode) {
        switch (mode, tag) {
        case (.initial, _):
            endInitial()
            startTag(in: self.mode)
        case (.beforeHTML, .html):
            let element = element(for: tokenizer.name, .html)
            tellNames()
            beginElement(0, element.name, .html)
            addTokenAttributes(.html)
            var made = element
            made.handle = lastHandle
            push(made)
            self.mode = .beforeHead
        case (.beforeHTML, _):
            beginHTML()
            startTag(in: self.mode)
        case (_, .html): startTagInBody()
        case (.beforeHead, .head):
            insertHTMLElement(always: true)
            head = lastHandle
            self.mode = .inHead
        case (.beforeHead, _):
            beginHead()
            startTag(in: self.mode)
        default: startTagAfterHead()
        }
    }

    func endTagBeforeBody(_ mode: HTMLInsertionMode) {
        switch tag {
        case .head where mode != .afterHead, .body, .html, .br:
            switch mode {
            case .initial: endInitial()
            case .beforeHTML: beginHTML()
            case .beforeHead: beginHead()
            default: beginBody()
            }
            endTag(in: self.mode)
        case .template where mode == .afterHead: endTagInHead()
        default:
            guard mode == .initial else { return }
            endInitial()
            endTag(in: self.mode)
        }
    }

    private func startTagAfterHead() {
        switch tag {
        case .body:
            insertHTMLElement(always: true)
            isFramesetOK = false
            mode = .inBody
        case .frameset:
            insertHTMLElement(always: true)
            mode = .inFrameset
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template,
            .title:
            guard head >= 0 else { return }
            var element = element(for: HTMLTag.head.rawValue, .html)
            element.handle = head
            push(element)
            startTagInHead()
            if let index = stackIndex(of: head) { removeFromStack(at: index) }
        case .head: break
        default:
            beginBody()
            startTag(in: mode)
        }
    }

    // MARK: In head

    func startTagInHead() {
        switch tag {
        case .html: startTagInBody()
        case .base, .basefont, .bgsound, .link, .meta: insertVoid()
        case .title: insertRawText(.rcdata)
        case .noscript:
            if options.isScripting {
                insertRawText(.rawText)
            } else {
                insertHTMLElement(always: true)
                mode = .inHeadNoscript
            }
        case .noframes, .style: insertRawText(.rawText)
        case .script: insertRawText(.scriptData)
        case .template: beginTemplate()
        case .head: break
        default:
            endHead()
            startTag(in: mode)
        }
    }

    func endTagInHead() {
        switch tag {
        case .head: endHead()
        case .template: endTemplate()
        case .body, .html, .br:
            endHead()
            endTag(in: mode)
        default: break
        }
    }

    func startTagInHeadNoscript() {
        switch tag {
        case .html: startTagInBody()
        case .basefont, .bgsound, .link, .meta, .noframes, .style: startTagInHead()
        case .head, .noscript: break
        default:
            endHeadNoscript()
            startTag(in: mode)
        }
    }

    func endTagInHeadNoscript() {
        switch tag {
        case .noscript: endHeadNoscript()
        case .br:
            endHeadNoscript()
            endTag(in: mode)
        default: break
        }
    }

    // MARK: Text

    /// "The generic raw text/RCDATA element parsing algorithm".
    func insertRawText(_ state: HTMLTokenizer.State) {
        insertHTMLElement(always: true)
        tokenizer.state = state
        originalMode = mode
        mode = .text
    }

    func endTagInText() {
        let element = current
        pop()
        mode = originalMode
        if element.tag == .script { endedScript = element.handle }
    }
}
