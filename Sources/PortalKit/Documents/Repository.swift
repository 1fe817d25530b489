internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments

/// The repository that portals lie in: where the names of files in reports begin, and where searches
/// for files above a folder end.
package struct Repository: Sendable, Equatable {
    /// Its folder without links, where that was said; nil leaves names as they were given.
    package let root: String?

    /// Makes a repository that was not named: its root is the folder above a file that has a `.git`.
    package init() { root = nil }

    /// Names a repository.
    ///
    /// - Returns: Nil if there is no such folder.
    package init?(root: String) {
        guard let real = Self.real(root), Paths.isFolder(real) else { return nil }
        self.root = real
    }

    /// The repository that a folder lies in; nil if no folder above it has a `.git`.
    package init?(around folder: String) {
        guard var real = Self.real(folder) else { return nil }
        while !Paths.exists(Paths.joined(real, ".git")) {
            guard real != "/" else { return nil }
            real = Paths.folder(of: real)
        }
        root = real
    }

    // MARK: - Names

    /// What a file is called in reports: its path from the root, if one was named and the file is below
    /// it; else as it was given, without what can be left out.
    package func name(of path: String) -> String {
        if path == "-" { return "<stdin>" }
        if path.hasPrefix("http://") || path.hasPrefix("https://") { return path }
        let given = Paths.joined("", path)
        if let root {
            let folder = Paths.folder(of: given)
            if let real = Self.real(folder.isEmpty ? "." : folder) {
                let file = given.split(separator: "/").last.map(String.init) ?? ""
                let whole = Self.real(given) == root ? root : Paths.joined(real, file)
                if whole == root { return "." }
                let inside = root == "/" ? root : root + "/"
                if whole.hasPrefix(inside) { return String(whole.dropFirst(inside.count)) }
            }
        }
        let here = FileManager.default.currentDirectoryPath
        let whole = given.hasPrefix("/") ? given : Paths.joined(here, given)
        if whole == here { return "." }
        let inside = here == "/" ? here : here + "/"
        return whole.hasPrefix(inside) ? String(whole.dropFirst(inside.count)) : given
    }

    /// The file that has a name in reports.
    package func path(of name: String) -> String {
        guard let root, !name.hasPrefix("/") else { return name }
        let inside = Paths.joined(root, name)
        // A file outside of the root has the name that it was given.
        return Paths.exists(inside) ? inside : name
    }

    /// A path from the root of the file system, without links where it exists.
    package static func whole(_ path: String) -> String {
        real(path.isEmpty ? "." : path)
            ?? Paths.joined(FileManager.default.currentDirectoryPath, path)
    }

    // MARK: - Searches

    /// The nearest file of a name in a folder or above it, inside the repository.
    ///
    /// A search ends at the repository's root, at a folder whose `.portalhost.json` or `suite.json` says
    /// `"root": true`, and before a folder that everybody may write to.
    package func nearest(_ name: String, from folder: String) -> String? {
        for folder in folders(from: folder) {
            let path = Paths.joined(folder, name)
            if Paths.isFile(path) { return path }
            if Self.endFiles.contains(where: { Self.isRoot(Paths.joined(folder, $0)) }) {
                return nil
            }
        }
        return nil
    }

    /// The files that can end a search.
    private static let endFiles = [configurationFile, suiteFile]

    /// What a portal's configuration is called.
    package static let configurationFile = ".portalhost.json"
    /// What the file of a suite of user cases is called.
    package static let suiteFile = "suite.json"

    /// The folders from one up to the repository's root, as paths that can be opened and shown.
    private func folders(from folder: String) -> [String] {
        guard var real = Self.real(folder.isEmpty ? "." : folder) else {
            // A folder that is yet to be made is searched from the one that it will be in.
            let above = Paths.folder(of: folder)
            return above == folder ? [folder] : [folder] + folders(from: above)
        }
        var shown = folder
        var folders = [shown]
        while real != "/", real != root, !Paths.exists(Paths.joined(real, ".git")) {
            let above = Paths.folder(of: real)
            if Self.isOpenToAll(above) { break }
            // A link may lead elsewhere than the path's text says.
            let textual = Self.above(shown)
            shown = Self.real(textual.isEmpty ? "." : textual) == above ? textual : above
            real = above
            folders.append(shown)
        }
        return folders
    }

    /// The folder above a folder, by the text of its path.
    private static func above(_ folder: String) -> String {
        let last = folder.split(separator: "/").last
        return folder.isEmpty || folder == "." || last == ".."
            ? Paths.joined(folder == "." ? "" : folder, "..") : Paths.folder(of: folder)
    }

    private static func isOpenToAll(_ folder: String) -> Bool {
        var status = stat()
        return stat(folder, &status) == 0 && status.st_mode & S_IWOTH != 0
    }

    /// Whether a file says that nothing above it counts.
    private static func isRoot(_ path: String) -> Bool {
        guard Paths.isFile(path) else { return false }
        do throws(DocumentProblem) {
            let json = try JSONParser.parse(try Paths.text(of: path), file: path)
            return json["root"]?.plain.bool == true
        } catch {
            // The reader of its other members tells what is wrong with it.
            return false
        }
    }

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
