internal import Glibc
internal import Synchronization

/// Which files were read so far, by what they are and not by their names: no output may go where an
/// input came from.
package enum FilesRead {
    /// A file, whatever it is called.
    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64

        init(device: UInt64, number: UInt64) {
            self.device = device
            self.number = number
        }

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
        }
    }

    private static let all = Mutex<Set<Identity>>([])
    /// Where this process and those that it makes tell each other what they read: 16 bytes for each
    /// file. -1 is nowhere.
    private static let shared = Mutex<Int32>(-1)
    /// Where the paths of files are written, for another process; -1 is nowhere.
    private static let log = Mutex<Int32>(-1)

    /// Takes note of an open file.
    static func note(_ file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0 else { return }
        note(Identity(status))
        guard log.withLock({ $0 >= 0 }), status.st_mode & S_IFMT == S_IFREG else { return }
        var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = path.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return -1 }
            return readlink(
                "/proc/self/fd/\(file)", start.assumingMemoryBound(to: CChar.self),
                buffer.count - 1)
        }
        guard count > 0 else { return }
        let line = Array(path[..<count]) + [0]
        // One call each, so that the lines of several processes stay apart. A file that is not told is
        // not watched, which is all that comes of it.
        log.withLock { log in
            _ = line.withUnsafeBytes { write(log, $0.baseAddress, $0.count) }
        }
    }

    /// Writes the paths of files that are read from now on, in this process and in those that it makes,
    /// to an open file: each with a zero byte behind it.
    package static func tell(to file: Int32) { log.withLock { $0 = file } }

    /// Whether the file at a path was read as an input.
    package static func contains(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        let identity = Identity(status)
        return all.withLock { $0.contains(identity) } || toldByOthers().contains(identity)
    }

    /// Takes note of a file that is read later.
    package static func note(path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        note(Identity(status))
    }

    // MARK: - Several processes

    /// From now on what the processes that this one makes read counts here as well.
    package static func share() {
        shared.withLock { file in
            // Swift's module of the C library leaves it out. Without it each process knows its own.
            typealias Create = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
            guard file < 0, let symbol = dlsym(nil, "memfd_create") else { return }
            file = unsafeBitCast(symbol, to: Create.self)("inputs", Self.closesOnExec)
            // All of them write behind what is there.
            if file >= 0 { _ = fcntl(file, F_SETFL, O_APPEND) }
        }
    }

    /// `MFD_CLOEXEC` of Linux.
    private static let closesOnExec: UInt32 = 1

    private static func note(_ identity: Identity) {
        guard all.withLock({ $0.insert(identity).inserted }) else { return }
        shared.withLock { file in
            guard file >= 0 else { return }
            let entry = [identity.device, identity.number]
            _ = entry.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        }
    }

    private static func toldByOthers() -> Set<Identity> {
        let file = shared.withLock { $0 }
        var status = stat()
        guard file >= 0, fstat(file, &status) == 0 else { return [] }
        var entries = [UInt64](repeating: 0, count: Int(status.st_size) / 8)
        let count = entries.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        return Set(
            stride(from: 0, to: max(0, count) / 16 * 2, by: 2).map {
                Identity(device: entries[$0], number: entries[$0 + 1])
            })
    }
}
