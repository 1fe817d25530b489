internal import PortalTrace

/// A callback's name must be that of a function that the app can find (mobile-plans.md, section 5).
///
/// Lint: an error for every callback that the app wanted to call and could not.
struct CallbacksMustBeCallable: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        // In most runs every callback returned, and there is nothing to look for.
        guard run.events(.callback).contains(where: { $0.result?["outcome"] != "returned" }) else {
            return []
        }
        var lastSet: [String: SourceLocation] = [:]
        var lastCall: SourceLocation?
        return run.events.compactMap { event in
            switch event.kind {
            case .set: lastSet[shared(event.name)] = event.location
            case .call: lastCall = event.location
            case .callback:
                guard let outcome = event.result?["outcome"]?.string, outcome != "returned",
                    let property = event.result?["property"]?.string
                else { return nil }
                let set = lastSet[shared(property)]
                return finding(event, outcome, property, run, set: set, call: lastCall)
            default: break
            }
            return nil
        }
    }

    private func finding(
        _ event: TraceEvent, _ outcome: String, _ property: String, _ run: JudgedRun,
        set: SourceLocation?, call: SourceLocation?
    ) -> Finding? {
        let name = TraceValue.oneLine(event.name)
        func error(_ id: String, _ message: String, _ notes: [String] = []) -> Finding {
            Finding(id, .error, message, at: set ?? call, notes: notes)
        }
        switch outcome {
        case "not found":
            return error(
                "callback-not-found",
                "no function '\(name)' exists for \(property)\(advice(event, run))",
                functions(event, run))
        case "lexical binding":
            let declaration = self.declaration(of: event.name, run)
            let keyword = declaration?.keyword ?? "const"
            var finding = error(
                "callback-lexical-binding",
                "the app cannot see '\(name)': a top-level \(keyword) is no property of window; "
                    + "declare it with 'function \(name)(…)'",
                set.map { ["named as \(property) at \($0)"] } ?? [])
            if let declaration { finding.location = declaration.location }
            return finding
        case "dotted name":
            return error(
                "callback-dotted-name",
                "the app does not resolve '\(name)': expected the name of a global function")
        case "not a function":
            let found = event.result?["value"]?.kindDescription ?? "something else"
            return error(
                "callback-not-a-function",
                "expected '\(name)' to be a function for \(property), found \(found)")
        case "not a name":
            return notAName(event, property, isSetLater: set != nil, error)
        case "not readable":
            return error(
                "callback-not-readable", "reading '\(name)' for \(property) threw an exception")
        default:
            return nil
        }
    }

    /// What to do about a function that is not there. A matrix hides some that are.
    private func advice(_ event: TraceEvent, _ run: JudgedRun) -> String {
        let known = run.run.definedFunctions
        if known.contains(event.name) { return "" }
        return nearest(event.name, known).map { "; did you mean '\($0)'?" }
            ?? "; declare it with 'function \(TraceValue.oneLine(event.name))(json) { … }' at the top level"
    }

    private func functions(_ event: TraceEvent, _ run: JudgedRun) -> [String] {
        let known = run.run.definedFunctions
        guard !known.isEmpty, !known.contains(event.name) else { return [] }
        let names = known.prefix(8).map { TraceValue.oneLine($0.shortened(to: 60)) }
        return [
            "the page has the functions \(names.joined(separator: ", "))\(known.count > 8 ? " …" : "")"
        ]
    }

    private func notAName(
        _ event: TraceEvent, _ property: String, isSetLater: Bool,
        _ error: (String, String, [String]) -> Finding
    ) -> Finding? {
        let value = event.result?["value"] ?? .undefined
        if value == "" {
            // One that is set afterwards has a finding of its own.
            if isSetLater { return nil }
            return error(
                "callback-not-set",
                "\(property) is not set: the app has no function to call, and activation ends as "
                    + "if the callback were invalid", [])
        }
        return error(
            "callback-not-a-name",
            "expected \(property) to be the name of a function, found \(value.kindDescription)", [])
    }

    private func declaration(of name: String, _ run: JudgedRun) -> ScriptOutline.Declaration? {
        run.scripts.lazy.compactMap { script in
            ScriptOutline(script).declarations.last { $0.name == name }
        }.first
    }

    /// The inline objects of the later editions share their callback properties.
    private func shared(_ property: String) -> String {
        let (object, member) = RunResult.parts(of: property)
        return object.hasPrefix("MobilePlansInline") ? "MobilePlansInline.\(member)" : property
    }
}
