internal import MobilePlans
internal import PortalTrace

/// Every activation result is handled, and in a way of its own (mobile-plans.md, sections 6 and 12).
///
/// Lint: one warning for the results that the portal treats like an unknown error, one for those that
/// lead to nothing that shows, an error where the page still tells the user to wait.
struct ResultsMustBeHandled: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        let place = Self.callbackPlace(matrix.baseline)
        return success(matrix, place, Self.successPlace(matrix.baseline))
            + unhandled(matrix.rows, place)
            + silent(matrix, place)
            + Self.kept(
                matrix.rows.filter {
                    $0.group == .activation && $0.name != ActivationResult.success.rawValue
                        && $0.reaction != .notTold
                }.map(\.isKeptUnseen), at: place)
    }

    /// A page that keeps every failure in its variables and shows none: a member that a framework does not watch.
    private static func kept(_ areKept: [Bool], at place: SourceLocation?) -> [Finding] {
        guard !areKept.isEmpty, areKept.allSatisfy({ $0 }) else { return [] }
        return [
            Finding(
                resultIgnored,
                "the page keeps activation results in variables and shows none of them: no text, attribute, request, "
                    + "console line or storage follows from a failure", at: place)
        ]
    }

    /// A success that is handled like a failure, or that leads to nothing.
    private func success(
        _ matrix: JudgedMatrix, _ place: SourceLocation?,
        _ successPlace: @autoclosure () -> SourceLocation?
    ) -> [Finding] {
        let rows = matrix.rows
        let row = rows.first {
            $0.group == .activation && $0.name == ActivationResult.success.rawValue
        }
        guard let row else { return [] }
        let hasFailures = rows.contains {
            $0.group == .activation && [.own, .likeUnknownError].contains($0.reaction)
        }
        let isSwapped = row.likenessToFailure == .swapped
        return Self.success(
            row.likenessToFailure, at: isSwapped ? successPlace() : place,
            exchanged: Self.exchanged(matrix.baseline)
        ) {
            matrix.asked(.activation)
        }
            + (row.reaction == .none && hasFailures
                ? [Self.nothingAfter([row.name], isWaiting: row.isWaiting, at: place)] : [])
    }

    /// What is wrong with a success that is handled so much like a failure.
    ///
    /// - Parameter asked: The comparisons that could have told them apart.
    static func success(
        _ likeness: MatrixReaction.Likeness, at place: SourceLocation?,
        exchanged: @autoclosure () -> Finding? = nil, asked: () -> AskedComparisons
    ) -> [Finding] {
        switch likeness {
        case .different, .nothing: return []
        case .same:
            return [
                asked().explain(
                    Finding(
                        successNotHandled,
                        "success is handled like unknownError: the portal does the same after both, so either "
                            + "a success looks like a failure or a failure like a success",
                        at: place))
            ]
        case .sameButForTheName:
            var finding = Finding(
                successNotHandled,
                "after success and after unknownError the page shows the same but for the result's own name, "
                    + "which users cannot read; say after each what it means", at: place)
            finding.severity = .warning
            return [finding]
        case .swapped:
            if let exchanged = exchanged() { return [exchanged] }
            return [
                Finding(
                    resultsSwapped,
                    "success and failure are swapped: after success the portal tells of an error, after "
                        + "unknownError of a success; exchange what stands in the two branches",
                    at: place)
            ]
        }
    }

    /// Where the scripts ask for the success, or else the callback's place.
    static func successPlace(_ run: RunResult) -> SourceLocation? {
        let page = ScriptJudge().outline(of: run)
        func isSuccess(_ node: ValueGraph.NodeID) -> Bool {
            guard let values = page.flow.constants(node), values.count == 1 else { return false }
            return ValueFlow.text(values[0].constant) == ActivationResult.success.rawValue
        }
        for node in page.graph.nodes.indices {
            guard case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
                Comparison.signs.contains(sign),
                page.flow.kinds[left] == .result && isSuccess(right)
                    || page.flow.kinds[right] == .result && isSuccess(left)
            else { continue }
            return page.location(node)
        }
        for choice in page.graph.switches where page.flow.kinds[choice.subject] == .result {
            if let value = choice.cases.first(where: isSuccess) { return page.location(value) }
        }
        // "['success'].indexOf(result) < 0"
        for node in page.graph.nodes.indices where page.isOwn(node) && !page.isLibrary(node) {
            if case .string(ActivationResult.success.rawValue) = page.graph.nodes[node].origin {
                return page.location(node)
            }
        }
        return callbackPlace(run)
    }

    /// Names of a promise's two functions that are exchanged: "new Promise(function (reject, resolve) …)".
    static func exchanged(_ run: RunResult) -> Finding? {
        let page = ScriptJudge().outline(of: run)
        for call in page.graph.calls where call.isNew && !page.isLibrary(call.node) {
            guard page.flow.builtIn(call.callee) == "Promise", let first = call.arguments.first,
                case .function(let id) = page.graph.nodes[first].origin,
                case let names = page.graph.functions[id].parameters.map({ $0.lowercased() }),
                names.count == 2, names[0].hasPrefix("rej"), names[1].hasPrefix("res")
            else { continue }
            return Finding(
                resultsSwapped,
                "success and failure are swapped: a promise gives its function 'resolve' first and 'reject' second, "
                    + "and here the names are the other way round", at: page.location(of: id))
        }
        return nil
    }

    /// Whether the app calls a function for the activation, and no script reads the result: what a portal does
    /// with it may be something that no report sees, such as a picture's colour.
    private static func isUnread(_ run: RunResult) -> Bool {
        let isCalled = run.events.contains {
            $0.callback?.outcome == .returned
                && $0.callback?.property.hasSuffix(PortalObject.activationCallbackProperty) == true
        }
        return isCalled && !ScriptJudge().outline(of: run).readsResult
    }

    private func unhandled(
        _ rows: [PortalMatrix.Row], _ place: SourceLocation?
    ) -> [Finding] {
        let names = results(rows) { $0 == .likeUnknownError }
        guard !names.isEmpty else { return [] }
        return [
            Finding(
                Self.resultNotHandled,
                (names.count == 1
                    ? "\(names[0]) is handled like an unknown error"
                    : "\(names.count) activation results are handled like an unknown error")
                    + "; say after each what the user can do",
                at: place, notes: ["\(names.joined(separator: ", "))"])
        ]
    }

    private func silent(_ matrix: JudgedMatrix, _ place: SourceLocation?) -> [Finding] {
        let names = results(matrix.rows) { $0 == .none }
        guard !names.isEmpty else { return [] }
        let isNone = names.count == results(matrix.rows) { _ in true }.count
        let isWaiting = matrix.rows.contains {
            $0.group == .activation && $0.name != ActivationResult.success.rawValue
                && $0.reaction == .none && $0.isWaiting
        }
        return [
            Self.silent(
                names, isNone: isNone, isWaiting: isWaiting, matrix.baseline, at: place
            ) {
                matrix.rows.contains { $0.likenessToFailure == .nothing }
                    ? matrix.asked(.activation) : AskedComparisons()
            }
        ]
    }

    /// What leads to nothing in two runs of which one was told a success, and the other one a failure.
    static func silent(
        _ reactions: [MatrixReaction], _ run: RunResult, asked: () -> AskedComparisons
    ) -> [Finding] {
        let names = reactions.filter(\.isSilent).compactMap(\.results.first)
        guard !names.isEmpty else {
            return kept(
                reactions.filter { $0.results.first != ActivationResult.success.rawValue }
                    .map(\.isKeptUnseen), at: callbackPlace(run))
        }
        return [
            silent(
                // States that are shown are no answer to a result.
                names, isNone: reactions.last?.isSilent == true,
                isWaiting: reactions.contains { $0.isSilent && $0.isWaiting }, run,
                at: callbackPlace(run), asked: asked)
        ]
    }

    /// - Parameter isNone: Whether no result leads to something.
    private static func silent(
        _ names: [String], isNone: Bool, isWaiting: Bool, _ run: RunResult,
        at place: SourceLocation?, asked: () -> AskedComparisons
    ) -> Finding {
        var finding = nothingAfter(names, isWaiting: isWaiting, at: place)
        guard isNone else { return finding }
        guard isUnread(run) else { return asked().explain(finding) }
        finding.severity = .error
        finding.notes.append("no script seems to read activationResult of what the app tells")
        return finding
    }

    private static func nothingAfter(
        _ names: [String], isWaiting: Bool, at place: SourceLocation?
    ) -> Finding {
        var finding = Finding(
            resultIgnored,
            "nothing shows that the portal reacts to "
                + (names.count == 1 ? names[0] : "\(names.count) activation results")
                + ": no call, request or console line, no change of the page, of its variables or of "
                + "what it stores", at: place,
            notes: names.count == 1 ? [] : ["\(names.joined(separator: ", "))"])
        if isWaiting {
            finding.severity = .error
            finding.notes.append("the page still tells the user to wait, and nothing more comes")
        }
        return finding
    }

    private func results(
        _ rows: [PortalMatrix.Row], _ isMeant: (PortalMatrix.Reaction) -> Bool
    ) -> [String] {
        rows.filter {
            $0.group == .activation && $0.name != ActivationResult.success.rawValue
                && isMeant($0.reaction)
        }.map(\.name)
    }

    /// Where a callback was named: it may be what a library or a bundle makes.
    private static func named(
        _ callback: TraceEvent.Callback, _ run: RunResult
    ) -> SourceLocation? {
        run.events.last {
            guard let set = $0.assignment else { return false }
            return RunResult.parts(of: set.name).member
                == RunResult.parts(of: callback.property).member
        }?.location
    }

    /// Where a callback of the portal is declared, or else named.
    static func callbackPlace(
        _ run: RunResult, _ event: PageOutline.NamedCallback.Event = .activation
    ) -> SourceLocation? {
        let callback = run.events.lazy.compactMap(\.callback).first {
            $0.property.hasSuffix(event.property)
        }
        guard let callback else { return nil }
        let declared = run.scripts.compactMap { script in
            ScriptOutline(script).declarations.last { $0.name == callback.name }?.location
        }
        // Of several the one that ran last is called.
        return declared.max {
            (LiveFunction.runs(of: $0, in: run.ran).map(\.index).max() ?? 0)
                < (LiveFunction.runs(of: $1, in: run.ran).map(\.index).max() ?? 0)
        } ?? named(callback, run)
    }
}

