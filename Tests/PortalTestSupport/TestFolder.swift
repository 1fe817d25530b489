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
            try? manager.removeItem(at: all.appending(path: name))
        }
        let folder = all.appending(path: "\(prefix)\(getpid())")
        // A test that needs it says why it is not there.
        try? manager.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: TestFolder.url) }
        return folder
    }()
}
