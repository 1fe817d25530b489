internal import JSONDocuments
internal import PortalTrace

/// Why the app finds no function of a name, in words of the portal.
struct CallbackAbsence {
    /// A clause about the name: "is declared inside 'init', so it is no property of window".
    let reason: String
    /// What to do, as a clause; empty if the reason says it.
    let remedy: String
    /// The place of the mistake; nil is where the name is set.
    let place: SourceLocation?

    /// - Parameters:
    ///   - existsLater: Whether the page has the function at the end of the run.
    init?(of text: String, in page: PageOutline, existsLater: Bool) {
        let name = CallbackName(text)
        if let problem = name.problem {
            reason = "it \(problem)"
            let isGlobal =
                Search(page: page, name: name.bare).isAFunctionOnce || !text.contains(".")
                || page.flow.graph.known(name.bare) == nil
            remedy =
                name.bare.isEmpty
                ? ""
                : isGlobal
                    ? "did you mean '\(Self.short(name.bare))'?"
                    : "add window.\(Self.short(name.bare)) = \(Self.short(text)), and set "
                        + "'\(Self.short(name.bare))'"
            place = nil
            return
        }
        let search = Search(page: page, name: text)
        guard let found = search.global(existsLater: existsLater) ?? search.elsewhere() else {
            return nil
        }
        (reason, remedy, place) = found
    }

    /// Where a name that was a function gets another value; nil where that is not known.
    static func overwritten(_ name: String, in page: PageOutline) -> SourceLocation? {
        let search = Search(page: page, name: name)
        guard search.isAFunctionOnce,
            let write = search.writes.last(where: { page.flow.functions[$0.value].isEmpty })
        else { return nil }
        return page.location(write.target)
    }

    private static func short(_ text: String) -> String {
        TraceValue.oneLine(text.shortened(to: 60))
    }

    private struct Search {
        typealias Found = (reason: String, remedy: String, place: SourceLocation?)

        let page: PageOutline
        let name: String
        private var graph: ValueGraph { page.graph }
        private var number: Int? { graph.known(name) }
        private var shown: String { CallbackAbsence.short(name) }

        init(page: PageOutline, name: String) {
            self.page = page
            self.name = name
        }

        /// The assignments to the property of window.
        var writes: [ValueGraph.Write] {
            guard let number else { return [] }
            return graph.writes.filter { isGlobal($0, number) }
        }

        /// Whether some script gives the name a function.
        var isAFunctionOnce: Bool {
            guard let number, let binding = graph.scopes[0].bindings[number] else { return false }
            return !page.flow.functions[graph.bindings[binding].node].isEmpty
        }

        // MARK: Where it is a property of window at some time

        func global(existsLater: Bool) -> Found? {
            guard let number else { return nil }
            if let deleted = graph.nodes.first(where: { isDeletion($0, number) }) {
                return (
                    "it is deleted from window", "keep it as long as an operation runs",
                    page.location(script: deleted.script, deleted.offset)
                )
            }
            guard let write = graph.writes.last(where: { isGlobal($0, number) }) else { return nil }
            let place = page.location(write.target)
            let function = graph.nodes[write.target].function
            if existsLater {
                return (
                    "it is assigned only after the app has called",
                    "assign it when the page is loaded",
                    place
                )
            }
            if case .nothing = graph.nodes[write.value].origin {
                return (
                    "it is overwritten with \(page.words(write.value))",
                    "keep the function as long as an operation runs", place
                )
            }
            if case .member(let object, let member) = graph.nodes[write.value].origin,
                (graph.properties[member].map { page.flow.predecessors[$0] } ?? []).isEmpty,
                page.flow.kinds[object].isDisjoint(with: [.window, .app])
            {
                let near = nearest(
                    graph.names[member],
                    graph.propertyNames.filter {
                        !page.flow.functions[graph.properties[$0] ?? 0].isEmpty
                    }.map { graph.names[$0] })
                return (
                    "it is set to '\(page.words(write.value))', and no script gives anything a "
                        + "'\(CallbackAbsence.short(graph.names[member]))'",
                    near.map { "did you mean '\(CallbackAbsence.short($0))'?" } ?? "", place
                )
            }
            if case .call = graph.nodes[write.value].origin,
                page.flow.functions[write.value].isEmpty
            {
                return (
                    "it is what \(page.words(write.value)) returns, which is no function",
                    "assign the function itself, without calling it", place
                )
            }
            if write.condition >= 0 {
                return (
                    "the branch that assigns it did not run before the app called",
                    "assign it in every case", place
                )
            }
            guard function != 0 else { return nil }
            if let listener = unheardLoad(function) {
                return (
                    "\(page.name(of: function)), which assigns it, listens to 'load' of the document, which never "
                        + "comes there", "write window.addEventListener('load', …)",
                    page.location(listener)
                )
            }
            return (
                "\(page.name(of: function)), which assigns it, did not run before the app called",
                "assign it when the page is loaded", place
            )
        }

