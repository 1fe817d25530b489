internal import FoundationEssentials
public import JSONDocuments
internal import PortalTrace

/// What belongs to a portal: its scripts, its configuration and its cases.
package struct PortalFolder: Sendable {
    /// The folder, or the first script, as it is shown.
    package var name: String
    /// The page's scripts, in order, or its page alone: a file or a URL.
    package var scripts: [String]
    /// The case files.
    package var cases: [String]
    /// What its configuration file says; nothing if there is none.
    package var configuration: PortalConfiguration

    /// Finds what some paths name: scripts are one page; an `.html` file, a URL and a folder are portals
    /// of their own. A folder's page or scripts are those of `.portalhost.json`, else those of
    /// `suite.json`, else its index.html, else every `.js` in it.
    ///
    /// - Parameter repository: How files are called, and where searches for files above a portal end.
    /// - Throws: What is wrong with a path or a file.
    package static func find(
        _ paths: [String], in repository: Repository = Repository()
    ) throws(DocumentProblems) -> [PortalFolder] {
        var portals: [PortalFolder] = []
        var scripts: [String] = []
        for path in paths {
            if PortalInput.isURL(path) {
                portals.append(
                    PortalFolder(
                        name: path, scripts: [path], cases: [],
                        configuration: try configuration(above: "", repository)))
                continue
            }
            guard path == "-" || Paths.exists(path) else {
                throw problem(path, "no such file or folder\(TextFile.nearby(path))")
            }
            if Paths.isFolder(path) {
                portals.append(try folder(path, repository))
            } else if PortalInput.isPage(path) {
                portals.append(try files([path], repository))
            } else {
                scripts.append(path)
            }
        }
        if !scripts.isEmpty { portals.insert(try files(scripts, repository), at: 0) }
        return portals
    }

    /// Whether the present folder is a portal's, so that it need not be named.
    package static var isHere: Bool {
        ([CaseFile.suiteFileName] + Site.indexFiles).contains(where: Paths.isFile)
            || Repository().nearest(PortalConfiguration.fileName, from: "") != nil
    }

    /// What else a run of something depends on, as far as it is known without reading: the files beside
    /// a script, the configuration and the suite above.
    package static func surroundings(of path: String) -> [String] {
        let folder = Paths.isFolder(path) ? path : Paths.folder(of: path)
        let repository = Repository()
        let above = [PortalConfiguration.fileName, CaseFile.suiteFileName]
            .compactMap { repository.nearest($0, from: folder) }
        // A case's scripts are in the folder of its suite.
        let shared = above.filter { $0.hasSuffix(CaseFile.suiteFileName) }.map(Paths.folder)
        let beside =
            (try? FileManager.default.contentsOfDirectory(
                atPath: folder.isEmpty ? "." : folder)) ?? []
        return above + shared.map { $0.isEmpty ? "." : $0 }
            + (Paths.isFolder(path)
                ? []
                : beside.filter { !$0.hasPrefix(".") }.map { Paths.joined(folder, $0) }
                    .filter(Paths.isFile))
    }

    /// A portal that was named by its files.
    private static func files(
        _ paths: [String], _ repository: Repository
    ) throws(DocumentProblems) -> PortalFolder {
        let first = paths.first { $0 != "-" } ?? ""
        var configuration = try configuration(above: Paths.folder(of: first), repository)
        if let page = configuration.page, !paths.contains(where: { isSame($0, page) }) {
            // There is nothing to click in scripts without their page.
            configuration.actions = []
        }
        return PortalFolder(
            name: repository.name(of: paths.first ?? first), scripts: paths, cases: [],
            configuration: configuration)
    }

    private static func isSame(_ path: String, _ other: String) -> Bool {
        Paths.joined("", path) == Paths.joined("", other)
    }

    /// The configuration in a folder or above it.
    private static func configuration(
        above folder: String, _ repository: Repository
    ) throws(DocumentProblems) -> PortalConfiguration {
        guard
            let path = repository.nearest(PortalConfiguration.fileName, from: folder)
        else { return PortalConfiguration() }
        return try PortalConfiguration.load(path, in: repository)
    }

    private static func folder(
        _ path: String, _ repository: Repository
    ) throws(DocumentProblems) -> PortalFolder {
        let folder = Paths.joined("", path)
        let configuration = try configuration(above: folder, repository)
        let cases: [String]
        do throws(DocumentProblem) {
            cases = try CaseFinder.find([folder])
        } catch {
            throw DocumentProblems(all: [error])
        }
        let names: [String]
        // A configuration above the folder may be about another portal.
        if let page = configuration.page, PortalInput.isURL(page) || isInside(page, folder) {
            names = [page]
        } else if let given = configuration.scripts, given.allSatisfy({ isInside($0, folder) }) {
            names = given
        } else if let suite = try CaseLoader(repository: repository).suiteScripts(of: folder) {
            names = suite.map { Paths.joined(folder, $0) }
        } else if let index = Site.indexFiles.first(where: {
            Paths.isFile(Paths.joined(folder, $0))
        }) {
            names = [Paths.joined(folder, index)]
        } else {
            names = scripts(of: folder).filter { name in
                // The scripts of further pages belong there.
                !configuration.pages.contains { $0.scripts.contains { $0 == name } }
            }
        }
        guard !names.isEmpty else {
            throw problem(path, noScripts(folder))
        }
        return PortalFolder(
            name: repository.name(of: folder), scripts: names, cases: cases,
            configuration: configuration)
    }

    /// Whether a file or folder lies in a folder, however both are written.
    private static func isInside(_ path: String, _ folder: String) -> Bool {
        let (inner, outer) = (Repository.whole(path), Repository.whole(folder))
        return inner == outer || inner.hasPrefix(outer == "/" ? outer : outer + "/")
    }

    private static func scripts(of folder: String) -> [String] {
        // A folder that cannot be read has no scripts, which is told.
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".js") }.sortedByCodeUnits().map { Paths.joined(folder, $0) }
    }

    /// Why a folder is no portal: mostly it holds some.
    private static func noScripts(_ folder: String) -> String {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .sortedByCodeUnits().filter { !$0.hasPrefix(".") && $0 != "node_modules" }
        if names.isEmpty { return "the folder is empty; expected a portal's scripts" }
        let portals = names.map { Paths.joined(folder, $0) }.filter { path in
            ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).contains {
                $0.hasSuffix(".js") || $0 == PortalConfiguration.fileName || $0 == "suite.json"
            }
        }
        guard !portals.isEmpty else {
            return "no scripts; name them as \"scripts\" in \(PortalConfiguration.fileName)"
        }
        let few = portals.prefix(5).map(TraceValue.oneLine).joined(separator: " ")
        return "no scripts in this folder itself; each portal has a folder of its own: "
            + "portalhost validate \(few)\(portals.count > 5 ? " …" : "")"
    }

    private static func problem(_ path: String, _ message: String) -> DocumentProblems {
        DocumentProblems(
            all: [
                DocumentProblem(file: path, line: nil, column: nil, path: "", message: message)
            ])
    }
}