extension ResultsMustBeHandled {
    static let descriptions = [resultNotHandled, resultIgnored, successNotHandled, resultsSwapped]

    private static let resultNotHandled = RuleDescription(
        "result-not-handled", .warning, .quality,
        "Every activation result is handled in a way of its own.",
        because: "Before launch an operator has to handle every legitimate error.",
        source: "mobile-plans.md, sections 6 and 12", passing: [ExampleParts.cancelled], failing: []
    )

    private static let successNotHandled = RuleDescription(
        "success-not-handled", .error, .quality, "Success is told apart from failure.",
        because: "The user would be told that a good purchase failed, or the other way round.",
        source: "mobile-plans.md, sections 6 and 12", passing: [ExampleParts.cancelled], failing: []
    )

    private static let resultsSwapped = RuleDescription(
        "success-and-failure-swapped", .error, .quality,
        "A success is told as a success, and a failure as a failure.",
        because: "Who has a plan is told to try again, and who has none is thanked.",
        source: "mobile-plans.md, sections 6 and 12", passing: [ExampleParts.cancelled], failing: []
    )

    /// The rules of which a single run shows nothing.
    static let idsOfSecondRuns: Set<RuleID> = [
        successNotHandled.id, resultsSwapped.id, resultIgnored.id,
    ]

