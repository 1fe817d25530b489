public import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Rewrites what a case expects to what came of it, and nothing else of its file.
///
/// What still fits keeps its text: patterns that a person wrote stay as they are.
package struct CaseUpdate {
    /// The case's text as it is to be.
    package private(set) var text: String
    /// The members that were rewritten: `calls`, `app.control`.
    package private(set) var changed: [String] = []
    /// What was not rewritten, and why.
    package private(set) var left: [String] = []

    private var edit: DocumentEdit
    private let expected: CaseExpectation
    private let run: RunResult
    private let seen: SeenExpectation
    private let check: CaseCheck

    /// Compares a run with what was expected.
    init(
        _ text: String, _ userCase: UserCase, _ attempt: CaseRunner.Attempt
    ) throws(DocumentProblem) {
        self.text = text
        edit = DocumentEdit(text, .expectation)
        expected = userCase.expectation
        run = attempt.run
        seen = SeenExpectation(run: run, caseName: userCase.id)
        check = CaseCheck(expected, run)
        if let problem = attempt.problems.first {
            left.append("\(problem.message); what a case does is not rewritten")
            return
        }
        if let reason = Self.reason(notToExpect: run.end), expected.end != run.end {
            left.append(reason)
            return
        }
        try lists()
        try state()
        for problem in attempt.shown {
            left.append("page: \(problem.message); what a page shows is not rewritten")
        }
        self.text = edit.text
    }

    /// Why a run that ended so is nothing to expect; nil if it is.
    static func reason(notToExpect end: EndReason) -> String? {
        switch end {
        case .idle, .controlReturned, .keepsPolling, .until, .virtualTimeLimit, .endlessTimers,
            .endlessNavigation:
            nil
        case .loadFailed, .callFailed, .timeLimit, .memoryLimit, .traceLimit:
            "the run was ended: \(end.words); that is nothing to expect"
        }
    }

    // MARK: - Lists

    private mutating func lists() throws(DocumentProblem) {
        if let end = expected.end, end != run.end {
            try set("end", .string(run.end.rawValue))
        } else if expected.end == nil, !run.end.isRegular {
            try set("end", .string(run.end.rawValue))
        }
        if check.calls() != nil {
            let check = check
            try set(
                "calls", .calls, expected.calls, seen.calls(withMetadata: check.countsMetadata),
                { $0.name == $1.name && check.difference($0, $1) == nil }, SeenExpectation.value)
        }
        if check.callbacks() != nil {
            let check = check
            try set(
                "callbacks", .callbacks, expected.callbacks, seen.callbacks,
                { check.difference($0, $1) == nil }, SeenExpectation.value)
        }
        if check.console() != nil {
            try set(
                "console", .console, expected.console, seen.console,
                { pattern, event in
                    event.consoleLine.map { CaseCheck.fits(pattern, $0) } ?? false
                }, SeenExpectation.value)
        }
        if check.findings() != nil {
            try set(
                "findings", .findings, expected.findings,
                seen.findings(listed: Set(expected.findings.map(\.rule))), CaseCheck.fits,
                seen.value)
        }
        if let patterns = expected.launches, check.launches() != nil {
            let launches = run.events.compactMap { event -> TraceValue? in
                guard case .opensPortal(let url, let headers) = event.step else { return nil }
                return ["url": .string(url), "headers": .object(headers)] as TraceValue
            }
            try set(
                "launches", nil, patterns, launches, { $0.difference(from: $1) == nil },
                SeenExpectation.pattern)
        }
        if check.steps() != nil {
            left.append("steps: which steps are worth expecting is chosen by hand")
        }
    }

    /// Rewrites a list: what fits keeps its text.
    private mutating func set<Expected, Seen>(
        _ name: String, _ section: CaseExpectation.Section?, _ expected: [Expected],
        _ seen: [Seen], _ fits: @escaping (Expected, Seen) -> Bool,
        _ value: (Seen) -> JSONValue
    ) throws(DocumentProblem) {
        let pairs = ListDifference(
            expected, seen, allowsMore: false, matches: fits, textOfExpected: { _ in "" },
            textOfSeen: { _ in "" }, locationOfSeen: { _ in nil }, hint: { _, _ in nil }
        ).alignment()
        var written: [PlacedJSON] = []
        if case .array(let elements)? = try edit.root()["expect"]?[name]?.value {
            written = elements
        }
        let allowsMore = section.map(self.expected.allowed.contains) ?? false
        var elements: [DocumentEdit.Element] = []
        for (index, pair) in pairs.enumerated() {
            if let old = pair.expected, pair.seen != nil, old < written.count {
                elements.append(.kept(edit.source(of: written[old])))
            } else if let new = pair.seen {
                // Where more than the list may happen, only what came in the place of something counts.
                if allowsMore, !Self.isBesideMissing(index, pairs) { continue }
                elements.append(.new(value(seen[new])))
            }
        }
        try edit.set(["expect", name], elements)
        changed.append(name)
    }

    private static func isBesideMissing<E, S>(
        _ index: Int, _ pairs: [ListDifference<E, S>.Pair]
    ) -> Bool {
        func isMissing(_ steps: StrideTo<Int>) -> Bool {
            for other in steps {
                if pairs[other].seen == nil { return true }
                if pairs[other].expected != nil { return false }
            }
            return false
        }
        return isMissing(stride(from: index - 1, to: -1, by: -1))
            || isMissing(stride(from: index + 1, to: pairs.count, by: 1))
    }

    private mutating func set(_ name: String, _ value: JSONValue) throws(DocumentProblem) {
        let path = name.split(separator: ".").map(String.init)
        try edit.set(["expect"] + path, value)
        changed.append(name)
    }

    // MARK: - How things stand

    private mutating func state() throws(DocumentProblem) {
        let state = run.world.app
        if let control = expected.app.control, control != run.world.control {
            try set("app.control", seen.control)
        }
        if let shown = expected.app.balanceShown, shown != state.isBalanceShown {
            try set("app.balanceShown", .bool(state.isBalanceShown))
        }
        if let told = expected.app.notifications, told != state.notifications {
            try set("app.notifications", seen.notifications)
        }
        if let errors = expected.app.launchErrors, errors != state.launchErrors.map(\.result) {
            try set("app.launchErrors", seen.launchErrors)
        }
        let registration = state.registration.map { TraceValue.string($0.rawValue) } ?? .null
        if expected.app.registration?.difference(from: registration) != nil {
            try set("app.registration", seen.registration)
        }
        let active = run.world.activeProfile.map { TraceValue.string($0) } ?? .null
        if expected.device.activeProfile?.difference(from: active) != nil {
            try set("device.activeProfile", seen.activeProfile)
        }
        if let profiles = expected.device.profiles {
            let all = seen.profiles.traceValue
            if Pattern.elements(profiles).difference(from: all) != nil {
                try set("device.profiles", seen.profiles)
            }
        }
        try requests()
        for member in expected.storage {
            let value = seen.stored(member.name)
            guard member.pattern.difference(from: value.traceValue) != nil else {
                continue
            }
            try edit.set(["expect", "storage", member.name], value)
            changed.append("storage")
        }
    }

    private mutating func requests() throws(DocumentProblem) {
        guard expected.requests.contains(where: { $0.problem(in: run.events) != nil }),
            case .array(let written)? = try edit.root()["expect"]?["requests"]?.value,
            written.count == expected.requests.count
        else { return }
        var elements: [DocumentEdit.Element] = []
        var isChanged = false
        for (request, json) in zip(expected.requests, written) {
            guard let problem = request.problem(in: run.events) else {
                elements.append(.kept(edit.source(of: json)))
                continue
            }
            let found = request.found(in: run.events)
            guard found > 0 else {
                left.append(
                    "\(problem.message); take it out of the file if that is right")
                elements.append(.kept(edit.source(of: json)))
                continue
            }
            isChanged = true
            var members = (json.plain.members ?? []).filter { $0.name != "count" }
            members.append(.init("count", .number(JSONNumber(found))))
            elements.append(.new(.object(members)))
        }
        guard isChanged else { return }
        try edit.set(["expect", "requests"], elements)
        changed.append("requests")
    }
}

extension CaseRunner {
    /// Runs a case, and rewrites what it expects to what came of it.
    ///
    /// - Parameter text: The text of its file.
    package func updated(_ userCase: UserCase, text: String) throws(DocumentProblem) -> CaseUpdate {
        try CaseUpdate(text, userCase, attempt(userCase))
    }
}
