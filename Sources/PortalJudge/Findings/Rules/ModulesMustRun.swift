import PortalTrace

/// A module that is wrapped for loaders runs on a page without one as well.
///
/// Lint: an error for a factory that is only called where `define`, `module` or `exports` exists, on a page
/// that has none of them.
struct ModulesMustRun: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        page.graph.calls.flatMap { call -> [Finding] in
            guard !call.isNew, let wrapped = wrapped(call, page) else { return [] }
            return wrapped.given.enumerated().compactMap { index, node in
                guard case .function(let factory) = page.graph.nodes[node].origin,
                    isAboutTheApp(factory, page),
                    let loaders = loaders(of: index, wrapped.wrapper, page)
                else { return nil }
                let names = loaders.map { "'\($0)'" }.joined(separator: " or ")
                return Finding(
                    Self.moduleNotRun,
                    "nothing of this module runs: its factory is only called where \(names) "
                        + "\(loaders.count == 1 ? "exists, which no script of the page makes" : "exists, and no script of the page makes one")"
                        + "; call it in an else branch, or load the build for browsers",
                    at: page.location(node))
            }
        }.eachOnce()
    }

    /// The function that is called where it stands, and what it is given.
    private func wrapped(
        _ call: ValueGraph.Call, _ page: PageOutline
    ) -> (wrapper: ValueGraph.FunctionID, given: [ValueGraph.NodeID])? {
        switch page.graph.nodes[call.callee].origin {
        case .function(let wrapper): return (wrapper, call.arguments)
        case .member(let object, let name):
            guard page.graph.names[name] == "call",
                case .function(let wrapper) = page.graph.nodes[object].origin
            else { return nil }
            return (wrapper, Array(call.arguments.dropFirst()))
        default: return nil
        }
    }

    private func isAboutTheApp(_ factory: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        page.appCalls.contains { call, _ in
            page.graph.isInside(page.graph.nodes[call.node].function, factory)
        }
            || page.callbacks.contains {
                page.graph.isInside(page.graph.nodes[$0.node].function, factory)
            }
    }

    /// The names without which a parameter is never called nor handed on; nil if it may be.
    private func loaders(
        of parameter: Int, _ wrapper: ValueGraph.FunctionID, _ page: PageOutline
    ) -> [String]? {
        let function = page.graph.functions[wrapper]
        guard parameter < function.parameters.count,
            let name = page.graph.known(function.parameters[parameter]),
            let binding = page.graph.scopes[function.scope].bindings[name]
        else { return nil }
        var uses = page.graph.nodes.indices.filter { page.flow.binding(of: $0) == binding }
        var found: [String] = []
        for call in page.graph.calls {
            let taken = uses.filter { call.callee == $0 || call.arguments.contains($0) }
            guard !taken.isEmpty else { continue }
            uses.removeAll(where: taken.contains)
            guard let needed = loaders(around: call.condition, page) else { return nil }
            for name in needed where !found.contains(name) { found.append(name) }
        }
        return uses.isEmpty && !found.isEmpty ? found : nil
    }

    /// What a condition around a call asks of loaders; nil if it may hold without one.
    private func loaders(around condition: Int, _ page: PageOutline) -> [String]? {
        var condition = condition
        while condition >= 0 {
            let asked = page.graph.conditions[condition]
            if !asked.isNegated, let names = loaders(asked.test, page) { return names }
            condition = asked.outer
        }
        return nil
    }

    private func loaders(_ test: ValueGraph.NodeID, _ page: PageOutline) -> [String]? {
        guard case .binary(let sign, let left, let right) = page.graph.nodes[test].origin else {
            return loader(test, page)
        }
        if sign == "&&" { return loaders(left, page) ?? loaders(right, page) }
        // "typeof define === 'function'", "typeof module !== 'undefined'".
        guard case .unary("typeof", let asked) = page.graph.nodes[left].origin,
            case .string(let text) = page.graph.nodes[right].origin,
            Comparison.signs.contains(sign), sign.hasPrefix("!") == (text == "undefined")
        else { return nil }
        return loader(asked, page)
    }

    private func loader(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [String]? {
        guard let name = page.flow.builtIn(node), Self.loaders.contains(name) else { return nil }
        return [name]
    }

    private static let loaders: Set<String> = ["define", "module", "exports", "require"]
}

extension ModulesMustRun {
    static let descriptions = [moduleNotRun]

    private static func portal(_ end: String) -> RuleExample {
        RuleExample(
            """
            (function (root, factory) {
                if (typeof define === "function" && define.amd) define([], factory);
                else if (typeof module === "object") module.exports = factory();
                \(end)
            })(this, ↓function () {
                MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
            });
            """)
    }

    private static let moduleNotRun = RuleDescription(
        "module-not-run", .error, .quality, "A module for loaders runs on a page without one.",
        because:
            "A page that loads it with a script element has no loader: nothing of the portal is there.",
        source: "ECMA-262, section 13.5.3",
        passing: [
            RuleExample(portal("else root.shop = factory();").source.replacing("↓", with: ""))
        ],
        failing: [portal("")])
}
