internal import PortalTrace

/// Results and states that are taken for numbers.
extension ComparisonsMustBePossible {
    /// "Number(result) === 0": a text that is no number is NaN, which equals nothing.
    func counted(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let (inner, words) = conversion(told, page), let event = Self.event(inner, page),
            let values = page.flow.constants(other), values.count == 1,
            case .number = values[0].constant
        else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "\(words) is NaN, which never equals \(Comparison.words(values[0].constant)) nor any number: "
                    + "\(event.member) is a text such as '\(event == .activation ? "success" : "home")'; "
                    + "compare the text with a member of \(Comparison.enumName(of: event))",
                at: page.location(told))
        ]
    }

    /// What a number is made of: "Number(x)", "parseInt(x)", "+x", "x | 0".
    private func conversion(
        _ node: ValueGraph.NodeID, _ page: PageOutline
    ) -> (inner: ValueGraph.NodeID, words: String)? {
        guard let origins = page.flow.origins(node, most: 20), origins.count == 1 else {
            return nil
        }
        switch page.graph.nodes[origins[0]].origin {
        case .unary("+", let inner): return (inner, "+\(page.words(inner))")
        case .call(let id):
            let call = page.graph.calls[id]
            guard let first = call.arguments.first else { return nil }
            let isNumber =
                ["Number", "parseInt", "parseFloat"].contains(page.flow.builtIn(call.callee) ?? "")
            guard isNumber || isParsing(call.callee, page) else { return nil }
            return (first, "\(page.words(call.callee))(\(page.words(first)))")
        default: return nil
        }
    }

    /// "Number.parseInt"
    private func isParsing(_ callee: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        guard case .member(let owner, let name) = page.graph.nodes[callee].origin else {
            return false
        }
        return page.flow.builtIn(owner) == "Number"
            && ["parseInt", "parseFloat"].contains(page.graph.names[name])
    }

    /// "result > 0": the text is NaN there.
    func ranked(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let event = Self.event(told, page), let values = page.flow.constants(other),
            values.count == 1, case .number = values[0].constant
        else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "'\(page.words(told))' is never less or greater than "
                    + "\(Comparison.words(values[0].constant)): \(event.member) is a text such as "
                    + "'\(event == .activation ? "success" : "home")', no number; compare it with a member of "
                    + "\(Comparison.enumName(of: event))",
                at: page.location(told))
        ]
    }

    /// "typeof result === 'number'": it is always a text.
    func typed(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard case .unary("typeof", let inner) = page.graph.nodes[told].origin,
            let event = Self.event(inner, page), let values = page.flow.constants(other),
            values.count == 1, case .text(let type) = values[0].constant,
            // "typeof result === 'success'" asks for the type.
            type != "string", type != "undefined"
        else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "typeof \(page.words(inner)) is never '\(type)': \(event.member) is always a text; compare it "
                    + "with a member of \(Comparison.enumName(of: event))",
                at: page.location(told))
        ]
    }
}
