internal import PortalTrace

/// A portal that replaces an injected global talks to itself, not to the app.
///
/// Lint: a warning for every injected global that the page no longer has.
struct GlobalsShouldNotBeReplaced: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.events(.set).compactMap { event in
            guard event.to == .webView, let name = event.assignment?.name, !name.contains(".")
            else { return nil }
            return Finding(
                "injected-global-replaced", .warning,
                "the script replaced the injected '\(name)'; its calls no longer reach the "
                    + "app. Keep test doubles out of what is shipped",
                at: declaration(of: name, run))
        }
    }

    private func declaration(of name: String, _ run: JudgedRun) -> SourceLocation? {
        run.scripts.lazy.compactMap { script in
            ScriptOutline(script).declarations.last { $0.name == name }?.location
        }.first
    }
}
