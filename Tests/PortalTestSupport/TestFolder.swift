package import Foundation

/// The folder that everything of one run of tests goes into. It is removed when the process ends, and by the
/// next run if the process was killed.
package enum TestFolder {
    /// The folder; it is made when it is asked for first.
    package static let url: URL = {
        let manager = FileManager.default
        let all = manager.temporaryDirectory
        let prefix = "portalhost-tests-"
        // What cannot be listed or removed is the system's to clean.
        for name in (try? manager.contentsOfDirectory(atPath: all.path)) ?? []
        where name.hasPrefix(prefix) {
            guard let process = Int32(name.dropFirst(prefix.count)), kill(process, 0) != 0,
                errno == ESRCH
            else { continue }
            remove(all.appending(path: name))
        }
        let folder = all.appending(path: "\(prefix)\(getpid())")
        // A test that needs it says why it is not there.
        try? manager.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { TestFolder.remove(TestFolder.url) }
        return folder
    }()

    /// Removes a folder with `rm`, which goes down step by step: tests make folders whose paths are longer
    /// than the system takes, and Foundation stops at these and leaves what is beside them.
    private static func remove(_ folder: URL) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/rm")
        process.arguments = ["-rf", folder.path]
        // Without it the folder is left for the next run.
        guard (try? process.run()) != nil else { return }
        process.waitUntilExit()
    }
}
