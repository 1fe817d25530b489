internal import FoundationEssentials
internal import Glibc
public import JSONDocuments

/// Finds case files.
public enum CaseFinder {
    /// What case files end with.
    public static let suffix = ".case.json"

    /// The case files that some paths name: files as they are, and everything below folders that
    /// ends with `.case.json`.
    ///
    /// - Returns: Paths to show, sorted, each once.
    /// - Throws: `DocumentProblem` for a path that does not exist.
    public static func find(_ paths: [String]) throws(DocumentProblem) -> [String] {
        var found: Set<CodeUnits> = []
        for path in paths {
            let shown = shown(path)
            var isDirectory = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
                throw DocumentProblem(
                    file: path, line: nil, column: nil, path: "",
                    message: "no such file or folder\(TextFile.nearby(path))")
            }
            if isDirectory {
                search(shown, &found)
            } else if path.hasSuffix(".json") {
                found.insert(shown)
            } else {
                throw DocumentProblem(
                    file: path, line: nil, column: nil, path: "",
                    message:
                        "this is no case file; expected one that ends in \(suffix), or a folder")
            }
        }
        return found.sorted().map(\.text)
    }

    /// What cannot be looked into is among what is found: it is told where the other cases are, which
    /// are run.
    private static func search(_ folder: String, _ found: inout Set<CodeUnits>) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            found.insert(folder)
            return
        }
        for name in names where !name.hasPrefix(".") && name != "node_modules" {
            let path = Paths.joined(folder == "." ? "" : folder, name)
            if name.hasSuffix(suffix) {
                found.insert(path)
            } else {
                switch kind(path) {
                case .folder: search(path, &found)
                case .unknown: found.insert(path)
                case .other: break
                }
            }
        }
    }

    private enum Kind { case folder, other, unknown }

    /// What a path is itself; what a symbolic link leads to may be above it.
    private static func kind(_ path: String) -> Kind {
        var status = stat()
        if lstat(path, &status) == 0 {
            return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
        }
        // A file that went away in the meantime is none.
        return errno == ENOENT ? .other : .unknown
    }

    /// What is wrong with something that was found and is no case file; nil for one that is.
    static func problem(_ path: String) -> DocumentProblem? {
        guard !path.hasSuffix(".json") else { return nil }
        return DocumentProblem(
            file: path, line: nil, column: nil, path: "",
            message: "the folder cannot be read, so whatever cases are in it were not run")
    }

    /// A path as reports show it: relative to the present folder where it is below it.
    private static func shown(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath
        let whole = Paths.joined("", path)
        // There is none where the present folder was removed.
        if here.isEmpty { return whole }
        if whole == here { return "." }
        return whole.hasPrefix(here + "/") ? String(whole.dropFirst(here.count + 1)) : whole
    }
}
