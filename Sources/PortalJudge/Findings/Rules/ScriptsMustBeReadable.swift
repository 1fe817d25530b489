internal import PortalTrace

/// What is not read is not judged.
///
/// Lint: an information for a script that the rules about callbacks did not read to its end.
struct ScriptsMustBeReadable: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        page.unread.map { script in
            Finding(
                Self.scriptNotRead,
                "this script is too long or nested too deep to be followed, so the rules about callbacks "
                    + "say nothing of it", at: .init(file: script.name, line: 1, column: 1))
        }
    }
}

extension ScriptsMustBeReadable {
    static let descriptions = [scriptNotRead]

    private static let scriptNotRead = RuleDescription(
        "script-not-read", .info, .callbacks, "Scripts are read to their ends.",
        because: "What is not read is not judged.", source: "the host's own limits",
        passing: [ExampleParts.cancelled],
        failing: [
            RuleExample(
                "↓if (false) MobilePlans = " + String(repeating: "[", count: 200)
                    + String(repeating: "]", count: 200) + ";")
        ])
}

extension ScriptsMustBeReadable {
    static let undemonstrated: [RuleID: String] = [
        "script-encoding":
            "No text shows it: it is about bytes that are no UTF-8, such as those of a script that an "
            + "editor saved as Windows-1252."
    ]
}
