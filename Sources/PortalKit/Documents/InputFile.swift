internal import Glibc

/// Reads the files that command lines and documents name: never more than is expected of their kind,
/// and never from what may have no end.
package enum InputFile {
    /// The size of the largest file of each kind, in bytes.
    package enum Most {
        /// What a person writes: cases, scenarios, fixtures.
        package static let document = 64 << 20
        /// Scripts, and bodies of answers.
        package static let script = 128 << 20
        /// What this program writes: traces, reports, states.
        package static let written = 512 << 20
    }

    /// Why a file was not read.
    package enum Failure: Error, Equatable {
        /// A system call failed, with this error number.
        case system(Int32)
        /// It is no file: "a pipe".
        case notAFile(String)
        /// It has more bytes than this.
        case tooLarge(most: Int)

        /// The reason in words, for the middle of a sentence.
        package var words: String {
            switch self {
            case .system(EACCES), .system(EPERM): "no permission"
            case .system(ENOENT), .system(ENOTDIR): "no such file"
            case .system(ENAMETOOLONG): "the path is too long"
            case .system(let number): String(cString: strerror(number))
            case .notAFile(let kind): "this is \(kind)"
            case .tooLarge(let most):
                "too large; expected at most \(most < 1 << 20 ? "\(most >> 10) kB" : "\(most >> 20) MB")"
            }
        }
    }

    /// The bytes of a file.
    ///
    /// - Parameter most: More than that is a failure, which is found before anything is read.
    package static func bytes(of path: String, most: Int) throws(Failure) -> [UInt8] {
        // Without O_NONBLOCK, opening a pipe waits for a writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .system(errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(errno) }
        if let kind = kind(status) { throw .notAFile(kind) }
        guard status.st_size <= most else { throw .tooLarge(most: most) }
        FilesRead.note(file)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var buffer = [UInt8](repeating: 0, count: min(max(Int(status.st_size) + 1, 4_096), 1 << 20))
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            // A file can grow while it is read.
            guard bytes.count <= most else { throw .tooLarge(most: most) }
        }
    }

    /// What stands at a path that is no file.
    static func kind(of path: String) -> String? {
        var status = stat()
        return stat(path, &status) == 0 ? kind(status) : nil
    }

    private static func kind(_ status: stat) -> String? {
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
