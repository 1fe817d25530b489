internal import Glibc
internal import JSONDocuments
internal import PortalKit

/// Which files a run read, told by the processes in which it ran: in a file without a name, because
/// what a script takes along must not take this along.
final class ReadList {
    /// -1 where the system gives no such file; then less is watched.
    private let file: Int32

    init() {
        // The value of O_TMPFILE, which Swift does not see: __O_TMPFILE | O_DIRECTORY.
        file = open(
            "/tmp", 0o20000000 | O_DIRECTORY | O_RDWR | O_APPEND | O_CLOEXEC, 0o600)
    }

    /// Begins anew.
    func begin() {
        guard file >= 0, ftruncate(file, 0) == 0 else { return }
        FilesRead.tell(to: file)
    }

    /// The files that were read since then, each once, in order.
    func paths() -> [String] {
        FilesRead.tell(to: -1)
        guard file >= 0, lseek(file, 0, SEEK_SET) == 0 else { return [] }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return Set(bytes.split(separator: 0)).map { String(decoding: $0, as: UTF8.self) }
            .sortedByCodeUnits()
    }
}
