internal import Foundation
internal import MobilePlans
internal import WebPlatform

/// What a command line, a case or a configuration names as a portal: scripts, or a page.
public enum PortalInput: Equatable, Sendable {
    /// Script files, loaded in order into one page.
    case scripts([String])
    /// A page of a folder.
    case site(Site)
    /// A page of a server.
    case url(String)

    /// Tells what names are.
    ///
    /// - Parameters:
    ///   - paths: Files, a folder with an index.html, or a URL.
    ///   - root: The folder that is the site's root; nil is the page's own.
    /// - Throws: `ScriptFile.LoadError` for names that do not go together.
    public init(_ paths: [String], root: String? = nil) throws(ScriptFile.LoadError) {
        self = try Self(paths, root: root, in: Repository())
    }

    /// Tells what names are.
    ///
    /// - Parameters:
    ///   - paths: Files, a folder with an index.html, or a URL.
    ///   - root: The folder that is the site's root; nil is the page's own.
    ///   - repository: How files are called.
    /// - Throws: `ScriptFile.LoadError` for names that do not go together.
    package init(
        _ paths: [String], root: String? = nil, in repository: Repository
    ) throws(ScriptFile.LoadError) {
        guard let first = paths.first(where: Self.isPage) else {
            if let root {
                throw .init(
                    path: root, message: "a site's root goes with a page, and none was given")
            }
            self = .scripts(paths)
            return
        }
        guard paths.count == 1 else {
            let other = paths.first { $0 != first } ?? first
            throw .init(
                path: first,
                message: "a page is opened alone, and brings its scripts itself; '\(other)' is one "
                    + "too many")
        }
        if Self.isURL(first) {
            self = .url(first)
            return
        }
        let path = first.count > 1 && first.hasSuffix("/") ? String(first.dropLast()) : first
        if let index = Self.index(of: path) {
            self = try .site(
                Self.site(
                    folder: path, file: index, root: root, repository))
        } else {
            guard FileManager.default.fileExists(atPath: path) else {
                throw .init(path: path, message: "there is no such file")
            }
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            let folder = parts.dropLast().joined(separator: "/")
            self = try .site(
                Self.site(
                    folder: path.hasPrefix("/") && folder.isEmpty ? "/" : folder,
                    file: String(parts[parts.count - 1]), root: root, repository))
        }
    }

    private static func site(
        folder: String, file: String, root: String?, _ repository: Repository
    ) throws(ScriptFile.LoadError) -> Site {
        guard let root else { return Site(root: folder, page: file, in: repository) }
        let page = folder.isEmpty ? file : "\(folder)/\(file)"
        guard let relative = path(of: page, below: root) else {
            throw .init(
                path: page, message: "the page is not below the root of its site, '\(root)'")
        }
        return Site(root: root, page: relative, in: repository)
    }

    /// The path of a file as seen from a folder; nil for a file elsewhere.
    private static func path(of file: String, below root: String) -> String? {
        func parts(_ path: String) -> [String] {
            URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
        }
        let (inner, outer) = (parts(file), parts(root))
        guard inner.starts(with: outer), inner.count > outer.count else { return nil }
        return inner.dropFirst(outer.count).joined(separator: "/")
    }

    /// Whether a name is a page's: a file of HTML, a folder with an index.html, or a URL.
    public static func isPage(_ path: String) -> Bool {
        isURL(path) || FileTypes.isPage(path) || index(of: path) != nil
    }

    /// Whether a portal is named by its URL.
    package static func isURL(_ path: String) -> Bool {
        path.hasPrefix("http://") || path.hasPrefix("https://")
    }

    private static func index(of folder: String) -> String? {
        Site.indexFiles.first {
            var isFolder: ObjCBool = false
            let path = folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)"
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
