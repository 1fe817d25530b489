/// A run as one page that works from a disk, without a network: for people.
///
/// The page may do nothing but show its own style and run its own script; its security policy names
/// both by their hashes. What came from the portal is text in it, wherever it stands.
public enum HTMLReport {
    /// The page.
    ///
    /// - Parameters:
    ///   - matrix: The same portal in many worlds, for a heat map.
    ///   - lookedAt: What was tried and read beside the run, in words.
    ///   - toolVersion: Version of the program that writes it.
    public static func text(
        run: RunResult, matrix: PortalMatrix?, lookedAt: String? = nil, toolVersion: String
    ) -> String {
        let title = run.scripts.map(\.name).joined(separator: ", ").shortened(to: 120)
        return HTMLPage(
            heading: "Portal report", subject: title, sections: sections(run, matrix, lookedAt),
            showsPages: !run.snapshots.isEmpty
        ).text(toolVersion: toolVersion)
    }

    private static func sections(
        _ run: RunResult, _ matrix: PortalMatrix?, _ lookedAt: String?
    ) -> [HTMLSection] {
        var sections = [HTMLSummary.section(run, lookedAt: lookedAt), HTMLFindings.section(run)]
        if !run.events.isEmpty { sections.append(SequenceDiagram.section(run.events)) }
        if !run.wiring.isEmpty { sections.append(HTMLWiring.section(run.wiring)) }
        let history = DeviceHistory(run)
        if history.moments.count > 1 { sections.append(HTMLDevice.section(history)) }
        if let page = HTMLSnapshots.section(run) { sections.append(page) }
        if let matrix { sections.append(HTMLMatrix.section(matrix)) }
        if !run.events.isEmpty { sections.append(HTMLTrace.section(run.events)) }
        return sections
    }
}
