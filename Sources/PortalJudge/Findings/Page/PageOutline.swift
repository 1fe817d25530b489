internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// The scripts of a page as rules look at them without running them: what they name for the app to
/// call, and where what it tells them goes.
final class PageOutline {
    typealias NodeID = ValueGraph.NodeID
    typealias FunctionID = ValueGraph.FunctionID

    /// The scripts, in order, and behind them the texts that they evaluate.
    let scripts: [PortalScript]
    /// How many of them are scripts of the page.
    let ownCount: Int
    /// Where the texts stand that are evaluated.
    private var evaluated: [NodeID] = []
    /// The values.
    let flow: ValueFlow
    /// The names that the app was given in a run, and that no script has in one piece.
    private let given: [GivenName]
    /// The names that scripts have in one piece.
    private let written: [GivenName]
    /// Whether the scripts speak of the app; others are not read.
    private let isAboutTheApp: Bool
    /// What is named for each of the two properties.
    let callbacks: [NamedCallback]
    /// Scripts that are not read to their ends.
    let unread: [PortalScript]
    private var places: [Int: SourcePlaces] = [:]
    private var libraries: [Int: Bool] = [:]
    private var reachedFrom: [FunctionID: [FunctionID]] = [:]

    /// A function that the app is told to call.
    struct NamedCallback {
        /// The two events of which a portal can be told.
        enum Event: String {
            case activation, registration

            /// The property that names the function.
            var property: String {
                self == .activation
                    ? PortalObject.activationCallbackProperty
                    : PortalObject.registrationCallbackProperty
            }

            /// The member of the JSON that tells it.
            var member: String {
                self == .activation ? "activationResult" : "networkRegistrationState"
            }

            var text: ValueKinds { self == .activation ? .activationText : .registrationText }
            var object: ValueKinds { self == .activation ? .activationObject : .registrationObject }

            var other: Event { self == .activation ? .registration : .activation }
        }

        var event: Event
        /// The text that names it; nil where a function stands in its place.
        var text: String?
        /// Where the name stands.
        var node: NodeID
        var functions: [FunctionID]
    }

    /// A name that a run gave to the app: what no script has in one piece is known from there.
    struct GivenName: Equatable {
        var event: NamedCallback.Event
        var name: CodeUnits
        var location: SourceLocation?

        /// Whether it is the same name for the same event.
        func isNamed(like other: GivenName) -> Bool { event == other.event && name == other.name }

        /// Those of a run, each name once.
        static func all(in run: RunResult) -> [GivenName] {
            var found: [GivenName] = []
            for event in run.events(.set) {
                guard let set = event.assignment, let name = set.value.string,
                    let location = event.location,
                    let meant = [NamedCallback.Event.activation, .registration].first(where: {
                        RunResult.parts(of: set.name).member == $0.property
                    }), found.count < 20
                else { continue }
                let given = GivenName(event: meant, name: CodeUnits(name), location: location)
                if !found.contains(where: given.isNamed) { found.append(given) }
            }
            return found
        }
    }

    /// - Parameter given: The names that the app was given in a run of these scripts.
    init(_ scripts: [PortalScript], given: [GivenName] = []) {
        ownCount = scripts.count
        isAboutTheApp = scripts.contains(where: Self.isAboutTheApp)
        guard isAboutTheApp else {
            self.scripts = scripts
            self.given = []
            written = []
            flow = ValueFlow(ValueGraph())
            callbacks = []
            unread = []
            return
        }
        var reader = ValueGraphReader(ValueGraph())
        var unread: [PortalScript] = []
        for script in scripts {
            reader.read(script)
            if reader.gaveUp { unread.append(script) }
        }
        var all = scripts
        // Bundlers wrap modules in texts while a portal is made.
        for (text, node) in Self.evaluated(reader.graph) {
            all.append(
                PortalScript(name: scripts[reader.graph.nodes[node].script].name, source: text))
            reader.read(all[all.count - 1], isEvaluated: true)
            evaluated.append(node)
        }
        self.scripts = all
        var flow = ValueFlow(reader.graph)
        var found: [NamedCallback] = []
        for event in [NamedCallback.Event.activation, .registration] {
            found += Self.named(event, flow)
        }
        let written = found.compactMap { callback in
            callback.text.map { GivenName(event: callback.event, name: CodeUnits($0)) }
        }
        let others = given.filter { name in !written.contains(where: name.isNamed) }
        (self.written, self.given) = (written, others)
        for name in others {
            guard let location = name.location,
                let node = Self.node(at: location, flow.graph, scripts)
            else { continue }
            found.append(
                NamedCallback(
                    event: name.event, text: name.name.text, node: node,
                    functions: Self.functions(name.name.text, flow)))
        }
        for callback in found {
            for function in callback.functions {
                flow.seed(callback.event.text, argumentOf: function)
            }
        }
        flow.settle()
        flow.finish()
        self.flow = flow
        callbacks = found
        self.unread = flow.isComplete ? unread : scripts
    }

