internal import JSONDocuments
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// Going back: the run is run again to an earlier place.
extension DebugAdapter {
    func travel(_ name: String, _ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request, arguments), let plan, let debugger else { return }
        if let obstacle = plan.obstacleToRepeating {
            return refuse(request, "the run cannot be run again: \(obstacle)", stop)
        }
        if name == "goto" {
            let target = arguments["targetId"]?.editorNumber ?? 0
            guard target > 0, target <= goToEvents.count else {
                return outbox.refuse(request, "there is no such target any more")
            }
            return go(to: goToEvents[target - 1], request)
        }
        let search = RunSearch(debugger) { plan.run(on: $0) }
        do throws(RunSearch.Problem) {
            let point =
                name == "stepBack" ? try search.before(stop) : try search.hitBefore(stop)
            outbox.respond(to: request)
            begin(.travel(point.point, point.reason))
        } catch {
            refuse(request, error.words, stop)
        }
    }

    /// Refuses to go anywhere. The stop is told again: there are editors that take the script for running
    /// once they have asked for a step, and leave it at that (nvim-dap).
    private func refuse(_ request: JSONValue, _ words: String, _ stop: DebugStop) {
        outbox.refuse(request, words)
        tellStopped(stop)
    }

    /// Runs again to what follows on an event of the trace.
    private func go(to event: Int, _ request: JSONValue) {
        guard let point = debugger?.point(ofEvent: event) else {
            return outbox.refuse(request, "the trace has no event \(event) so far")
        }
        outbox.respond(to: request)
        begin(.travel(point, .goTo))
    }

    private func begin(_ following: Following) {
        if !changes.isEmpty {
            say(
                "the run is run again without what was evaluated in it: "
                    + changes.prefix(3).joined(separator: "; ")
                    + (changes.count > 3 ? " and \(changes.count - 3) more" : "") + "\n", .important
            )
        }
        end(run: following)
    }

    func goToTargets(_ request: JSONValue, _ arguments: JSONValue) {
        guard let session = debugger?.portalSession, stop != nil else {
            return outbox.refuse(request, "notStopped")
        }
        let key = key(of: arguments["source"] ?? [:]) ?? ""
        let line = client.ownLine(arguments["line"]?.editorNumber ?? 0)
        goToEvents = []
        var targets: [JSONValue] = []
        let report = RunTextReport(style: TextStyle(isColoured: false))
        for event in session.events {
            guard let location = event.location, let file = location.file else { continue }
            let place = DebugPlace(
                file: file, line: location.line, column: location.column ?? 1)
            let written = debugger?.written(place) ?? place
            guard
                [place, written].contains(where: { $0.line == line && names.key($0.file) == key })
            else { continue }
            goToEvents.append(event.sequence)
            targets.append([
                "id": .number(.init(goToEvents.count)),
                "label": .string(
                    "event \(event.sequence) at \(TimeText.text(event.time)): "
                        + report.line(event).withoutOuterSpaces.prefix(200)),
                "line": client.line(line),
            ])
        }
        outbox.respond(to: request, ["targets": .array(targets)])
    }

    /// Commands of the console, as `portalhost debug` has them.
    func perform(_ line: String, _ request: JSONValue) {
        let words = line.split(separator: " ").map(String.init)
        guard let session = debugger?.portalSession else {
            return outbox.refuse(request, "nothing runs")
        }
        func answer(_ text: String) {
            outbox.respond(to: request, ["result": .string(text), "variablesReference": 0])
        }
        let report = RunTextReport(style: TextStyle(isColoured: false))
        switch words.first {
        case ".goto":
            guard let plan, stop != nil else { return outbox.refuse(request, "notStopped") }
            if let obstacle = plan.obstacleToRepeating {
                return outbox.refuse(request, "the run cannot be run again: \(obstacle)")
            }
            guard let event = words.dropFirst().first.flatMap({ Int($0) }) else {
                return outbox.refuse(request, "expected the number of an event: .goto 12")
            }
            guard let point = debugger?.point(ofEvent: event) else {
                return outbox.refuse(request, "the trace has no event \(event) so far")
            }
            answer("going to event \(event)")
            // The editor did not ask for the script to go on.
            tellContinued()
            begin(.travel(point, .goTo))
        case ".trace":
            let count = words.dropFirst().first.flatMap { Int($0) } ?? 20
            answer(
                session.events.suffix(max(0, count)).map { "\($0.sequence)  " + report.line($0) }
                    .joined(separator: "\n"))
        case ".callbacks": answer(report.wiring(session.result()))
        case ".time": answer(TimeText.text(session.time))
        default:
            outbox.refuse(
                request, "expected .goto EVENT, .trace [N], .callbacks or .time, found '\(line)'")
        }
    }
}
