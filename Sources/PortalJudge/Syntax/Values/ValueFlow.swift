internal import JSONDocuments
internal import MobilePlans

/// What can stand in each node of a graph: which functions, and what comes from the app.
///
/// Values are followed from where they come from until nothing is new. A node that nothing is known
/// of has no kinds, so that a question for one kind only is not answered by a guess.
struct ValueFlow {
    typealias NodeID = ValueGraph.NodeID
    typealias FunctionID = ValueGraph.FunctionID

    private(set) var graph: ValueGraph
    private(set) var kinds: [ValueKinds]
    private(set) var functions: [[FunctionID]]
    private(set) var predecessors: [[NodeID]]
    /// Calls of each function, by their numbers.
    private(set) var callers: [FunctionID: [Int]] = [:]
    /// Which of the page's variables a name in an expression means.
    private(set) var bindings: [NodeID: Int] = [:]
    /// Whether all values were followed to their ends.
    private(set) var isComplete = true

    private var successors: [[NodeID]]
    private var users: [[NodeID]]
    private var seeds: [NodeID: ValueKinds] = [:]
    private var writesTo: [NodeID: [NodeID]] = [:]
    private var known: Set<Edge> = []
    private var queue: [NodeID] = []
    private var isQueued: [Bool]
    private var madeFunctions: [Int: FunctionID] = [:]
    private var madeElements: [Int: NodeID] = [:]
    /// Functions that are called where they stand.
    private let calledInPlace: Set<FunctionID>
    /// What is put into each list that a script makes empty, and what a deferred object is resolved with.
    var contents: [NodeID: NodeID] = [:]
    /// The members "data" of what listeners of messages are given; nil until it is asked for.
    var knownMessages: [NodeID]?
    /// What is given to "on('name', …)" and the like, by name; nil until it is asked for.
    var knownListeners: [CodeUnits: [NodeID]]?
    private var steps = 0
    /// Whether what is not known by now counts as some other value.
    private var isUnknownOther = false
    private static let mostSteps = 20_000_000
    private static let mostFunctions = 12

    private struct Edge: Hashable {
        var from: Int32
        var to: Int32
    }

    init(_ graph: ValueGraph) {
        self.graph = graph
        self.graph.linkCompiledMethods()
        calledInPlace = Set(
            graph.calls.compactMap { call in
                guard !call.isNew, case .function(let id) = graph.nodes[call.callee].origin else {
                    return nil
                }
                return id
            })
        kinds = []
        functions = []
        predecessors = []
        successors = []
        users = []
        isQueued = []
        resolveNames()
        grow()
        for (from, to) in self.graph.flows { link(from, to) }
        self.graph.flows = []
        for write in self.graph.writes {
            writesTo[write.target, default: []].append(write.value)
        }
        for node in self.graph.nodes.indices { noteUses(node) }
        queue = Array(self.graph.nodes.indices)
        isQueued = Array(repeating: true, count: queue.count)
        settle()
        noteCompiledGenerators()
    }

    /// Takes what nothing is known of for some other value. Done when all else is known, as a value
    /// that is once unknown stays so.
    mutating func finish() {
        isUnknownOther = true
        for node in graph.nodes.indices { push(node) }
        settle()
    }

    /// Some other value, as soon as it is certain that nothing better is known.
    var unknown: ValueKinds { isUnknownOther ? .other : [] }

    /// Says that values of some kinds stand in a node, and follows them.
    mutating func seed(_ kinds: ValueKinds, _ node: NodeID) {
        seeds[node, default: []].formUnion(kinds)
        push(node)
    }

    /// Says that the app gives a function a text.
    mutating func seed(_ kinds: ValueKinds, argumentOf function: FunctionID) {
        let place = graph.argument(0, of: function)
        grow()
        seed(kinds, place)
    }

    // MARK: - Names

    private mutating func resolveNames() {
        // What is assigned without a declaration is a variable as well.
        let references =
            graph.references.filter(\.isWrite) + graph.references.filter { !$0.isWrite }
        for reference in references {
            let binding =
                graph.binding(reference.name, from: reference.scope) ?? global(reference.name)
            bindings[reference.node] = binding
            let place = graph.bindings[binding].node
            graph.flow(
                reference.isWrite ? reference.node : place,
                reference.isWrite ? place : reference.node)
        }
        graph.references = []
    }

