internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import WebFormats

/// Waits until one of some files changes. This waits in the real world, for a person who types.
final class FileWatch {
    var files: [String] = []

    /// Returns when a file is another than it was at the call.
    func wait() {
        let before = files.map(Self.state)
        while files.map(Self.state) == before { usleep(200_000) }
    }

    /// What changes when a file is saved.
    private static func state(_ path: String) -> [Int] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        if status.st_mode & S_IFMT == S_IFDIR {
            // By the names in it: what we write there ourselves is no change from then on.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.sortedByCodeUnits().map { Int(truncatingIfNeeded: FNV1a.hash($0)) }
        }
        return [
            Int(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ]
    }
}
