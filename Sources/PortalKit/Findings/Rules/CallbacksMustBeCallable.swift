internal import PortalTrace

/// A callback's name must be that of a function that the app can find (mobile-plans.md, section 5).
///
/// Lint: an error for every callback that the app wanted to call and could not.
struct CallbacksMustBeCallable: Rule {
    func findings(in run: RunResult) -> [Finding] {
        run.events(.callback).compactMap { event in
            guard let outcome = event.result?["outcome"]?.string,
                let property = event.result?["property"]?.string
            else { return nil }
            return finding(event, outcome, property, run)
        }
    }

    private func finding(
        _ event: TraceEvent, _ outcome: String, _ property: String, _ run: RunResult
    ) -> Finding? {
        let name = TraceValue.oneLine(event.name)
        let set = run.events.last {
            $0.kind == .set && $0.sequence < event.sequence && sameProperty($0.name, property)
        }
        func error(_ id: String, _ message: String, _ notes: [String] = []) -> Finding {
            Finding(id, .error, message, at: set?.location ?? lastCall(before: event, run), notes: notes)
        }
        switch outcome {
        case "not found":
            let hint = nearest(event.name, run.definedFunctions).map { "; did you mean '\($0)'?" }
            return error(
                "callback-not-found",
                "no function '\(name)' exists for \(property)\(hint ?? "")")
        case "lexical binding":
            let declaration = self.declaration(of: event.name, run)
            let keyword = declaration?.keyword ?? "const"
            var finding = error(
                "callback-lexical-binding",
                "the app cannot see '\(name)': a top-level \(keyword) is no property of window; "
                    + "declare it with 'function \(name)(…)'",
                set?.location.map { ["named as \(property) at \($0)"] } ?? [])
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
            return notAName(event, property, error)
        case "not readable":
            return error(
                "callback-not-readable", "reading '\(name)' for \(property) threw an exception")
        default:
            return nil
        }
    }

    private func notAName(
        _ event: TraceEvent, _ property: String, _ error: (String, String, [String]) -> Finding
    ) -> Finding {
        let value = event.result?["value"] ?? .undefined
        if value == "" {
            return error(
                "callback-not-set",
                "\(property) is not set: the app has no function to call, and activation ends as "
                    + "if the callback were invalid", [])
        }
        return error(
            "callback-not-a-name",
            "expected \(property) to be the name of a function, found \(value.kindDescription)", [])
    }

    private func declaration(of name: String, _ run: RunResult) -> ScriptOutline.Declaration? {
        run.scripts.lazy.compactMap { script in
            ScriptOutline(script).declarations.last { $0.name == name }
        }.first
    }

    private func lastCall(before event: TraceEvent, _ run: RunResult) -> SourceLocation? {
        run.events.last { $0.kind == .call && $0.sequence < event.sequence }?.location
    }

    /// The two inline objects share their callback properties.
    private func sameProperty(_ left: String, _ right: String) -> Bool {
        left == right
            || (left.hasPrefix("MobilePlansInline") && right.hasPrefix("MobilePlansInline")
                && RunResult.parts(of: left).member == RunResult.parts(of: right).member)
    }
}
