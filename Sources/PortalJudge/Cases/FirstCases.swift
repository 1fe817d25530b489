internal import JSONDocuments
public import MobilePlans
internal import PortalTrace

/// The first cases of a portal that is there: that it opens, and each way into the app that it offers.
package struct FirstCases {
    /// A case to be written.
    package struct Entry: Sendable {
        /// The case's name.
        package var name: String
        /// The file's name.
        package var file: String
        /// What is done.
        package var options: RunOptions
    }

    /// The cases; the first one only opens the portal.
    package private(set) var entries: [Entry] = []
    /// Functions that were not tried because they need arguments.
    package private(set) var needy: [String] = []
    /// What threw while the portal was tried, and after which clicks.
    package private(set) var problems: [Finding] = []
    /// Which edition the portal is written for; `all` if it does not tell.
    package let edition: Edition

    /// Finds them by trying what the portal offers, as validate does.
    package init(_ scripts: [PortalScript], _ options: RunOptions, host: PortalHost) {
        var plain = options
        plain.calls = []
        plain.actions = []
        edition = EditionRecognition().applied(to: plain, scripts).edition
        plain.listsFunctions = true
        let first = host.run(scripts, plain)
        plain.listsFunctions = false
        entries = [Entry(name: "The portal opens", file: "opens", options: plain)]
        guard first.end.isRegular, !first.leadsToApp else { return }
        let exploration = PortalExploration(
            scripts, plain, first, isThorough: true, host: host)
        needy = exploration.log.needy
        let thrown: [RuleID] = [
            ExceptionsMustBeCaught.uncaughtException.id,
            ExceptionsMustBeCaught.unhandledRejection.id,
        ]
        problems = (exploration.findings + exploration.ways.flatMap { $0.findings })
            .filter { thrown.contains($0.ruleID) }.eachOnce()
        for way in exploration.ways.prefix(PortalExploration.mostWays) {
            var options = way.options
            if case .call(let function) = way.deed { options.calls = [function] }
            options.limits = plain.limits
            if let named = Self.named(way, options), Self.isSame(way, scripts, named, host) {
                options = named
            }
            let words = if case .call = way.deed { "Calls \(way.words)" } else { way.words }
            // A name has an end, however long the words of a page are.
            let name = String((words.prefix(1).uppercased() + words.dropFirst()).prefix(120))
            entries.append(Entry(name: name, file: file(for: way.words), options: options))
        }
    }

    /// The same clicks by what a user sees: `click role=button name="Buy"`.
    private static func named(
        _ way: PortalExploration.Way, _ options: RunOptions
    ) -> RunOptions? {
        let actions = way.deed.clicks.compactMap { try? UserAction(command: $0.exactCommand) }
        guard !actions.isEmpty, actions.count == options.actions.count else { return nil }
        var options = options
        options.actions = actions
        return options
    }

    private static func isSame(
        _ way: PortalExploration.Way, _ scripts: [PortalScript], _ options: RunOptions,
        _ host: PortalHost
    ) -> Bool {
        func calls(_ run: RunResult) -> [CodeUnits] {
            run.events.filter { $0.kind == .call }.map { CodeUnits($0.name) }
        }
        return calls(host.trace(scripts, options)) == calls(way.run)
    }

    /// A file's name that no other entry has.
    private func file(for words: String) -> String {
        var name = ""
        for unit in words.lowercased().utf8 {
            let isPlain = (0x61...0x7A).contains(unit) || (0x30...0x39).contains(unit)
            if isPlain {
                name.unicodeScalars.append(Unicode.Scalar(unit))
            } else if !name.isEmpty, !name.hasSuffix("-") {
                name += "-"
            }
        }
        while name.hasSuffix("-") { name.removeLast() }
        name = name.isEmpty ? "way" : String(name.prefix(60))
        var free = name
        var number = 2
        while entries.contains(where: { $0.file == free }) {
            free = "\(name)-\(number)"
            number += 1
        }
        return free
    }
}

extension String {
    /// The parts between the places of a text.
    fileprivate func components(separatedByText separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
