internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace
internal import WebPlatform

/// Writes cases of runs: the portal, its world, what was done, and what came of it.
///
/// What a suite or a configuration beside the case says already is left out. The expectations are those
/// of the case's own run, so that it passes at once, or is not written.
package struct CaseWriter {
    /// Why a case cannot be written.
    package struct Problem: Error, Equatable, Sendable {
        /// What is wrong, and what to do.
        package var message: String

        /// Says it.
        package init(_ message: String) {
            self.message = message
        }
    }

    private let loader: CaseLoader
    private let runner: CaseRunner

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - loader: Knows the suites and configurations beside the cases.
    ///   - runner: Runs them.
    package init(loader: CaseLoader, runner: CaseRunner) {
        self.loader = loader
        self.runner = runner
    }

    /// The text of a case.
    ///
    /// - Parameters:
    ///   - path: The file that it is for, which need not be there.
    ///   - name: What people call it; nil is made of the file's name.
    ///   - scripts: The portal's scripts, as they were read.
    ///   - options: What the run was given.
    package func text(
        for path: String, name: String? = nil, _ record: PortalRecord,
        _ scripts: [PortalScript], _ options: RunOptions
    ) throws(Problem) -> String {
        var document = try members(path, name ?? Self.name(of: path), record, scripts, options)
        if !record.steps.isEmpty { document.append(.init("steps", .array(record.steps))) }
        let userCase = try load(path, JSONLayout.text(.object(document)) + "\n")
        let attempt = runner.attempt(userCase)
        if let problem = attempt.problems.first { throw Problem(problem.message) }
        if let reason = CaseUpdate.reason(notToExpect: attempt.run.end) { throw Problem(reason) }
        let seen = SeenExpectation(run: attempt.run, caseName: userCase.id)
        document.append(.init("expect", .object(seen.all)))
        let text = JSONLayout.text(.object(document)) + "\n"
        let result = runner.run(try load(path, text))
        if let problem = result.problems.first {
            let changes = problem.lines.filter { $0.hasPrefix("-") || $0.hasPrefix("+") }
                .prefix(6).map(TraceValue.oneLine).joined(separator: "; ")
            throw Problem(
                "a case of this run does not give the same twice: \(problem.message)"
                    + (changes.isEmpty ? "" : ": \(changes)") + Self.said(by: attempt.run))
        }
        return text
    }

    /// What was found in the run that the expectations are of.
    private static func said(by run: RunResult) -> String {
        let found = run.findings.prefix(3).map {
            "\(TraceValue.oneLine($0.message)) [\($0.ruleID)]"
        }
        return found.isEmpty ? "" : " (the first run said: \(found.joined(separator: "; ")))"
    }

    /// "card-is-full.case.json" is "Card is full".
    static func name(of path: String) -> String {
        var file = path.split(separator: "/").last.map(String.init) ?? path
        if file.hasSuffix(CaseFinder.suffix) { file.removeLast(CaseFinder.suffix.count) }
        let words = file.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
        guard let first = words.first else { return "Case" }
        return first.uppercased() + words.dropFirst()
    }

    private func load(_ path: String, _ text: String) throws(Problem) -> UserCase {
        do throws(DocumentProblems) {
            return try loader.load(path, text: text)
        } catch {
            throw Problem(error.all.first.map { "\($0)" } ?? "the case cannot be read")
        }
    }

    // MARK: - The world

    /// What a case has to say so that it runs as the run did.
    private func members(
        _ path: String, _ name: String, _ record: PortalRecord, _ scripts: [PortalScript],
        _ options: RunOptions
    ) throws(Problem) -> [JSONValue.Member] {
        let folder = Paths.folder(of: path)
        var members: [JSONValue.Member] = [.init("name", .string(name))]
        func relative(_ file: String) -> JSONValue { .string(Self.path(file, from: folder)) }
        let isPage = record.portal.contains(where: PortalInput.isPage)
        let own: [JSONValue.Member] =
            isPage
            ? [.init("page", relative(record.portal.first ?? "."))]
                + (record.siteRoot.map { [.init("siteRoot", relative($0))] } ?? [])
            : [.init("scripts", .array(record.portal.map(relative)))]
        // A case of nothing but a name is what the files beside it say.
        let plain = try? loader.load(path, text: JSONLayout.text(.object(members)) + "\n")
        let isShared =
            plain.map { known in
                known.options.site == options.site
                    && (isPage || Self.keys(known.scripts) == Self.keys(scripts))
            } ?? false
        if !isShared { members += own }
        let base: UserCase
        if isShared, let plain {
            base = plain
        } else {
            base = try load(path, JSONLayout.text(.object(members)) + "\n")
        }
        if !base.steps.isEmpty {
            throw Problem(
                "the suite above '\(path)' has steps that every case does before its own, which this "
                    + "run did not do; write the case elsewhere, or add them as --do or --call")
        }
        let edition = EditionRecognition().applied(to: options, base.scripts).edition
        if edition != base.options.edition {
            members.append(.init("edition", .string(edition.rawValue)))
        }
        if options.target != base.options.target {
            members.append(.init("target", .string(options.target.rawValue)))
        }
        if let url = options.url { members.append(.init("url", .string(url))) }
        if let scenario = try scenario(record, base, folder) {
            members.append(.init("scenario", scenario))
        }
        // What the scenario brings counts for the case as it did for the run.
        let world = try load(path, JSONLayout.text(.object(members)) + "\n")
        if places(options) != places(world.options) {
            guard let named = record.network ?? (places(options).isEmpty ? [] : nil) else {
                throw Problem(
                    "servers would answer such a case otherwise than this run; name the fixtures with "
                        + "--network")
            }
            members.append(.init("network", .array(named.map(relative))))
        }
        if !record.pages.isEmpty, names(options.pages) != names(base.options.pages) {
            members.append(
                .init(
                    "pages",
                    .object(
                        record.pages.map { page in
                            .init(page.url, .array(page.scripts.map(relative)))
                        })))
        }
        if let partner = record.partnerCenter {
            members.append(
                .init("partnerCenter", partner == "sandbox" ? "sandbox" : relative(partner)))
        }
        let limits = limits(record, options)
        if !limits.isEmpty { members.append(.init("limits", .object(limits))) }
        return members
    }

    private func limits(_ record: PortalRecord, _ options: RunOptions) -> [JSONValue.Member] {
        var limits: [JSONValue.Member] = []
        if let until = options.until {
            limits.append(.init("until", .string(TimeText.text(until))))
        }
        if let seconds = record.seconds {
            limits.append(.init("seconds", .number(JSONNumber(seconds))))
        }
        if let memory = record.memory {
            limits.append(.init("memory", .number(JSONNumber(memory))))
        }
        return limits
    }

    private func places(_ options: RunOptions) -> [CodeUnits] {
        options.network.fixtures.all.map { CodeUnits($0.place) }
    }

    private static func keys(_ scripts: [PortalScript]) -> [CodeUnits] {
        scripts.map { CodeUnits($0.name) }
    }

    private func names(_ pages: [ScriptedPage]) -> [[CodeUnits]] {
        pages.map { [CodeUnits($0.url)] + Self.keys($0.scripts) }
    }

    /// The scenario's name, or an object with what is different from it; nil where nothing has to be
    /// said.
    private func scenario(
        _ record: PortalRecord, _ base: UserCase, _ folder: String
    ) throws(Problem) -> JSONValue? {
        var changes: [JSONValue.Member] = []
        if let activation = record.activation {
            changes.append(.init("activation", .string(activation.rawValue)))
        }
        if let states = record.registration {
            changes.append(
                .init(
                    "network",
                    ["registration": .array(states.map { .string($0.rawValue) })]))
        }
        if let host = record.notificationHost {
            changes.append(
                .init(
                    "launch",
                    [
                        "portal": .string("https://\(host)/"),
                        "notificationHost": .string(host),
                    ]))
        }
        guard let name = record.scenario else {
            if changes.isEmpty { return base.worldPlace == nil ? nil : "default" }
            return .object(changes)
        }
        guard name.hasSuffix(".json") else {
            return changes.isEmpty
                ? .string(name) : .object([.init("preset", .string(name))] + changes)
        }
        guard !changes.isEmpty else { return .string(Self.path(name, from: folder)) }
        // A file cannot be changed in a case, so its members stand there.
        do throws(DocumentProblem) {
            let file = try JSONParser.parse(try Paths.text(of: name), file: name).plain
            return Self.merged(file, .object(changes))
        } catch {
            throw Problem("\(error)")
        }
    }

    /// An object with the members of another one laid over it.
    private static func merged(_ base: JSONValue, _ changes: JSONValue) -> JSONValue {
        guard var members = base.members, let over = changes.members else { return changes }
        for change in over {
            guard
                let index = members.firstIndex(where: { $0.name.hasSameCodeUnits(as: change.name) })
            else {
                members.append(change)
                continue
            }
            members[index].value = merged(members[index].value, change.value)
        }
        return .object(members)
    }

    // MARK: - Paths

    /// A file as seen from a folder.
    package static func path(_ file: String, from folder: String) -> String {
        if PortalInput.isURL(file) { return file }
        let target = Repository.whole(file).split(separator: "/").map(String.init)
        let start = wholeFolder(folder).split(separator: "/").map(String.init)
        var common = 0
        while common < min(target.count, start.count), target[common] == start[common] {
            common += 1
        }
        let up = Array(repeating: "..", count: start.count - common)
        let path = (up + target[common...]).joined(separator: "/")
        return path.isEmpty ? "." : path
    }

    /// A folder without links, also one that is not there yet.
    private static func wholeFolder(_ folder: String) -> String {
        if folder.isEmpty || Paths.exists(folder) { return Repository.whole(folder) }
        let name = folder.split(separator: "/").last.map(String.init) ?? ""
        return Paths.joined(wholeFolder(Paths.folder(of: folder)), name)
    }
}
