/// The insertion modes "in select" and "in select in table", which the standard had before 2025.
extension HTMLParser {
    func startTagInSelect() {
        switch tag {
        case .html: startTagInBody()
        case .option:
            if isCurrent(.option) { pop() }
            insertHTMLElement()
        case .optgroup:
            if isCurrent(.option) { pop() }
            if isCurrent(.optgroup) { pop() }
            insertHTMLElement()
        case .hr:
            if isCurrent(.option) { pop() }
            if isCurrent(.optgroup) { pop() }
            insertVoid()
        case .select: closeSelect()
        case .input, .keygen, .textarea: if closeSelect() { startTag(in: mode) }
        case .script, .template: startTagInHead()
        default: break
        }
    }

    func endTagInSelect() {
        switch tag {
        case .optgroup:
            if isCurrent(.option), stack.count > 1, stack[stack.count - 2].tag == .optgroup {
                pop()
            }
            if isCurrent(.optgroup) { pop() }
        case .option: if isCurrent(.option) { pop() }
        case .select: closeSelect()
        case .template: endTemplate()
        default: break
        }
    }

    @discardableResult
    private func closeSelect() -> Bool {
        guard isInSelectScope() else { return false }
        pop(until: .select)
        resetInsertionMode()
        return true
    }

    private var isTableTag: Bool {
        switch tag {
        case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th: true
        default: false
        }
    }

    func startTagInSelectInTable() {
        guard isTableTag else {
            startTagInSelect()
            return
        }
        pop(until: .select)
        resetInsertionMode()
        startTag(in: mode)
    }

    func endTagInSelectInTable() {
        guard isTableTag else {
            endTagInSelect()
            return
        }
        guard isInTableScope(tag) else { return }
        pop(until: .select)
        resetInsertionMode()
        endTag(in: mode)
    }
}
