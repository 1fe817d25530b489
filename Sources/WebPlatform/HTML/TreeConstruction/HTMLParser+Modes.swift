/// Which rules a token is processed by.
extension HTMLParser {
    func startTag(in mode: HTMLInsertionMode) {
        switch mode {
        case .initial, .beforeHTML, .beforeHead, .afterHead: startTagBeforeBody(mode)
        case .inHead: startTagInHead()
        case .inHeadNoscript: startTagInHeadNoscript()
        case .inBody: startTagInBody()
        case .text: break
        case .inTable: startTagInTable()
        case .inCaption: startTagInCaption()
        case .inColumnGroup: startTagInColumnGroup()
        case .inTableBody: startTagInTableBody()
        case .inRow: startTagInRow()
        case .inCell: startTagInCell()
        case .inSelect: startTagInSelect()
        case .inSelectInTable: startTagInSelectInTable()
        case .inTemplate: startTagInTemplate()
        case .afterBody, .afterAfterBody: startTagAfterBody()
        case .inFrameset: startTagInFrameset()
        case .afterFrameset, .afterAfterFrameset: startTagAfterFrameset()
        }
    }

    func endTag(in mode: HTMLInsertionMode) {
        switch mode {
        case .initial, .beforeHTML, .beforeHead, .afterHead: endTagBeforeBody(mode)
        case .inHead: endTagInHead()
        case .inHeadNoscript: endTagInHeadNoscript()
        case .inBody: endTagInBody()
        case .text: endTagInText()
        case .inTable: endTagInTable()
        case .inCaption: endTagInCaption()
        case .inColumnGroup: endTagInColumnGroup()
        case .inTableBody: endTagInTableBody()
        case .inRow: endTagInRow()
        case .inCell: endTagInCell()
        case .inSelect: endTagInSelect()
        case .inSelectInTable: endTagInSelectInTable()
        case .inTemplate: if tag == .template { endTagInHead() }
        case .afterBody: endTagAfterBody()
        case .afterAfterBody:
            self.mode = .inBody
            endTag(in: .inBody)
        case .inFrameset: endTagInFrameset()
        case .afterFrameset: if tag == .html { self.mode = .afterAfterFrameset }
        case .afterAfterFrameset: break
        }
    }

    /// The token's tag.
    @inline(__always)
    var tag: HTMLTag { HTMLTag(name: tokenizer.name) }

    func text(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32, in mode: HTMLInsertionMode) {
        switch mode {
        case .text: insert(text, place: place)
        case .inBody, .inCaption, .inCell, .inTemplate: textInBody(text, place)
        case .inTable, .inTableBody, .inRow: textInTable(text, place)
        case .inSelect, .inSelectInTable: if !tokenizer.isNull { insert(text, place: place) }
        case .inFrameset, .afterFrameset: textInFrameset(text, place)
        case .afterAfterFrameset: textAfterFrameset(text, place)
        case .afterBody, .afterAfterBody:
            let spaces = leadingSpaces(text)
            if spaces.count > 0 { textInBody(spaces, place) }
            guard spaces.count < text.count else { return }
            self.mode = .inBody
            textInBody(rest(text, spaces), moved(place, spaces))
        default: textBeforeBody(text, place, mode)
        }
    }

    private func textBeforeBody(
        _ text: UnsafeBufferPointer<UInt16>, _ place: Int32, _ mode: HTMLInsertionMode
    ) {
        let spaces = leadingSpaces(text)
        switch mode {
        case .initial, .beforeHTML, .beforeHead: break
        default: insert(spaces, place: place)
        }
        guard spaces.count < text.count else { return }
        switch mode {
        case .initial: endInitial()
        case .beforeHTML: beginHTML()
        case .beforeHead: beginHead()
        case .inHead: endHead()
        case .inHeadNoscript: endHeadNoscript()
        case .inColumnGroup:
            guard isCurrent(.colgroup) else {
                ignoreInColumnGroup(rest(text, spaces), moved(place, spaces))
                return
            }
            pop()
            self.mode = .inTable
        default: beginBody()
        }
        self.text(rest(text, spaces), moved(place, spaces), in: self.mode)
    }

    /// Only white space stays, where there is no column group to close.
    private func ignoreInColumnGroup(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        insertSpaces(of: text, place)
    }

    // MARK: White space

    func leadingSpaces(_ text: UnsafeBufferPointer<UInt16>) -> UnsafeBufferPointer<UInt16> {
        var count = 0
        while count < text.count, isASCIISpace(text[count]) { count += 1 }
        return UnsafeBufferPointer(rebasing: text[..<count])
    }

    func rest(
        _ text: UnsafeBufferPointer<UInt16>, _ first: UnsafeBufferPointer<UInt16>
    ) -> UnsafeBufferPointer<UInt16> {
        UnsafeBufferPointer(rebasing: text[first.count...])
    }

    func moved(_ place: Int32, _ by: UnsafeBufferPointer<UInt16>) -> Int32 {
        place < 0 ? place : place + Int32(by.count)
    }

    /// Inserts the white space of a text and drops the rest.
    func insertSpaces(of text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        var from = 0
        while from < text.count {
            var to = from
            while to < text.count, isASCIISpace(text[to]) { to += 1 }
            insert(
                UnsafeBufferPointer(rebasing: text[from..<to]),
                place: place < 0 ? place : place + Int32(from))
            while to < text.count, !isASCIISpace(text[to]) { to += 1 }
            from = to
        }
    }
}
