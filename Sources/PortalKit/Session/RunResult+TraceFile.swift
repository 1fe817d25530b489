internal import JSONDocuments
internal import MobilePlans
public import PortalTrace
internal import WebPlatform

/// A run as a trace file, and back.
extension RunResult {
    /// The run as a file, findings included as its last events.
    ///
    /// - Parameter toolVersion: Version of the program that writes it.
    public func traceFile(toolVersion: String) -> TraceFile {
        var all = events
        for finding in findings {
            all.append(finding.event(sequence: all.count + 1, time: endTime))
        }
        return TraceFile(
            header: .init(
                tool: "portalhost", toolVersion: toolVersion, edition: edition.rawValue, url: url,
                target: target == .modern ? nil : target.rawValue, scripts: scripts.map(\.name)),
            scripts: scripts.map { script in
                var record = TraceRecord.Script(
                    name: script.name, text: script.source, hash: Self.hash(script.source),
                    modules: script.modules,
                    notes: script.notes.map { .init(rule: $0.ruleID.rawValue, message: $0.message) }
                )
                record.strictParts = script.strictParts
                record.document = script.document
                return record
            },
            events: all, snapshots: snapshots, state: traceState,
            end: .init(
                reason: end.rawValue, time: endTime, error: callError, location: endLocation,
                stack: endStack, isBusy: wasBusy, passedOver: timePassedOver))
    }

    private var traceState: TraceRecord.State {
        var state = TraceRecord.State(
            functions: definedFunctions, globals: addedGlobals,
            offered: offeredFunctions?.filter { !$0.isGivenAway }.map(\.name),
            world: world.written)
        state.ran = ran
        state.repeated = repeated
        state.framed = framed
        state.swallowed = swallowed
        return state
    }

    /// Reads what `traceFile` wrote. The findings in it are left out: the rules are asked anew.
    ///
    /// - Throws: What the file says that no run of this program gives.
    public init(_ file: TraceFile) throws(TraceProblem) {
        self.init(
            scripts: Self.scripts(of: file), edition: try Self.edition(file.header),
            url: file.header.url, events: [], end: try Self.end(file.end),
            endTime: file.end.time, definedFunctions: file.state?.functions ?? [],
            callError: file.end.error)
        target = try Self.target(file.header)
        let files = scripts.map(\.name)
        events = file.events.filter { $0.kind != .finding }.map { $0.read(in: files) }
        endStack = file.end.stack
        endLocation = file.end.location
        wasBusy = file.end.isBusy
        timePassedOver = file.end.passedOver
        addedGlobals = file.state?.globals ?? []
        snapshots = file.snapshots
        ran = file.state?.ran ?? []
        repeated = file.state?.repeated ?? []
        framed = file.state?.framed ?? []
        swallowed = file.state?.swallowed ?? []
        offeredFunctions = file.state?.offered?.map {
            .init(name: $0, parameters: 0, mentionsApp: false)
        }
        if let state = file.state { world = try Self.world(state) }
    }

    /// Looks at a record of a file: whether a run of this program can have written it.
    package static func check(_ record: TraceRecord) throws(TraceProblem) {
        switch record {
        case .header(let header):
            _ = try edition(header)
            _ = try target(header)
        case .script(let script):
            guard hash(script.text) == script.hash else {
                throw TraceProblem(
                    "text",
                    "this is not the text that the hash names: it was edited after the run; "
                        + "run the new text instead")
            }
        case .state(let state): _ = try world(state)
        case .end(let end): _ = try Self.end(end)
        case .event, .snapshot, .unknown: break
        }
    }

    private static func edition(_ header: TraceRecord.Header) throws(TraceProblem) -> Edition {
        try word(header.edition, "edition")
    }

    private static func target(
        _ header: TraceRecord.Header
    ) throws(TraceProblem) -> RunOptions.Target {
        try header.target.map { target throws(TraceProblem) in try word(target, "target") }
            ?? .modern
    }

    private static func end(_ end: TraceRecord.End) throws(TraceProblem) -> EndReason {
        try word(end.reason, "reason")
    }

    private static func world(_ state: TraceRecord.State) throws(TraceProblem) -> WorldState {
        do throws(TraceProblem) {
            return try WorldState(written: state.world)
        } catch {
            throw TraceProblem("world.\(error.member)", error.message)
        }
    }

    /// The scripts of the header; a trace without texts is judged as far as that goes.
    private static func scripts(of file: TraceFile) -> [PortalScript] {
        let texts = Dictionary(file.scripts.map { (CodeUnits($0.name), $0) }) { first, _ in first }
        return file.header.scripts.map { name in
            var script = PortalScript(
                name: name, source: texts[name]?.text ?? "",
                notes: (texts[name]?.notes ?? []).map {
                    .init(ruleID: RuleID(rawValue: $0.rule), message: $0.message)
                })
            script.modules = texts[name]?.modules ?? []
            script.strictParts = texts[name]?.strictParts ?? []
            script.document = texts[name]?.document
            return script
        }
    }

    private static func word<Word>(
        _ text: String, _ member: String
    ) throws(TraceProblem) -> Word where Word: RawRepresentable<String> & CaseIterable {
        guard let word = Word(rawValue: text) else {
            throw TraceProblem.unknown(text, among: Word.allCases.map(\.rawValue), at: member)
        }
        return word
    }

    private static func hash(_ text: String) -> String {
        Digest.sha256.hash(Array(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

extension TraceEvent {
    /// The event as it was before it was written: steps are those of the simulated world, and the
    /// names of files may have spaces.
    fileprivate func read(in files: [String]) -> TraceEvent {
        var event = withStepRead
        switch what {
        case .exception(let thrown): event.what = .exception(thrown.read(in: files))
        case .rejection(let thrown): event.what = .rejection(thrown.read(in: files))
        default: break
        }
        return event
    }
}

extension TraceEvent.Thrown {
    fileprivate func read(in files: [String]) -> TraceEvent.Thrown {
        var thrown = self
        thrown.stack = stack.map { StackFrame($0.text, files: files) ?? $0 }
        return thrown
    }
}
