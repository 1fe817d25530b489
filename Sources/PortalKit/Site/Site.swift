internal import Foundation
internal import WebFormats

/// A portal as a web server would serve it: a folder, and the page in it that the app opens.
public struct Site: Equatable, Sendable {
    /// What the folder is called: names of files in reports begin with it.
    public let root: String
    /// The path of the first page's URL: "/" for index.html, "/shop/plans.html".
    public let entry: String
    /// The folder without symbolic links: nothing outside of it is served.
    let realRoot: String

    /// Makes a site.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - page: The first page's file below the folder, "shop/plans.html".
    public init(root: String, page: String) {
        self.init(root: root, page: page, in: Repository())
    }

    /// Makes a site.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - page: The first page's file below the folder, "shop/plans.html".
    ///   - repository: How files are called.
    package init(root: String, page: String, in repository: Repository) {
        self.root = repository.name(of: root.isEmpty ? "." : root)
        realRoot = Self.resolved(root.isEmpty ? "." : root) ?? root
        let folder = page.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        let file = page.split(separator: "/").last.map(String.init) ?? ""
        entry = Self.encoded(
            Self.indexFiles.contains(file) ? folder + "/" : folder + "/" + file)
    }

    /// The first page's file, as reports name it.
    package var page: String? {
        if case .file(let name, _) = entry(at: entry) { name } else { nil }
    }

    /// What a server looks for where a URL names a folder.
    package static let indexFiles = ["index.html", "index.htm"]

    /// What stands behind a path of the site's URLs.
    enum Entry: Equatable {
        /// A file: its path as reports name it, and where it lies.
        case file(name: String, path: String)
        /// A folder, whose URL ends with a slash.
        case folder(redirect: String)
        case missing
    }

    /// Finds what a URL's path names.
    ///
    /// - Parameter path: As `WebURL.pathname` has it: without dot segments, percent-encoded.
    func entry(at path: String) -> Entry {
        guard let decoded = path.removingPercentEncoding, !decoded.utf8.contains(0) else {
            return .missing
        }
        let parts = decoded.split(separator: "/").map(String.init)
        // An encoded slash or dot segment leads nowhere.
        guard !parts.contains(".."), !parts.contains(".") else { return .missing }
        let relative = parts.joined(separator: "/")
        guard let real = Self.resolved(realRoot + "/" + relative), isInside(real) else {
            return .missing
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isFolder) else {
            return .missing
        }
        guard isFolder.boolValue else {
            return decoded.hasSuffix("/") ? .missing : .file(name: name(relative), path: real)
        }
        guard decoded.hasSuffix("/") else { return .folder(redirect: path + "/") }
        for index in Self.indexFiles {
            let file = relative.isEmpty ? index : relative + "/" + index
            if let real = Self.resolved(realRoot + "/" + file), isInside(real),
                FileManager.default.fileExists(atPath: real)
            {
                return .file(name: name(file), path: real)
            }
        }
        return .missing
    }

    /// The path of a file of the site, as reports name it.
    func name(_ relative: String) -> String {
        root.isEmpty || root == "."
            ? relative : root.hasSuffix("/") ? root + relative : "\(root)/\(relative)"
    }

    /// Where the file lies that reports name so; nil if the site has none.
    ///
    /// Names that lead there from the present folder stay as they are.
    func scriptOrigin(named name: String) -> PortalScript.Origin? {
        if isFile(name) { return .file(path: name, root: root) }
        let start = self.name("")
        guard name.utf8.starts(with: start.utf8) else { return nil }
        let inside = String(decoding: name.utf8.dropFirst(start.utf8.count), as: UTF8.self)
        let path = "\(realRoot)/\(inside)"
        return isFile(path) ? .file(path: path, root: realRoot) : nil
    }

    /// Whether a path leads to a file of the site.
    private func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        guard let real = Self.resolved(path), isInside(real) else { return false }
        return FileManager.default.fileExists(atPath: real, isDirectory: &isFolder)
            && !isFolder.boolValue
    }

    private func isInside(_ real: String) -> Bool {
        real == realRoot || real.hasPrefix(realRoot.hasSuffix("/") ? realRoot : realRoot + "/")
    }

    /// A path without symbolic links; nil where there is nothing.
    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func encoded(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    }
}
