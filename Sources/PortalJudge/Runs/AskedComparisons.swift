internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal compares with a success, or with a connected state, and what that was when the app told one: heard by
/// running it once more with the engine's debugger, which changes nothing in the run.
///
/// Where a portal does the same whatever it is told, this is the cause: a comparison that never held, or one that the run
/// never came to.
struct AskedComparisons {
    /// A comparison.
    fileprivate struct Asked: Equatable {
        /// Where it stands.
        let location: SourceLocation
        /// What is compared, in words of the script: "r.activationResult".
        let told: String
        /// With what, in words of the script.
        let wanted: String
        /// What was compared was so, in words of the language; nil where the run never came there.
        var value: String?
        /// Whether it was what it is compared with.
        var isEqual = false
    }

    private var asked: [Asked] = []
    /// What no script compares anything with.
    private var unasked: String?

    /// Makes one of nothing, which explains nothing.
    init() {}

    /// Looks at the comparisons of a run's scripts with what an event may tell. There are none where the engine has no
    /// debugger, and where the run cannot be made again.
    init(
        of run: RunResult, _ event: PageOutline.NamedCallback.Event, _ scripts: [PortalScript],
        _ options: RunOptions, _ host: PortalHost
    ) {
        guard run.abandonment == nil, options.isRepeatable, PortalDebugger.problem == nil else {
            return
        }
        let places = Self.places(in: host.outline(of: run), event)
        if places.isEmpty, event == .activation,
            !run.scripts.contains(where: { $0.mentions(ActivationResult.success.rawValue) })
        {
            unasked = "'\(ActivationResult.success.rawValue)'"
        }
        guard !places.isEmpty else { return }
        let listener = Listener(places, event)
        let debugger = PortalDebugger()
        debugger.client = listener
        for (index, place) in places.enumerated() {
            var breakpoint = DebugBreakpoint(
                id: index + 1, line: place.asked.location.line,
                column: place.asked.location.column)
            breakpoint.reason = .finding("")
            debugger.add(breakpoint, for: place.asked.location.file ?? "")
        }
        let other = PortalHost(debugger: debugger)
        defer { other.close() }
        var options = options
        options.takesSnapshots = false
        options.listsFunctions = false
        // What is evaluated may change what comes after, so that only the first values count.
        let again = other.trace(scripts, options)
        // A run that was cut off says nothing of what it did not come to.
        guard again.abandonment == nil, again.end.isRegular == run.end.isRegular else { return }
        asked = places.indices.compactMap { index in
            // The engine may have no place in the line where it can stop.
            guard
                Self.stands(index, places, debugger)?.line == places[index].asked.location.line,
                !listener.unclear.contains(index)
            else { return nil }
            return listener.heard[index] ?? places[index].asked
        }
    }

    /// Where the breakpoint of a comparison stands.
    private static func stands(
        _ index: Int, _ places: [Place], _ debugger: PortalDebugger
    ) -> DebugPlace? {
        debugger.breakpoints(of: places[index].asked.location.file ?? "")
            .first { $0.id == index + 1 }?.place
    }

    /// More notes say no more.
    private static let mostNotes = 3

    /// A finding about a portal that does the same whatever it is told, with the cause and, if there is one, at its place.
    func explain(_ finding: Finding) -> Finding {
        var finding = finding
        if let unasked {
            finding.notes.append(Finding.Note("no script compares anything with \(unasked)"))
        }
        if asked.count == 1, !asked[0].isEqual { finding.location = asked[0].location }
        finding.notes += asked.prefix(Self.mostNotes).map(\.note)
        return finding
    }

    /// What is compared, and where.
    private struct Place {
        fileprivate let asked: Asked
        /// What is compared, as the engine can evaluate it.
        let expression: String
        /// The text that it is compared with.
        let text: String
    }

    /// More comparisons than a portal has.
    private static let most = 20

