/// What tree construction must know of an element on its stack, as bits.
struct HTMLTagTraits: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt32

    /// "Special" (HTML, section 13.2.4.2).
    static let special = Self(rawValue: 1 << 0)
    /// Ends the default scope; those of list items and of buttons end there too.
    static let scope = Self(rawValue: 1 << 1)
    static let listItemScope = Self(rawValue: 1 << 2)
    static let buttonScope = Self(rawValue: 1 << 3)
    static let tableScope = Self(rawValue: 1 << 4)
    /// "Generate implied end tags" (section 13.2.6.3).
    static let impliedEnd = Self(rawValue: 1 << 5)
    static let impliedEndThoroughly = Self(rawValue: 1 << 6)
    /// The document is told when the element is popped off the stack.
    static let reportsPop = Self(rawValue: 1 << 7)
    /// table, tbody, tfoot, thead, tr: text in them is put before the table.
    static let fosters = Self(rawValue: 1 << 8)
    /// Does not end the scope of a select in the old rules.
    static let selectScope = Self(rawValue: 1 << 9)
    /// An integration point (section 13.2.6).
    static let htmlIntegration = Self(rawValue: 1 << 10)
    static let mathTextIntegration = Self(rawValue: 1 << 11)
    /// "Form-associated": the parser may set its form owner.
    static let formAssociated = Self(rawValue: 1 << 12)

    static func of(_ tag: HTMLTag, relaxedSelect: Bool) -> Self {
        let traits = table[Int(tag.rawValue)]
        return relaxedSelect && tag == .select ? traits.union(.scope) : traits
    }

    private static let table: [Self] = HTMLTag.allCases.map { tag in
        var traits: Self = []
        switch tag {
        case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote,
            .body, .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div,
            .dl, .dt, .embed, .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset,
            .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img,
            .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
            .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search,
            .section, .select, .source, .style, .summary, .table, .tbody, .td, .template,
            .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp:
            traits.insert(.special)
        default: break
        }
        switch tag {
        case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .template:
            traits.insert(.scope)
        case .ol, .ul: traits.insert(.listItemScope)
        case .button: traits.insert(.buttonScope)
        default: break
        }
        switch tag {
        case .html, .table, .template: traits.insert(.tableScope)
        case .optgroup, .option: traits.insert(.selectScope)
        default: break
        }
        switch tag {
        case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc:
            traits.formUnion([.impliedEnd, .impliedEndThoroughly])
        case .caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
            traits.insert(.impliedEndThoroughly)
        default: break
        }
        switch tag {
        case .table, .tbody, .tfoot, .thead, .tr: traits.insert(.fosters)
        default: break
        }
        switch tag {
        case .style, .option, .select, .textarea, .object, .video, .audio, .template:
            traits.insert(.reportsPop)
        default: break
        }
        switch tag {
        case .button, .fieldset, .img, .input, .object, .output, .select, .textarea:
            traits.insert(.formAssociated)
        default: break
        }
        return traits
    }
}
