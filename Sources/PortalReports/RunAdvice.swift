internal import PortalTrace

/// What to do when a run led to nothing in the app: a pass of such a run says little.
enum RunAdvice {
    /// Sentences; none where something happened.
    static func lines(_ run: RunResult) -> [String] {
        if run.callError != nil { return [functionList(run)] }
        guard !run.hasCalls, run.end.isRegular,
            !run.events.contains(where: { $0.kind == .exception })
        else { return [] }
        guard let offered = run.offeredFunctions?.filter({ !$0.isGivenAway }).map(\.name) else {
            let hasActed = run.events.contains(where: {
                if case .user = $0.what { true } else { false }
            })
            return ["What was \(hasActed ? "done" : "called") led to nothing in the app."]
                + run.deadEnd.map {
                    $0.message.prefix(1).uppercased() + $0.message.dropFirst()
                }
        }
        let line = "Loading the page called nothing in the app."
        // What people do comes before what a script could call.
        if let click = run.offers.clicks.first(where: { !$0.isGuess }) {
            return [
                line,
                "It has \(click.control.words): say what the user does with --do '\(click.command)'",
            ]
        }
        guard let first = offered.first else {
            return [
                line,
                "The page has nothing that --call could name without arguments; say what the user does "
                    + "with --do.",
            ]
        }
        let names = offered.prefix(8).joined(separator: ", ")
        let more = offered.count > 8 ? ", …" : ""
        return [line, "It has \(names)\(more): call one with --call \(first)"]
    }

    private static func functionList(_ run: RunResult) -> String {
        guard !run.definedFunctions.isEmpty else {
            return "The scripts define no global function that --call could name."
        }
        let names = run.definedFunctions.prefix(20).joined(separator: ", ")
        let more = run.definedFunctions.count > 20 ? ", …" : ""
        return "The scripts define \(names)\(more)."
    }
}
