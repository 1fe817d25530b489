internal import Glibc

/// A file that is being written and has no name yet, so that nothing is left of it where the process
/// ends; or, where the file system cannot do that, one with a name that is not in use.
struct NewFile {
    let descriptor: Int32
    private let folder: String
    /// Nil as long as it has none.
    private let name: String?

    /// Begins a file in a folder.
    init(in folder: String) throws(WholeFile.Failure) {
        self.folder = folder
        // The value of O_TMPFILE, which Swift does not see: __O_TMPFILE | O_DIRECTORY.
        let unnamed = open(folder, 0o20000000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o600)
        if unnamed >= 0 {
            descriptor = unnamed
            name = nil
            return
        }
        let name = Self.freeName(in: folder)
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .ofSystem }
        self.name = name
    }

    private static func freeName(in folder: String) -> String {
        "\(folder)/.portalhost-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    }

    /// Takes mode and owner of the file whose place it is to take.
    func take(_ old: stat) throws(WholeFile.Failure) {
        var own = stat()
        guard fstat(descriptor, &own) == 0 else { throw .ofSystem }
        if own.st_uid != old.st_uid || own.st_gid != old.st_gid,
            fchown(descriptor, old.st_uid, old.st_gid) != 0
        {
            throw .init("it belongs to another user or group, which cannot be kept")
        }
        guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw .ofSystem }
    }

    /// Takes the mode that the system gives to files of this process.
    func takeUsualMode() {
        let mask = umask(0)
        umask(mask)
        // It is readable for its owner in any case.
        _ = fchmod(descriptor, 0o666 & ~mask)
    }

    /// Gives it its name, and takes that name from the file that had it.
    func move(to place: String) throws(WholeFile.Failure) {
        var current = name
        if current == nil {
            let free = Self.freeName(in: folder)
            guard
                linkat(
                    AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, free, AT_SYMLINK_FOLLOW) == 0
            else { throw .ofSystem }
            current = free
        }
        guard let current else { return }
        guard rename(current, place) == 0 else {
            let failure = WholeFile.Failure.ofSystem
            unlink(current)
            throw failure
        }
        // Errors of the disk that are told late belong to this file as well.
        guard close(descriptor) == 0 else { throw .ofSystem }
    }

    /// Forgets it.
    func discard() {
        close(descriptor)
        if let name { unlink(name) }
    }
}
