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
        let here = FileManager.default.currentDirectoryPath
        return UserCache.folder.map {
            "\($0)/failed-\(String(FNV1a.hash(here), radix: 16)).json"
        }
    }

    /// The files of the cases.
    ///
    /// - Throws: Why what is known cannot be read. Without a file nothing has failed yet.
    static func known() throws(CommandFailure) -> Set<CodeUnits> {
        guard let path else {
            throw .couldNotRun(
                "--lf finds what failed last in the user's cache, and neither XDG_CACHE_HOME nor HOME "
                    + "says where that is; leave out --lf")
        }
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let failed = read() else {
            throw .couldNotRun(
                "--lf cannot read which cases failed last: '\(path)' is no file that portalhost test "
                    + "wrote, or cannot be opened; remove it, or leave out --lf")
        }
        return failed
    }

    /// The same where it does not matter if it can be read; nil if it cannot.
    private static func read() -> Set<CodeUnits>? {
        guard let path, let data = FileManager.default.contents(atPath: path),
            // What is wrong with it is told by who needs it.
            let file = try? JSONDecoder().decode(File.self, from: data)
        else { return nil }
        // Another folder may have the same number.
        guard file.folder == FileManager.default.currentDirectoryPath else { return [] }
        return Set(file.failed.map { CodeUnits($0) })
    }

    /// Takes note of results; cases that were not run stay as they were.
    static func write(_ results: [(id: String, hasFailed: Bool)]) {
        let before = read()
        var failed = before ?? []
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
