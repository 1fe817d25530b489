internal import FoundationEssentials
internal import JSONDocuments
internal import PortalJudge
internal import PortalKit

/// Which cases of a suite are run.
struct CaseSelection {
    private let filters: [String]
    private let expression: (text: String, value: CaseExpression)?
    /// The cases that failed last, if only those are run.
    private let last: Set<CodeUnits>?
    /// Which part of the suite is run; nil is all of it.
    let shard: Shard?

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        filters = arguments.all("--filter").map { $0.lowercased() }
        if let text = arguments.value("-k") {
            do throws(CaseExpression.Problem) {
                expression = (text, try CaseExpression(text))
            } catch {
                throw .usage("-k '\(text)': \(error.message)", command: "test")
            }
        } else {
            expression = nil
        }
        last = try arguments.has("--lf") ? LastFailures.known() : nil
        shard = try Self.shard(arguments)
    }

    /// Whether a name passes the filters, whatever its part of the suite.
    func matches(name: String, path: String) -> Bool {
        (filters.isEmpty
            || filters.contains { name.lowercased().contains($0) || path.lowercased().contains($0) })
            && expression?.value.matches(name: name, path: path) ?? true
            && last?.contains(path) ?? true
    }

    /// Whether a case is run here.
    func contains(name: String, path: String) -> Bool {
        matches(name: name, path: path) && shard.map { $0.contains(name) } ?? true
    }

    /// What was asked for, for messages.
    var words: String {
        let all = [
            filters.isEmpty
                ? nil : "--filter \(filters.map { "'\($0)'" }.joined(separator: " or "))",
            expression.map { "-k '\($0.text)'" }, last == nil ? nil : "--lf",
        ].compactMap { $0 }
        return all.isEmpty ? "the part" : all.joined(separator: " with ")
    }

    /// Whether only the cases that failed last were asked for, and none did.
    var hasNoFailures: Bool { last?.isEmpty ?? false }

    /// A part of a suite may have nothing to do; that is no mistake if the suite has cases.
    func isEmptyShardFine(_ found: Int, _ matched: Int) -> Bool {
        shard != nil && found > 0 && matched > 0
    }

    private static func shard(_ arguments: ParsedArguments) throws(CommandFailure) -> Shard? {
        guard let text = arguments.value("--shard") else { return nil }
        if text == "auto" {
            if let found = Shard.scheduled(ProcessInfo.processInfo.environment) {
                return found.shard
            }
            throw .usage(
                "--shard auto found no job scheduler; expected "
                    + Shard.variables.joined(separator: ", or ")
                    + "; or give the part as --shard 1/4", command: "test")
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
            (1...count).contains(index)
        else {
            throw .usage(
                "expected --shard I/N with I from 1 to N, or auto, found '\(text)'",
                command: "test")
        }
        return Shard(index: index, count: count)
    }
}
