internal import FoundationEssentials
internal import Glibc

/// Puts bytes where a path leads, so that a reader there finds the old file or the new one.
enum WholeFile {
    /// Why that was not done.
    struct Failure: Error {
        /// The reason, for the end of a sentence.
        let words: String

        init(_ words: String) { self.words = words }

        /// What the last system call said.
        static var ofSystem: Failure {
            switch errno {
            case ENOENT, ENOTDIR: Failure("no such folder")
            case EACCES, EPERM: Failure("no permission")
            case EROFS: Failure("the file system is read-only")
            case ENOSPC, EDQUOT: Failure("no space left")
            case EFBIG: Failure("the file would be larger than the system allows")
            case ENAMETOOLONG: Failure("the name is too long")
            case ELOOP: Failure("its symbolic links lead in a circle")
            default: Failure(String(cString: strerror(errno)))
            }
        }
    }

    /// Writes bytes.
    static func write(_ data: Data, to path: String) throws(Failure) {
        guard !path.isEmpty else { throw Failure("the name is empty") }
        let place = place(of: path)
        var old = stat()
        let exists = stat(place, &old) == 0
        if !exists, errno != ENOENT { throw .ofSystem }
        if exists {
            switch old.st_mode & S_IFMT {
            case S_IFREG: break
            case S_IFDIR: throw Failure("this is a folder")
            default: return try append(data, to: place)
            }
            // A file that may not be written is not replaced either.
            guard access(place, W_OK) == 0 else { throw .ofSystem }
        }
        guard !place.hasSuffix("/") else { throw Failure("this is the name of a folder") }
        let cut = place.lastIndex(of: "/")
        let folder = cut.map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
        try replace(place, in: folder, by: data, like: exists ? old : nil)
    }

    /// What a path leads to, through symbolic links, whether it exists or not.
    static func place(of path: String) -> String {
        var place = path
        // As many as the system follows.
        for _ in 0..<40 {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = readlink(place, &buffer, Int(PATH_MAX))
            guard count > 0 else { break }
            let target = String(
                decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if target.hasPrefix("/") {
                // What /proc gives for pipes is no path.
                var status = stat()
                if place.hasPrefix("/proc/") || place.hasPrefix("/dev/"),
                    stat(target, &status) != 0
                {
                    return place
                }
                place = target
            } else if place.hasPrefix("/proc/") {
                return place
            } else {
                let cut = place.lastIndex(of: "/").map { place[..<place.index(after: $0)] } ?? ""
                place = cut + target
            }
        }
        // One name for one file, where its folder exists.
        let cut = place.lastIndex(of: "/")
        let folder = cut.map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
        guard let real = realpath(folder, nil) else { return place }
        defer { free(real) }
        let whole = String(cString: real)
        let name = cut.map { String(place[place.index(after: $0)...]) } ?? place
        return whole.hasSuffix("/") ? whole + name : "\(whole)/\(name)"
    }

    /// Whether there is a device or a pipe at a place.
    static func isStream(_ place: String) -> Bool {
        var status = stat()
        guard stat(place, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    // MARK: - Writing

    private static func replace(
        _ place: String, in folder: String, by data: Data, like old: stat?
    ) throws(Failure) {
        let new = try NewFile(in: folder)
        do throws(Failure) {
            try all(data, to: new.descriptor)
            if let old { try new.take(old) } else { new.takeUsualMode() }
            try new.move(to: place)
        } catch {
            new.discard()
            throw error
        }
    }

    /// A device or a pipe takes bytes as they come.
    private static func append(_ data: Data, to place: String) throws(Failure) {
        let file = open(place, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { throw .ofSystem }
        defer { close(file) }
        try all(data, to: file)
    }

    private static func all(_ data: Data, to file: Int32) throws(Failure) {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .ofSystem }
            rest = rest.dropFirst(count)
        }
    }
}
