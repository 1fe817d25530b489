internal import JSONDocuments

/// A source map that a script names is there, can be read, and is of the script.
///
/// `SourceMaps` reads the maps; a trace knows nothing of them.
///
/// Lint: an info for a map that is not used, and for one that is older than what it speaks of.
struct SourceMapsMustFit: Rule {
    static func finding(_ problem: SourceMaps.Problem) -> Finding {
        problem.isUsed
            ? Finding(
                stale,
                "the source map is stale, so original places may be wrong: "
                    + shortened(problem.message), at: problem.location)
            : Finding(unusable, shortened(problem.message), at: problem.location)
    }

    /// Words that may hold names of a map, at a length that a finding may have.
    private static func shortened(_ words: String) -> String {
        let line = SafeText.oneLine(words)
        return line.unicodeScalars.count <= 170
            ? line : String(line.unicodeScalars.prefix(169)) + "…"
    }
}

extension SourceMapsMustFit {
    static let descriptions = [unusable, stale]

    static let unusable = RuleDescription(
        "source-map-unusable", .info, .quality, "The source map of a script can be read.",
        because:
            "Findings then stand in the shipped script, which no one wrote by hand; "
            + "'--no-source-maps' does without maps.",
        source: "ECMA-426", passing: [ExampleParts.cancelled], failing: [])

    static let stale = RuleDescription(
        "source-map-stale", .info, .quality, "The source map of a script was made with it.",
        because: "Findings may otherwise stand at the wrong lines; build the script again.",
        source: "ECMA-426", passing: [ExampleParts.cancelled], failing: [])
}

extension SourceMapsMustFit {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "source-map-unusable": .init(
            files: [
                ("portal.js", DemonstrationParts.leave + "\n//# sourceMappingURL=portal.js.map")
            ],
            command: ["run", "portal.js", "--call", "leave"]),
        "source-map-stale": .init(
            files: [
                ("portal.js", DemonstrationParts.leave + "\n//# sourceMappingURL=portal.js.map"),
                (
                    "portal.js.map",
                    "{ \"version\": 3, \"file\": \"portal.js\", \"sources\": [\"portal.ts\"], "
                        + "\"sourcesContent\": [\"leave();\"], \"names\": [], \"mappings\": \"AAAA;AACA;AACA;AACA;AACA;AACA;AACA;AACA;AACA,mDAAmD\" }"
                ),
            ], command: ["run", "portal.js", "--call", "leave"]),
    ]
}