        /// Where a function is given to "document.addEventListener('load', …)": only windows and elements load.
        private func unheardLoad(_ function: ValueGraph.FunctionID) -> ValueGraph.NodeID? {
            graph.calls.first { call in
                guard case .member(let owner, let method) = graph.nodes[call.callee].origin,
                    graph.names[method] == "addEventListener", call.arguments.count == 2,
                    page.flow.builtIn(owner) == "document",
                    case .string("load") = graph.nodes[call.arguments[0]].origin
                else { return false }
                return page.flow.functions[call.arguments[1]].contains(function)
            }?.callee
        }

        private func isDeletion(_ node: ValueGraph.Node, _ number: Int) -> Bool {
            guard case .unary("delete", let operand) = node.origin else { return false }
            switch graph.nodes[operand].origin {
            case .name(number): return true
            case .member(let object, number): return page.flow.kinds[object].contains(.window)
            default: return false
            }
        }

        private func isGlobal(_ write: ValueGraph.Write, _ number: Int) -> Bool {
            switch graph.nodes[write.target].origin {
            case .name(number):
                guard let binding = page.flow.binding(of: write.target) else { return false }
                let scope = graph.scopes[graph.bindings[binding].scope]
                return scope.kind == .global && graph.bindings[binding].kind != .lexical
            case .member(let object, number): return page.flow.kinds[object].contains(.window)
            default: return false
            }
        }

        // MARK: Where something else has the name

        func elsewhere() -> Found? {
            declared() ?? member() ?? instance() ?? defined() ?? classExpression()
        }

        /// "Object.defineProperty(app, 'onDone', …)", "Reflect.set(app, 'onDone', …)".
        private func defined() -> Found? {
            for call in graph.calls {
                guard case .member(let owner, let method) = graph.nodes[call.callee].origin,
                    ["Object", "Reflect"].contains(page.flow.builtIn(owner) ?? ""),
                    let target = call.arguments.first,
                    !page.flow.kinds[target].contains(.window), call.arguments.count > 1
                else { continue }
                let key: ValueGraph.NodeID?
                switch graph.names[method] {
                case "defineProperty", "set":
                    let text = page.flow.constants(call.arguments[1])?.first
                    guard case .text(let named)? = text?.constant,
                        named.hasSameCodeUnits(as: name)
                    else { continue }
                    key = call.arguments[1]
                case "defineProperties", "create":
                    guard case .object(let id) = graph.nodes[call.arguments[1]].origin,
                        let property = graph.objects[id].properties.last(where: {
                            $0.name == number
                        })
                    else { continue }
                    key = property.value
                default: continue
                }
                let words = page.words(target)
                let isNamed: Bool =
                    if case .name = graph.nodes[target].origin { true } else { false }
                return (
                    "it is defined on \(isNamed ? "'\(words)'" : "an object"), not on window",
                    "define it on window", key.flatMap { page.location($0) }
                )
            }
            return nil
        }

        /// The own name of a class expression.
        private func classExpression() -> Found? {
            guard
                let named = graph.classes.last(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return nil }
            return (
                "that is the own name of a class expression, and a class is nothing to call",
                "declare a function of that name: 'function \(shown)(…)'",
                page.location(script: named.script, named.offset)
            )
        }

