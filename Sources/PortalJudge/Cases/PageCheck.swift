internal import JSONDocuments
internal import PortalTrace

/// Compares what a page shows with what is expected of it.
struct PageCheck {
    let session: PortalSession

    /// How long expectations wait, in virtual milliseconds, unless a step says otherwise.
    static let usualLimit = 5_000

    /// What is not as expected, once nothing changes it any more within a time.
    func problems(
        _ expectations: [PageExpectation], within limit: Int = usualLimit
    ) -> [CaseResult.Problem] {
        guard !expectations.isEmpty else { return [] }
        let end = session.loop.time(after: limit)
        while true {
            let problems = expectations.flatMap(problems)
            guard !problems.isEmpty, session.stop == nil, let due = session.loop.nextDue,
                due <= end,
                session.step()
            else { return problems }
        }
    }

    private func problems(_ expected: PageExpectation) -> [CaseResult.Problem] {
        guard let page = session.look(expected.frame.map { ["frame": $0.json] } ?? [:]) else {
            return [.init("the page is gone: nothing is shown")]
        }
        if let missing = page["missing"]?.string, expected.isOfPage {
            return [.init(missing, lines: near(page))]
        }
        let owner = expected.frame.map(\.description) ?? "the page"
        var problems: [CaseResult.Problem] = []
        func say(_ difference: String?, _ what: String, _ lines: [String] = []) {
            if let difference { problems.append(.init("\(what): \(difference)", lines: lines)) }
        }
        say(expected.url?.difference(from: page["url"] ?? .null), "\(owner)'s URL")
        say(expected.title?.difference(from: page["title"] ?? .null), "\(owner)'s title")
        if expected.element == nil {
            say(expected.text?.difference(from: page["text"]?.string ?? ""), "\(owner)'s text")
        }
        for (list, isVisible) in [(expected.visible, true), (expected.hidden, false)] {
            for seen in list {
                switch seen {
                case .element(let locator):
                    problems += visibility(expected.framed(locator), isVisible)
                case .own(let value):
                    guard let locator = expected.element else { continue }
                    problems += visibility(expected.framed(locator), isVisible == value)
                }
            }
        }
        if let locator = expected.element {
            problems += element(expected.framed(locator), expected)
        }
        return problems
    }

    private func look(_ locator: Locator, _ expected: PageExpectation? = nil) -> TraceValue {
        func names(_ members: [Pattern.Member]?) -> JSONValue {
            .array((members ?? []).map { .string($0.name) })
        }
        return session.look([
            "locator": locator.json, "attributes": names(expected?.attributes),
            "css": names(expected?.styles),
        ]) ?? .null
    }

    private func visibility(_ locator: Locator, _ isVisible: Bool) -> [CaseResult.Problem] {
        let seen = look(locator)
        let words = locator.description
        if let problem = seen["problem"]?.string { return [.init(problem)] }
        let elements = PortalSession.elements(seen)
        let count = elements.count { $0["visible"]?.bool == true }
        guard isVisible != (count > 0) else { return [] }
        if !isVisible { return [.init("\(words) is visible, and expected to be hidden")] }
        if elements.isEmpty { return [.init(miss(locator, seen), lines: near(seen))] }
        return [.init("\(words) is there, but not visible")]
    }

    private func miss(_ locator: Locator, _ seen: TraceValue) -> String {
        if let missing = seen["missing"]?.string { return missing }
        return "no element matches \(locator.description)"
            + PortalSession.elsewhere(seen, isFramed: locator.frame != nil)
    }

    private func near(_ seen: TraceValue) -> [String] {
        guard case .array(let lines)? = seen["near"] else { return [] }
        return lines.compactMap { $0.string.map { "  on the page: \($0)" } }
    }

    private func element(
        _ locator: Locator, _ expected: PageExpectation
    ) -> [CaseResult.Problem] {
        let seen = look(locator, expected)
        let words = locator.description
        if let problem = seen["problem"]?.string { return [.init(problem)] }
        var problems: [CaseResult.Problem] = []
        func say(_ difference: String?, _ what: String) {
            if let difference { problems.append(.init("\(words): \(what)\(difference)")) }
        }
        say(expected.count?.difference(from: seen["count"] ?? .null), "how many: ")
        guard expected.asksForOne else { return problems }
        let elements = PortalSession.elements(seen)
        guard let facts = elements.first, elements.count == 1 else {
            if elements.isEmpty {
                return problems + [.init(miss(locator, seen), lines: near(seen))]
            }
            return problems + [
                .init(
                    "\(words) is not clear: it matches \(elements.count) elements",
                    lines: elements.prefix(8).compactMap { $0["element"]?.string.map { "  \($0)" } }
                )
            ]
        }
        say(expected.text?.difference(from: facts["text"]?.string ?? ""), "its text: ")
        say(expected.value?.difference(from: facts["value"] ?? .null), "its value: ")
        say(expected.checked.flatMap { unlike($0.json.traceValue, facts["checked"]) }, "checked: ")
        say(expected.isEnabled.flatMap { unlike(.bool($0), facts["enabled"]) }, "enabled: ")
        say(expected.isFocused.flatMap { unlike(.bool($0), facts["focused"]) }, "focused: ")
        for member in expected.attributes {
            let value = facts["attributes"]?[member.name] ?? .null
            say(member.pattern.difference(from: value), "attribute \(member.name): ")
        }
        for member in expected.styles {
            let value = facts["css"]?[member.name] ?? .null
            say(member.pattern.difference(from: value), "style \(member.name): ")
        }
        say(expected.classes.flatMap { classDifference($0, facts["class"]) }, "its classes: ")
        say(expected.accessibleName?.difference(from: facts["name"] ?? .null), "accessible name: ")
        return problems
    }

    private func unlike(_ expected: TraceValue, _ seen: TraceValue?) -> String? {
        expected == seen ? nil : "expected \(expected.literal), found \((seen ?? .null).literal)"
    }

    /// A text is one of the classes; any other pattern is for the list of all of them.
    private func classDifference(_ pattern: Pattern, _ classes: TraceValue?) -> String? {
        let all = classes ?? .array([])
        guard case .array(let elements) = all else { return pattern.difference(from: all) }
        if case .elements = pattern { return pattern.difference(from: all) }
        let isThere = elements.contains { pattern.difference(from: $0) == nil }
        return isThere ? nil : "expected \(pattern.text) among them, found \(all.literal)"
    }
}
