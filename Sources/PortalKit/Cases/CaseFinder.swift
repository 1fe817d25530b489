internal import FoundationEssentials
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
                    message: "no such file or folder\(ScriptFile.nearby(path))")
            }
            if isDirectory {
                try search(shown, &found)
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

    private static func search(_ folder: String, _ found: inout Set<CodeUnits>)
        throws(DocumentProblem)
    {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw DocumentProblem(
                file: folder, line: nil, column: nil, path: "",
                message: "the folder cannot be read")
        }
        for name in names where !name.hasPrefix(".") && name != "node_modules" {
            let path = Paths.joined(folder == "." ? "" : folder, name)
            if name.hasSuffix(suffix) {
                found.insert(path)
            } else if isFolder(path) {
                try search(path, &found)
            }
        }
    }

    /// Whether a path is a folder of its own; what a symbolic link leads to may be above it.
    private static func isFolder(_ path: String) -> Bool {
        let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type]
        return kind as? FileAttributeType == .typeDirectory
    }

    /// A path as reports show it: relative to the present folder where it is below it.
    private static func shown(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath
        let whole = Paths.joined("", path)
        if whole == here { return "." }
        return whole.hasPrefix(here + "/") ? String(whole.dropFirst(here.count + 1)) : whole
    }
}
