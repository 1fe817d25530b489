internal import MobilePlans
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

    /// One time that the app wanted to call it.
    public struct Call: Equatable, Sendable {
        /// Virtual milliseconds since launch.
        public var time: Int
        /// The JSON text that it was given; nil where it was never called.
        public var payload: String?
        /// What became of it.
        public var outcome: CallbackOutcome
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

extension RunResult {
    /// The callback wiring of a run, read from its trace.
    public var wiring: [CallbackWiring] {
        if let placedWiring { return placedWiring }
        var wirings: [CallbackWiring] = []
        func index(of name: String) -> Int {
            let (object, property) = Self.parts(of: name)
            // The objects of a namespace share their properties.
            let namespace = PortalObject.Namespace(of: object)
            if let known = wirings.firstIndex(where: {
                $0.property == property
                    && ($0.object == object
                        || namespace != nil && PortalObject.Namespace(of: $0.object) == namespace)
            }) {
                return known
            }
            wirings.append(
                CallbackWiring(object: object, property: property, calls: []))
            return wirings.count - 1
        }
        for event in events {
            switch event.what {
            case .set(let set) where isCallbackProperty(set.name):
                let index = index(of: set.name)
                wirings[index].name = set.value
                wirings[index].setAt = event.location
            case .callback(let callback):
                let index = index(of: callback.property)
                wirings[index].name = wirings[index].name ?? .string(callback.name)
                wirings[index].calls.append(
                    .init(
                        time: event.time, payload: callback.payload, outcome: callback.outcome))
            default: break
            }
        }
        let outlines = wirings.isEmpty ? [] : scripts.map(ScriptOutline.init)
        for index in wirings.indices {
            wirings[index].resolution = resolution(of: wirings[index], outlines)
        }
        guard !wirings.isEmpty else { return [] }
        let sentence = CallbackSentence(self)
        for index in wirings.indices { wirings[index].sentence = sentence.text(wirings[index]) }
        return wirings
    }

    private func isCallbackProperty(_ name: String) -> Bool {
        let (object, member) = Self.parts(of: name)
        return !object.isEmpty
            && (member == PortalObject.activationCallbackProperty
                || member == PortalObject.registrationCallbackProperty)
    }

    private func resolution(
        of wiring: CallbackWiring, _ outlines: [ScriptOutline]
    ) -> CallbackWiring.Resolution {
        guard let last = wiring.calls.last else { return .nothing(.neverLookedUp) }
        if last.outcome.kind == .notAName, case .string(let name)? = wiring.name, !name.isEmpty {
            return .nothing(.setTooLate)
        }
        guard last.outcome.kind.isCalled else { return .nothing(.outcome(last.outcome.kind)) }
        let bare =
            switch wiring.name {
            case .string(let name), .function(let name): name
            default: ""
            }
        let declaration = outlines.lazy.compactMap { outline in
            outline.declarations.last { $0.name == bare }
        }.last
        return declaration.map { .declaration($0) } ?? .function(bare)
    }
}
