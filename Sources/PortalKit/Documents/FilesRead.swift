internal import Glibc
internal import Synchronization

/// Which files were read so far, by what they are and not by their names: no output may go where an
/// input came from.
public enum FilesRead {
    /// A file, whatever it is called.
    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
        }
    }

    private static let all = Mutex<Set<Identity>>([])

    /// Takes note of an open file.
    static func note(_ file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0 else { return }
        let identity = Identity(status)
        all.withLock { _ = $0.insert(identity) }
    }

    /// Whether the file at a path was read as an input.
    public static func contains(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        let identity = Identity(status)
        return all.withLock { $0.contains(identity) }
    }

    /// Takes note of a file that is read later.
    public static func note(path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let identity = Identity(status)
        all.withLock { _ = $0.insert(identity) }
    }
}
