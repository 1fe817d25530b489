/// The shape of a SARIF 2.1.0 document, as far as reports use it (OASIS Standard, section 3).
struct SARIFLog: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    struct Run: Encodable {
        let artifacts: [Artifact]
        let automationDetails: AutomationDetails
        let columnKind = "utf16CodeUnits"
        let results: [Result]
        let tool: Tool
    }

    /// What tells runs of one kind from others (section 3.17).
    struct AutomationDetails: Encodable {
        let description: Message
        let id: String
    }

    struct Tool: Encodable {
        let driver: Driver
    }

    struct Driver: Encodable {
        let name: String
        let rules: [Rule]
        let version: String
    }

    struct Rule: Encodable {
        let id: String
        var defaultConfiguration: Configuration?
        var fullDescription: Message?
        var help: Message?
        /// Where the demand comes from, for a browser.
        var helpUri: String?
        var properties: Properties?
        var shortDescription: Message?

        struct Configuration: Encodable {
            let level: String
        }

        struct Properties: Encodable {
            let tags: [String]
        }
    }

    struct Message: Encodable {
        var markdown: String?
        let text: String
    }

    struct Artifact: Encodable {
        let location: ArtifactLocation
        /// Absent for a file that is no script.
        let sourceLanguage: String?
    }

    struct ArtifactLocation: Encodable {
        var index: Int?
        let uri: String
    }

    struct Result: Encodable {
        /// Against the baseline, if there is one (section 3.27.24).
        let baselineState: String?
        let codeFlows: [CodeFlow]?
        let level: String
        /// Never empty: code scanning refuses the whole file otherwise.
        let locations: [Location]
        let message: Message
        let partialFingerprints: [String: String]
        let relatedLocations: [Location]?
        let ruleId: String
        let ruleIndex: Int?
        /// Empty where it was not suppressed: then that is known (section 3.27.23).
        let suppressions: [Suppression]
    }

    /// Who suppressed a result, and why (section 3.35).
    struct Suppression: Encodable {
        let justification: String
        let kind: String
        var location: Location?
        let status = "accepted"
    }

    struct Location: Encodable {
        /// Among the related locations of a result, from 1.
        var id: Int?
        var message: Message?
        let physicalLocation: PhysicalLocation
    }

    struct PhysicalLocation: Encodable {
        let artifactLocation: ArtifactLocation
        /// The whole line, where `region` is a part of it.
        var contextRegion: Region?
        let region: Region
    }

    struct Region: Encodable {
        var endColumn: Int?
        var snippet: Message?
        var startColumn: Int?
        let startLine: Int
    }

    struct CodeFlow: Encodable {
        let threadFlows: [ThreadFlow]
    }

    struct ThreadFlow: Encodable {
        let locations: [ThreadFlowLocation]
    }

    struct ThreadFlowLocation: Encodable {
        let executionOrder: Int
        let kinds: [String]
        let location: Location
    }
}
