internal import PortalTrace

/// A callback's name must be that of a function that the app can find (mobile-plans.md, section 5).
///
/// Lint: an error for every callback that the app wanted to call and could not.
struct CallbacksMustBeCallable: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        // In most runs every callback returned, and there is nothing to look for.
        guard run.events(.callback).contains(where: { $0.callback?.outcome != .returned }) else {
            return []
        }
        var lastSet: [String: SourceLocation] = [:]
        var lastCall: SourceLocation?
        return run.events.compactMap { event in
            switch event.what {
            case .set(let set): lastSet[shared(set.name)] = event.location
            case .call: lastCall = event.location
            case .callback(let callback):
                return finding(
                    callback, run, set: lastSet[shared(callback.property)], call: lastCall)
            default: break
            }
            return nil
        }
    }

    private func finding(
        _ callback: TraceEvent.Callback, _ run: JudgedRun, set: SourceLocation?,
        call: SourceLocation?
    ) -> Finding? {
        let name = TraceValue.oneLine(callback.name)
        let property = callback.property
        func error(_ id: String, _ message: String, _ notes: [String] = []) -> Finding {
            Finding(id, .error, message, at: set ?? call, notes: notes)
        }
        switch callback.outcome {
        case .notFound:
            return error(
                "callback-not-found",
                "no function '\(name)' exists for \(property)\(advice(callback.name, run))",
                functions(callback.name, run))
        case .lexicalBinding:
            let declaration = self.declaration(of: callback.name, run)
            let keyword = declaration?.keyword ?? "const"
            var finding = error(
                "callback-lexical-binding",
                "the app cannot see '\(name)': a top-level \(keyword) is no property of window; "
                    + "declare it with 'function \(name)(…)'",
                set.map { ["named as \(property) at \($0)"] } ?? [])
            if let declaration { finding.location = declaration.location }
            return finding
        case .dottedName:
            return error(
                "callback-dotted-name",
                "the app does not resolve '\(name)': expected the name of a global function")
        case .notAFunction(let value):
            return error(
                "callback-not-a-function",
                "expected '\(name)' to be a function for \(property), found "
                    + value.kindDescription)
        case .notSet:
            // One that is set afterwards has a finding of its own.
            if set != nil { return nil }
            return error(
                "callback-not-set",
                "\(property) is not set: the app has no function to call, and activation ends as "
                    + "if the callback were invalid")
        case .notAName(let value):
            return error(
                "callback-not-a-name",
                "expected \(property) to be the name of a function, found "
                    + value.kindDescription)
        case .notReadable:
            return error(
                "callback-not-readable", "reading '\(name)' for \(property) threw an exception")
        case .running, .returned, .threw, .endedByHost, .pageClosed, .gone:
            return nil
        }
    }

    /// What to do about a function that is not there. A matrix hides some that are.
    private func advice(_ name: String, _ run: JudgedRun) -> String {
        let known = run.run.definedFunctions
        if known.contains(name) { return "" }
        return nearest(name, known).map { "; did you mean '\($0)'?" }
            ?? "; declare it with 'function \(TraceValue.oneLine(name))(json) { … }' at the top level"
    }

    private func functions(_ name: String, _ run: JudgedRun) -> [String] {
        let known = run.run.definedFunctions
        guard !known.isEmpty, !known.contains(name) else { return [] }
        let names = known.prefix(8).map { TraceValue.oneLine($0.shortened(to: 60)) }
        return [
            "the page has the functions \(names.joined(separator: ", "))\(known.count > 8 ? " …" : "")"
        ]
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
