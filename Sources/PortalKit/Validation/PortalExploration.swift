internal import MobilePlans
internal import PortalTrace

/// Tries what a page offers, where nothing is said that is to be called: each button, link and function
/// in a page of its own, to find those that lead to the app.
struct PortalExploration {
    /// Something that was tried and led to the app.
    struct Way {
        /// What was done: "buy()", "click …".
        let words: String
        let options: RunOptions
        let run: RunResult
    }

    /// What was tried, in order.
    private(set) var tried: [String] = []
    /// What led to the app.
    private(set) var ways: [Way] = []
    /// Functions that were not tried because they need arguments.
    private(set) var needy: [String] = []

    /// More than this is not tried.
    private static let mostTried = 60
    /// So many ways are tried in all worlds.
    static let mostWays = 4

    /// Tries everything that the page of a run offers.
    init(_ scripts: [PortalScript], _ options: RunOptions, _ first: RunResult, host: PortalHost) {
        var plain = options
        plain.listsFunctions = false
        for click in first.offeredClicks {
            // The line was made by the host; one that it cannot read is nothing to try.
            guard let action = try? UserAction(command: click) else { continue }
            var options = plain
            options.actions = [action]
            attempt(click, scripts, options, host)
        }
        let functions = first.offeredFunctions ?? []
        needy = functions.filter { $0.parameters > 0 && $0.mentionsApp }.map(\.name)
        let callable = functions.filter { $0.parameters == 0 }
        // What others call was not made to begin with, and what has nothing to do with the app is left
        // alone as long as something else leads there.
        for group in [
            callable.filter { $0.isRoot && $0.mentionsApp },
            callable.filter { $0.isRoot && !$0.mentionsApp },
            callable.filter { !$0.isRoot },
        ] where ways.isEmpty {
            for function in group {
                var options = plain
                options.calls = [function.name + "()"]
                attempt(function.name + "()", scripts, options, host)
            }
        }
    }

    private mutating func attempt(
        _ words: String, _ scripts: [PortalScript], _ options: RunOptions, _ host: PortalHost
    ) {
        guard tried.count < Self.mostTried else { return }
        tried.append(words)
        let run = host.run(scripts, options)
        guard run.leadsToApp else { return }
        // Two buttons of one purpose are one way.
        let calls = Self.calls(run)
        if ways.contains(where: { Self.calls($0.run) == calls }) { return }
        ways.append(Way(words: words, options: options, run: run))
    }

    private static func calls(_ run: RunResult) -> [TraceEvent.What] {
        run.events.filter { $0.kind == .call }.map(\.what)
    }
}

extension RunResult {
    /// Whether the app was asked to do something. Metadata that is only made asks it for nothing.
    public var leadsToApp: Bool {
        events.contains { $0.kind == .call && !$0.name.hasSuffix(".createPurchaseMetaData") }
    }
}
