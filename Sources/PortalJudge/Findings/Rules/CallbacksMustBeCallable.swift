internal import JSONDocuments
internal import PortalTrace

/// A callback's name must be that of a function that the app can find (mobile-plans.md, section 5).
///
/// Lint: an error for every callback that the app wanted to call and could not.
struct CallbacksMustBeCallable: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        // In most runs every callback returned, and there is nothing to look for.
        guard run.events(.callback).contains(where: { $0.callback?.outcome != .returned }) else {
            return []
        }
        let late = PageMustStay.late(run.events)
        var lastSet: [CodeUnits: SourceLocation] = [:]
        var lastCall: SourceLocation?
        // Registration changes several times, and the mistake is one.
        var said: Set<[String]> = []
        return run.events.compactMap { event in
            switch event.what {
            case .set(let set): lastSet[shared(set.name)] = event.location
            case .call: lastCall = event.location
            case .callback(let callback):
                guard callback.outcome != .returned, !late.contains(event.sequence),
                    said.insert([
                        "\(run.visit(of: event))", callback.property, callback.name,
                        "\(callback.outcome.kind)",
                    ]).inserted
                else { return nil }
                return finding(
                    event, callback, run, set: lastSet[shared(callback.property)], call: lastCall)
            default: break
            }
            return nil
        }
    }

    private func finding(
        _ event: TraceEvent, _ callback: TraceEvent.Callback, _ run: JudgedTrace,
        set: SourceLocation?, call: SourceLocation?
    ) -> Finding? {
        let name = TraceValue.oneLine(callback.name)
        let property = callback.property
        func error(
            _ rule: RuleDescription, _ message: String, _ notes: [Finding.Note] = []
        ) -> Finding {
            Finding(rule, message, at: set ?? call, notes: notes, evidence: [event.sequence])
        }
        switch callback.outcome {
        case .notFound:
            if let framed = run.framed.first(where: { $0.name == callback.name }) {
                // The end of a path says which file it is.
                let path = framed.file
                let file = TraceValue.oneLine(path.count > 50 ? "…" + path.suffix(49) : path)
                let short = name.shortened(to: 40)
                return error(
                    Self.callbackNotFound,
                    ("the app finds no function '\(short)' for \(RunResult.parts(of: property).member): "
                        + "it is declared in the frame '\(file)', and the app looks at the top window; "
                        + "declare it there, or add 'top.\(short) = \(short)'").shortened(to: 240))
            }
            if let absent = absent(event, callback, run, set: set)
                ?? unrun(event, callback, run, set: set)
                ?? onAnotherPage(event, callback, run, set: set)
            {
                return absent
            }
            // The first run of a portal hides none.
            if run.outline != nil, run.hasFunction(callback.name) {
                return error(
                    Self.callbackNotFound,
                    "the app finds no function '\(name.shortened(to: 60))' for "
                        + "\(RunResult.parts(of: property).member): a script defines it later than the app calls; "
                        + "define it before the operation begins")
            }
            return error(
                Self.callbackNotFound,
                "no function '\(name)' exists for \(property)\(advice(callback.name, run, set: set))",
                functions(callback.name, run))
        case .lexicalBinding:
            let declaration = run.declaration(of: callback.name)
            let keyword = declaration?.keyword ?? "const"
            var finding = error(
                Self.callbackLexicalBinding,
                "the app cannot see '\(name)': a top-level \(keyword) is no property of window; "
                    + "declare it with 'function \(name)(…)'",
                Finding.Note.list("named as \(property)", at: set))
            if let declaration { finding.location = declaration.location }
            return finding
        case .dottedName:
            if let absent = absent(event, callback, run, set: set) {
                var finding = absent
                finding.ruleID = Self.callbackDottedName.id
                return finding
            }
            return error(
                Self.callbackDottedName,
                "the app does not resolve '\(name)': expected the name of a global function")
        case .notAFunction(let value):
            if let frozen = frozen(callback.name, run) {
                return error(
                    Self.callbackNotAFunction,
                    "expected '\(name.shortened(to: 60))' to be a function, found \(value.kindDescription): it is "
                        + "assigned to a member of a frozen object, which changes nothing",
                    [Finding.Note("it is assigned", at: frozen)])
            }
            if let page = run.outline,
                let overwritten = CallbackAbsence.overwritten(callback.name, in: page)
            {
                return Finding(
                    Self.callbackNotAFunction,
                    "expected '\(name.shortened(to: 60))' to be a function for "
                        + "\(RunResult.parts(of: property).member), found \(value.kindDescription): "
                        + "it is overwritten here; keep the function as long as an operation runs",
                    at: overwritten, notes: Finding.Note.list("it is named", at: set),
                    evidence: [event.sequence])
            }
            return error(
                Self.callbackNotAFunction,
                "expected '\(name)' to be a function for \(property), found "
                    + value.kindDescription)
        case .notAName(.function) where property.hasPrefix("MobilePlans"):
            // It has a finding of its own where it was assigned.
            return nil
        case .notAName(let value):
            if let called = called(event, value, property, at: set, run) { return called }
            if let empty = empty(event, value, property, at: set, run) { return empty }
            if value == .undefined, let deleted = deletion(of: property, run) {
                return Finding(
                    Self.callbackNotAName,
                    "\(RunResult.parts(of: property).member) is deleted here, and an operation begins without it; "
                        + "keep the name as long as operations begin",
                    at: deleted, notes: Finding.Note.list("it was set", at: set),
                    evidence: [event.sequence])
            }
            return error(
                Self.callbackNotAName,
                "expected \(property) to be the name of a function, found "
                    + (value.string?.isEmpty == true ? "an empty text" : value.kindDescription))
        case .notReadable:
            return error(
                Self.callbackNotReadable, "reading '\(name)' for \(property) threw an exception")
        case .running, .returned, .threw, .endedByHost, .pageClosed, .gone, .notSet:
            return nil
        }
    }

    /// What to do about a function that is not there. A matrix hides some that are.
    private func advice(
        _ name: String, _ run: JudgedTrace, set: SourceLocation?
    ) -> String {
        if run.hasFunction(name) { return "" }
        if run.nearestFunction(to: name) == nil, isMinified(set, run) {
            return
                "; a minifier may have renamed it: assign it to window.\(TraceValue.oneLine(name.shortened(to: 60)))"
        }
        return run.nearestFunction(to: name).map { "; did you mean '\($0)'?" }
            ?? "; declare it with 'function \(TraceValue.oneLine(name))(json) { … }' at the top level"
    }

    /// Whether a script has very long lines.
    private func isMinified(_ place: SourceLocation?, _ run: JudgedTrace) -> Bool {
        guard let file = place?.file,
            let script = run.scripts.first(where: { $0.name.hasSameCodeUnits(as: file) })
        else { return false }
        let lines = script.source.utf8.lazy.filter { $0 == UInt8(ascii: "\n") }.count + 1
        return script.source.utf8.count / lines > 300
    }

    private func functions(_ name: String, _ run: JudgedTrace) -> [Finding.Note] {
        let known = run.definedFunctions
        guard !known.isEmpty, !run.hasFunction(name) else { return [] }
        let names = known.prefix(8).map { TraceValue.oneLine($0.shortened(to: 60)) }
        return [
            "the page has the functions \(names.joined(separator: ", "))\(known.count > 8 ? " …" : "")"
        ]
    }

    /// The inline objects of the later editions share their callback properties.
    private func shared(_ property: String) -> String {
        let (object, member) = RunResult.parts(of: property)
        return object.hasPrefix("MobilePlansInline") ? "MobilePlansInline.\(member)" : property
    }
}

