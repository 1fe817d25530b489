package import JSONDocuments
internal import PortalTrace

/// One thing that the user of a page does.
public struct UserAction: Sendable {
    /// What is done.
    public enum Verb: String, CaseIterable, Sendable {
        case click, doubleClick, hover, type, fill, clear, check, uncheck, select, press, submit,
            upload
        case focus, blur, scrollTo, paste, dialog, waitFor

        /// As lines and the trace say it.
        public var words: String {
            switch self {
            case .doubleClick: "double-click"
            case .scrollTo: "scroll to"
            case .waitFor: "wait for"
            default: rawValue
            }
        }
    }

    /// Whether it lets a page ask whether it may be left (HTML, section 6.4.2, "activation
    /// triggering input events").
    var activates: Bool {
        switch verb {
        case .hover, .focus, .blur, .scrollTo, .dialog, .waitFor: false
        case .press: text != "Escape"
        default: true
        }
    }

    /// An option of a select element.
    public enum Choice: Hashable, Sendable {
        /// By its label, or its value.
        case text(String)
        case value(String)
        case index(Int)
    }

    /// A file that is chosen.
    public struct File: Hashable, Sendable {
        /// Its name without folders.
        public var name: String
        /// Its MIME type.
        public var type: String
        /// What is in it.
        public var bytes: [UInt8]

        /// Makes a file.
        package init(name: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.type = type
            self.bytes = bytes
        }
    }

    /// What an element has to be that is waited for.
    public enum State: String, CaseIterable, Sendable {
        case visible, hidden, attached, detached
    }

    /// What is done.
    public var verb: Verb
    /// The element; nil where none is needed.
    public var locator: Locator?
    /// The text of `type` and `paste`, the value of `fill`, the key of `press`, the answer of `dialog`.
    public var text: String?
    /// The options of `select`.
    public var options: [Choice] = []
    /// The files of `upload`.
    public var files: [File] = []
    /// The button of the mouse: "left", "middle" or "right".
    public var button: String?
    /// The keys that are held down.
    public var modifiers: [String] = []
    /// Whether it is done even where a user could not.
    public var isForced = false
    /// Whether it does not wait until a page that was just loaded is at rest.
    public var isEager = false
    /// How long it may take to become possible, in virtual milliseconds.
    public var limit = 30_000
    /// For `waitFor`.
    public var state = State.visible
    /// The URL that `waitFor` waits for.
    package var url: Pattern?
    /// Whether a dialog is accepted.
    public var accepts = true
    /// The line that says it; nil where none did.
    public internal(set) var line: String?

    /// Makes an action.
    public init(_ verb: Verb, _ locator: Locator? = nil, text: String? = nil) {
        self.verb = verb
        self.locator = locator
        self.text = text
    }

    /// Whether it waits until a page that was just loaded is at rest.
    var needsRest: Bool { !isEager && verb != .waitFor }

    /// As user/user.js reads it.
    var json: JSONValue {
        var members: [JSONValue.Member] = [.init("kind", .string(verb.rawValue))]
        if let locator { members.append(.init("locator", locator.json)) }
        switch verb {
        case .fill: members.append(.init("value", .string(text ?? "")))
        case .clear: members.append(.init("value", ""))
        case .press: members.append(.init("key", .string(text ?? "")))
        default: if let text { members.append(.init("text", .string(text))) }
        }
        if let button { members.append(.init("button", .string(button))) }
        if !modifiers.isEmpty {
            members.append(.init("modifiers", .array(modifiers.map { .string($0) })))
        }
        members.append(.init("force", .bool(isForced)))
        members.append(.init("rests", .bool(needsRest)))
        if verb == .select { members.append(.init("options", .array(options.map(\.json)))) }
        if verb == .upload { members.append(.init("files", .array(files.map(\.json)))) }
        return .object(members)
    }

    /// What is done, without the element: for the trace.
    var givenValues: [TraceValue] {
        if let text { return [.string(text)] }
        return options.map(\.shown) + files.map { .string($0.name) }
    }

    /// In words, for messages.
    public var description: String {
        let values = givenValues.map(\.literal)
        return ([verb.words, locator?.description].compactMap { $0 } + values)
            .joined(separator: " ")
    }
}

extension UserAction.Choice {
    /// As the page's scripts take it.
    package var json: JSONValue {
        switch self {
        case .text(let text): ["text": .string(text)]
        case .value(let value): ["value": .string(value)]
        case .index(let index): ["index": .number(JSONNumber(index))]
        }
    }

    var shown: TraceValue {
        switch self {
        case .text(let text), .value(let text): .string(text)
        case .index(let index): .number(Double(index))
        }
    }
}

extension UserAction.File {
    /// The bytes as a text with one character each.
    var json: JSONValue {
        [
            "name": .string(name), "type": .string(type),
            "text": .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))),
        ]
    }
}

/// What came of an action of the user.
public enum UserOutcome: Sendable {
    case done
    /// It could not be done: why, and what may have been meant, line by line.
    case failed(String, lines: [String])
    /// The run was over, or was ended meanwhile.
    case ended(EndReason)
}
