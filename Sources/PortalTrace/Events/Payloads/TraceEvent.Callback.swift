extension TraceEvent {
    /// A function of the portal that the app called, or wanted to call.
    public struct Callback: Equatable, Sendable {
        /// The function's name, or what stands in the place of one: "(not set)".
        public var name: String
        /// The property that was to name it, qualified.
        public var property: String
        /// The JSON text that it was given; nil where it was only looked up.
        public var payload: String?
        /// What became of it.
        public var outcome: CallbackOutcome

        /// Makes a callback.
        public init(
            _ name: String, property: String, payload: String? = nil, _ outcome: CallbackOutcome
        ) {
            self.name = name
            self.property = property
            self.payload = payload
            self.outcome = outcome
        }
    }

    /// The callback, if this is one.
    public var callback: Callback? {
        if case .callback(let callback) = what { callback } else { nil }
    }
}

/// What became of a callback.
public enum CallbackOutcome: Equatable, Sendable {
    /// It has not come back yet.
    case running
    case returned
    /// It threw: the error's name and message, or the thrown value as text.
    case threw(String)
    /// The host ended it at a limit.
    case endedByHost
    /// No function of the name exists.
    case notFound
    /// The name stands for something else.
    case notAFunction(TraceValue)
    /// The property holds no name.
    case notAName(TraceValue)
    /// The property was never set.
    case notSet
    /// Reading the name threw.
    case notReadable(String)
    /// The name has a dot, and the app resolves none that has.
    case dottedName
    /// The name is declared with `const`, `let` or `class`, so it is no property of the window.
    case lexicalBinding
    /// The portal's page is closed.
    case pageClosed
    /// The function went with the page that it belonged to.
    case gone

    /// The outcomes without what is known beside them, by their names in files and cases.
    public enum Kind: String, CaseIterable, Sendable {
        case running
        case returned
        case threw
        case notFound = "not found"
        case notAFunction = "not a function"
        case lexicalBinding = "lexical binding"
        case dottedName = "dotted name"
        case notAName = "not a name"
        case notReadable = "not readable"
        case pageClosed = "page closed"
        case gone
        case endedByHost = "ended by the host"

        /// Whether the function was called.
        public var isCalled: Bool {
            switch self {
            case .running, .returned, .threw, .endedByHost: true
            default: false
            }
        }
    }

    /// Which outcome it is; a property that was never set holds no name.
    public var kind: Kind {
        switch self {
        case .running: .running
        case .returned: .returned
        case .threw: .threw
        case .endedByHost: .endedByHost
        case .notFound: .notFound
        case .notAFunction: .notAFunction
        case .notAName, .notSet: .notAName
        case .notReadable: .notReadable
        case .dottedName: .dottedName
        case .lexicalBinding: .lexicalBinding
        case .pageClosed: .pageClosed
        case .gone: .gone
        }
    }

    /// What was thrown, by the function or by reading its name.
    public var error: String? {
        switch self {
        case .threw(let error), .notReadable(let error): error
        default: nil
        }
    }
}
