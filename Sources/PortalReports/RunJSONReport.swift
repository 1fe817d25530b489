internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// A run as one JSON document with the content of the text report.
public enum RunJSONReport {
    /// The document, UTF-8, with a line end.
    ///
    /// - Parameter maps: Say where places were written; the places of the shipped scripts stay.
    public static func bytes(_ run: RunResult, maps: SourceMaps = SourceMaps(isOn: false))
        -> [UInt8]
    {
        JSONOutput.bytes(Document(run, maps))
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
        let originals: [Pair]?

        init(_ run: RunResult, _ maps: SourceMaps) {
            scripts = run.scripts.map(\.name)
            edition = run.edition.rawValue
            editionUsed = run.editionUsed?.rawValue
            url = run.url
            end = End(reason: run.end.rawValue, time: run.endTime)
            events = run.events
            callbacks = run.wiring.map(Wiring.init)
            findings = maps.translated(run).findings.map(FindingRecord.init)
            definedFunctions = run.definedFunctions
            callError = run.callError
            let pairs = maps.pairs(of: run)
            originals =
                pairs.isEmpty ? nil : pairs.map { Pair(shipped: $0.shipped, original: $0.original) }
        }
    }

    /// A place of the document, and where that was written.
    private struct Pair: Encodable {
        let shipped: SourceLocation
        let original: SourceLocation
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
        let sentence: String
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
            sentence = wiring.sentence
            calls = wiring.calls.map {
                Call(
                    time: $0.time, payload: $0.payload, outcome: $0.outcome.kind.rawValue,
                    error: $0.outcome.error)
            }
        }
    }
}
