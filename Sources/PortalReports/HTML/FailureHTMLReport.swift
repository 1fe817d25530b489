/// Why a command could not do its work, as a page: an upload step finds a file, and people the reason.
public enum FailureHTMLReport {
    /// The page.
    ///
    /// - Parameters:
    ///   - verdict: One line that says what happened.
    ///   - toolVersion: Version of the program that writes it.
    public static func text(
        _ findings: [Finding], heading: String, verdict: String, toolVersion: String
    ) -> String {
        let list =
            "<p>\(HTMLParts.verdict(verdict, .error))</p>\n"
            + HTMLFindings.articles(findings, [:])
        return HTMLPage(
            heading: heading, subject: "could not run",
            sections: [HTMLSection(id: "findings", title: "What is wrong", content: list)]
        ).text(toolVersion: toolVersion)
    }
}
