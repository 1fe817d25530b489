internal import Glibc

/// Reads small files at once.
enum SmallFile {
    private static let most = 64 << 10

    /// The bytes of a file; nil if it cannot be read, or is not small.
    ///
    /// Why that is so is not said: a caller that wants to know reads the file with Foundation.
    static func bytes(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        FilesRead.note(file)
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = max(0, read(file, buffer.baseAddress, most))
        }
        // Less than was asked for is all there is.
        return bytes.isEmpty || bytes.count == most ? nil : bytes
    }
}