    private static func places(
        in page: PageOutline, _ event: PageOutline.NamedCallback.Event
    ) -> [Place] {
        let wanted =
            event == .activation
            ? [ActivationResult.success.rawValue]
            : NetworkRegistrationState.allCases.filter(\.isRegistered).map(\.rawValue)
        var found: [Place] = []
        for node in page.graph.nodes.indices where found.count < most {
            guard case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
                Comparison.signs.contains(sign) || sign == "case", page.isOwn(node),
                !page.isLibrary(node)
            else { continue }
            let sides = sign == "case" ? [(left, right)] : [(left, right), (right, left)]
            for (told, other) in sides {
                guard let values = page.flow.constants(other), values.count == 1,
                    let text = ValueFlow.text(values[0].constant),
                    wanted.contains(where: text.hasSameCodeUnits),
                    let expression = page.expression(told),
                    let location = page.location(sign == "case" ? told : node)
                else { continue }
                let asked = Asked(
                    location: location, told: page.words(told),
                    wanted: Comparison.words(values[0].constant))
                if !found.contains(where: { $0.asked == asked }) {
                    found.append(Place(asked: asked, expression: expression, text: text))
                }
            }
        }
        return found
    }

    /// Looks at what is compared, the first time after the app has told what the portal waits for.
    private final class Listener: DebuggerClient {
        private let places: [Place]
        private let event: PageOutline.NamedCallback.Event
        private(set) var heard: [Int: Asked] = [:]
        /// Comparisons that the run came to, where what is compared could not be told yet: it is made in the same statement.
        private(set) var unclear: Set<Int> = []

        init(_ places: [Place], _ event: PageOutline.NamedCallback.Event) {
            self.places = places
            self.event = event
        }

        func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction {
            guard isTold(debugger), let frame = stop.frames.first, let here = stop.place else {
                return .go
            }
            for index in places.indices where heard[index] == nil {
                guard AskedComparisons.stands(index, places, debugger) == here else { continue }
                guard let found = look(at: places[index], debugger, frame) else {
                    unclear.insert(index)
                    continue
                }
                heard[index] = found
                unclear.remove(index)
            }
            return .go
        }

        /// Whether the app has told the portal a success, or a connected state.
        private func isTold(_ debugger: PortalDebugger) -> Bool {
            debugger.session?.events.contains { happened in
                guard let told = happened.callback?.told(event.member) else { return false }
                return event == .activation
                    || NetworkRegistrationState(rawValue: told)?.isRegistered == true
            } ?? false
        }

        private func look(
            at place: Place, _ debugger: PortalDebugger, _ frame: DebugFrame
        ) -> Asked? {
            guard let reply = try? debugger.evaluate(place.expression, in: frame),
                !reply.wasThrown
            else { return nil }
            var asked = place.asked
            asked.value = Self.words(reply.value)
            asked.isEqual =
                reply.value["value"]?.string?.hasSameCodeUnits(as: place.text) ?? false
            return asked
        }

        private static func words(_ value: JSONValue) -> String {
            if let text = value["value"]?.string {
                return "the text '\(TraceValue.oneLine(text.shortened(to: 40)))'"
            }
            let words = value["description"]?.string ?? value["type"]?.string ?? "unknown"
            return value["type"]?.string == "object" && value["subtype"]?.string != "null"
                ? "an object" : TraceValue.oneLine(words.shortened(to: 40))
        }

        func debuggerMayAct(_ debugger: PortalDebugger) {}
        func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {}
        func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {}
        func breakpointKey(of scriptName: String) -> String { scriptName }
    }
}

extension AskedComparisons.Asked {
    /// Why it does not tell one outcome from the other, with its place.
    fileprivate var note: Finding.Note {
        guard let value else {
            return Finding.Note("the run never came to the comparison with \(wanted)", at: location)
        }
        return isEqual
            ? Finding.Note(
                "nothing that shows follows from '\(told)' being \(wanted)", at: location)
            : Finding.Note("'\(told)' was \(value) and not \(wanted)", at: location)
    }
}
