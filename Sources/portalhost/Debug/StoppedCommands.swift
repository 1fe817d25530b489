internal import JSONDocuments
internal import PortalKit
internal import PortalReports
internal import PortalTrace
internal import ScriptEngine

/// Breakpoints and steps of `portalhost debug`: what is typed while a script stands still.
final class StoppedCommands: DebuggerClient {
    /// The debugger; nil where this build of the engine has none. Each run has one of its own.
    private(set) var debugger: PortalDebugger?
    /// The commands that need one.
    static let commands = [
        ".break", ".clear", ".watch", ".unwatch", ".where", ".locals", ".next", ".into", ".out",
        ".go", ".back",
    ]

    private let style = Terminal.style(toError: false)
    private var names = SourceNames()
    private var lists: [(key: String, file: String, list: [DebugBreakpoint])] = []
    private var lastBreakpoint = 0
    private var watches: [String] = []
    private var stop: DebugStop?
    /// The stops of the run so far, the present one last.
    private var stops: [RunSearch.Goal] = []
    /// What was typed while a script stood still and may have changed something.
    private var typed: [String] = []
    /// Where the run is to be led by running it again.
    private var goal: RunSearch.Goal?
    private let maps: SourceMaps
    /// Does all that was done in the session so far once more, with another engine.
    var replay: (PortalHost) -> Void = { _ in }
    /// Why that would not be the same; nil if it would.
    var obstacle: () -> String? = { nil }
    /// Gives the next line, after a prompt; nil at the end of the input.
    var readLine: (_ prompt: String) -> String? = { _ in nil }
    /// Called before and after a script stands still.
    var rests: (_ isResting: Bool) -> Void = { _ in }
    /// Shows what happened before the script came to a stop.
    var showNews: () -> Void = {}

    /// Makes one.
    ///
    /// - Parameters:
    ///   - maps: Say where scripts were written.
    ///   - repository: Says how files are called.
    init(_ maps: SourceMaps, in repository: Repository) {
        self.maps = maps
        names.use(repository)
        guard PortalDebugger.problem == nil else { return }
        debugger = PortalDebugger(maps: DebugMaps(maps))
        debugger?.client = self
    }

    /// A debugger for a run from the beginning, with the same breakpoints.
    func renewed(to goal: RunSearch.Goal?) -> PortalDebugger? {
        guard debugger != nil else { return nil }
        let debugger = PortalDebugger(maps: DebugMaps(maps))
        debugger.client = self
        self.debugger = debugger
        if goal == nil { stops = [] }
        typed = []
        for entry in lists { debugger.set(entry.list.map(\.unplaced), for: entry.key) }
        if let goal { debugger.travel(to: goal.point, as: goal.reason) }
        return debugger
    }

    /// Whether the run is about to be run again.
    var isGoingBack: Bool { goal != nil }

    /// Where to, once.
    func takeGoal() -> RunSearch.Goal? {
        defer { goal = nil }
        return goal
    }

    /// Does a command; those of a script that stands still say so where none does.
    func perform(_ words: [String]) {
        guard debugger != nil else {
            return complain(
                "there is no debugger on this build of the engine: \(PortalDebugger.problem ?? "")")
        }
        switch words.first {
        case ".break": setBreakpoint(Array(words.dropFirst()))
        case ".clear": clear(Array(words.dropFirst()))
        case ".watch": watch(words.dropFirst().joined(separator: " "))
        case ".unwatch": unwatch(words.dropFirst().joined(separator: " "))
        default:
            guard let stop else { return complain("no script stands still; .break sets a place") }
            if words.first == ".where" { showStack(stop) } else { showLocals(stop) }
        }
    }

    // MARK: - Breakpoints

