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
    /// What the name resolved to, in words.
    public var resolvedTo: String
    /// The calls, in order.
    public var calls: [Call]

    /// One time that the app wanted to call it.
    public struct Call: Equatable, Sendable {
        /// Virtual milliseconds since launch.
        public var time: Int
        /// The JSON text that it was given; nil where it was never called.
        public var payload: String?
        /// "returned", "threw", "not found" ...
        public var outcome: String
        /// What it threw.
        public var error: String?
    }
}

extension RunResult {
    /// The callback wiring of a run, read from its trace.
    public var wiring: [CallbackWiring] {
        var wirings: [CallbackWiring] = []
        func index(of name: String) -> Int {
            let (object, property) = Self.parts(of: name)
            if let known = wirings.firstIndex(where: {
                $0.object == object && $0.property == property
            }) {
                return known
            }
            wirings.append(
                CallbackWiring(object: object, property: property, resolvedTo: "", calls: []))
            return wirings.count - 1
        }
        for event in events {
            if event.kind == .set, isCallbackProperty(event.name) {
                let index = index(of: event.name)
                wirings[index].name = event.arguments.first
                wirings[index].setAt = event.location
            } else if event.kind == .callback, let property = event.result?["property"]?.string {
                let index = index(of: property)
                wirings[index].name = wirings[index].name ?? .string(event.name)
                wirings[index].calls.append(
                    .init(
                        time: event.time, payload: event.arguments.first?.string,
                        outcome: event.result?["outcome"]?.string ?? "",
                        error: event.result?["error"]?.string))
            }
        }
        let outlines = wirings.isEmpty ? [] : scripts.map(ScriptOutline.init)
        for index in wirings.indices {
            wirings[index].resolvedTo = resolution(of: wirings[index], outlines)
        }
        return wirings
    }

    private func isCallbackProperty(_ name: String) -> Bool {
        let (object, member) = Self.parts(of: name)
        return !object.isEmpty
            && (member == PortalObject.activationCallbackProperty
                || member == PortalObject.registrationCallbackProperty)
    }

    private func resolution(of wiring: CallbackWiring, _ outlines: [ScriptOutline]) -> String {
        guard let last = wiring.calls.last else { return "nothing: never looked up" }
        if last.outcome == "not a name", case .string(let name)? = wiring.name, !name.isEmpty {
            return "nothing: not set when the operation began"
        }
        switch last.outcome {
        case "returned", "threw", "running", "ended by the host": break
        default: return "nothing: \(last.outcome)"
        }
        let bare =
            switch wiring.name {
            case .string(let name), .function(let name): name
            default: ""
            }
        let declaration = outlines.lazy.compactMap { outline in
            outline.declarations.last { $0.name == bare }
        }.last
        guard let declaration else { return bare.isEmpty ? "a function" : "function \(bare)" }
        return "\(declaration.keyword) \(bare) at \(declaration.location)"
    }
}
