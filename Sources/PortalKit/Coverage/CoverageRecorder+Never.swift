internal import JSONDocuments
internal import ScriptEngine

extension CoverageRecorder {
    /// A script that never ran, with the places that would have counted: the engine reads it behind
    /// a statement that throws, so that nothing of it runs.
    func neverRun(_ script: PortalScript, _ machine: ScriptVirtualMachine) -> CountedScript {
        let context = ScriptContext(machine)
        defer { context.close() }
        isLooking = true
        looked = nil
        inspector?.connect(context)
        let before = "throw 0;"
        do throws(ScriptFailure) {
            try context.evaluate(before + script.source, url: script.name)
        } catch {
            // It always throws; what cannot be parsed, as a module, was not announced.
        }
        isLooking = false
        guard let looked, let page = inspector?.context(context.id) else {
            return CountedScript(name: script.name, reading: script.source)
        }
        do throws(InspectedContext.Refusal) {
            let end: JSONValue = [
                "scriptId": .string(looked), "lineNumber": 10_000_000, "columnNumber": 0,
            ]
            let start: JSONValue = [
                "scriptId": .string(looked), "lineNumber": 0,
                "columnNumber": .number(JSONNumber(before.utf8.count)),
            ]
            let reply = try page.ask(
                "Debugger.getBreakpointLocations", ["start": start, "end": end])
            let places = (reply["locations"]?.array ?? []).map { place -> JSONValue in
                let line = place["lineNumber"]?.integer ?? 0
                let column = place["columnNumber"]?.integer ?? 0
                return [
                    "lineNumber": .number(JSONNumber(line)),
                    "columnNumber": .number(
                        JSONNumber(line == 0 ? column - before.utf8.count : column)),
                ]
            }
            return CountedScript(
                name: script.name, text: script.source, startLine: 1, places: places)
        } catch {
            return CountedScript(name: script.name, reading: script.source)
        }
    }
}
