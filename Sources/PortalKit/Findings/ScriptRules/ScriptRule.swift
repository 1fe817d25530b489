internal import PortalTrace

/// A rule that reads a script without running it. It is asked once, whatever the script is run in.
protocol ScriptRule: Sendable {
    func findings(in script: PortalScript) -> [Finding]
}

/// All rules that read scripts.
enum ScriptRuleRegistry {
    private static let rules: [any ScriptRule] = [
        SyntaxMustBeKnown(), ResourcesMustBeHTTPS(), NoPopUpWindows(), EnumsShouldBeUsed(),
        CallbacksMustParse(), LaunchNumbersMustFit(), LaunchErrorsComeInHeaders(),
    ]

    static func findings(in scripts: [PortalScript], target: RunOptions.Target) -> [Finding] {
        scripts.flatMap { script in
            rules.flatMap { $0.findings(in: script) }
        }.filter { target == .webView || !$0.ruleID.hasPrefix("webview-") }
    }
}

extension PortalScript {
    /// A place in the script.
    func location(_ place: SourcePlaces.Place) -> SourceLocation {
        SourceLocation(file: name, line: place.line, column: place.column)
    }
}
