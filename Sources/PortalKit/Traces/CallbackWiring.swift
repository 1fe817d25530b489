public import PortalTrace

/// Which function of the portal stands behind a callback property, and what became of it.
public struct CallbackWiring: Equatable, Sendable {
    /// The injected object ("MobilePlansInlineProfileDownload").
    public var object: String
    /// The property ("registrationChangedScript").
    public var property: String
    /// What the portal set: a name, or what stands in the place of one; nil if it set nothing.
    public var name: TraceValue?
    /// Where the portal set it last.
    public var setAt: SourceLocation?
    /// What the name resolved to.
    public var resolution = Resolution.nothing(.neverLookedUp)
    /// The calls, in order.
    public var calls: [Call]
    /// What became of it, as one sentence: "not called: …" says why.
    public var sentence = ""

    /// Makes a wiring of a property of which nothing else is known yet.
    package init(object: String, property: String) {
        self.object = object
        self.property = property
        calls = []
    }

    /// One time that the app wanted to call it.
    public struct Call: Equatable, Sendable {
        /// Virtual milliseconds since launch.
        public var time: Int
        /// The JSON text that it was given; nil where it was never called.
        public var payload: String?
        /// What became of it.
        public var outcome: CallbackOutcome

        /// Makes a call.
        package init(time: Int, payload: String?, outcome: CallbackOutcome) {
            self.time = time
            self.payload = payload
            self.outcome = outcome
        }
    }

    /// What a name resolved to.
    public enum Resolution: Equatable, Sendable {
        /// A function that a script declares.
        case declaration(ScriptOutline.Declaration)
        /// A function that no script declares under a name; the name is empty if it has none.
        case function(String)
        /// No function.
        case nothing(Reason)

        /// Why there is no function.
        public enum Reason: Equatable, Sendable {
            /// Nothing came of the operation that would have called it.
            case neverLookedUp
            /// It was set after the operation had begun.
            case setTooLate
            /// Looking it up gave something else.
            case outcome(CallbackOutcome.Kind)
        }

        /// Whether the app found a function.
        public var isFunction: Bool {
            if case .nothing = self { false } else { true }
        }

        /// What it is, in words.
        public var words: String {
            switch self {
            case .declaration(let declaration):
                "\(declaration.keyword) \(declaration.name) at \(declaration.location)"
            case .function(let name): name.isEmpty ? "a function" : "function \(name)"
            case .nothing(.neverLookedUp): "nothing: never looked up"
            case .nothing(.setTooLate): "nothing: not set when the operation began"
            case .nothing(.outcome(let kind)): "nothing: \(kind.rawValue)"
            }
        }
    }
}
