/// Tables (HTML, sections 13.2.6.4.9 to 13.2.6.4.15).
extension HTMLParser {
    // MARK: Text

    /// Text in a table is kept until another token comes: if it is more than white space, it goes
    /// before the table ("in table text").
    func textInTable(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        guard current.traits.contains(.fosters) || isCurrent(.template),
            let start = text.baseAddress
        else {
            fostering { textInBody(text, place) }
            return
        }
        if tokenizer.isNull { return }
        if tableText.count == 0 {
            tableTextPlace = place
            tableTextIsSpace = true
        }
        tableText.append(start, count: text.count)
        if leadingSpaces(text).count < text.count { tableTextIsSpace = false }
    }

    func flushTableText() {
        let wasNull = tokenizer.isNull
        tokenizer.isNull = false
        let text = UnsafeBufferPointer(start: tableText.base, count: tableText.count)
        if tableTextIsSpace {
            insert(text, place: tableTextPlace)
        } else {
            fostering { textInBody(text, tableTextPlace) }
        }
        tokenizer.isNull = wasNull
        tableText.truncate(to: 0)
    }

    private func fostering(_ body: () -> Void) {
        fosterParenting = true
        body()
        fosterParenting = false
    }

    // MARK: In table

    private func clear(to tags: HTMLTag...) {
        while stack.count > 1, !tags.contains(current.tag), !isCurrent(.template),
            !isCurrent(.html)
        {
            pop()
        }
    }

    func startTagInTable() {
        switch tag {
        case .caption:
            clear(to: .table)
            formatting.append(.marker)
            insertHTMLElement(always: true)
            mode = .inCaption
        case .colgroup:
            clear(to: .table)
            insertHTMLElement(always: true)
            mode = .inColumnGroup
        case .col:
            clear(to: .table)
            createImplied(.colgroup)
            mode = .inColumnGroup
            startTag(in: mode)
        case .tbody, .tfoot, .thead:
            clear(to: .table)
            insertHTMLElement(always: true)
            mode = .inTableBody
        case .td, .th, .tr:
            clear(to: .table)
            createImplied(.tbody)
            mode = .inTableBody
            startTag(in: mode)
        case .table:
            guard isInTableScope(.table) else { return }
            pop(until: .table)
            resetInsertionMode()
            startTag(in: mode)
        case .style, .script, .template: startTagInHead()
        case .input where isHiddenInput: insertVoid()
        case .form:
            guard !isOpen(.template), form == -1 else { return }
            insertVoid()
            form = lastHandle
        default: fostering { startTagInBody() }
        }
    }

    func endTagInTable() {
        switch tag {
        case .table:
            guard isInTableScope(.table) else { return }
            pop(until: .table)
            resetInsertionMode()
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        case .template: endTemplate()
        default: fostering { endTagInBody() }
        }
    }

    // MARK: In caption

    private func closeCaption() -> Bool {
        guard isInTableScope(.caption) else { return false }
        generateImpliedEndTags()
        pop(until: .caption)
        clearFormattingToMarker()
        mode = .inTable
        return true
    }

    func startTagInCaption() {
        switch tag {
        case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
            if closeCaption() { startTag(in: mode) }
        default: startTagInBody()
        }
    }

    func endTagInCaption() {
        switch tag {
        case .caption: _ = closeCaption()
        case .table: if closeCaption() { endTag(in: mode) }
        case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        default: endTagInBody()
        }
    }

    // MARK: In column group

    func startTagInColumnGroup() {
        switch tag {
        case .html: startTagInBody()
        case .col: insertVoid()
        case .template: startTagInHead()
        default:
            guard isCurrent(.colgroup) else { return }
            pop()
            mode = .inTable
            startTag(in: mode)
        }
    }

    func endTagInColumnGroup() {
        switch tag {
        case .colgroup:
            guard isCurrent(.colgroup) else { return }
            pop()
            mode = .inTable
        case .col: break
        case .template: endTemplate()
        default:
            guard isCurrent(.colgroup) else { return }
            pop()
            mode = .inTable
            endTag(in: mode)
        }
    }

    // MARK: In table body

    func startTagInTableBody() {
        switch tag {
        case .tr:
            clear(to: .tbody, .tfoot, .thead)
            insertHTMLElement(always: true)
            mode = .inRow
        case .th, .td:
            clear(to: .tbody, .tfoot, .thead)
            createImplied(.tr)
            mode = .inRow
            startTag(in: mode)
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
            if closeTableBody() { startTag(in: mode) }
        default: startTagInTable()
        }
    }

    private func closeTableBody() -> Bool {
        guard isInTableScope(.tbody) || isInTableScope(.thead) || isInTableScope(.tfoot) else {
            return false
        }
        clear(to: .tbody, .tfoot, .thead)
        pop()
        mode = .inTable
        return true
    }

    func endTagInTableBody() {
        switch tag {
        case .tbody, .tfoot, .thead:
            guard isInTableScope(tag) else { return }
            clear(to: .tbody, .tfoot, .thead)
            pop()
            mode = .inTable
        case .table: if closeTableBody() { endTag(in: mode) }
        case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: break
        default: endTagInTable()
        }
    }

    // MARK: In row

    private func closeRow() -> Bool {
        guard isInTableScope(.tr) else { return false }
        clear(to: .tr)
        pop()
        mode = .inTableBody
        return true
    }

    func startTagInRow() {
        switch tag {
        case .th, .td:
            clear(to: .tr)
            insertHTMLElement(always: true)
            mode = .inCell
            formatting.append(.marker)
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr:
            if closeRow() { startTag(in: mode) }
        default: startTagInTable()
        }
    }

    func endTagInRow() {
        switch tag {
        case .tr: _ = closeRow()
        case .table: if closeRow() { endTag(in: mode) }
        case .tbody, .tfoot, .thead:
            guard isInTableScope(tag) else { return }
            if closeRow() { endTag(in: mode) }
        case .body, .caption, .col, .colgroup, .html, .td, .th: break
        default: endTagInTable()
        }
    }

    // MARK: In cell

    private func closeCell() {
        generateImpliedEndTags()
        while stack.count > 1, !isCurrent(.td), !isCurrent(.th) { pop() }
        if stack.count > 1 { pop() }
        clearFormattingToMarker()
        mode = .inRow
    }

    func startTagInCell() {
        switch tag {
        case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
            guard isInTableScope(.td) || isInTableScope(.th) else { return }
            closeCell()
            startTag(in: mode)
        default: startTagInBody()
        }
    }

    func endTagInCell() {
        switch tag {
        case .td, .th:
            guard isInTableScope(tag) else { return }
            generateImpliedEndTags()
            pop(until: tag)
            clearFormattingToMarker()
            mode = .inRow
        case .body, .caption, .col, .colgroup, .html: break
        case .table, .tbody, .tfoot, .thead, .tr:
            guard isInTableScope(tag) else { return }
            closeCell()
            endTag(in: mode)
        default: endTagInBody()
        }
    }
}
