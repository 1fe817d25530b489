internal import WebFormats

/// Templates and declarative shadow roots (HTML, sections 13.2.6.4.4 and 13.2.6.4.16).
extension HTMLParser {
    /// A start tag "template".
    func beginTemplate() {
        guard hasRoomOnStack else {
            insertVoid()
            return
        }
        let isShadow =
            options.allowsDeclarativeShadowRoots && stack.count > 1 && isShadowRootModeSet
        if isShadow { declareShadowRoot() } else { insertHTMLElement(always: true) }
        formatting.append(.marker)
        isFramesetOK = false
        mode = .inTemplate
        templateModes.append(.inTemplate)
    }

    private static let modeName = HTMLNames.tableID("shadowrootmode")
    private static let flagNames: [(name: Int32, flag: Int32)] = [
        (HTMLNames.tableID("shadowrootdelegatesfocus"), 2),
        (HTMLNames.tableID("shadowrootclonable"), 4),
        (HTMLNames.tableID("shadowrootserializable"), 8),
    ]

    private func isMode(_ value: String) -> Bool {
        guard let mode = attribute(Self.modeName) else { return false }
        return mode.count == value.utf16.count
            && zip(mode, value.utf16).allSatisfy { asciiLowercased($0) == $1 }
    }

    private var isShadowRootModeSet: Bool { isMode("open") || isMode("closed") }

    /// The template is on the stack only; its contents are the shadow root, if its parent takes one.
    private func declareShadowRoot() {
        let host = adjustedCurrent
        var element = element(for: tokenizer.name, .html)
        tellNames()
        beginElement(HTMLOperation.noParent, element.name, .html)
        addTokenAttributes(.html)
        element.handle = lastHandle
        var flags: Int32 = isMode("closed") ? 1 : 0
        for (name, flag) in Self.flagNames where attribute(name) != nil { flags |= flag }
        emit(.shadow, host.handle, element.handle, flags)
        push(element)
    }

    /// An end tag "template".
    func endTemplate() {
        guard isOpen(.template) else { return }
        generateImpliedEndTagsThoroughly()
        pop(until: .template)
        clearFormattingToMarker()
        if templateModes.count > 0 { templateModes.removeLast() }
        resetInsertionMode()
    }

    func startTagInTemplate() {
        switch tag {
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template,
            .title:
            startTagInHead()
        case .caption, .colgroup, .tbody, .tfoot, .thead: goOn(in: .inTable)
        case .col: goOn(in: .inColumnGroup)
        case .tr: goOn(in: .inTableBody)
        case .td, .th: goOn(in: .inRow)
        default: goOn(in: .inBody)
        }
    }

    /// The first tag in a template decides what its contents are.
    private func goOn(in mode: HTMLInsertionMode) {
        if templateModes.count > 0 { templateModes.last = mode }
        self.mode = mode
        startTag(in: mode)
    }
}
