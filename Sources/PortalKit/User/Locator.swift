package import JSONDocuments

/// Which element of a page is meant. It has to be clear: more than one match is a failure.
public indirect enum Locator: Hashable, Sendable {
    /// A selector of CSS.
    case css(String)
    /// A text as a user says it: a control of that name or label, or an element with that text.
    case words(String, WordKind)
    /// Several conditions, all of which hold.
    case conditions(Conditions)
    /// The same in a frame of the page.
    case framed(Locator, FrameLocator)

    /// Which elements a text alone can mean, by what is done with them.
    public enum WordKind: String, Hashable, Sendable {
        case click, fill, check, select, any
    }

    /// A text that something has to be.
    public enum TextPattern: Hashable, Sendable {
        /// It is in it, whatever its case; with `exact` it is all of it.
        case text(String)
        /// A regular expression.
        case regex(String)
    }

    /// A state that can be mixed.
    public enum State: Hashable, Sendable {
        case bool(Bool)
        case mixed
    }

    /// What is said of an element; what is nil does not matter.
    public struct Conditions: Hashable, Sendable {
        /// A selector.
        public var css: String?
        /// Its role for assistive technology: "button", "textbox" ...
        public var role: String?
        /// Its accessible name.
        public var name: TextPattern?
        /// The label of a control.
        public var label: TextPattern?
        /// The text of the smallest element that has it.
        public var text: TextPattern?
        /// Its placeholder.
        public var placeholder: TextPattern?
        /// The text in the place of an image.
        public var altText: TextPattern?
        /// Its title.
        public var title: TextPattern?
        /// Its attribute `data-testid`, all of it.
        public var testId: TextPattern?
        /// A text somewhere in it.
        public var hasText: TextPattern?
        /// States of a role.
        public var checked: State?
        /// Whether it is disabled.
        public var disabled: Bool?
        /// Whether it is expanded.
        public var expanded: Bool?
        /// The level of a heading.
        public var level: Int?
        /// Whether it is pressed.
        public var pressed: State?
        /// Whether it is selected.
        public var selected: Bool?
        /// Whether a role counts that assistive technology does not see.
        public var includeHidden: Bool?
        /// Whether texts are the whole text, case included.
        public var exact: Bool?
        /// Whether it is visible.
        public var visible: Bool?
        /// Which of several matches, from 0; negative ones count from the end.
        public var nth: Int?
        /// The element that it is in.
        public var within: Locator?
        /// The frame that it is in.
        public var frame: FrameLocator?

        /// Says nothing yet.
        public init() {}
    }
}

extension Locator {
    /// As user/shared/locators.js reads it.
    package var json: JSONValue {
        switch self {
        case .css(let selector): ["css": .string(selector)]
        case .words(let words, let kind): ["words": .string(words), "kind": .string(kind.rawValue)]
        case .conditions(let conditions): conditions.json
        case .framed(let locator, let frame):
            .object((locator.json.members ?? []) + [.init("frame", frame.json)])
        }
    }

    /// The frame that it is in; nil for the page itself.
    package var frame: FrameLocator? {
        switch self {
        case .css, .words: nil
        case .conditions(let conditions): conditions.frame
        case .framed(_, let frame): frame
        }
    }

    /// In words, for the trace and for messages.
    public var description: String {
        switch self {
        case .css(let selector): selector
        case .words(let words, _): "\"\(words)\""
        case .conditions(let conditions): conditions.description
        case .framed(let locator, let frame):
            "\(locator.description) in \(frame.description)"
        }
    }
}

extension Locator.TextPattern {
    var json: JSONValue {
        switch self {
        case .text(let text): return .string(text)
        case .regex(let source):
            // Swift's flags stand in the expression, JavaScript's beside it.
            let isFolded = source.hasPrefix("(?i)")
            return [
                "regex": .string(isFolded ? String(source.dropFirst(4)) : source),
                "flags": .string(isFolded ? "iu" : "u"),
            ]
        }
    }

    var description: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .regex(let source): "/\(source)/"
        }
    }
}

extension Locator.State {
    /// True, false or "mixed".
    package var json: JSONValue {
        switch self {
        case .bool(let value): .bool(value)
        case .mixed: "mixed"
        }
    }
}

extension Locator.Conditions {
    private var texts: [(name: String, words: String, pattern: Locator.TextPattern?)] {
        [
            ("name", "name", name), ("label", "label", label), ("text", "text", text),
            ("placeholder", "placeholder", placeholder), ("altText", "alt text", altText),
            ("title", "title", title), ("testId", "test id", testId),
            ("hasText", "with text", hasText),
        ]
    }

    private var states: [(name: String, value: JSONValue?)] {
        [
            ("checked", checked?.json), ("disabled", disabled.map { .bool($0) }),
            ("expanded", expanded.map { .bool($0) }),
            ("level", level.map { .number(JSONNumber($0)) }),
            ("pressed", pressed?.json), ("selected", selected.map { .bool($0) }),
            ("visible", visible.map { .bool($0) }),
            ("includeHidden", includeHidden.map { .bool($0) }),
            ("exact", exact.map { .bool($0) }), ("nth", nth.map { .number(JSONNumber($0)) }),
        ]
    }

    var json: JSONValue {
        var members: [JSONValue.Member] = []
        if let css { members.append(.init("css", .string(css))) }
        if let role { members.append(.init("role", .string(role))) }
        for (name, _, pattern) in texts {
            if let pattern { members.append(.init(name, pattern.json)) }
        }
        for (name, value) in states { if let value { members.append(.init(name, value)) } }
        if let within { members.append(.init("within", within.json)) }
        if let frame { members.append(.init("frame", frame.json)) }
        return .object(members)
    }

    var description: String {
        var parts: [String] = []
        if let css { parts.append(css) }
        if let role { parts.append(role) }
        for (name, words, pattern) in texts {
            guard let pattern else { continue }
            if name == "name", role != nil {
                parts[parts.count - 1] += " \(pattern.description)"
            } else {
                parts.append("\(words) \(pattern.description)")
            }
        }
        for (name, value) in states {
            if let value { parts.append("\(name) \(value.javaScriptText())") }
        }
        if let within { parts.append("within \(within.description)") }
        let words = parts.joined(separator: ", ")
        return frame.map { "\(words) in \($0.description)" } ?? words
    }
}
