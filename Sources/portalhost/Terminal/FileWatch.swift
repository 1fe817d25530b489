internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PortalJudge
internal import PortalKit

/// Waits until files change, are new or are gone. This waits in the real world, for a person who types.
struct FileWatch {
    /// What happened to a file.
    struct Change: Equatable {
        enum Kind: String { case changed, isNew = "is new", isGone = "is gone" }
        let path: String
        let kind: Kind
    }

    /// Why waiting ended.
    enum Event {
        case changed([Change])
        /// The person pressed Enter.
        case asked
        case ended
    }

    /// What is watched: files, and folders with everything in them.
    private var paths: [String]
    /// What the command writes, by what the paths lead to.
    private let outputs: Set<CodeUnits>
    /// The files that its own words go to, by device and number: "validate . --watch > log.txt".
    private let said: [[Int]]
    private var state: [CodeUnits: [Int]] = [:]
    private var hasInput = isatty(STDIN_FILENO) == 1
    /// Larger folders are watched in part.
    static let mostFiles = 5_000
    /// Whether there are more files than are watched.
    var isPartial: Bool { state.count >= Self.mostFiles }

    /// Watches what a command was given: of a file its folder as well, and the configurations above.
    ///
    /// - Parameter outputs: Files that are not watched: the command writes them.
    init(_ paths: [String], except outputs: [String] = []) {
        let files = paths.filter { $0 != "-" && !$0.hasPrefix("http:") && !$0.hasPrefix("https:") }
        self.paths = files.flatMap { [$0] + PortalFolder.surroundings(of: $0) }
        self.outputs = Set(outputs.map { CodeUnits(WholeFile.place(of: $0)) })
        said = [STDOUT_FILENO, STDERR_FILENO].compactMap { file in
            var status = stat()
            return fstat(file, &status) == 0 ? Self.identity(status) : nil
        }
        state = look()
    }

    /// Watches files that a run has read as well, wherever they are. They go before others.
    mutating func add(_ read: [String]) {
        let repository = Repository()
        var new: [String] = []
        for path in read.map(repository.name)
        where state[path] == nil && !paths.contains(where: { $0.utf8.elementsEqual(path.utf8) }) {
            new.append(path)
        }
        guard !new.isEmpty else { return }
        paths = new + paths
        var state = state
        for path in new { look(path, &state, depth: 0) }
        for path in new where outputs.contains(WholeFile.place(of: path)) { state[path] = nil }
        self.state = state
    }

    /// Returns when a file is another than it was when the last wait ended.
    mutating func wait() -> Event {
        while true {
            let now = look()
            let changes = Self.changes(from: state, to: now)
            if !changes.isEmpty {
                // Editors write several files, or one in steps.
                var last = now
                while true {
                    usleep(80_000)
                    let next = look()
                    if next == last { break }
                    last = next
                }
                let all = Self.changes(from: state, to: last)
                state = last
                return .changed(all)
            }
            if hasInput, let event = input() { return event }
            usleep(200_000)
        }
    }

    static func changes(
        from before: [CodeUnits: [Int]], to now: [CodeUnits: [Int]]
    ) -> [Change] {
        Set(before.keys).union(now.keys).sorted().compactMap { path in
            switch (before[path], now[path]) {
            case (nil, .some): Change(path: path.text, kind: .isNew)
            case (.some, nil): Change(path: path.text, kind: .isGone)
            case (let old, let new):
                old == new ? nil : Change(path: path.text, kind: .changed)
            }
        }
    }

    private mutating func input() -> Event? {
        var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 0) > 0 else { return nil }
        guard let line = readLine() else {
            hasInput = false
            return nil
        }
        return line.hasPrefix("q") ? .ended : .asked
    }

    // MARK: - Looking

    private func look() -> [CodeUnits: [Int]] {
        var found: [CodeUnits: [Int]] = [:]
        for path in paths { look(path, &found, depth: 0) }
        if !outputs.isEmpty {
            for path in found.keys where outputs.contains(WholeFile.place(of: path.text)) {
                found[path] = nil
            }
        }
        return found
    }

    private static func identity(_ status: stat) -> [Int] {
        [Int(status.st_dev), Int(status.st_ino)]
    }

    private func look(_ path: String, _ found: inout [CodeUnits: [Int]], depth: Int) {
        guard depth < 16 else { return }
        var status = stat()
        guard found.count < Self.mostFiles, stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            if said.contains(Self.identity(status)) { return }
            found[path] = [
                Int(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
            ]
            return
        }
        // A folder that went away a moment ago has nothing in it.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names.sortedByCodeUnits() where name != "node_modules" && name != "build" {
            let isConfiguration = name == PortalConfiguration.fileName
            if name.hasPrefix("."), !isConfiguration { continue }
            look(path == "." ? name : "\(path)/\(name)", &found, depth: depth + 1)
        }
    }
}
