internal import PortalTrace
public import ScriptEngine

extension PortalMatrix {
    /// Tries a portal for which nothing is said that is to be done: as `validate` does, with what its page
    /// offers, and then in all worlds with the first way into the app that was found.
    ///
    /// - Parameters:
    ///   - willTry: Is told how many worlds were tried, of how many.
    ///   - willRun: Is told the limits of what is run next.
    package static func exploring(
        _ scripts: [PortalScript], _ options: RunOptions, groups: [MatrixGroup], host: PortalHost,
        willTry: (_ done: Int, _ all: Int) -> Void = { _, _ in },
        willRun: (ScriptLimits) -> Void = { _ in }
    ) -> PortalMatrix {
        let isSaid = !options.calls.isEmpty || !options.actions.isEmpty
        var listing = options
        listing.listsFunctions = true
        let first = isSaid ? nil : host.run(scripts, listing)
        guard let first, first.offeredFunctions != nil, first.callError == nil,
            first.end != .loadFailed
        else { return run(scripts, options, groups: groups, host: host, willTry: willTry) }
        willRun(PortalExploration.limits(options.limits))
        let explored = PortalExploration(scripts, options, first, isThorough: true, host: host)
        willRun(options.limits)
        guard let way = explored.ways.first else {
            let nothing = PortalMustBeTried.nothing(
                first, options, explored.log, isAllowed: false)
            return PortalMatrix(
                rows: [], findings: (first.findings + explored.findings + [nothing]).eachOnce(),
                scripts: scripts,
                callError: "the portal called nothing in the app, so there is nothing to try")
        }
        var matrix = run(scripts, way.options, groups: groups, host: host, willTry: willTry)
        var found = [PortalMustBeTried.taken(way.told, of: explored.log, first)]
        if !explored.hasPurchase {
            found.append(PortalMustBeTried.onlyCancelled(explored.log, first))
        }
        matrix.findings = (matrix.findings + explored.findings + found).eachOnce()
            .sorted(by: Finding.precedes)
        return matrix
    }
}