    private func setBreakpoint(_ words: [String]) {
        guard let place = words.first else { return listBreakpoints() }
        let parts = place.split(separator: ":")
        let numbers = parts.dropFirst().map { Int($0) }
        let condition = words.dropFirst(2).joined(separator: " ")
        guard let file = parts.first.map(String.init), (1...2).contains(numbers.count),
            numbers.allSatisfy({ $0.map { $0 > 0 } ?? false }), let line = numbers.first ?? nil,
            words.count == 1 || (words[1] == "if" && !condition.isEmpty)
        else {
            return complain("expected .break FILE:LINE or .break FILE:LINE if CONDITION")
        }
        lastBreakpoint += 1
        var breakpoint = DebugBreakpoint(
            id: lastBreakpoint, line: line, column: numbers.count > 1 ? numbers[1] : nil)
        breakpoint.condition = condition.isEmpty ? nil : condition
        let key = key(of: file)
        if let index = lists.firstIndex(where: { $0.key == key }) {
            lists[index].list.append(breakpoint)
        } else {
            lists.append((key, file, [breakpoint]))
        }
        apply(key)
        guard let list = lists.first(where: { $0.key == key }), let set = list.list.last else {
            return
        }
        tell(set, file)
    }

    /// The file that is meant: one that a page has loaded may be called by the end of its path.
    private func key(of file: String) -> String {
        let key = names.key(file)
        guard let debugger else { return key }
        var ends: [String] = []
        for script in debugger.scripts.all where !script.isOfHost {
            for loaded in [script.name] + debugger.maps.files(of: script) {
                let other = names.key(loaded)
                if other == key { return key }
                if other.hasSuffix("/" + file), !ends.contains(other) { ends.append(other) }
            }
        }
        return ends.count == 1 ? ends[0] : key
    }

    private func apply(_ key: String) {
        guard let index = lists.firstIndex(where: { $0.key == key }) else { return }
        if let set = debugger?.set(lists[index].list, for: key) { lists[index].list = set }
    }

    /// Takes the breakpoints of a place away, or all.
    private func clear(_ words: [String]) {
        guard let word = words.first, words.count == 1 else {
            return complain("expected .clear FILE:LINE or .clear all; .break lists what is set")
        }
        let parts = word.split(separator: ":").map(String.init)
        let line = parts.count > 1 ? Int(parts[1]) : nil
        guard word == "all" || line != nil else {
            return complain("expected .clear FILE:LINE or .clear all, found '\(word)'")
        }
        var count = 0
        let key = word == "all" ? nil : key(of: parts[0])
        for index in lists.indices where key == nil || lists[index].key == key {
            let before = lists[index].list.count
            lists[index].list.removeAll { line == nil || $0.line == line || $0.place?.line == line }
            count += before - lists[index].list.count
            apply(lists[index].key)
        }
        lists.removeAll { $0.list.isEmpty }
        say(count == 0 ? "no breakpoint is set there" : "\(count) removed")
    }

    private func listBreakpoints() {
        if lists.isEmpty { say("no breakpoint is set") }
        for entry in lists { for breakpoint in entry.list { tell(breakpoint, entry.file) } }
    }

    private func tell(_ breakpoint: DebugBreakpoint, _ file: String) {
        let condition = breakpoint.condition.map { " if \($0)" } ?? ""
        if let place = breakpoint.written ?? breakpoint.place {
            say("breakpoint at \(place)\(condition)")
        } else {
            let reason = breakpoint.problem ?? "no page has loaded the script so far"
            say("breakpoint at \(file):\(breakpoint.line)\(condition), not yet: \(reason)")
        }
    }

    private func watch(_ expression: String) {
        guard !expression.isEmpty else {
            return complain("expected an expression, which is shown at each stop")
        }
        watches.append(expression)
        if let stop { show([expression], stop) }
    }

    private func unwatch(_ expression: String) {
        let before = watches.count
        watches.removeAll { expression.isEmpty || $0.hasSameCodeUnits(as: expression) }
        say(before == watches.count ? "it is not shown" : "\(before - watches.count) removed")
    }

    // MARK: - While a script stands still

