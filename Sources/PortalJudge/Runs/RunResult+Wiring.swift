internal import MobilePlans
internal import PortalTrace

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
                CallbackWiring(object: object, property: property))
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
