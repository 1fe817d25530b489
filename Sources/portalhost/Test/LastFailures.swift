internal import FoundationEssentials
internal import JSONDocuments
internal import WebFormats

/// Which cases failed when they were run last, for `--lf`: a file in the user's cache, one for each
/// folder that suites are run from.
enum LastFailures {
    private struct File: Codable {
        var folder: String
        var failed: [String]
    }

    private static var path: String? {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.cache" : nil }
        let here = FileManager.default.currentDirectoryPath
        return cache.map { "\($0)/portalhost/failed-\(String(FNV1a.hash(here), radix: 16)).json" }
    }

    /// The files of the cases.
    static func read() -> Set<CodeUnits> {
        // Without a file nothing has failed yet.
        guard let path, let data = FileManager.default.contents(atPath: path),
            let file = try? JSONDecoder().decode(File.self, from: data),
            file.folder == FileManager.default.currentDirectoryPath
        else { return [] }
        return Set(file.failed.map { CodeUnits($0) })
    }

    /// Takes note of results; cases that were not run stay as they were.
    static func write(_ results: [(id: String, hasFailed: Bool)]) {
        let before = read()
        var failed = before
        for result in results {
            if result.hasFailed {
                failed.insert(result.id)
            } else {
                failed.remove(CodeUnits(result.id))
            }
        }
        guard failed != before, let path else { return }
        let file = File(
            folder: FileManager.default.currentDirectoryPath, failed: failed.sorted().map(\.text))
        let url = URL(filePath: path)
        // A cache that cannot be written is no reason to fail: --lf then runs everything that failed
        // before.
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? JSONEncoder().encode(file).write(to: url, options: .atomic)
    }
}