    func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction {
        guard debugger === self.debugger else { return .go }
        self.stop = stop
        if let point = stop.point { stops.append((point, stop.reason)) }
        rests(true)
        defer {
            self.stop = nil
            rests(false)
        }
        showNews()
        showPlace(stop)
        show(watches, stop)
        var input = ConsoleInput()
        while let line = readLine(input.text.isEmpty ? "stopped> " : "     ... ") {
            let words = line.split(separator: " ").map(String.init)
            let isMore = !input.text.isEmpty && line != ".break"
            switch isMore ? line : words.first {
            case nil: continue
            case ".next": return .stepOver
            case ".into": return .stepInto
            case ".out": return .stepOut
            case ".go": return .go
            case ".back":
                if goBack(words.dropFirst().first, stop) { return .abandon }
            case ".break" where !input.text.isEmpty: input = ConsoleInput()
            case ".where", ".locals", ".break", ".clear", ".watch", ".unwatch": perform(words)
            case .some(let word) where word.hasPrefix(".") && !isMore:
                complain(
                    "while a script stands still: .next, .into, .out, .go, .back, .where, .locals, "
                        + ".watch, .unwatch, .break, .clear, or an expression")
            default:
                if input.add(line) { continue }
                evaluate(input.text, stop)
                input = ConsoleInput()
            }
        }
        // The input has ended: the script is not held up any more.
        debugger.set(.init())
        for entry in lists { debugger.set([], for: entry.key) }
        return .go
    }

    /// Evaluates what was typed where the script stands still.
    private func evaluate(_ text: String, _ stop: DebugStop) {
        // A look at a variable changes nothing.
        if !text.allSatisfy({ $0.isLetter || $0.isNumber || "_$. ".contains($0) }) {
            typed.append(text)
        }
        if let refusal = StoppedInput.refusal(text) { return complain(refusal) }
        show([StoppedInput.expression(text)], stop)
    }

    /// Decides where the run is led by running it again.
    ///
    /// - Returns: Whether there is such a place.
    private func goBack(_ what: String?, _ stop: DebugStop) -> Bool {
        guard let debugger else { return false }
        if let obstacle = obstacle() {
            complain("the session cannot be run again: \(obstacle)")
            return false
        }
        let search = RunSearch(debugger, play: replay)
        do throws(RunSearch.Problem) {
            switch what {
            case nil where stop.point != nil && stops.count > 1:
                goal = stops[stops.count - 2]
                stops.removeLast(2)
            case nil, "statement":
                goal = try search.before(stop)
                if stop.point != nil { stops.removeLast() }
            case "breakpoint":
                let found = try search.hitBefore(stop)
                goal = found
                let index = stops.lastIndex { $0.point == found.point } ?? 0
                stops.removeLast(stops.count - index)
            case .some(let word):
                complain("expected .back, .back statement or .back breakpoint, found '\(word)'")
                return false
            }
        } catch {
            complain(error.words)
            return false
        }
        if !typed.isEmpty {
            say(
                "the session is run again without what was typed while a script stood still: "
                    + SafeText.oneLine(typed.prefix(3).joined(separator: "; "))
                    + (typed.count > 3 ? " and \(typed.count - 3) more" : ""))
        }
        return true
    }

    /// A place in the file that a source map names, else in the script itself.
    private func written(_ frame: DebugFrame) -> DebugPlace? {
        frame.place.map { debugger?.written($0) ?? $0 }
    }

    private func showPlace(_ stop: DebugStop) {
        let function = stop.frames.first.map { $0.function.isEmpty ? "(anonymous)" : $0.function }
        guard let frame = stop.frames.first, let shipped = frame.place, let debugger else { return }
        let script = debugger.scripts.script(frame.scriptID)
        let place = debugger.written(shipped)
        say("stopped in \(SafeText.oneLine(function ?? "")) at \(place)")
        let original = script.flatMap { debugger.maps.text(of: place.file, in: $0) }
        let text = original ?? debugger.scripts.text(of: frame.scriptID) ?? ""
        let first = original == nil ? script?.start.line ?? 1 : 1
        let location = SourceLocation(
            file: place.file, line: place.line - first + 1, column: place.column)
        guard let excerpt = SourceExcerpt(location, in: SourceLines(text)) else { return }
        say("  \(place.line) | \(SafeText.oneLine(excerpt.text))")
    }

