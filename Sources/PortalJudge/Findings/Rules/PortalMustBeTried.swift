internal import JSONDocuments
internal import PortalTrace

/// What was not tried, or not read, is no pass: it is said wherever findings are.
///
/// Lint: an error where nothing led to the app, and for a user case that cannot be read; a warning for
/// worlds that were left out, and where nothing but a cancellation was found; an information for what was
/// tried without being told.
struct PortalMustBeTried: Rule {
    /// Nothing led to the app.
    ///
    /// - Parameters:
    ///   - exploration: What was tried; nil if it was said what to call.
    ///   - isAllowed: Whether that is no mistake here.
    static func nothing(
        _ run: RunResult, _ options: RunOptions, _ exploration: TriedWays?, isAllowed: Bool
    ) -> Finding {
        let named = options.calls + options.actions.map(\.description)
        let done = exploration?.tried ?? named
        let notes = (exploration.map(notes) ?? []) + run.deadEnd
        var finding = Finding(
            nothingTried,
            "nothing was tried: \(nothingLed(done, isNamed: !named.isEmpty)); say what to do with --call "
                + "or --do, as \"calls\" or \"do\" in .portalhost.json, or in user cases",
            at: run.scripts.mainPlace, notes: notes)
        if isAllowed { finding.severity = .info }
        return finding
    }

    /// That nothing of what was done led to the app.
    private static func nothingLed(_ done: [String], isNamed: Bool) -> String {
        if done.isEmpty {
            return "loading the page calls nothing in the app, and it offers nothing to try"
        }
        if isNamed { return "\(list(done)) led to no call into the app" }
        let tried =
            done.count == 1
            ? short(done[0], 60) : "any of \(done.count) buttons, links and functions"
        return "neither loading the page nor \(tried) led to the app"
    }

    /// What was found to lead to the app.
    ///
    /// - Parameter ways: Those that are tried in all worlds.
    static func found(
        _ exploration: TriedWays, inAllWorlds ways: [TriedWays.Way], _ run: RunResult
    ) -> Finding {
        var notes = notes(exploration)
        let left = exploration.ways.map(\.words).filter { words in
            !ways.contains { $0.words.hasSameCodeUnits(as: words) }
        }
        if !left.isEmpty {
            notes.append(Finding.Note("tried in the usual world only: \(list(left))"))
        }
        for way in ways where !way.lines.isEmpty {
            notes.append(Finding.Note(self.way(way.words, way.lines)))
        }
        return Finding(
            triedByItself,
            "nothing was said to call, so what the page offers was tried; in all worlds: "
                + list(ways.map(\.words), most: 150 / max(1, ways.count)),
            at: run.scripts.mainPlace, notes: notes)
    }

    /// What a matrix was made of, where nothing was said to do.
    static func taken(
        _ way: TriedWays.Way, of exploration: TriedWays, _ run: RunResult
    ) -> Finding {
        var notes = [Finding.Note(self.way(way.words, way.lines))]
        for other in exploration.ways.dropFirst() {
            notes.append(
                Finding.Note("not tried in other worlds: \(self.way(other.words, other.lines))"))
        }
        return Finding(
            triedByItself,
            "nothing was said to call, so what validate finds on the page is done in all worlds: "
                + short(way.words, 120), at: run.scripts.mainPlace, notes: notes)
    }

    /// What was done, and the options that do it again.
    static func way(_ words: String, _ lines: [String]) -> String {
        guard !lines.isEmpty else { return words }
        let options = lines.map { "--do \($0.shellQuoted)" }
        return "\(words): \(options.joined(separator: " "))"
    }

    /// Nothing but cancellations was found to lead to the app.
    static func onlyCancelled(_ exploration: TriedWays, _ run: RunResult) -> Finding {
        Finding(
            onlyCancelTried,
            "only the cancellation was tried: nothing else of \(exploration.tried.count) things tried led "
                + "to the app; say how a plan is bought with --do or --call, as \"do\" in "
                + ".portalhost.json, or in a user case",
            at: run.scripts.mainPlace, notes: notes(exploration))
    }

