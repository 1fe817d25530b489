internal import JSONDocuments
internal import MobilePlans
internal import MobilePlansBridge
internal import PortalTrace

/// A portal must catch what it throws: on a device it is not seen, and the purchase hangs.
///
/// Lint: an error for every uncaught exception, syntax error and unhandled rejection.
struct ExceptionsMustBeCaught: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        let isOld = run.target == .webView
        // What the old WebView lacks has a rule of its own.
        func isOwn(_ event: TraceEvent) -> Bool {
            !isOld || BuiltInsMustExist.missing(event) == nil
        }
        return run.failures(.exception).filter(isOwn).map {
            finding($0, run, Self.uncaughtException, "uncaught")
        }
            + run.failures(.rejection).filter(isOwn).map {
                var found = finding($0, run, Self.unhandledRejection, "unhandled rejection:")
                if isOfPolling($0, run) {
                    found.severity = .warning
                    found.notes.append(
                        Finding.Note(
                            "it is asked again and again, so the next answer may come; where it may fail, say "
                                + "so: .catch(function () {})"))
                }
                return found
            }
    }

    /// Whether it is a request of a keep-alive or a poll that got no answer: one that is sent again all the same.
    private func isOfPolling(_ event: TraceEvent, _ run: JudgedTrace) -> Bool {
        guard let thrown = event.thrown, thrown.name == "TypeError", let place = event.location,
            run.events(.network).contains(where: { $0.location == place })
        else { return false }
        return run.begunByIntervals.contains(event.sequence)
    }

    private func finding(
        _ event: TraceEvent, _ run: JudgedTrace, _ rule: RuleDescription, _ lead: String
    ) -> Finding {
        let message = event.thrown.map { TraceValue.oneLine($0.value.displayText) } ?? ""
        if let duplicate = duplicate(event, message, run) { return duplicate }
        let name = event.thrown?.name
        let isSyntax = name == "SyntaxError" && event.thrown?.stack.isEmpty != false
        let thrown = name.map { "\($0): \(message)" } ?? "value \(message)"
        return Finding(
            isSyntax ? Self.syntaxError : rule,
            isSyntax ? syntax(message, event, run) : "\(lead) \(thrown)", on: event,
            notes: (hint(event, run).map { [$0] } ?? []) + given(event, message, run)
                + stack(event))
    }

    /// What a callback was given that threw this: mostly it is read wrongly.
    private func given(_ event: TraceEvent, _ message: String, _ run: JudgedTrace) -> [Finding.Note]
    {
        guard case .exception(let thrown) = event.what else { return [] }
        let error = "\(thrown.name ?? "thrown value"): \(message)"
        let callback = run.events(.callback).last {
            guard $0.sequence < event.sequence, case .threw(let words) = $0.callback?.outcome else {
                return false
            }
            return TraceValue.oneLine(words) == error
        }?.callback
        guard let callback, let json = callback.payload else { return [] }
        return [
            "\(TraceValue.oneLine(callback.name)) was called with '\(TraceValue.oneLine(json))'"
        ]
    }

    /// A name that two scripts of a page declare, for which the engine knows no place.
    private func duplicate(
        _ event: TraceEvent, _ message: String, _ run: JudgedTrace
    ) -> Finding? {
        guard event.thrown?.name == "SyntaxError", event.location == nil,
            message.hasPrefix("Can't create duplicate variable"), message.hasSuffix("'"),
            let name = message.dropLast().split(separator: "'").last
        else { return nil }
        let all = run.declarations(of: String(name))
        let lexical: Set<String> = ["const", "let", "class"]
        guard let second = all.last(where: { lexical.contains($0.keyword) }),
            let first = all.first(where: { $0 != second })
        else { return nil }
        return Finding(
            Self.syntaxError,
            "'\(TraceValue.oneLine(String(name)))' is declared twice in this page, once with "
                + "'\(second.keyword)', so nothing of one of its scripts runs; give one another name",
            at: second.location, notes: [Finding.Note("the other is", at: first.location)],
            evidence: [event.sequence])
    }

    /// The engine's words for a syntax error, or better ones.
    private func syntax(_ message: String, _ event: TraceEvent, _ run: JudgedTrace) -> String {
        guard let location = event.location,
            let script = run.scripts.first(where: {
                $0.name.hasSameCodeUnits(as: location.file ?? "")
            })
        else { return message }
        return ModuleSyntax.problem(message, script, line: location.line)
            ?? ForeignSyntax.problem(message, script, at: location) ?? message
    }

    private func stack(_ event: TraceEvent) -> [Finding.Note] {
        // The first frame is the finding's own place.
        (event.thrown?.stack ?? []).dropFirst().filter(\.isNamed).prefix(8)
            .map(Finding.Note.init(callOf:))
    }

    /// The name that an exception says is declared nowhere; nil if it says something else.
    static func undeclaredName(_ event: TraceEvent) -> String? {
        let prefix = "Can't find variable: "
        guard event.thrown?.name == "ReferenceError",
            let message = event.thrown?.value.displayText, message.hasPrefix(prefix)
        else { return nil }
        return String(message.dropFirst(prefix.count))
    }

    /// What has no value, where a member of it was read or written.
    private func missing(_ event: TraceEvent) -> Finding.Note? {
        guard event.thrown?.name == "TypeError", let message = event.thrown?.value.displayText,
            message.utf8.count < 2_000, message.contains(" is not an object (evaluating '"),
            let match = message.wholeMatch(
                of: /(undefined|null) is not an object \(evaluating '(.+)\.([\w$]+)'\)/)
        else { return nil }
        if let name = HostAbsences.name(in: String(match.2)) { return HostAbsences.note(on: name) }
        let owner = TraceValue.oneLine(String(match.2).shortened(to: 80))
        var near = ""
        if let global = owner.wholeMatch(of: /(?:window|self|top|parent|globalThis)\.([\w$]+)/),
            let known = Self.nearestGlobal(String(global.1))
        {
            near = "; did you mean '\(known)'?"
        }
        return Finding.Note("'\(owner)' is \(match.1) here, so it has no '\(match.3)'\(near)")
    }

    /// The name of the app's objects that one most likely stands for, in whichever edition: which of them a portal
    /// is for is not known from names that it has wrong.
    private static func nearestGlobal(_ name: String) -> String? {
        nearest(name, MobilePlansFeature.names(of: .all))
    }

    /// A method of the app that is called by another name, on what is not known to be the app's object.
    private func method(_ event: TraceEvent, _ run: JudgedTrace) -> Finding.Note? {
        guard event.thrown?.name == "TypeError", let message = event.thrown?.value.displayText,
            message.utf8.count < 2_000,
            let match = message.prefixMatch(of: /(?:.*[.\['"])?([\w$]+)['"]?\]? is not a function/)
        else { return nil }
        let name = String(match.1)
        let methods = MembersMustExist.objects(run.edition).flatMap { object in
            object.methods.map { (object: object.name, name: $0.name) }
        }
        guard
            name.lowercased().hasPrefix("notify") || name.lowercased().hasPrefix("createpurchase"),
            !methods.contains(where: { $0.name == name }),
            let known = nearest(name, methods.map(\.name)),
            let owner = methods.first(where: { $0.name == known })?.object
        else { return nil }
        return Finding.Note("did you mean '\(known)', a method of \(owner)?")
    }

    /// More of a script is not looked through for what it exports.
    private static let mostOfModule = 256 << 10

    /// What a module exports by another name than it is imported by.
    private func export(_ event: TraceEvent, _ run: JudgedTrace) -> Finding.Note? {
        guard let message = event.thrown?.value.displayText,
            let match = message.prefixMatch(
                of: /Importing binding name '([^']+)' (?:is not found|cannot be resolved)/)
        else { return nil }
        let name = TraceValue.oneLine(String(match.1))
        if name == "default" { return "the module has no 'export default'; import { names } of it" }
        let modules = run.scripts.filter {
            $0.mentions("export") && $0.source.utf8.count <= Self.mostOfModule
        }
        let exported = modules.flatMap { script in
            script.source.matches(
                of: /export\s+(?:async\s+)?(?:function\*?|class|const|let|var)\s+([\w$]+)/
            ).map { String($0.1) }
        }
        let near = nearest(name, exported)
        return Finding.Note(
            "the module that it is imported from exports no '\(name)'"
                + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }

    /// What an undeclared name most likely stands for.
    private func hint(_ event: TraceEvent, _ run: JudgedTrace) -> Finding.Note? {
        if event.thrown?.name == "TypeError",
            HostAbsences.isOfDocumentAll(event.thrown?.value.displayText ?? "")
        {
            return HostAbsences.note(on: "document.all")
        }
        if let note = missing(event) ?? method(event, run) ?? export(event, run) { return note }
        guard let name = Self.undeclaredName(event) else { return nil }
        if let absent = HostAbsences.name(in: name) { return HostAbsences.note(on: absent) }
        if let advice = Self.advice[name] { return Finding.Note(advice) }
        if MobilePlansFeature.names(of: run.edition).contains(name) {
            return Finding.Note(
                "the app puts '\(name)' into the portal's own page and not into its frames; a frame of the "
                    + "same origin has it as parent.\(name)")
        }
        if MobilePlansFeature.names(of: .all).contains(name) {
            return "'\(name)' does not exist in edition \(run.edition.rawValue)"
        }
        return Self.nearestGlobal(name).map { "did you mean '\($0)'?" }
    }
}

extension ExceptionsMustBeCaught {
    /// What names of libraries and of other hosts want, which a page alone does not have.
    private static let advice = [
        "$":
            "this is a library's; name its file before this script, or open the page that loads it",
        "jQuery":
            "this is a library's; name its file before this script, or open the page that loads it",
        "require": "pages have no modules of Node; bundle them into one script (form 'iife')",
        "module": "pages have no modules of Node; bundle them into one script (form 'iife')",
        "exports": "pages have no modules of Node; bundle them into one script (form 'iife')",
        "define":
            "no module loader is there; name its file before this script, or bundle as 'iife'",
        "process": "pages have no process of Node; have the bundler replace it",
        "global": "pages have no 'global' of Node; write window",
    ]

    static let descriptions = [uncaughtException, unhandledRejection, syntaxError]

    static let uncaughtException = RuleDescription(
        "uncaught-exception", .error, .quality, "A portal catches what it throws.",
        because: "On a device no one sees the exception, and the purchase hangs.",
        source: "mobile-plans.md, section 5", passing: ["try { null.x; } catch (error) {}"],
        failing: ["↓null.plan;"])

    static let unhandledRejection = RuleDescription(
        "unhandled-rejection", .error, .quality, "Rejected promises are handled.",
        because: "On a device no one sees them, and the purchase hangs.",
        source: "mobile-plans.md, section 5",
        passing: ["Promise.reject(new Error(\"no\")).catch(function () {});"],
        failing: ["↓Promise.reject(new Error(\"no\"));"])

    private static let syntaxError = RuleDescription(
        "syntax-error", .error, .quality, "Scripts can be parsed.",
        because: "Nothing of such a script runs.", source: "ECMA-262",
        passing: ["var plan = { name: \"10 GB\" };"], failing: ["↓var plan = { name: ;"])
}