    /// The texts that scripts give to `eval`.
    private static func evaluated(_ graph: ValueGraph) -> [(text: String, node: NodeID)] {
        graph.calls.lazy.compactMap { call -> (String, NodeID)? in
            guard case .name(let name) = graph.nodes[call.callee].origin,
                graph.names[name] == "eval", let first = call.arguments.first,
                case .string(let text) = graph.nodes[first].origin
            else { return nil }
            return (text, first)
        }.prefix(1_000).map { (text: $0.0, node: $0.1) }
    }

    private static func isAboutTheApp(_ script: PortalScript) -> Bool {
        script.namesTheApp || script.mentions(PortalObject.activationCallbackProperty)
            || script.mentions(PortalObject.registrationCallbackProperty)
    }

    /// What a property is set to, wherever that is done.
    private static func named(_ event: NamedCallback.Event, _ flow: ValueFlow) -> [NamedCallback] {
        guard let number = flow.graph.known(event.property),
            let place = flow.graph.properties[number]
        else { return [] }
        var found: [NamedCallback] = []
        for value in flow.predecessors[place] {
            if !flow.functions[value].isEmpty {
                found.append(
                    NamedCallback(
                        event: event, text: nil, node: value, functions: flow.functions[value]))
            }
            for origin in flow.origins(value) ?? [] {
                guard let text = flow.constants(origin)?.first,
                    case .text(let name) = text.constant
                else { continue }
                found.append(
                    NamedCallback(
                        event: event, text: name, node: origin, functions: functions(name, flow)))
            }
        }
        return found
    }

    /// The expression that is nearest to where a run has met an assignment; nil if its line has none.
    private static func node(
        at location: SourceLocation, _ graph: ValueGraph, _ scripts: [PortalScript]
    ) -> NodeID? {
        guard let file = location.file,
            let script = scripts.firstIndex(where: { $0.name.hasSameCodeUnits(as: file) })
        else { return nil }
        let places = SourcePlaces(JavaScriptSource(scripts[script].source))
        var nearest: (node: NodeID, distance: Int)?
        for (index, node) in graph.nodes.enumerated() where node.script == script {
            let place = places.place(at: node.offset)
            guard place.line == location.line else { continue }
            let distance = abs(place.column - (location.column ?? 1))
            if distance < nearest?.distance ?? .max { nearest = (index, distance) }
        }
        return nearest?.node
    }

    /// The functions that a text means, or most likely was to mean.
    private static func functions(_ text: String, _ flow: ValueFlow) -> [FunctionID] {
        let name = CallbackName(text).bare
        guard !name.isEmpty else { return [] }
        if let number = flow.graph.known(name),
            let binding = flow.graph.scopes[0].bindings[number]
        {
            let found = flow.functions[flow.graph.bindings[binding].node]
            if !found.isEmpty {
                // Of two declarations the later one counts.
                let declared = flow.graph.bindings[binding].functions
                guard declared.count > 1, let last = declared.last else {
                    return withoutGetters(found, flow)
                }
                return found.filter { $0 == last || !declared.contains($0) }
            }
        }
        let named = flow.graph.functions.indices.filter {
            flow.graph.functions[$0].kind != .script
                && flow.graph.functions[$0].name.utf8.elementsEqual(name.utf8)
        }
        return named.isEmpty ? computed(name, flow) : named
    }

    /// Functions without those that only return another one of them: getters of a bundler's exports.
    private static func withoutGetters(_ found: [FunctionID], _ flow: ValueFlow) -> [FunctionID] {
        guard found.count > 1 else { return found }
        let kept = found.filter { id in
            let function = flow.graph.functions[id]
            guard function.parameters.isEmpty, function.statementCount == 1,
                function.returns.count == 1
            else { return true }
            let returned = flow.functions[function.returns[0]]
            return returned.isEmpty || !returned.allSatisfy { $0 != id && found.contains($0) }
        }
        return kept.isEmpty ? found : kept
    }