extension CallbacksMustBeCallable {
    static let descriptions = [
        callbackNotFound, callbackLexicalBinding, callbackDottedName,
        callbackNotAFunction, callbackNotAName, callbackNotReadable,
    ]

    static let callbackNotFound = RuleDescription.callback(
        "callback-not-found", "A callback names a function of the page.",
        because: "The app looks the name up in the global scope when it calls it.",
        failing: [
            ExampleParts.marked(ExampleParts.inline(activation: "\"onActivatd\""), 1)
        ])

    static let callbackLexicalBinding = RuleDescription.callback(
        "callback-lexical-binding", "A callback is declared with 'function', not 'const'.",
        because: "The WebView does not see const, let and class bindings.",
        failing: [
            ExampleParts.marked(
                ExampleParts.inline(
                    functions: "const onActivated = function (json) {};\n"
                        + "function onRegistered(json) {}"), 5)
        ])

    static let callbackDottedName = RuleDescription.callback(
        "callback-dotted-name", "A callback's name has no dots.",
        because: "The app resolves names of global functions only.",
        failing: [
            ExampleParts.marked(
                ExampleParts.inline(
                    activation: "\"app.onActivated\"",
                    functions:
                        "var app = { onActivated: function () {} };\nfunction onRegistered() {}"
                ), 1)
        ])

    static let callbackNotAFunction = RuleDescription.callback(
        "callback-not-a-function", "A callback names a function.",
        because: "The app cannot call anything else.",
        failing: [
            ExampleParts.marked(
                ExampleParts.inline(
                    functions: "var onActivated = {};\nfunction onRegistered(json) {}"), 1)
        ])

    static let callbackNotAName = RuleDescription.callback(
        "callback-not-a-name", "A callback property holds the name of a function.",
        because: "The app takes a string.",
        failing: [ExampleParts.marked(ExampleParts.inline(activation: "42"), 1)])

    static let callbackNotReadable = RuleDescription.callback(
        "callback-not-readable", "Reading a callback does not throw.",
        because: "The app then has nothing to call.",
        failing: [
            ExampleParts.marked(
                ExampleParts.inline(
                    functions: "Object.defineProperty(window, \"onActivated\", "
                        + "{ get: function () { throw new Error(\"no\"); } });\n"
                        + "function onRegistered(json) {}"), 1)
        ])
}
