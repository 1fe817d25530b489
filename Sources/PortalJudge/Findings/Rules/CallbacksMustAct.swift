internal import JSONDocuments
internal import PortalTrace

/// A function that the app calls does something when it is called (mobile-plans.md, section 5).
///
/// Lint: an error for a generator, for a function that only returns another one, for one that is
/// declared twice, and for a method that needs its object.
struct CallbacksMustAct: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        let named =
            page.functions(for: .activation) + page.functions(for: .registration)
        // "this.onDone = this.onDone.bind(this)": a member goes by its name, and the bound one is meant.
        let bound = Set(named.flatMap { page.graph.functions[$0.function].targets })
        return named.flatMap { function, name in
            act(function, name, page) + misbound(function, page)
                + (bound.contains(function) ? [] : loses(function, page))
        }.eachOnce() + twice(page)
    }

    private func act(
        _ id: ValueGraph.FunctionID, _ named: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        let function = page.graph.functions[id]
        if function.isGenerator {
            return [
                Finding(
                    Self.callbackDoesNothing,
                    "\(page.name(of: id)) is a generator function (function*): calling it runs "
                        + "nothing of it; declare it without the star",
                    at: page.location(of: id), notes: note(named, page))
            ]
        }
        if let idle = startsNothing(id, named, page) { return [idle] }
        guard !function.returns.isEmpty,
            function.returns.allSatisfy({ isFunction($0, page) }), onlyMakes(id, page)
        else { return [] }
        return [
            Finding(
                Self.callbackDoesNothing,
                "\(page.name(of: id)) only returns a function, which the app throws away, so that one "
                    + "is never called; do the work in \(page.name(of: id)) itself",
                at: page.location(of: id), notes: note(named, page))
        ]
    }

    /// "told.bind('activation')": what bind is given first is no argument.
    private func misbound(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> [Finding] {
        let function = page.graph.functions[id]
        guard function.kind == .bound,
            function.targets.allSatisfy({ page.graph.functions[$0].members.isEmpty })
        else { return [] }
        return page.graph.calls.compactMap { call -> Finding? in
            guard case .member(_, let name) = page.graph.nodes[call.callee].origin,
                page.graph.names[name] == "bind", page.flow.functions[call.node].contains(id),
                call.arguments.count == 1, let values = page.flow.constants(call.arguments[0]),
                values.count == 1, let value = ValueFlow.text(values[0].constant),
                let target = function.targets.first,
                page.graph.functions[target].parameters.count > 1
            else { return nil }
            return Finding(
                Self.callbackLosesThis,
                "bind takes '\(TraceValue.oneLine(value.shortened(to: 40)))' as 'this', which "
                    + "\(page.name(of: target)) does not read, and the JSON comes as its first argument; write "
                    + "bind(null, …)", at: page.location(call.arguments[0]))
        }
    }

    private func isFunction(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        !page.flow.functions[node].isEmpty && page.flow.kinds[node].isSubset(of: .other)
    }

    /// Whether a function does nothing but make something: it writes nothing, and calls only what makes something.
    private func onlyMakes(
        _ id: ValueGraph.FunctionID, _ page: PageOutline, depth: Int = 0
    ) -> Bool {
        guard
            !page.graph.writes.contains(where: {
                !$0.isDeclaration && page.graph.nodes[$0.target].function == id
            })
        else { return false }
        return (page.callsIn[id] ?? []).allSatisfy { call in
            let targets = page.targets[call.node] ?? []
            return depth < 3 && !targets.isEmpty
                && targets.allSatisfy { onlyMakes($0, page, depth: depth + 1) }
        }
    }

    /// A callback all of whose work stands in a generator that it calls and never asks for a value.
    private func startsNothing(
        _ id: ValueGraph.FunctionID, _ named: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding? {
        let dropped = Set(page.graph.statements).union(page.graph.functions[id].returns)
        for call in page.callsIn[id] ?? [] where dropped.contains(call.node) && !call.isNew {
            // A member goes by its name, which the callback may have as well.
            let targets = (page.targets[call.node] ?? []).filter { $0 != id }
            guard let generator = targets.first, targets.count == 1,
                page.graph.functions[generator].isGenerator,
                !page.graph.functions[generator].awaits, call.arguments.contains(where: page.isTold)
            else { continue }
            return Finding(
                Self.callbackDoesNothing,
                "\(page.name(of: generator)) is a generator function (function*): calling it runs nothing of "
                    + "it, and nothing asks it for a value; declare it without the star",
                at: page.location(of: generator),
                notes: Finding.Note.list("it is called", at: page.location(call.node))
                    + note(named, page))
        }
        return nil
    }

    private func note(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [Finding.Note] {
        Finding.Note.list("it is named as a callback", at: page.location(node))
    }

    /// Two declarations of one name in a script: the later one is what the app calls.
    private func twice(_ page: PageOutline) -> [Finding] {
        page.callbacks.compactMap { callback in
            guard let text = callback.text, let number = page.graph.known(text),
                let binding = page.graph.scopes[0].bindings[number]
            else { return nil }
            let declared = page.graph.bindings[binding].functions
            if let replaced = replaced(text, binding, page) { return replaced }
            guard let last = declared.last,
                let first = declared.dropLast().last(where: {
                    page.graph.functions[$0].script == page.graph.functions[last].script
                })
            else { return nil }
            return Finding(
                Self.callbackDeclaredTwice,
                "\(page.name(of: last)) is declared twice: this second declaration replaces the first, "
                    + "which is never called; remove one or rename it",
                at: page.location(of: last),
                notes: [Finding.Note("the first is", at: page.location(of: first))])
        }.eachOnce()
    }

    /// A function in whose place the same script puts another one as it is loaded.
    private func replaced(
        _ name: String, _ binding: Int, _ page: PageOutline
    ) -> Finding? {
        let defined = LiveFunction.definitions(of: name, in: page)
        guard let last = defined.last(where: { !$0.isDeclaration }),
            let first = defined.last(where: {
                $0.script == last.script && $0.function != last.function
                    && ($0.isDeclaration || isBefore($0.location, last.location))
            }), CallbacksMustNotBeReplaced.reads(first.function, page),
            // What is wrapped, or kept for later, is no loss.
            !isReadBefore(last, binding, page)
        else { return nil }
        return Finding(
            Self.callbackDeclaredTwice,
            "'\(TraceValue.oneLine(name.shortened(to: 60)))' is \(first.isDeclaration ? "declared" : "assigned") "
                + "twice: the function that is assigned here replaces the first, which is never called; "
                + "remove one or rename it",
            at: last.location, notes: [Finding.Note("the first is", at: first.location)])
    }

    private func isBefore(_ first: SourceLocation, _ second: SourceLocation) -> Bool {
        (first.line, first.column ?? 1) < (second.line, second.column ?? 1)
    }

    /// Whether a script reads a global function as it is loaded, or in the function that takes its place.
    private func isReadBefore(
        _ last: LiveFunction.Definition, _ binding: Int, _ page: PageOutline
    ) -> Bool {
        let name = page.graph.bindings[binding].name
        let targets = Set(page.graph.writes.map(\.target))
        return page.graph.nodes.indices.contains { node in
            let place = page.graph.nodes[node]
            guard place.script == last.script, !targets.contains(node) else { return false }
            switch place.origin {
            case .name(name): guard page.flow.binding(of: node) == binding else { return false }
            case .member(let object, name):
                guard page.flow.kinds[object].contains(.window) else { return false }
            default: return false
            }
            return place.function == 0 || page.graph.isInside(place.function, last.function)
        }
    }

    /// A method that is called without its object.
    private func loses(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> [Finding] {
        let function = page.graph.functions[id]
        let isStrict = page.graph.scopes[function.scope].isStrict
        guard
            function.kind == .method || isProperty(id, page) || isPutOnAnObject(id, page)
                || isMadeInAMethod(id, page),
            !isMadeAnew(id, page)
        else { return [] }
        guard let member = function.members.first(where: { isStrict || !isGlobal($0, page) }) else {
            return losesPrivate(id, page)
        }
        return [
            Finding(
                Self.callbackLosesThis,
                "the app calls \(page.name(of: id)) as a plain function, so 'this' is "
                    + (isStrict ? "undefined" : "the window")
                    + " and '\(page.words(member))' is not that of its object"
                    + (isStrict ? ": it throws" : " but undefined")
                    + "; bind it, or call it from a function",
                at: page.location(member), notes: given(id, page))
        ]
    }

    /// Whether a function is made in a method, whose `this` it does not have: "mounted() { window.done = function …".
    private func isMadeInAMethod(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        guard page.graph.functions[id].kind == .expression else { return false }
        var outer = page.graph.functions[id].outer
        while page.graph.functions[outer].kind == .arrow {
            outer = page.graph.functions[outer].outer
        }
        let kind = page.graph.functions[outer].kind
        return kind == .method || kind == .constructor || outer != 0 && isProperty(outer, page)
    }

    /// A method that a compiler has taken the private members out of: "__classPrivateFieldGet(this, _view)".
    private func losesPrivate(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> [Finding] {
        let call = (page.callsIn[id] ?? []).first { call in
            let helper: String
            switch page.graph.nodes[call.callee].origin {
            case .name(let name), .member(_, let name): helper = page.graph.names[name]
            default: return false
            }
            return helper.lowercased().contains("private")
                && call.arguments.contains {
                    if case .this = page.graph.nodes[$0].origin { true } else { false }
                }
        }
        guard let call else { return [] }
        let writes = Self.given(id, page)
        return [
            Finding(
                Self.callbackLosesThis,
                "the app calls \(page.name(of: id)) as a plain function, so 'this' is not its object, and the "
                    + "private members that it reads are not there: it throws; bind it, or call it from a "
                    + "function",
                at: page.location(writes.last?.value ?? call.node),
                notes: Finding.Note.list("'this' is needed", at: page.location(call.node)))
        ]
    }

    /// Where the method is put on the window.
    private func given(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> [Finding.Note] {
        let write = Self.given(id, page).last
        return Finding.Note.list(
            "it is put on the window", at: write.flatMap { page.location($0.target) })
    }

    private static func given(
        _ id: ValueGraph.FunctionID, _ page: PageOutline
    ) -> [ValueGraph.Write] {
        page.graph.writes.filter { write in
            switch page.graph.nodes[write.target].origin {
            case .member(let object, _), .element(let object, _):
                guard page.flow.kinds[object].contains(.window) else { return false }
            default: return false
            }
            if case .function = page.graph.nodes[write.value].origin { return false }
            return page.flow.functions[write.value].contains(id)
        }
    }

    // MARK: - Frameworks

    /// Whether the function that the app calls may be a bound one that a framework has made of this one:
    /// "vm[name] = methods[name].bind(vm)". What is taken from the literal itself is not bound.
    private func isMadeAnew(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        if bindsAll(id, page) { return true }
        guard bindsByName(page) else { return false }
        let taken = Self.given(id, page)
        return !taken.isEmpty
            && taken.allSatisfy { write in
                guard case .member(let owner, _) = page.graph.nodes[write.value].origin else {
                    return true
                }
                return !(page.flow.origins(owner, most: 20) ?? []).contains { origin in
                    guard case .object(let literal) = page.graph.nodes[origin].origin else {
                        return false
                    }
                    return page.graph.objects[literal].properties.contains {
                        page.flow.functions[$0.value].contains(id)
                    }
                }
            }
    }

    /// Whether a library binds a method where it is: "_.bindAll(view, 'done')", or all of an object: "autoBind(view)".
    private func bindsAll(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        let calls = page.graph.calls.filter { call in
            guard case .member(_, let name) = page.graph.nodes[call.callee].origin else {
                return false
            }
            return ["bindall", "autobind"].contains(page.graph.names[name].lowercased())
        }
        guard !calls.isEmpty else { return false }
        let own = memberNames(of: id, page)
        return calls.contains { call in
            let given = call.arguments.dropFirst().flatMap { node -> [ValueGraph.NodeID] in
                if case .array(let parts) = page.graph.nodes[node].origin { parts } else { [node] }
            }
            // Names that are not known may be any.
            return given.isEmpty
                || given.contains { node in
                    guard let values = page.flow.constants(node) else { return true }
                    return values.contains { value in
                        guard case .text(let name) = value.constant else { return true }
                        return own.contains(CodeUnits(name))
                    }
                }
        }
    }

    /// The names of the members that hold a function.
    private func memberNames(of id: ValueGraph.FunctionID, _ page: PageOutline) -> Set<CodeUnits> {
        let properties = page.graph.objects.flatMap(\.properties)
            .filter { page.flow.functions[$0.value].contains(id) }.map(\.name)
        let written = page.graph.writes.compactMap { write -> Int? in
            guard page.flow.functions[write.value].contains(id),
                case .member(_, let name) = page.graph.nodes[write.target].origin
            else { return nil }
            return name
        }
        return Set((properties + written).map { CodeUnits(page.graph.names[$0]) })
    }

    /// Whether some script binds methods whose names it puts together, as Vue does.
    private func bindsByName(_ page: PageOutline) -> Bool {
        page.graph.writes.contains { write in
            guard case .element(_, let key) = page.graph.nodes[write.target].origin,
                page.flow.constants(key) == nil
            else { return false }
            return page.leaves(write.value).contains { isBound($0, page) }
        }
    }

    /// "list[name].bind(object)", "bind(list[name], object)".
    private func isBound(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        guard case .call(let id) = page.graph.nodes[node].origin else { return false }
        let call = page.graph.calls[id]
        if case .member(_, let name) = page.graph.nodes[call.callee].origin,
            page.graph.names[name] == "bind"
        {
            return true
        }
        return call.arguments.count > 1
            && call.arguments.contains {
                if case .element = page.graph.nodes[$0].origin { true } else { false }
            }
    }

    /// Whether it is assigned to a member of something that is not the window: a prototype, an instance.
    private func isPutOnAnObject(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        let owners = page.graph.writes.compactMap { write -> ValueGraph.NodeID? in
            guard case .function(id) = page.graph.nodes[write.value].origin,
                case .member(let object, _) = page.graph.nodes[write.target].origin
            else { return nil }
            return object
        }
        return !owners.isEmpty && !owners.contains { page.flow.kinds[$0].contains(.window) }
    }

    /// Whether a member of `this` is a property of the window as well.
    private func isGlobal(_ member: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        guard case .member(_, let name) = page.graph.nodes[member].origin else { return false }
        let text = page.graph.names[name]
        if GlobalNames.objects.contains(text) || text == "document" || text == "location" {
            return true
        }
        guard let binding = page.graph.scopes[0].bindings[name] else { return false }
        return !page.flow.predecessors[page.graph.bindings[binding].node].isEmpty
            || !page.graph.bindings[binding].functions.isEmpty
    }

    private func isProperty(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        page.graph.objects.contains { object in
            object.properties.contains {
                if case .function(id) = page.graph.nodes[$0.value].origin { true } else { false }
            }
        }
    }
}

extension CallbacksMustAct {
    static let descriptions = [callbackDoesNothing, callbackDeclaredTwice, callbackLosesThis]

    private static func portal(_ source: String) -> RuleExample {
        RuleExample(
            "MobilePlansInlineProfileDownload.profileActivationCompleteScript = \"onActivated\";\n"
                + source)
    }

    private static let right = portal("function onActivated(json) { console.log(json); }")

    private static let callbackDoesNothing = RuleDescription(
        "callback-does-nothing", .error, .callbacks,
        "A callback is no generator and no factory of functions.",
        because: "The app calls it once and throws away what it returns.",
        source: "mobile-plans.md, section 5", passing: [right],
        failing: [
            portal("function* ↓onActivated(json) { console.log(json); }"),
            portal("function ↓onActivated() { return function (json) { console.log(json); }; }"),
        ])

    private static let callbackDeclaredTwice = RuleDescription(
        "callback-declared-twice", .error, .callbacks, "A callback is declared once.",
        because: "The last declaration of a name replaces all others.",
        source: "mobile-plans.md, section 5; ECMA-262", passing: [right],
        failing: [
            portal(
                "function onActivated(json) { console.log(json); }\nfunction ↓onActivated(json) {}")
        ])

    private static let callbackLosesThis = RuleDescription(
        "callback-loses-this", .error, .callbacks, "A method that is a callback is bound.",
        because: "The app calls it without its object.",
        source: "mobile-plans.md, section 5; ECMA-262",
        passing: [
            portal(
                "var view = { show: function () {}, done: function () { this.show(); } };\n"
                    + "window.onActivated = view.done.bind(view);")
        ],
        failing: [
            portal(
                "var view = { show: function () {}, done: function () { this.↓show(); } };\n"
                    + "window.onActivated = view.done;")
        ])
}
