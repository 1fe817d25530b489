internal import Glibc

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
        return [
            Int(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ]
    }
}
