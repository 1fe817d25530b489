internal import JSONDocuments
internal import PortalTrace

/// Why the app cannot call what a portal named.
extension CallbacksMustBeCallable {
    /// Where a script deletes a callback property.
    func deletion(of property: String, _ run: JudgedTrace) -> SourceLocation? {
        guard let page = run.outline else { return nil }
        let member = RunResult.parts(of: property).member
        for node in page.graph.nodes {
            guard case .unary("delete", let target) = node.origin,
                case .member(_, let name) = page.graph.nodes[target].origin,
                page.graph.names[name] == member
            else { continue }
            return page.location(target)
        }
        return nil
    }

    /// What a property of a frozen object is set to in vain.
    func frozen(_ member: String, _ run: JudgedTrace) -> SourceLocation? {
        guard let page = run.outline, let number = page.graph.known(member) else { return nil }
        let frozen = Set(
            page.graph.calls.flatMap { call -> [ValueGraph.NodeID] in
                guard case .member(let owner, let name) = page.graph.nodes[call.callee].origin,
                    page.flow.builtIn(owner) == "Object", page.graph.names[name] == "freeze",
                    let first = call.arguments.first
                else { return [] }
                return page.flow.origins(first, most: 10) ?? []
            })
        guard !frozen.isEmpty else { return nil }
        let write = page.graph.writes.last { write in
            guard case .member(let object, number) = page.graph.nodes[write.target].origin,
                let origins = page.flow.origins(object, most: 10), !origins.isEmpty
            else { return false }
            return origins.allSatisfy(frozen.contains)
        }
        return write.flatMap { page.location($0.target) }
    }

    /// What the property was set to at a place.
    func value(
        of property: String, at set: SourceLocation?, _ page: PageOutline
    ) -> ValueGraph.NodeID? {
        page.graph.writes.last { write in
            guard case .member(_, let name) = page.graph.nodes[write.target].origin,
                page.graph.names[name] == RunResult.parts(of: property).member,
                let place = page.location(write.target)
            else { return false }
            return place.line == set?.line && place.file == set?.file
        }?.value
    }

    /// Why nothing is there where a name should be: a member of a frozen object, a key under which nothing is
    /// stored, a function that has no name of its own.
    func empty(
        _ event: TraceEvent, _ value: TraceValue, _ property: String, at set: SourceLocation?,
        _ run: JudgedTrace
    ) -> Finding? {
        guard let page = run.outline, let node = self.value(of: property, at: set, page) else {
            return nil
        }
        let reason: String
        var notes: [Finding.Note] = []
        switch page.graph.nodes[node].origin {
        case .member(_, let name) where value == .undefined:
            guard let place = frozen(page.graph.names[name], run) else { return nil }
            reason =
                "undefined: '\(page.words(node))' is assigned to a frozen object, which changes nothing"
            notes = [Finding.Note("it is assigned", at: place)]
        case .member(let object, let name) where value.string?.isEmpty == true:
            guard page.graph.names[name] == "name", !page.flow.functions[object].isEmpty else {
                return nil
            }
            reason =
                "an empty text: '\(page.words(object))' is a function without a name of its own; write the name "
                + "of the property of window as a text"
        case .call(let id):
            let call = page.graph.calls[id]
            guard case .member(let store, let method) = page.graph.nodes[call.callee].origin,
                page.graph.names[method] == "getItem", let key = text(call.arguments.first, page)
            else { return nil }
            let keys = page.graph.calls.compactMap { other -> String? in
                guard case .member(_, let method) = page.graph.nodes[other.callee].origin,
                    page.graph.names[method] == "setItem"
                else { return nil }
                return text(other.arguments.first, page)
            }
            guard !keys.contains(where: { $0.hasSameCodeUnits(as: key) }) else { return nil }
            let near = nearest(key, keys) ?? (keys.count == 1 ? keys[0] : nil)
            reason =
                "\(value.kindDescription): \(page.words(store)) has nothing under "
                + "'\(TraceValue.oneLine(key.shortened(to: 40)))'"
                + (near.map { "; '\(TraceValue.oneLine($0.shortened(to: 40)))' is stored" } ?? "")
        default: return nil
        }
        return Finding(
            Self.callbackNotAName,
            "expected \(RunResult.parts(of: property).member) to be the name of a function, found \(reason)",
            at: set, notes: notes, evidence: [event.sequence])
    }

