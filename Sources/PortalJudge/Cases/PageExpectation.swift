internal import JSONDocuments
internal import PortalTrace

/// What a page has to show: the page itself, or one of its elements.
struct PageExpectation: Placed {
    var place = TextPlace(line: 1, column: 1)
    /// The element that the rest is about; nil is the page.
    var element: Locator?
    /// The frame whose page is meant; nil is the page itself.
    var frame: FrameLocator?
    /// The rendered text, white space collapsed. A plain text has to be in it.
    var text: TextPattern?
    var visible: [Seen] = []
    var hidden: [Seen] = []
    var value: Pattern?
    var checked: Locator.State?
    var isEnabled: Bool?
    var isFocused: Bool?
    var attributes: [Pattern.Member] = []
    var styles: [Pattern.Member] = []
    /// One of the classes, or all of them.
    var classes: Pattern?
    var count: Pattern?
    var url: Pattern?
    var title: Pattern?
    var accessibleName: Pattern?

    /// What is seen, or not.
    enum Seen: Sendable {
        /// The element of the expectation, if it is true.
        case own(Bool)
        case element(Locator)
    }

    /// A text that is part of another, or a pattern for all of it.
    enum TextPattern: Sendable {
        case contains(String)
        case pattern(Pattern)

        func difference(from text: String) -> String? {
            switch self {
            case .pattern(let pattern): return pattern.difference(from: .string(text))
            case .contains(let part):
                let collapsed = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if text.utf8.count >= collapsed.utf8.count, text.contains(collapsed) { return nil }
                return "expected \"\(collapsed)\" in it, found \"\(text.shortened(to: 200))\""
            }
        }
    }

    /// Whether something is expected of the page itself.
    var isOfPage: Bool { url != nil || title != nil || element == nil && text != nil }

    /// A locator in the expectation's frame, if it names none itself.
    func framed(_ locator: Locator) -> Locator {
        guard let frame, locator.frame == nil else { return locator }
        return .framed(locator, frame)
    }

    /// Whether anything but being there is expected of the element.
    var asksForOne: Bool {
        text != nil || value != nil || checked != nil || isEnabled != nil || isFocused != nil
            || !attributes.isEmpty || !styles.isEmpty || classes != nil || accessibleName != nil
    }
}

extension PageExpectation {
    static let shape: Shape<PageExpectation> = Shape(
        "pageExpectation", "What a page shows: the page itself, its \"element\", or a \"frame\".",
        [
            Field("element", \.element, .present(.locator), "the element that the rest is about"),
            Field(
                "frame", \.frame, .present(.frame),
                "the frame that all of it is about: a name, title or URL, or an object"),
            Field(
                "text", schema: .any, "the text that is seen; a plain text has to be in it",
                read: { json, expectation, reading in
                    if let text = json.string {
                        expectation.text = .contains(text)
                    } else if let pattern = Pattern.read(json, &reading) {
                        expectation.text = .pattern(pattern)
                    }
                }),
            Field("visible", \.visible, .seen, "true, a locator, or a list of locators"),
            Field("hidden", \.hidden, .seen, "true, a locator, or a list: not there, or not seen"),
            Field("value", \.value, .present(.pattern), "the value of a control"),
            Field("checked", \.checked, .present(.state), "whether it is checked, or \"mixed\""),
            Field("enabled", \.isEnabled, .present(.bool), "whether it can be used"),
            Field("focused", \.isFocused, .present(.bool), "whether it has the focus"),
            Field(
                "attribute", \.attributes, .memberPatterns,
                "attributes: {\"href\": …}; null is absent"),
            Field("css", \.styles, .memberPatterns, "computed styles: {\"color\": …}"),
            Field("class", \.classes, .present(.pattern), "one of its classes, or a list of all"),
            Field("count", \.count, .present(.pattern), "how many elements there are"),
            Field("url", \.url, .present(.pattern), "the page's URL"),
            Field("title", \.title, .present(.pattern), "the page's title"),
            Field("accessibleName", \.accessibleName, .present(.pattern), "its accessible name"),
        ])

    static let kind: Kind<PageExpectation> = Kind(schema: .reference(shape.name)) { json, reading in
        var expectation = PageExpectation()
        shape.read(json, into: &expectation, &reading)
        expectation.place = json.place
        if expectation.element == nil {
            for name in [
                "value", "checked", "enabled", "focused", "attribute", "css", "class", "count",
                "accessibleName",
            ] {
                guard let value = json[name] else { continue }
                reading.report("'\(name)' needs an \"element\" that it is about", at: value.place)
            }
        }
        return expectation
    } write: { _ in
        .null
    }

    /// One expectation, or a list of them.
    static let list: Kind<[PageExpectation]> = Kind(
        schema: .either([kind.schema, .list(kind.schema)])
    ) {
        json, reading in
        if case .array = json.value { return Kind.list(of: kind).read(json, &reading) }
        return kind.read(json, &reading).map { [$0] }
    } write: { _ in
        .null
    }
}

extension Kind where Value == [PageExpectation.Seen] {
    static let seen: Kind = Kind(schema: .any) { json, reading in
        switch json.value {
        case .bool(let value): return [.own(value)]
        case .array(let elements):
            return elements.compactMap { json -> PageExpectation.Seen? in
                Kind<Locator>.locator.read(json, &reading).map { .element($0) }
            }
        default:
            return Kind<Locator>.locator.read(json, &reading).map {
                [PageExpectation.Seen.element($0)]
            }
        }
    } write: { _ in
        .null
    }
}

extension Kind where Value == [Pattern.Member] {
    static let memberPatterns: Kind = Kind(schema: .map(.any)) { json, reading in
        guard let members = json.members else {
            reading.report("expected an object, found \(json.description)", at: json.place)
            return nil
        }
        return members.compactMap { member in
            reading.below(member.name) { Pattern.read(member.value, &$0) }
                .map { Pattern.Member(name: member.name, pattern: $0) }
        }
    } write: { _ in
        .null
    }
}