    /// The variable that a property of the global object is.
    private mutating func global(_ name: Int) -> Int {
        if let known = graph.scopes[0].bindings[name] { return known }
        let node = graph.add(.place, script: -1, offset: 0, function: 0, scope: 0)
        graph.bindings.append(
            .init(
                kind: .implicit, keyword: "", name: name, scope: 0, script: -1, offset: 0,
                node: node))
        graph.scopes[0].bindings[name] = graph.bindings.count - 1
        return graph.bindings.count - 1
    }

    /// The variable of a name in an expression, if that is what a node is.
    func binding(of node: NodeID) -> Int? {
        guard case .name(let name) = graph.nodes[node].origin else { return nil }
        return bindings[node] ?? graph.binding(name, from: graph.nodes[node].scope)
    }

    /// The name of a global that no script of the page gives a value.
    func builtIn(_ node: NodeID) -> String? {
        guard case .name(let name) = graph.nodes[node].origin, let binding = binding(of: node),
            graph.bindings[binding].kind == .implicit,
            predecessors[graph.bindings[binding].node].isEmpty
        else { return nil }
        return graph.names[name]
    }

    /// Whether anything reads a variable.
    func isRead(_ binding: Int) -> Bool {
        successors[graph.bindings[binding].node].contains { !graph.plainTargets.contains($0) }
    }

    // MARK: - Steps

    private mutating func grow() {
        while kinds.count < graph.nodes.count {
            kinds.append([])
            functions.append([])
            predecessors.append([])
            successors.append([])
            users.append([])
            isQueued.append(false)
        }
    }

    private mutating func push(_ node: NodeID) {
        guard !isQueued[node] else { return }
        isQueued[node] = true
        queue.append(node)
    }

    private mutating func link(_ from: NodeID, _ to: NodeID) {
        guard from != to, known.insert(Edge(from: Int32(from), to: Int32(to))).inserted else {
            return
        }
        predecessors[to].append(from)
        successors[from].append(to)
        if !isQueued.isEmpty { push(to) }
    }

    private mutating func noteUses(_ node: NodeID) {
        switch graph.nodes[node].origin {
        case .member(let object, let name):
            users[object].append(node)
            if let place = graph.properties[name] { users[place].append(node) }
        case .element(let object, let key):
            users[object].append(node)
            users[key].append(node)
        case .unary(_, let operand), .spread(let operand): users[operand].append(node)
        case .binary(_, let left, let right):
            users[left].append(node)
            users[right].append(node)
        case .template(_, let parts): for part in parts { users[part].append(node) }
        case .object(let id): for spread in graph.objects[id].spreads { users[spread].append(node) }
        case .call(let id):
            let call = graph.calls[id]
            users[call.callee].append(node)
            if case .member(let object, _) = graph.nodes[call.callee].origin {
                users[object].append(node)
            }
            for argument in call.arguments {
                users[argument].append(node)
                if case .spread(let inner) = graph.nodes[argument].origin {
                    users[inner].append(node)
                }
            }
        default: break
        }
    }

