internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// A run as one JSON document with the content of the text report.
public enum RunJSONReport {
    /// The document, UTF-8, with a line end.
    public static func bytes(_ run: RunResult) -> [UInt8] {
        JSONOutput.bytes(Document(run))
    }

    private struct Document: Encodable {
        let version = 1
        let scripts: [String]
        let edition: String
        let editionUsed: String?
        let url: String
        let end: End
        let events: [TraceEvent]
        let callbacks: [Wiring]
        let findings: [FindingRecord]
        let definedFunctions: [String]
        let callError: String?

        init(_ run: RunResult) {
            scripts = run.scripts.map(\.name)
            edition = run.edition.rawValue
            editionUsed = run.editionUsed?.rawValue
            url = run.url
            end = End(reason: run.end.rawValue, time: run.endTime)
            events = run.events
            callbacks = run.wiring.map(Wiring.init)
            findings = run.findings.map(FindingRecord.init)
            definedFunctions = run.definedFunctions
            callError = run.callError
        }
    }

    private struct End: Encodable {
        let reason: String
        let time: Int
    }

    private struct Wiring: Encodable {
        let object: String
        let property: String
        let name: TraceValue?
        let setAt: SourceLocation?
        let resolvedTo: String
        let calls: [Call]

        struct Call: Encodable {
            let time: Int
            let payload: String?
            let outcome: String
            let error: String?
        }

        init(_ wiring: CallbackWiring) {
            object = wiring.object
            property = wiring.property
            name = wiring.name
            setAt = wiring.setAt
            resolvedTo = wiring.resolution.words
            calls = wiring.calls.map {
                Call(
                    time: $0.time, payload: $0.payload, outcome: $0.outcome.kind.rawValue,
                    error: $0.outcome.error)
            }
        }
    }
}