    /// The functions that are put on the window under a name that the script puts together:
    /// "window['on' + key] = callbacks[key]".
    private static func computed(_ name: String, _ flow: ValueFlow) -> [FunctionID] {
        let graph = flow.graph
        var found: [FunctionID] = []
        for write in graph.writes {
            guard case .element(let object, _) = graph.nodes[write.target].origin,
                flow.kinds[object].contains(.window)
            else { continue }
            if !flow.functions[write.value].isEmpty {
                found += flow.functions[write.value]
            } else if case .element(let table, _) = graph.nodes[write.value].origin {
                // One of a table's functions: the one whose key the name ends with.
                for origin in flow.origins(table, most: 20) ?? [] {
                    guard case .object(let id) = graph.nodes[origin].origin else { continue }
                    for property in graph.objects[id].properties {
                        let key = graph.names[property.name].lowercased()
                        if name.lowercased().hasSuffix(key) {
                            found += flow.functions[property.value]
                        }
                    }
                }
            }
        }
        return found
    }

    /// Whether it is that of certain scripts, where a run gave the app certain names: those that the scripts
    /// have in one piece make no difference.
    func isOf(_ others: [PortalScript], _ names: [GivenName]) -> Bool {
        ownCount == others.count
            && zip(scripts, others).allSatisfy {
                $0.name.hasSameCodeUnits(as: $1.name) && $0.source.hasSameCodeUnits(as: $1.source)
            }
            && (!isAboutTheApp
                || given == names.filter { name in !written.contains(where: name.isNamed) })
    }

    /// Whether a node stands in a script that speaks of the app, and in no library.
    func isWrittenForTheApp(_ node: NodeID) -> Bool {
        let script = graph.nodes[node].script
        return scripts.indices.contains(script) && Self.isAboutTheApp(scripts[script])
    }

    /// Whether a node stands in a script that is most likely a library: long, and silent about the app.
    func isLibrary(_ node: NodeID) -> Bool { isLibrary(script: graph.nodes[node].script) }

    /// The same of a script's name.
    func isLibrary(_ name: String) -> Bool {
        scripts.firstIndex { $0.name.hasSameCodeUnits(as: name) }.map { isLibrary(script: $0) }
            ?? false
    }

    private func isLibrary(script: Int) -> Bool {
        guard scripts.indices.contains(script) else { return true }
        if let known = libraries[script] { return known }
        let found =
            !Self.isAboutTheApp(scripts[script]) && scripts[script].hasLibrary
        libraries[script] = found
        return found
    }

    // MARK: - For findings

    var graph: ValueGraph { flow.graph }

    /// Where a node stands.
    func location(_ node: NodeID) -> SourceLocation? {
        location(script: graph.nodes[node].script, graph.nodes[node].offset)
    }

    /// Where a function stands.
    func location(of function: FunctionID) -> SourceLocation? {
        location(script: graph.functions[function].script, graph.functions[function].offset)
    }

    func location(script: Int, _ offset: Int) -> SourceLocation? {
        guard scripts.indices.contains(script) else { return nil }
        if script >= ownCount { return location(evaluated[script - ownCount]) }
        let known = places[script] ?? SourcePlaces(JavaScriptSource(scripts[script].source))
        places[script] = known
        return scripts[script].location(known.place(at: offset))
    }

    /// The functions that are named for an event, each once, with the name's node.
    func functions(for event: NamedCallback.Event) -> [(function: FunctionID, named: NodeID)] {
        var found: [(function: FunctionID, named: NodeID)] = []
        for callback in callbacks where callback.event == event {
            for function in callback.functions
            where !found.contains(where: { $0.function == function }) {
                found.append((function, callback.node))
            }
        }
        return found
    }

    /// Calls of methods of the app, with their names.
    private(set) lazy var appCalls: [(call: ValueGraph.Call, method: String)] =
        graph.calls.compactMap { call in
            guard !call.isNew, case .member(_, let name) = graph.nodes[call.callee].origin,
                GlobalNames.methods.contains(graph.names[name])
                    || flow.kinds[call.node].contains(.noReply)
            else {
                guard let method = flow.apiMethod(call.callee) else { return nil }
                return (call, method)
            }
            return flow.apiMethod(call.callee).map { (call, $0) }
        }

