internal import FoundationEssentials
internal import JSONDocuments
internal import PortalTrace

/// What belongs to a portal: its scripts, its configuration and its cases.
public struct PortalFolder: Sendable {
    /// The folder, or the first script, as it is shown.
    public var name: String
    /// The page's scripts, in order, or its page alone: a file or a URL.
    public var scripts: [String]
    /// The case files.
    public var cases: [String]
    /// What its configuration file says; nothing if there is none.
    public var configuration: ValidationConfiguration

    /// Finds what some paths name: scripts are one page; an `.html` file, a URL and a folder are portals
    /// of their own. A folder's page or scripts are those of `.portalhost.json`, else those of
    /// `suite.json`, else its index.html, else every `.js` in it.
    ///
    /// - Throws: What is wrong with a path or a file.
    public static func find(_ paths: [String]) throws(DocumentProblems) -> [PortalFolder] {
        var portals: [PortalFolder] = []
        var scripts: [String] = []
        for path in paths {
            if path.hasPrefix("http://") || path.hasPrefix("https://") {
                portals.append(page(path, ValidationConfiguration()))
                continue
            }
            var isFolder = false
            guard
                path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            else {
                throw problem(path, "no such file or folder\(ScriptFile.nearby(path))")
            }
            if isFolder {
                portals.append(try folder(path))
            } else if PortalInput.isPage(path) {
                portals.append(page(path, try configuration(beside: path)))
            } else {
                scripts.append(path)
            }
        }
        guard let first = scripts.first else { return portals }
        portals.insert(
            PortalFolder(
                name: first, scripts: scripts, cases: [],
                configuration: try configuration(beside: first)), at: 0)
        return portals
    }

    private static func page(_ path: String, _ configuration: ValidationConfiguration)
        -> PortalFolder
    {
        PortalFolder(name: path, scripts: [path], cases: [], configuration: configuration)
    }

    private static func configuration(
        beside path: String
    ) throws(DocumentProblems) -> ValidationConfiguration {
        let place = Paths.joined(Paths.folder(of: path), ValidationConfiguration.fileName)
        return Paths.isFile(place)
            ? try ValidationConfiguration.load(place) : ValidationConfiguration()
    }

    private static func folder(_ path: String) throws(DocumentProblems) -> PortalFolder {
        let folder = Paths.joined("", path)
        let place = Paths.joined(folder, ValidationConfiguration.fileName)
        let configuration =
            Paths.isFile(place)
            ? try ValidationConfiguration.load(place) : ValidationConfiguration()
        let cases: [String]
        do throws(DocumentProblem) {
            cases = try CaseFinder.find([folder])
        } catch {
            throw DocumentProblems(all: [error])
        }
        let names: [String]
        if let page = configuration.page {
            names = [page]
        } else if let given = configuration.scripts {
            names = given
        } else if let suite = try CaseLoader().suiteScripts(of: folder) {
            names = suite
        } else if let index = Site.indexFiles.first(where: {
            Paths.isFile(Paths.joined(folder, $0))
        }) {
            names = [index]
        } else {
            names =
                ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
                .filter { $0.hasSuffix(".js") }.sorted()
                .filter { name in
                    // The scripts of further pages belong there.
                    !configuration.pages.contains {
                        $0.scripts.contains(Paths.joined(folder, name))
                    }
                }
        }
        guard !names.isEmpty else {
            throw problem(path, noScripts(folder))
        }
        return PortalFolder(
            name: folder, scripts: names.map { Paths.joined(folder, $0) }, cases: cases,
            configuration: configuration)
    }

    /// Why a folder is no portal: mostly it holds some.
    private static func noScripts(_ folder: String) -> String {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            .filter { !$0.hasPrefix(".") && $0 != "node_modules" }
        if names.isEmpty { return "the folder is empty; expected a portal's scripts" }
        let portals = names.map { Paths.joined(folder, $0) }.filter { path in
            ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).contains {
                $0.hasSuffix(".js") || $0 == ValidationConfiguration.fileName || $0 == "suite.json"
            }
        }
        guard !portals.isEmpty else {
            return "no scripts; name them as \"scripts\" in \(ValidationConfiguration.fileName)"
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
