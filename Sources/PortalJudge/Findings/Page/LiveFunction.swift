internal import JSONDocuments
internal import PortalTrace

/// Which of several functions of one name the app calls: the one that was defined last.
struct LiveFunction {
    typealias Ran = TraceRecord.State.Ran

    /// A place where a script gives a global name a function as it is loaded.
    struct Definition {
        var function: ValueGraph.FunctionID
        var script: Int
        var location: SourceLocation
        /// Whether it is a declaration, which counts from the beginning of its script.
        var isDeclaration: Bool
    }

    /// The function that the app calls.
    let live: Definition
    /// The one that another script had given the name before.
    let replaced: Definition

    /// Finds a name that two scripts of one document give a function; nil if there is none, or the order of
    /// the scripts is not known.
    init?(_ name: String, in page: PageOutline, _ ran: [Ran]) {
        let definitions = Self.definitions(of: name, in: page)
        guard Set(definitions.map(\.script)).count > 1 else { return nil }
        var placed: [(document: Int, order: [Int], definition: Definition)] = []
        for (number, definition) in definitions.enumerated() {
            let kind = definition.isDeclaration ? 0 : 1
            if ran.isEmpty {
                placed.append((1, [definition.script, kind, number], definition))
            }
            for run in Self.runs(of: definition.location, in: ran) {
                placed.append((run.document, [run.index, kind, number], definition))
            }
        }
        for document in Set(placed.map(\.document)).sorted() {
            let inOrder = placed.filter { $0.document == document }
                .sorted { $0.order.lexicographicallyPrecedes($1.order) }
                .map(\.definition)
            guard let last = inOrder.last,
                let before = inOrder.last(where: { $0.script != last.script })
            else { continue }
            live = last
            replaced = before
            return
        }
        return nil
    }

    /// When a place of a script was run: the last script in each document that begins before it.
    static func runs(
        of location: SourceLocation, in ran: [Ran]
    ) -> [(document: Int, index: Int)] {
        var found: [(document: Int, index: Int, start: SourceLocation)] = []
        for (index, run) in ran.enumerated()
        where CodeUnits(run.location.file ?? "") == CodeUnits(location.file ?? "")
            && !precedes(location, run.location)
        {
            if let known = found.firstIndex(where: { $0.document == run.document }) {
                if precedes(found[known].start, run.location) {
                    found[known] = (run.document, index, run.location)
                }
            } else {
                found.append((run.document, index, run.location))
            }
        }
        return found.map { ($0.document, $0.index) }
    }

    private static func precedes(_ first: SourceLocation, _ second: SourceLocation) -> Bool {
        (first.line, first.column ?? 1) < (second.line, second.column ?? 1)
    }

    // MARK: - Definitions

    /// The functions that scripts give a name as they are loaded: declarations first.
    static func definitions(of name: String, in page: PageOutline) -> [Definition] {
        guard let number = page.graph.known(name) else { return [] }
        let graph = page.graph
        var found: [Definition] = []
        if let binding = graph.scopes[0].bindings[number] {
            for function in graph.bindings[binding].functions {
                guard let location = page.location(of: function) else { continue }
                found.append(
                    Definition(
                        function: function, script: graph.functions[function].script,
                        location: location, isDeclaration: true))
            }
        }
        for write in graph.writes where write.condition < 0 {
            let node = graph.nodes[write.target]
            guard isGlobal(write.target, number, page), !mayKeep(write.value, graph),
                isRunOnLoading(node.function, graph),
                let function = page.flow.functions[write.value].first,
                let location = page.location(write.target)
            else { continue }
            found.append(
                Definition(
                    function: function, script: node.script, location: location,
                    isDeclaration: false))
        }
        return found
    }

    /// Whether a value may be what the name had before: "window.onDone || function () {}".
    private static func mayKeep(_ value: ValueGraph.NodeID, _ graph: ValueGraph) -> Bool {
        switch graph.nodes[value].origin {
        case .binary, .conditional: true
        default: false
        }
    }

    private static func isGlobal(
        _ node: ValueGraph.NodeID, _ number: Int, _ page: PageOutline
    ) -> Bool {
        switch page.graph.nodes[node].origin {
        case .name(number):
            guard let binding = page.flow.binding(of: node) else { return false }
            return page.graph.bindings[binding].scope == 0
                && page.graph.bindings[binding].kind != .lexical
        case .member(let object, number): return page.flow.kinds[object].contains(.window)
        default: return false
        }
    }

    /// Whether a function is run as its script is: the top level, or one that is called where it stands.
    private static func isRunOnLoading(
        _ function: ValueGraph.FunctionID, _ graph: ValueGraph
    ) -> Bool {
        var function = function
        for _ in 0..<8 {
            if function == 0 { return true }
            guard
                let call = graph.calls.first(where: {
                    guard !$0.isNew, $0.condition < 0 else { return false }
                    if case .function(function) = graph.nodes[$0.callee].origin { return true }
                    return false
                })
            else { return false }
            function = graph.nodes[call.node].function
        }
        return false
    }
}
