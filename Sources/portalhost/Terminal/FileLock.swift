internal import Glibc

/// Keeps other processes of this program from a file between reading and writing it, so that no
/// update is lost. It ends with the process, however that ends, and leaves no file behind.
///
/// A file that does not exist yet is locked through its folder.
final class FileLock {
    private var descriptor: Int32 = -1

    /// Waits until no other process has the file.
    ///
    /// - Parameters:
    ///   - what: What is in the file, for messages: "localStorage".
    ///   - longest: How long another process is waited for, in seconds.
    init(_ path: String, what: String, longest: Int = 60) throws(CommandFailure) {
        var isTold = false
        let start = ContinuousClock.now
        while !attempt(WholeFile.place(of: path)) {
            if !isTold {
                Terminal.printError("note: waiting for another portalhost that has '\(path)'")
                isTold = true
            }
            guard ContinuousClock.now - start < .seconds(longest) else {
                throw .couldNotRun(
                    "\(what) in '\(path)' is in use by another portalhost for more than "
                        + "\(longest) seconds; end that one, or name another file")
            }
            usleep(20_000)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// - Returns: False if another process has it.
    private func attempt(_ place: String) -> Bool {
        var file = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if file < 0 {
            let cut = place.lastIndex(of: "/")
            file = open(
                cut.map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? ".",
                O_RDONLY | O_CLOEXEC | O_DIRECTORY)
            // What cannot be opened is told by the code that reads or writes it.
            guard file >= 0 else { return true }
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let isTaken = errno == EWOULDBLOCK
            close(file)
            // A file system without locks: no other process can have one.
            return !isTaken
        }
        // The file may have been replaced, or made, before the lock was there.
        var (own, now) = (stat(), stat())
        let exists = stat(place, &now) == 0
        guard fstat(file, &own) == 0,
            exists
                ? own.st_ino == now.st_ino && own.st_dev == now.st_dev
                : own.st_mode & S_IFMT == S_IFDIR
        else {
            close(file)
            return false
        }
        descriptor = file
        return true
    }
}
