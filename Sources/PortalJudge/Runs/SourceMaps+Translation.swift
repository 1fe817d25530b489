internal import JSONDocuments
package import PortalTrace

/// Results in the places of the files that people wrote.
extension SourceMaps {
    /// What is wrong with the maps of scripts.
    func findings(of scripts: [PortalScript]) -> [Finding] {
        problems(of: scripts).map(SourceMapsMustFit.finding)
    }

    /// A run with the places of events, calls and findings where they were written, and with what is
    /// wrong with its maps.
    package func translated(_ run: RunResult) -> RunResult {
        var result = run
        result.findings += findings(of: run.scripts)
        if result.findings.count > run.findings.count {
            result.findings.sort(by: Finding.precedes)
        }
        var pass = Pass(self, run.scripts)
        guard pass.hasMaps else { return result }
        result.placedWiring = run.wiring.map { pass.translated($0) }
        result.events = run.events.map { pass.translated($0) }
        result.endLocation = run.endLocation.map { pass.place($0) ?? $0 }
        result.endStack = run.endStack.map { pass.translated($0) }
        result.findings = result.findings.map { pass.translated($0) }.sorted(by: Finding.precedes)
        result.originals = pass.originals
        return result
    }

    /// Findings where they were written, in the order of reports.
    ///
    /// - Returns: The sources that they stand in as well.
    func translated(
        _ findings: [Finding], _ scripts: [PortalScript]
    ) -> (findings: [Finding], originals: [PortalScript]) {
        var pass = Pass(self, scripts)
        guard pass.hasMaps else { return (findings, []) }
        let translated = findings.map { pass.translated($0) }.sorted(by: Finding.precedes)
        return (translated, pass.originals)
    }

    /// A matrix with its findings where they were written.
    package func translated(_ matrix: PortalMatrix) -> PortalMatrix {
        var result = matrix
        result.findings += findings(of: matrix.scripts)
        var pass = Pass(self, matrix.scripts)
        guard pass.hasMaps else { return result }
        result.findings = result.findings.map { pass.translated($0) }
        for index in result.rows.indices {
            result.rows[index].errors = result.rows[index].errors.map { pass.translated($0) }
        }
        result.originals = pass.originals
        return result
    }

    /// Every place of a run that has another one where it was written, each once, in the order of
    /// its events.
    package func pairs(of run: RunResult) -> [(shipped: SourceLocation, original: SourceLocation)] {
        var pass = Pass(self, run.scripts)
        guard pass.hasMaps else { return [] }
        var places = run.events.flatMap { event in
            [event.location] + (event.thrown?.stack ?? []).map(\.location)
        }
        places += run.wiring.map(\.setAt) + run.findings.map(\.location)
        places += run.endStack.map(\.location)
        var seen: Set<SourceLocation> = []
        return places.compactMap { place in
            guard let place, seen.insert(place).inserted, let original = pass.place(place) else {
                return nil
            }
            return (place, original)
        }
    }

    /// One translation: the maps of some scripts, and which sources it came upon.
    private struct Pass {
        private var maps: [CodeUnits: ScriptMap] = [:]
        private var used: Set<CodeUnits> = []
        /// The sources that translated places are in, as far as their texts are known.
        private(set) var originals: [PortalScript] = []

        init(_ owner: SourceMaps, _ scripts: [PortalScript]) {
            for script in scripts {
                if let map = owner.map(of: script) { maps[CodeUnits(script.name)] = map }
            }
        }

        var hasMaps: Bool { !maps.isEmpty }

        mutating func place(_ location: SourceLocation) -> SourceLocation? {
            guard let file = location.file, let map = maps[CodeUnits(file)],
                let found = map.original(location)
            else { return nil }
            if let name = found.location.file, used.insert(CodeUnits(name)).inserted,
                let text = map.contents[found.source]
            {
                originals.append(PortalScript(name: name, source: text))
            }
            return found.location
        }

        mutating func translated(_ frame: StackFrame) -> StackFrame {
            guard let location = frame.location, let place = place(location) else { return frame }
            return StackFrame(function: frame.function, location: place)
        }

        mutating func translated(_ event: TraceEvent) -> TraceEvent {
            var event = event
            event.location = event.location.map { place($0) ?? $0 }
            switch event.what {
            case .exception(var thrown):
                thrown.stack = thrown.stack.map { translated($0) }
                event.what = .exception(thrown)
            case .rejection(var thrown):
                thrown.stack = thrown.stack.map { translated($0) }
                event.what = .rejection(thrown)
            default: break
            }
            return event
        }

        mutating func translated(_ wiring: CallbackWiring) -> CallbackWiring {
            var wiring = wiring
            wiring.setAt = wiring.setAt.map { place($0) ?? $0 }
            if case .declaration(var declaration) = wiring.resolution {
                declaration.location = place(declaration.location) ?? declaration.location
                wiring.resolution = .declaration(declaration)
            }
            return wiring
        }

        mutating func translated(_ finding: Finding) -> Finding {
            var finding = finding
            finding.notes = finding.notes.map { translated($0) }
            guard finding.shipped == nil, let location = finding.location,
                let place = place(location)
            else { return finding }
            finding.location = place
            finding.shipped = location
            finding.notes.append(Finding.Note("in the shipped script", at: location))
            return finding
        }

        private mutating func translated(_ note: Finding.Note) -> Finding.Note {
            var note = note
            note.location = note.location.map { place($0) ?? $0 }
            return note
        }
    }
}
