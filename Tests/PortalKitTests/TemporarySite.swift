import Foundation
import PortalJudge
import PortalKit
import PortalTestSupport
import PortalTrace
import ScriptEngine

/// A folder of files that a portal is served from, in a folder of its own.
struct TemporarySite {
    let folder: URL

    /// Writes the files.
    init(_ files: [String: String]) throws {
        folder = TestFolder.url.appending(path: "site-\(UUID())")
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// Opens a page of the site as `portalhost run` does; names of files are relative to the folder.
    func run(
        _ page: String = "index.html", calls: [String] = [],
        configure: (inout RunOptions) -> Void = { _ in }
    ) -> RunResult {
        var options = RunOptions()
        options.calls = calls
        options.limits.seconds = 10
        options.site = Site(root: folder.path(), page: page)
        configure(&options)
        let host = PortalHost()
        defer { host.close() }
        return host.run([], options)
    }

    /// Validates the site as `portalhost validate` does.
    func validate(
        target: RunOptions.Target = .modern, configure: (inout RunOptions) -> Void = { _ in }
    ) -> PortalValidation {
        var options = RunOptions()
        options.target = target
        options.site = Site(root: folder.path(), page: "index.html")
        configure(&options)
        let host = PortalHost()
        defer { host.close() }
        return PortalValidation.run([], options, host: host, maps: SourceMaps())
    }

    /// What is said of a run in which the user clicks "Buy", and of the worlds of some groups: quicker than
    /// `validate`, which looks for the button first and plays all worlds.
    func findings(
        in groups: [MatrixGroup] = [], target: RunOptions.Target = .modern,
        configure: (inout RunOptions) -> Void = { _ in }
    ) throws -> [Finding] {
        var options = RunOptions()
        options.target = target
        options.site = Site(root: folder.path(), page: "index.html")
        options.actions = [try UserAction(command: "click \"Buy\"")]
        configure(&options)
        let host = PortalHost()
        defer { host.close() }
        let found = host.run([], options).findings
        guard !groups.isEmpty else { return found }
        return found + PortalMatrix.run([], options, groups: groups, host: host).findings
    }

    func remove() throws { try FileManager.default.removeItem(at: folder) }
}

/// What pages of a site print, where the names of places begin after the site's folder.
func printed(
    _ files: [String: String], calls: [String] = [],
    configure: (inout RunOptions) -> Void = { _ in }
) throws -> [String] {
    let site = try TemporarySite(files)
    let result = site.run(calls: calls, configure: configure)
    try site.remove()
    return result.consoleLines
        + result.events.filter { $0.kind == .exception }.map {
            let place = $0.location.map { " \($0)" } ?? ""
            return "uncaught \($0.name)"
                + place.replacingOccurrences(of: site.folder.path() + "/", with: "")
        }
}
