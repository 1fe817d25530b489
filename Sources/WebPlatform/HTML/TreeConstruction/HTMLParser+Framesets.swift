/// After the body, and framesets (HTML, sections 13.2.6.4.17 to 13.2.6.4.21).
extension HTMLParser {
    func startTagAfterBody() {
        guard tag != .html else {
            startTagInBody()
            return
        }
        mode = .inBody
        startTag(in: .inBody)
    }

    func endTagAfterBody() {
        if tag == .html {
            if context == nil { mode = .afterAfterBody }
            return
        }
        mode = .inBody
        endTag(in: .inBody)
    }

    func startTagInFrameset() {
        switch tag {
        case .html: startTagInBody()
        case .frameset: insertHTMLElement(always: true)
        case .frame: insertVoid()
        case .noframes: startTagInHead()
        default: break
        }
    }

    func endTagInFrameset() {
        guard tag == .frameset, stack.count > 1 else { return }
        pop()
        if context == nil, !isCurrent(.frameset) { mode = .afterFrameset }
    }

    func startTagAfterFrameset() {
        switch tag {
        case .html: startTagInBody()
        case .noframes: startTagInHead()
        default: break
        }
    }

    func textInFrameset(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        insertSpaces(of: text, place)
    }

    /// White space goes into the frameset's document by the rules of the body.
    func textAfterFrameset(_ text: UnsafeBufferPointer<UInt16>, _ place: Int32) {
        reconstructFormatting()
        insertSpaces(of: text, place)
    }
}
