internal import FoundationEssentials
internal import Glibc

/// A file below a folder: read as a whole, once, and only if it really lies there.
enum PortalFile {
    /// Why a file is not read.
    enum Refusal: Error, Equatable {
        case missing
        /// It, or what it links to, is not below the folder.
        case outside
        /// It is a folder, a pipe or a device.
        case noFile
        case tooLarge(Int)
        case unreadable

        /// The reason, in words.
        var words: String {
            switch self {
            case .missing: "there is no such file"
            case .outside: "it is not below the portal's folder"
            case .noFile: "it is no file"
            case .tooLarge(let size): "it has \(size >> 20) MiB"
            case .unreadable: "it cannot be read"
            }
        }
    }

    /// A file's bytes, and when it was changed last.
    struct Contents {
        let bytes: [UInt8]
        /// Seconds since 1970.
        let changed: Int
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - root: The folder outside of which nothing is read; empty for the present one.
    ///   - most: The largest size.
    static func read(_ path: String, below root: String, most: Int) throws(Refusal) -> Contents {
        guard let real = resolved(path) else { throw .missing }
        guard let folder = resolved(root.isEmpty ? "." : root),
            real.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
        else { throw .outside }
        var status = stat()
        guard stat(real, &status) == 0 else { throw .missing }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile }
        guard status.st_size <= most else { throw .tooLarge(Int(status.st_size)) }
        guard let data = FileManager.default.contents(atPath: real) else { throw .unreadable }
        return Contents(bytes: Array(data), changed: status.st_mtim.tv_sec)
    }

    /// When a file was changed last; nil if it is not there.
    static func changed(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
    }

    /// A path without symbolic links; nil where there is nothing.
    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
