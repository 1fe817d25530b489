internal import JSONDocuments
internal import ScriptEngine

/// What is behind an `await`.
///
/// The engine counts no blocks behind `await` and `yield`, so that code behind a promise that is never
/// settled would pass for code that ran: a breakpoint says whether it was reached.
extension CoverageRecorder {
    /// A position that is waited for, and the engine's breakpoints there.
    struct Watch {
        let script: Int
        let position: Int
        var breakpoints: [(context: InspectedContext, id: String)] = []
    }

    /// Sets breakpoints in a page where nothing was reached so far.
    func watch(_ index: Int, _ script: DebugScript, _ context: InspectedContext) {
        for place in scripts[index].unseen {
            let number: Int
            if let known = watches.firstIndex(where: { $0.script == index && $0.position == place })
            {
                number = known
            } else {
                number = watches.count
                watches.append(Watch(script: index, position: place))
            }
            let position = scripts[index].positions[place]
            do throws(InspectedContext.Refusal) {
                let reply = try context.ask(
                    "Debugger.setBreakpoint",
                    [
                        "location": Self.location(script, position.line, position.column),
                        "options": [
                            "autoContinue": true,
                            "actions": [["type": "sound", "id": .number(JSONNumber(number))]],
                        ],
                    ])
                if let id = reply["breakpointId"]?.string {
                    watches[number].breakpoints.append((context, id))
                }
            } catch {
                note("'\(script.name)', line \(position.line) was not watched: \(error)")
            }
        }
    }

    /// A place was reached.
    func reached(_ parameters: JSONValue) {
        guard let number = parameters["breakpointActionId"]?.integer,
            watches.indices.contains(number)
        else { return }
        let watch = watches[number]
        scripts[watch.script].reach(watch.position)
        watches[number].breakpoints = []
        for (context, id) in watch.breakpoints {
            // A page that is closed has let go of it.
            _ = try? context.ask("Debugger.removeBreakpoint", ["breakpointId": .string(id)])
        }
    }
}