    /// What was tried, and what was not.
    private static func notes(_ exploration: TriedWays) -> [Finding.Note] {
        var notes: [Finding.Note] = []
        func note(_ words: String, _ names: [String], _ advice: String = "") {
            if !names.isEmpty { notes.append(Finding.Note("\(words): \(list(names))\(advice)")) }
        }
        note("tried", exploration.tried)
        notes += exploration.failed.prefix(mostFailed)
        note(
            "not tried, because arguments are needed", exploration.needy,
            exploration.needy.first.map { "; give them with --call '\($0)(…)'" } ?? "")
        note("clicked afterwards", exploration.afterwards)
        note("disabled, whatever was filled in", exploration.disabled)
        note("not tried, because controls of the page lead to the app", exploration.spared)
        note("not at its end after a second", exploration.unfinished)
        if exploration.leftOut > 0 {
            notes.append(
                Finding.Note("not tried, because these are too many: \(exploration.leftOut) more"))
        }
        return notes
    }

    /// So many of the trials that ended with an exception are named.
    private static let mostFailed = 3

    /// Worlds that were not tried, because those before ran into their limits.
    static func leftOut(_ matrix: PortalMatrix) -> Finding? {
        guard matrix.leftOut > 0 else { return nil }
        return Finding(
            trialsLeftOut,
            "\(matrix.leftOut) worlds were left out, because those before ran into their limits; nothing "
                + "is known of them",
            at: matrix.scripts.mainPlace)
    }

    /// A user case that was not run.
    static func unreadable(_ problem: DocumentProblem) -> Finding {
        let path = problem.path.isEmpty ? "" : "\(problem.path): "
        return Finding(
            caseUnreadable, "this case was not run: \(short(path + problem.message))",
            at: SourceLocation(
                file: problem.file, line: problem.line ?? 1, column: problem.column))
    }

    private static func list(_ words: [String], most: Int = 30) -> String {
        let few = words.prefix(6).map { short($0, most) }.joined(separator: ", ")
        return words.count > 6 ? "\(few) and \(words.count - 6) more" : few
    }

    private static func short(_ text: String, _ most: Int = 200) -> String {
        let line = TraceValue.oneLine(text)
        guard line.unicodeScalars.count > most else { return line }
        return String(line.unicodeScalars.prefix(most - 1)) + "…"
    }
}

extension PortalMustBeTried {
    static let descriptions = [
        nothingTried, onlyCancelTried, triedByItself, trialsLeftOut, caseUnreadable,
    ]

    static let nothingTried = RuleDescription(
        "nothing-tried", .error, .quality, "A validation tries the portal.",
        because:
            "What was not tried may do anything: it is no pass, unless --allow-untested says so.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let onlyCancelTried = RuleDescription(
        "only-cancel-tried", .warning, .quality, "A validation tries a purchase.",
        because:
            "A portal is there to sell plans. Where a validation finds no way but the one that cancels, "
            + "nothing is known of the purchase: not how it is handed over, and not what becomes of "
            + "its callbacks.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let triedByItself = RuleDescription(
        "tried-by-itself", .info, .quality, "What is to be tried is said.",
        because:
            "Buttons, links and functions without arguments are found by trying each in a page of "
            + "its own; whether they are all that matters only the portal's makers know.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let trialsLeftOut = RuleDescription(
        "trials-left-out", .warning, .quality, "All worlds are tried.",
        because:
            "After three that ran into their limits the others would as well, and take as long.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])

    private static let caseUnreadable = RuleDescription(
        "case-unreadable", .error, .quality, "User cases can be read.",
        because: "What a case would have shown is not known.", source: "decided",
        passing: [ExampleParts.cancelled], failing: [])
}

extension PortalMustBeTried {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "case-unreadable": .init(
            files: [
                ("portal.js", DemonstrationParts.leave),
                (
                    "leaves.case.json",
                    "{\n  \"name\": \"Leaves\",\n  ↓\"stepz\": [{ \"call\": \"leave\" }]\n}"
                ),
            ], command: ["validate", ".", "--call", "leave"]),
        "nothing-tried": .init(
            files: [("portal.js", "↓console.log(\"Welcome\");")],
            command: ["validate", "portal.js"]),
        "only-cancel-tried": .init(
            files: [
                (
                    "index.html",
                    DemonstrationParts.page(
                        "<button onclick=\"leave()\">Cancel</button>\n<button disabled>Pay</button>\n"
                            + "<script>\n\(DemonstrationParts.leave)\n</script>")
                )
            ], command: ["validate", "."]),
        "tried-by-itself": .init(
            files: [("portal.js", "↓" + DemonstrationParts.leave)],
            command: ["validate", "portal.js"]),
    ]

    static let undemonstrated: [RuleID: String] = [
        "trials-left-out":
            "No small portal shows it: it comes where so many worlds ran into a limit that the others "
            + "are not tried."
    ]
}