    func text(_ node: ValueGraph.NodeID?, _ page: PageOutline) -> String? {
        guard let node, let value = page.flow.constants(node)?.first,
            case .text(let text) = value.constant
        else { return nil }
        return text
    }

    /// A function of the page that is called where it should be named: "…Script = onDone()".
    func called(
        _ event: TraceEvent, _ value: TraceValue, _ property: String, at set: SourceLocation?,
        _ run: JudgedTrace
    ) -> Finding? {
        guard value == .undefined, let set, let page = run.outline,
            let write = page.graph.writes.last(where: { write in
                guard case .member(_, let name) = page.graph.nodes[write.target].origin else {
                    return false
                }
                return page.graph.names[name] == RunResult.parts(of: property).member
                    && page.location(write.target)?.line == set.line
                    && page.location(write.target)?.file == set.file
            }), case .call(let id) = page.graph.nodes[write.value].origin,
            case .name = page.graph.nodes[page.graph.calls[id].callee].origin,
            !page.flow.functions[page.graph.calls[id].callee].isEmpty
        else { return nil }
        let name = page.words(page.graph.calls[id].callee)
        return Finding(
            Self.callbackNotAName,
            "expected \(RunResult.parts(of: property).member) to be the name of a function, found "
                + "undefined: '\(name)' is called here, and this is what it returns; write '\(name)' as a "
                + "text, without parentheses",
            at: set, evidence: [event.sequence])
    }

    /// Why a function that the scripts have is not there when the app looks.
    func absent(
        _ event: TraceEvent, _ callback: TraceEvent.Callback, _ run: JudgedTrace,
        set: SourceLocation?
    ) -> Finding? {
        guard let page = run.outline,
            let absence = CallbackAbsence(
                of: callback.name, in: page,
                existsLater: run.hasFunction(callback.name))
        else { return nil }
        let name = TraceValue.oneLine(callback.name.shortened(to: 60))
        let property = RunResult.parts(of: callback.property).member
        var message =
            "the app finds no function '\(name)' for \(property): \(absence.reason)"
            + (absence.remedy.isEmpty ? "" : "; \(absence.remedy)")
        message = message.shortened(to: 240)
        return Finding(
            Self.callbackNotFound, message, at: absence.place ?? set,
            notes: absence.place == nil ? [] : Finding.Note.list("it is named", at: set),
            evidence: [event.sequence])
    }

    /// A function that a document has where nothing runs it.
    func unrun(
        _ event: TraceEvent, _ callback: TraceEvent.Callback, _ run: JudgedTrace,
        set: SourceLocation?
    ) -> Finding? {
        guard run.outline != nil, !run.hasFunction(callback.name),
            let function = UnrunFunction(callback.name, in: run.scripts)
        else { return nil }
        return notFound(
            callback, "\(function.reason); \(function.remedy)", at: function.place, set: set, event)
    }

    /// A function of a page that was left: each page has functions of its own.
    func onAnotherPage(
        _ event: TraceEvent, _ callback: TraceEvent.Callback, _ run: JudgedTrace,
        set: SourceLocation?
    ) -> Finding? {
        let pages = run.events(.network).filter { $0.exchange?.initiator == .navigation }
        guard pages.count > 1, let page = run.outline, !run.hasFunction(callback.name),
            let number = page.graph.known(callback.name),
            let binding = page.graph.scopes[0].bindings[number],
            let declared = page.graph.bindings[binding].functions.last
                ?? page.flow.functions[page.graph.bindings[binding].node].last,
            let place = page.location(of: declared), let file = place.file, file != set?.file
        else { return nil }
        return notFound(
            callback,
            "'\(TraceValue.oneLine(file.count > 50 ? "…" + file.suffix(49) : file))' declares it, and the page that is shown now has "
                + "functions of its own; load the script in this page as well", at: place, set: set,
            event)
    }

    func notFound(
        _ callback: TraceEvent.Callback, _ reason: String, at place: SourceLocation,
        set: SourceLocation?, _ event: TraceEvent
    ) -> Finding {
        let message =
            "the app finds no function '\(TraceValue.oneLine(callback.name.shortened(to: 60)))' for "
            + "\(RunResult.parts(of: callback.property).member): \(reason)"
        return Finding(
            Self.callbackNotFound, message.shortened(to: 240), at: place,
            notes: Finding.Note.list("it is named", at: set), evidence: [event.sequence])
    }
}