    /// Follows all values until nothing is new.
    mutating func settle() {
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            isQueued[node] = false
            steps += 1 + predecessors[node].count
            if steps > Self.mostSteps {
                isComplete = false
                break
            }
            update(node)
            if next > 100_000 {
                queue.removeFirst(next)
                next = 0
            }
        }
        queue = []
    }

    private mutating func update(_ node: NodeID) {
        var new = local(node)
        var found = functions[node]
        if let seed = seeds[node] { new.formUnion(seed) }
        for predecessor in predecessors[node] {
            new.formUnion(kinds[predecessor])
            merge(functions[predecessor], into: &found)
        }
        if case .function(let id) = graph.nodes[node].origin { merge([id], into: &found) }
        if case .member(let object, let name) = graph.nodes[node].origin,
            !kinds[object].isOnly(.objects), let place = graph.properties[name]
        {
            merge(functions[place], into: &found)
        }
        new.formUnion(kinds[node])
        guard new != kinds[node] || found.count != functions[node].count else { return }
        kinds[node] = new
        functions[node] = found
        for successor in successors[node] { push(successor) }
        for user in users[node] { push(user) }
    }

    private func merge(_ new: [FunctionID], into known: inout [FunctionID]) {
        for id in new where known.count < Self.mostFunctions && !known.contains(id) {
            known.append(id)
        }
    }

    // MARK: - For calls

    /// Has a node looked at again when another one changes.
    mutating func watch(_ node: NodeID, _ user: NodeID) {
        if !users[node].contains(user) { users[node].append(user) }
    }

    mutating func connect(_ from: NodeID, _ to: NodeID) { link(from, to) }

    mutating func connect(_ from: NodeID, toArgument place: Int, of function: FunctionID) {
        link(from, argument(place, of: function))
    }

    mutating func argument(_ place: Int, of function: FunctionID) -> NodeID {
        let node = graph.argument(place, of: function)
        grow()
        return node
    }

    mutating func noteCaller(_ call: Int, of function: FunctionID) {
        if callers[function]?.contains(call) != true { callers[function, default: []].append(call) }
    }

    /// Says that a function stands in a node.
    mutating func offer(_ function: FunctionID, at node: NodeID) {
        guard !functions[node].contains(function), functions[node].count < Self.mostFunctions else {
            return
        }
        functions[node].append(function)
        for successor in successors[node] { push(successor) }
        for user in users[node] { push(user) }
    }

    mutating func number(of name: String) -> Int { graph.number(of: name.utf8) }

    mutating func globalPlace(_ name: Int) -> NodeID {
        let binding = global(name)
        grow()
        return graph.bindings[binding].node
    }

    mutating func propertyPlace(_ name: Int) -> NodeID {
        let node = graph.property(name)
        grow()
        return node
    }

    /// A function that no script writes down: what a call makes.
    mutating func made(
        for call: Int, _ kind: ValueGraph.Function.Kind = .settling
    ) -> FunctionID {
        if let known = madeFunctions[call] { return known }
        let node = graph.nodes[graph.calls[call].node]
        let result = graph.add(
            .place, script: node.script, offset: node.offset, function: node.function,
            scope: node.scope)
        graph.functions.append(
            .init(
                kind: kind, script: node.script, offset: node.offset, range: 0..<0,
                outerScope: node.scope, scope: node.scope, outer: node.function, result: result))
        grow()
        madeFunctions[call] = graph.functions.count - 1
        return graph.functions.count - 1
    }

    /// A place that no expression stands for.
    mutating func newPlace(at other: NodeID) -> NodeID {
        let node = graph.nodes[other]
        let made = graph.add(
            .place, script: node.script, offset: node.offset, function: node.function,
            scope: node.scope)
        grow()
        return made
    }

    /// A function that a compiler made of a generator, and whether something runs it to its end.
    mutating func noteGenerator(_ function: FunctionID, isRun: Bool) {
        graph.functions[function].isGenerator = true
        graph.functions[function].awaits = isRun
    }

    /// Whatever a list has in it, for a call that goes through it.
    mutating func element(of list: NodeID, for call: Int) -> NodeID {
        if let known = madeElements[call] { return known }
        let node = graph.nodes[graph.calls[call].node]
        func add(_ origin: ValueGraph.Origin) -> NodeID {
            graph.add(
                origin, script: node.script, offset: node.offset, function: node.function,
                scope: node.scope)
        }
        let made = add(.element(list, add(.unknown)))
        grow()
        noteUses(made)
        push(made)
        madeElements[call] = made
        return made
    }

    /// What `bind` makes of a function.
    mutating func bind(_ function: FunctionID, _ bound: [NodeID], _ call: Int) -> FunctionID {
        let made = made(for: call, .bound)
        if !graph.functions[made].targets.contains(function) {
            graph.functions[made].targets.append(function)
        }
        for (place, value) in bound.enumerated().prefix(4) {
            connect(value, toArgument: place, of: function)
        }
        for place in 0..<2 {
            connect(argument(place, of: made), toArgument: place + bound.count, of: function)
        }
        return made
    }

    // MARK: - What an expression is by itself

    private mutating func local(_ node: NodeID) -> ValueKinds {
        switch graph.nodes[node].origin {
        case .place, .conditional, .assignment, .await, .nothing, .arguments, .spread: return []
        case .string(let text): return text.isEmpty ? [] : .other
        case .number, .regularExpression, .function, .classBody, .unknown: return .other
        case .boolean(let value): return value ? .other : []
        case .array(let elements): return elements.isEmpty ? [] : .other
        case .object(let id): return literal(graph.objects[id])
        case .this: return isGlobalThis(node) ? .window : []
        case .name: return name(node)
        case .member(let object, let name): return member(node, object, name)
        case .element(let object, let key): return element(node, object, key)
        case .unary: return .other
        case .binary(let sign, let left, let right):
            switch sign {
            case "&&", "||", "??": return []
            case "+":
                // "x + ''" is x as a text.
                if isEmptyText(right) { return kinds[left] }
                if isEmptyText(left) { return kinds[right] }
                return .other
            default: return .other
            }
        case .template(let texts, let parts):
            return parts.count == 1 && texts.allSatisfy(\.isEmpty) ? kinds[parts[0]] : .other
        case .call(let id): return call(id)
        }
    }

    private func isGlobalThis(_ node: NodeID) -> Bool {
        var function = graph.nodes[node].function
        while graph.functions[function].kind == .arrow {
            function = graph.functions[function].outer
        }
        var scope = graph.nodes[node].scope
        if function == 0 {
            while scope >= 0 {
                let here = graph.scopes[scope]
                if here.kind == .module || here.kind == .classBody { return false }
                scope = here.outer
            }
            return true
        }
        // A function that is called where it stands, in a script that is not strict.
        guard graph.functions[function].kind == .expression, !graph.scopes[scope].isStrict else {
            return false
        }
        return calledInPlace.contains(function)
    }

    private mutating func member(_ node: NodeID, _ object: NodeID, _ name: Int) -> ValueKinds {
        let owner = kinds[object]
        let text = graph.names[name]
        var made: ValueKinds = []
        if owner.contains(.activationObject) {
            if text == "activationResult" { made.insert(.result) }
            if text == "iccid" { made.insert(.iccid) }
        }
        if owner.contains(.registrationObject) {
            if text == "networkRegistrationState" { made.insert(.state) }
            if text == "iccid" { made.insert(.iccid) }
        }
        if owner.isOnly(.objects) { return made }
        if owner.contains(.window) {
            let binding = global(name)
            grow()
            let place = graph.bindings[binding].node
            link(place, node)
            for value in writesTo[node] ?? [] { link(value, place) }
            switch text {
            case "window", "self", "globalThis", "top", "parent", "frames": made.insert(.window)
            default:
                if predecessors[place].isEmpty {
                    made.formUnion(GlobalNames.objects.contains(text) ? .app : unknown)
                }
            }
            return made
        }
        if builtIn(object) == "JSON" {
            if text == "parse" { return .parse }
            if text == "stringify" { return .stringify }
        }
        if text == "parseJSON" || text == "fromJson" { return .parse }
        if let place = graph.properties[name], !predecessors[place].isEmpty {
            made.formUnion(kinds[place])
        } else if !owner.isEmpty {
            made.formUnion(unknown)
        }
        return made
    }

    private mutating func element(_ node: NodeID, _ object: NodeID, _ key: NodeID) -> ValueKinds {
        if case .number(let index) = graph.nodes[key].origin, index >= 0, index < 8 {
            if case .arguments(let function) = graph.nodes[object].origin {
                let place = graph.argument(Int(index), of: function)
                grow()
                link(place, node)
                return []
            }
            if let binding = binding(of: object), let rest = graph.bindings[binding].rest {
                let place = graph.argument(rest.index + Int(index), of: rest.function)
                grow()
                link(place, node)
                return []
            }
        }
        guard let names = constants(key), names.count == 1, case .text(let name) = names[0].constant
        else { return kinds[object].isEmpty ? [] : unknown }
        let number = graph.number(of: name.utf8)
        if !kinds[object].contains(.window) {
            for value in writesTo[node] ?? [] {
                let place = graph.property(number)
                grow()
                link(value, place)
            }
        }
        return member(node, object, number)
    }
}
