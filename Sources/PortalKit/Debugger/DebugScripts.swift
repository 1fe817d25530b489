internal import JSONDocuments
internal import ScriptEngine

/// The scripts of a run that is being debugged, the pages that they are in, and where a script can
/// be stopped.
package final class DebugScripts {
    /// One page.
    private final class Connection {
        let context: InspectedContext
        /// The engine's breakpoints in it, by where they stand.
        var armed: [DebugPlace: [String]] = [:]
        /// The scripts that it has run so far, by number.
        var parsed: [String] = []

        init(_ context: InspectedContext) { self.context = context }
    }

    private var connections: [Connection] = []
    private var scripts: [String: DebugScript] = [:]
    /// The scripts of files, in the order in which they were met.
    package private(set) var all: [DebugScript] = []
    private var positions: [String: [DebugPlace]] = [:]
    private var texts: [String: String] = [:]
    private var caught: [String: CaughtRanges] = [:]

    // MARK: - Pages

    /// The pages that are open, in the order in which they were opened.
    var contexts: [InspectedContext] { connections.map(\.context) }

    func connect(_ context: InspectedContext) throws(InspectedContext.Refusal) {
        connections.append(Connection(context))
        try context.ask("Debugger.enable")
        try context.ask("Debugger.setAsyncStackTraceDepth", ["depth": 16])
        try context.ask("Debugger.setPauseOnDebuggerStatements", ["enabled": true])
        try context.ask(
            "Debugger.setShouldBlackboxURL",
            [
                "url": .string("^" + SourceLocationOfHost.prefix), "isRegex": true,
                "caseSensitive": true, "shouldBlackbox": true,
            ])
    }

    func disconnect(_ context: InspectedContext) {
        connections.removeAll { $0.context === context }
    }

    private func connection(of context: InspectedContext) -> Connection? {
        connections.first { $0.context === context }
    }

    // MARK: - Scripts

    /// Takes note of a script that is about to run.
    ///
    /// - Returns: The script, and whether it was not met before.
    func parsed(
        _ parameters: JSONValue, in context: InspectedContext
    ) -> (script: DebugScript, isNew: Bool)? {
        guard let script = DebugScript(parameters) else { return nil }
        let isNew = scripts.updateValue(script, forKey: script.id) == nil
        if isNew, !script.isOfHost { all.append(script) }
        connection(of: context)?.parsed.append(script.id)
        return (script, isNew)
    }

    package func script(_ id: String) -> DebugScript? { scripts[id] }

    /// The script of a name that has a line.
    package func script(named name: String, line: Int) -> DebugScript? {
        let named = all.filter { $0.name == name }
        return named.first { $0.hasLine(line) } ?? named.first
    }

    /// A place that the engine tells.
    func place(_ location: JSONValue?) -> DebugPlace? {
        guard let id = location?["scriptId"]?.string, let script = scripts[id],
            let line = location?["lineNumber"]?.integer, line >= 0
        else { return nil }
        return DebugPlace(
            file: script.name, line: line + 1,
            column: (location?["columnNumber"]?.integer ?? 0) + 1)
    }

    /// The text of a script.
    package func text(of id: String) -> String? {
        if let known = texts[id] { return known }
        for connection in connections {
            let reply = try? connection.context.ask(
                "Debugger.getScriptSource", ["scriptId": .string(id)])
            // A page that has not run the script refuses.
            guard let text = reply?["scriptSource"]?.string else { continue }
            texts[id] = text
            return text
        }
        return nil
    }

    /// Whether what is thrown in a frame is caught in the same function.
    func catches(_ frame: DebugFrame) -> Bool {
        guard let place = frame.place, let script = scripts[frame.scriptID] else { return false }
        let ranges: CaughtRanges
        if let known = caught[frame.scriptID] {
            ranges = known
        } else {
            ranges = CaughtRanges(text(of: frame.scriptID) ?? "", line: script.start.line)
            caught[frame.scriptID] = ranges
        }
        return ranges.catches(line: place.line, column: place.column)
    }

    /// Whether the statement at which a frame stands waits for a promise.
    func hasAwait(_ frame: DebugFrame) -> Bool {
        guard let place = frame.place, let script = scripts[frame.scriptID] else { return false }
        let next = positions(of: script).first { place.isBefore($0) }
        let lines = lines(of: script)
        let last = next?.line ?? script.endLine
        guard place.line >= script.start.line, last >= place.line else { return false }
        for line in place.line...last {
            let index = line - script.start.line
            guard lines.indices.contains(index) else { break }
            var units = lines[index][...]
            if line == next?.line { units = units.prefix(max(0, (next?.column ?? 1) - 1)) }
            if line == place.line { units = units.dropFirst(place.column - 1) }
            if String(utf16: units).contains("await") { return true }
        }
        return false
    }

    /// Whether a frame stands behind the last brace of its function.
    func isAtEnd(_ frame: DebugFrame) -> Bool {
        guard let place = frame.place, place.column > 1, let units = line(of: frame) else {
            return false
        }
        let rest = units.dropFirst(place.column - 2)
        guard rest.first == 0x7D else { return false }
        // Not a statement that follows on a block.
        return rest.dropFirst().first.map { ")];,} \t\r".utf16.contains($0) } ?? true
    }

    /// Whether what a frame has called is waited for.
    func awaitsCall(_ frame: DebugFrame) -> Bool {
        guard let place = frame.place, let units = line(of: frame) else { return false }
        return String(utf16: units.prefix(place.column - 1)).contains("await")
    }

    private func line(of frame: DebugFrame) -> ArraySlice<UInt16>? {
        guard let place = frame.place, let script = scripts[frame.scriptID] else { return nil }
        let lines = lines(of: script)
        let index = place.line - script.start.line
        return lines.indices.contains(index) ? lines[index] : nil
    }

    private var lineTexts: [String: [ArraySlice<UInt16>]] = [:]

    /// The lines of a script in UTF-16.
    private func lines(of script: DebugScript) -> [ArraySlice<UInt16>] {
        if let known = lineTexts[script.id] { return known }
        let units = Array((text(of: script.id) ?? "").utf16)
        let lines = units.split(separator: 0x0A, omittingEmptySubsequences: false)
        lineTexts[script.id] = lines
        return lines
    }

    // MARK: - Positions

    /// Where a script can be stopped, in order.
    package func positions(of script: DebugScript) -> [DebugPlace] {
        if let known = positions[script.id] { return known }
        for connection in connections {
            let reply = try? connection.context.ask(
                "Debugger.getBreakpointLocations",
                [
                    "start": location(script, script.start.line, script.start.column),
                    "end": location(script, script.endLine + 1, 1),
                ])
            // A page that has not run the script refuses.
            guard let found = reply?["locations"]?.array else { continue }
            var places = found.compactMap(place)
            places.sort { $0.isBefore($1) }
            positions[script.id] = places
            return places
        }
        return []
    }

    private func location(_ script: DebugScript, _ line: Int, _ column: Int) -> JSONValue {
        [
            "scriptId": .string(script.id), "lineNumber": .number(.init(line - 1)),
            "columnNumber": .number(.init(column - 1)),
        ]
    }

    /// Whether a breakpoint can stand at a place: a script can also be stepped to its end.
    func isPosition(_ place: DebugPlace) -> Bool {
        all.contains { $0.name == place.file && positions(of: $0).contains(place) }
    }

    /// Whether a position is the closing brace of a function: the engine offers it, and stops there only when a step
    /// leads to it, because it looks for breakpoints one column further on.
    package func isClosingBrace(_ place: DebugPlace, in script: DebugScript) -> Bool {
        let lines = lines(of: script)
        let index = place.line - script.start.line
        guard lines.indices.contains(index) else { return false }
        return lines[index].dropFirst(place.column - 1).first == 0x7D
    }

    /// Where a breakpoint of a line stands: at the first position of the line, or of the next one
    /// that has any; one of a column at that column or behind it.
    ///
    /// - Returns: A closing brace only where the line has nothing else.
    func resolve(line: Int, column: Int?, in script: DebugScript) -> DebugPlace? {
        let all = positions(of: script)
        guard let first = all.first(where: { $0.line >= line }) else { return nil }
        let ofLine = all.filter { $0.line == first.line }
        let usable = ofLine.filter { !isClosingBrace($0, in: script) }
        if let column, first.line == line,
            let found = usable.first(where: { $0.column >= column }) ?? usable.last
        {
            return found
        }
        return usable.first ?? first
    }

    /// The last position of a line that is not behind a column.
    func position(around line: Int, _ column: Int?, in script: DebugScript) -> DebugPlace? {
        let all = positions(of: script)
        return all.last { $0.line == line && $0.column <= column ?? 1 }
            ?? resolve(line: line, column: nil, in: script)
    }

    // MARK: - The engine's breakpoints

    /// Places that are counted by the engine and not stopped at.
    private var counted: Set<DebugPlace> = []

    /// Whether a breakpoint of the engine's that stops the script stands at a place in some page.
    func isArmed(_ place: DebugPlace) -> Bool {
        !counted.contains(place) && connections.contains { $0.armed[place] != nil }
    }

    /// Sets a breakpoint in all pages that have run the script.
    func arm(_ place: DebugPlace) {
        for connection in connections { arm(place, in: connection) }
    }

    /// Sets a breakpoint in a page that is about to run a script.
    ///
    /// - Parameter counter: The number by which the engine tells that it was reached, where it is
    ///   not to stop the script.
    func arm(_ place: DebugPlace, in context: InspectedContext, counter: Int? = nil) {
        if let connection = connection(of: context) { arm(place, in: connection, counter: counter) }
    }

    private func arm(_ place: DebugPlace, in connection: Connection, counter: Int? = nil) {
        guard let counter else { return arm(place, in: connection, options: [:]) }
        guard connection.armed[place] == nil else { return }
        counted.insert(place)
        arm(
            place, in: connection,
            options: [
                "autoContinue": true,
                "actions": [["type": "sound", "id": .number(.init(counter))]],
            ])
    }

    private func arm(_ place: DebugPlace, in connection: Connection, options: JSONValue) {
        guard connection.armed[place] == nil else { return }
        var made: [String] = []
        for id in connection.parsed {
            guard let script = scripts[id], script.name == place.file, script.hasLine(place.line)
            else { continue }
            // It stands there already where the page runs the same script once more.
            let reply = try? connection.context.ask(
                "Debugger.setBreakpoint",
                ["location": location(script, place.line, place.column), "options": options])
            if let name = reply?["breakpointId"]?.string { made.append(name) }
        }
        if !made.isEmpty { connection.armed[place] = made }
    }

    /// Has a place stop the script that was only counted so far.
    func stopAt(_ place: DebugPlace) {
        if counted.contains(place) { disarm(place) }
        arm(place)
    }

    /// Whether the engine counts passes by a place right where a script does not stop: at the first
    /// column it also counts what is elsewhere in the line, and at the end of a function nothing.
    func isCounted(_ place: DebugPlace) -> Bool {
        guard place.column > 1, let script = script(named: place.file, line: place.line) else {
            return false
        }
        let lines = lines(of: script)
        let index = place.line - script.start.line
        guard lines.indices.contains(index) else { return false }
        return lines[index].dropFirst(place.column - 1).first != 0x7D
            && lines[index].dropFirst(place.column - 2).first != 0x7D
    }

    /// Has the engine pass by a breakpoint so many times before it stops the script.
    ///
    /// - Returns: Whether it does: the breakpoint is there, in one script of one page.
    func skip(_ place: DebugPlace, _ count: Int) -> Bool {
        // At the first column the engine counts what is elsewhere in the line as well.
        guard count > 0, place.column > 1,
            connections.count(where: { $0.armed[place] != nil }) == 1,
            let connection = connections.first(where: { $0.armed[place]?.count == 1 })
        else { return false }
        disarm(place)
        arm(place, in: connection, options: ["ignoreCount": .number(.init(count))])
        return connection.armed[place] != nil
    }

    /// Takes a breakpoint away.
    func disarm(_ place: DebugPlace) {
        counted.remove(place)
        for connection in connections {
            for name in connection.armed.removeValue(forKey: place) ?? [] {
                // A page that is being closed has let go of it.
                _ = try? connection.context.ask(
                    "Debugger.removeBreakpoint", ["breakpointId": .string(name)])
            }
        }
    }
}