    private static let resultIgnored = RuleDescription(
        "result-ignored", .warning, .quality,
        "What the app tells of an activation has consequences.",
        because: "The user would wait without an end.",
        source: "mobile-plans.md, sections 6 and 12", passing: [ExampleParts.cancelled], failing: []
    )
}

extension ResultsMustBeHandled {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "result-not-handled": .init(
            files: [
                (
                    "portal.js",
                    DemonstrationParts.download(
                        "console.log(result === \"success\" ? \"Installed\" : \"Failed\");")
                )
            ], command: DemonstrationParts.validateBuy),
        "result-ignored": .init(
            files: [
                (
                    "portal.js",
                    DemonstrationParts.download(
                        "if (result === \"success\") { console.log(\"Installed\"); }")
                )
            ], command: DemonstrationParts.validateBuy),
        "success-not-handled": .init(
            files: [
                ("portal.js", DemonstrationParts.download("console.log(\"Please call us.\");"))
            ],
            command: DemonstrationParts.validateBuy),
        "success-and-failure-swapped": .init(
            files: [
                (
                    "portal.js",
                    DemonstrationParts.download(
                        "console.log(result ↓!== \"success\" ? \"Thank you!\" : \"Sorry, that failed.\");"
                    )
                    .replacing("function ↓", with: "function ")
                )
            ],
            command: DemonstrationParts.validateBuy),
    ]
}
