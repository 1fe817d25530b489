internal import JSONDocuments

/// Tries the inspector out once in a process, in a machine of its own: a breakpoint, a look at a
/// variable, an assignment, a step. What the engine does otherwise is found here, before a portal
/// is run.
enum InspectorSelfTest {
    private static let script = """
        function twice(number) {
          let result = number * 2;
          return result;
        }
        twice(20);

        """

    static func run() -> Result<InspectorLayout, InspectorLayout.Mismatch> {
        do throws(InspectorLayout.Mismatch) {
            let layout = try InspectorLayout()
            guard PauseLoop.isReady else {
                throw .init("there is no loop in which a script can stand still")
            }
            try tryOut(layout)
            return .success(layout)
        } catch {
            return .failure(error)
        }
    }

    private static func tryOut(_ layout: InspectorLayout) throws(InspectorLayout.Mismatch) {
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        let trial = Trial()
        _ = machine.attach(layout, trial)
        let context = ScriptContext(machine)
        defer { context.close() }
        guard trial.isConnected else {
            throw .init("the engine does not give out what a context is inspected by")
        }
        var found = trial.problem ?? ""
        do throws(ScriptFailure) {
            found = try "\(context.evaluate(script, url: "trial.js").number ?? .nan)" + found
        } catch {
            found = "\(error)" + found
        }
        guard found == "42.0", trial.places == [1, 2] else {
            throw .init("a trial of the inspector gave '\(found)' at lines \(trial.places)")
        }
    }

    /// Leads the trial.
    private final class Trial: InspectorDelegate {
        var isConnected = false
        var problem: String?
        var places: [Int] = []

        private func attempt(_ work: () throws(InspectedContext.Refusal) -> Void) {
            do throws(InspectedContext.Refusal) {
                try work()
            } catch {
                problem = (problem ?? "") + " \(error)"
            }
        }

        func inspectorDidConnect(_ context: InspectedContext) {
            isConnected = true
            attempt { () throws(InspectedContext.Refusal) in
                try context.ask("Debugger.enable")
                try context.ask("Debugger.setBreakpointsActive", ["active": true])
                try context.ask(
                    "Debugger.setBreakpointByUrl", ["url": "trial.js", "lineNumber": 1])
            }
        }

        func inspectorPaused(_ context: InspectedContext, _ parameters: JSONValue) -> Resumption {
            let frame = parameters["callFrames"]?.array?.first
            places.append(frame?["location"]?["lineNumber"]?.integer ?? -1)
            guard places.count == 1, let id = frame?["callFrameId"] else { return .resume }
            attempt { () throws(InspectedContext.Refusal) in
                try context.ask(
                    "Debugger.evaluateOnCallFrame", ["callFrameId": id, "expression": "number++"])
            }
            return .over
        }

        func inspectorWillDisconnect(_ context: InspectedContext) {}
        func inspectorReceived(
            _ event: String, _ parameters: JSONValue, from context: InspectedContext
        ) {}
        func inspectorWillEnter(_ number: Int) {}
        func inspectorMayAct() {}
    }
}