    private func showStack(_ stop: DebugStop) {
        for (_, frame) in stop.shownFrames where !frame.isOfHost {
            let name = frame.function.isEmpty ? "(anonymous)" : frame.function
            say("  \(SafeText.oneLine(name)) at \(written(frame).map { "\($0)" } ?? "")")
        }
        for earlier in stop.earlierFrames {
            say("  earlier:")
            for frame in earlier {
                say(
                    "    \(SafeText.oneLine(frame.function)) at "
                        + (written(frame).map { "\($0)" } ?? ""))
            }
        }
    }

    private func showLocals(_ stop: DebugStop) {
        guard let debugger, let frame = stop.frames.first else { return }
        var shown = 0
        for group in ScopeGroup.groups(frame) where !group.isGlobal {
            for object in group.objects {
                guard let id = object.id else { continue }
                do throws(InspectedContext.Refusal) {
                    let reply = try debugger.ask(
                        "Runtime.getProperties",
                        [
                            "objectId": .string(id), "ownProperties": true,
                            "generatePreview": true, "fetchStart": 0, "fetchCount": 200,
                        ])
                    for property in reply["properties"]?.array ?? [] {
                        guard let name = property["name"]?.string, let value = property["value"],
                            // What the engine keeps of an async function has a number.
                            Int(name) == nil
                        else { continue }
                        shown += 1
                        say("  \(name) = \(SafeText.oneLine(RemoteObject(value).text(most: 200)))")
                    }
                } catch {
                    complain("\(error)")
                }
            }
        }
        if shown == 0 { say("  no variables of its own") }
    }

    private func show(_ expressions: [String], _ stop: DebugStop) {
        guard let debugger, let frame = stop.frames.first else { return }
        for expression in expressions {
            do throws(InspectedContext.Refusal) {
                let reply = try debugger.ask(
                    "Debugger.evaluateOnCallFrame",
                    [
                        "callFrameId": .string(frame.callFrameID),
                        "expression": .string(expression), "generatePreview": true,
                        "includeCommandLineAPI": false,
                        "doNotPauseOnExceptionsAndMuteConsole": true,
                    ])
                let text = SafeText.oneLine(RemoteObject(reply["result"] ?? .null).text())
                let prefix = expressions.count > 1 || watches.contains(expression)
                if debugger.wasEvaluationEnded {
                    complain((prefix ? "\(expression): " : "") + PortalDebugger.endedEvaluation)
                } else if reply["wasThrown"]?.bool == true {
                    complain("\(prefix ? "\(expression): " : "")\(text)")
                } else {
                    say(prefix ? "  \(expression) = \(text)" : text)
                }
            } catch {
                complain("\(error)")
            }
        }
    }

    // MARK: - What else a debugger tells

    func debuggerMayAct(_ debugger: PortalDebugger) {
        guard debugger.evaluationIsEndless() else { return }
        complain("what was evaluated does not end, whatever is done: the session ends")
        ProcessEnd.now(.couldNotRun)
    }

    func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {
        guard debugger === self.debugger else { return }
        for name in [script.name] + debugger.maps.files(of: script) {
            let key = breakpointKey(of: name)
            guard let index = lists.firstIndex(where: { $0.key == key }) else { continue }
            lists[index].list = debugger.breakpoints(of: key)
            for breakpoint in lists[index].list where breakpoint.place == nil {
                if !debugger.isTravelling { tell(breakpoint, lists[index].file) }
            }
        }
    }

    func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {
        guard debugger === self.debugger, !debugger.isTravelling else { return }
        say((place.map { "\(debugger.written($0)): " } ?? "") + SafeText.oneLine(text))
    }

    func breakpointKey(of scriptName: String) -> String {
        let key = names.key(scriptName)
        guard !lists.contains(where: { $0.key.hasSameCodeUnits(as: key) }) else { return key }
        // A file that was called by the end of its path before anything had loaded it.
        return lists.first { list in
            list.key.hasSameCodeUnits(as: list.file)
                && key.utf8.reversed().starts(with: ("/" + list.file).utf8.reversed())
        }?.key ?? key
    }

    private func say(_ text: String) { Terminal.print(text + "\n") }

    private func complain(_ text: String) {
        say(style.paint("error:", .error) + " " + SafeText.oneLine(text))
    }
}