        /// A variable or a function of the name that is not global.
        private func declared() -> Found? {
            guard let number,
                let binding = graph.bindings.last(where: {
                    $0.name == number && $0.script >= 0 && graph.scopes[$0.scope].kind != .global
                        && ![.parameter, .caught].contains($0.kind)
                })
            else { return nil }
            let place = page.location(script: binding.script, binding.offset)
            let scope = graph.scopes[binding.scope]
            let export = "move it out, or add window.\(shown) = \(shown)"
            switch scope.kind {
            case .functionName:
                let owner =
                    graph.nodes.indices.contains(binding.node)
                    ? variable(of: binding.node) : nil
                return (
                    "that is the own name of a function expression, known only inside of it"
                        + (owner.map { "; its variable is '\($0)'" } ?? ""),
                    owner.map { "name '\($0)' instead" }
                        ?? "declare it with 'function \(shown)(…)'", place
                )
            case .module:
                return (
                    "it is declared in a module, whose names are no properties of window",
                    "add window.\(shown) = \(shown)", place
                )
            case .block where isInFunction(binding.scope) == nil:
                return (
                    scope.isStrict
                        ? "it is declared in a block of a strict script, so it is no property of window"
                        : "it is declared in a block that did not run", export, place
                )
            default:
                let function = isInFunction(binding.scope) ?? 0
                let isBlock = scope.kind == .block
                return (
                    "it is declared \(isBlock ? "in a block " : "")inside \(describe(function)), so it is "
                        + "no property of window", export, place
                )
            }
        }

        private func describe(_ function: ValueGraph.FunctionID) -> String {
            let name = graph.functions[function].name
            return name.isEmpty ? "a function" : "function \(CallbackAbsence.short(name))"
        }

        private func isInFunction(_ scope: Int) -> ValueGraph.FunctionID? {
            let function = graph.scopes[scope].function
            return function == 0 ? nil : function
        }

        /// The variable that holds a function expression with a name of its own.
        private func variable(of node: ValueGraph.NodeID) -> String? {
            guard let function = page.flow.functions[node].first else { return nil }
            return graph.writes.lazy.compactMap { write -> String? in
                guard page.flow.functions[write.value].contains(function),
                    case .name(let number) = graph.nodes[write.target].origin
                else { return nil }
                return CallbackAbsence.short(graph.names[number])
            }.first { $0 != shown }
        }

        /// A member of an object or a class.
        private func member() -> Found? {
            guard let number else { return nil }
            for object in graph.objects {
                guard let property = object.properties.last(where: { $0.name == number }),
                    isFunction(property.value)
                else { continue }
                let owner = CallbackAbsence.short(object.owner)
                let whole = owner.isEmpty ? "an object" : "the object '\(owner)'"
                return (
                    "it is a member of \(whole), not of window",
                    owner.isEmpty
                        ? "put it on window"
                        : "add window.\(shown) = \(owner).\(shown).bind(\(owner))",
                    page.location(script: graph.nodes[property.value].script, property.offset)
                )
            }
            guard
                let function = graph.functions.firstIndex(where: {
                    $0.ownerClass != nil && $0.name.utf8.elementsEqual(name.utf8)
                }), let owner = graph.functions[function].ownerClass
            else { return nil }
            let className = CallbackAbsence.short(graph.classes[owner].name)
            return (
                "it is a method of the class '\(className)', not a property of window",
                "add window.\(shown) = a function that calls it", page.location(of: function)
            )
        }

        /// `this.name = …` and `other.name = …`.
        private func instance() -> Found? {
            guard let number,
                let write = graph.writes.last(where: { isMember($0, number) }),
                case .member(let object, _) = graph.nodes[write.target].origin
            else { return nil }
            let place = page.location(write.target)
            if case .this = graph.nodes[object].origin {
                let function = graph.nodes[write.target].function
                let owner =
                    graph.functions[function].ownerClass.map { graph.classes[$0].name }
                    ?? graph.functions[function].name
                return (
                    "it is a member of each instance of '\(CallbackAbsence.short(owner))' "
                        + "(this.\(shown)), not a property of window",
                    "put it on window", place
                )
            }
            return (
                "it is a property of '\(page.words(object))', not of window",
                "add window.\(shown) = …", place
            )
        }

        private func isMember(_ write: ValueGraph.Write, _ number: Int) -> Bool {
            guard case .member(_, number) = graph.nodes[write.target].origin else { return false }
            return isFunction(write.value)
        }

        private func isFunction(_ node: ValueGraph.NodeID) -> Bool {
            !page.flow.functions[node].isEmpty
        }
    }
}