    /// A list that a library's function searches: `$.inArray(value, list)`, `_.includes(list, value)`.
    func librarySearch(_ call: ValueGraph.Call) -> (value: NodeID, list: NodeID)? {
        guard case .member(let owner, let name) = graph.nodes[call.callee].origin,
            case .name(let library) = graph.nodes[owner].origin, call.arguments.count >= 2
        else { return nil }
        switch (graph.names[library], graph.names[name]) {
        case ("$", "inArray"), ("jQuery", "inArray"), ("R", "includes"), ("R", "contains"):
            return (call.arguments[0], call.arguments[1])
        case ("_", "includes"), ("_", "contains"), ("_", "include"), ("_", "indexOf"):
            return (call.arguments[1], call.arguments[0])
        default: return nil
        }
    }

    /// What is called by each call that leads into the page itself.
    private(set) lazy var targets: [NodeID: [FunctionID]] = {
        var found: [NodeID: [FunctionID]] = [:]
        for function in graph.functions.indices {
            for call in flow.callers[function] ?? [] {
                found[graph.calls[call].node, default: []].append(function)
            }
        }
        return found
    }()

    /// The calls of each function.
    private(set) lazy var callsIn: [FunctionID: [ValueGraph.Call]] = Dictionary(
        grouping: graph.calls
    ) { graph.nodes[$0.node].function }

    /// The functions that a function leads to by calls, itself first.
    func reached(from function: FunctionID) -> [FunctionID] {
        if let known = reachedFrom[function] { return known }
        var found = [function]
        var seen: Set<FunctionID> = [function]
        var next = 0
        while next < found.count, found.count < 500 {
            for call in callsIn[found[next]] ?? [] {
                for target in targets[call.node] ?? [] where seen.insert(target).inserted {
                    found.append(target)
                }
            }
            next += 1
        }
        reachedFrom[function] = found
        return found
    }

    /// Whether a function calls the app before it returns, by itself or by others.
    func callsApp(_ function: FunctionID) -> Bool {
        let reached = reached(from: function)
        return appCalls.contains { reached.contains(graph.nodes[$0.call.node].function) }
    }

    /// Whether a function calls the app, by others or by functions that it makes.
    func leadsToApp(_ function: FunctionID) -> Bool {
        let reached = reached(from: function)
        return appCalls.contains { call in
            let caller = graph.nodes[call.call.node].function
            return reached.contains { graph.isInside(caller, $0) }
        }
    }

    /// Whether some script reads the result of what the app tells the activation callback.
    var readsResult: Bool { flow.kinds.contains { !$0.isDisjoint(with: [.result]) } }

    /// Whether a value only depends on what the app tells a callback.
    func isTold(_ node: NodeID) -> Bool {
        !flow.kinds[node].isDisjoint(with: [
            .activationText, .registrationText, .activationObject, .registrationObject, .result,
            .state, .iccid, .lowered, .raised,
        ])
    }

    /// Whether the outcome of an expression depends on what the app tells a callback.
    func dependsOnTold(_ node: NodeID) -> Bool {
        leaves(node).contains { leaf in
            if isTold(leaf) { return true }
            switch graph.nodes[leaf].origin {
            case .call(let id):
                let call = graph.calls[id]
                if case .member(let object, _) = graph.nodes[call.callee].origin, isTold(object) {
                    return true
                }
                return call.arguments.contains(where: isTold)
            case .element(_, let key): return isTold(key)
            default: return false
            }
        }
    }

    /// The names, members and calls that an expression asks, without those inside functions.
    func leaves(_ node: NodeID, depth: Int = 0) -> [NodeID] {
        guard depth < 12 else { return [node] }
        switch graph.nodes[node].origin {
        case .unary(_, let inner), .await(let inner), .spread(let inner):
            return leaves(inner, depth: depth + 1)
        case .binary(_, let left, let right):
            return leaves(left, depth: depth + 1) + leaves(right, depth: depth + 1)
        case .conditional(let test, let first, let second):
            return [test, first, second].flatMap { leaves($0, depth: depth + 1) }
        case .assignment(_, let target, let value):
            return leaves(target, depth: depth + 1) + leaves(value, depth: depth + 1)
        default: return [node]
        }
    }

    /// The tests that have to hold for something, innermost first.
    func conditions(_ condition: Int) -> [NodeID] {
        var found: [NodeID] = []
        var condition = condition
        while condition >= 0 {
            found.append(graph.conditions[condition].test)
            condition = graph.conditions[condition].outer
        }
        return found
    }
}
