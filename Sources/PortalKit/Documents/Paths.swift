internal import FoundationEssentials
package import JSONDocuments

/// Paths of documents and of what they name.
package enum Paths {
    /// The folder of a file; empty for one in the present folder.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path inside a folder, without `.` and `..` where they can be left out.
    package static func joined(_ folder: String, _ path: String) -> String {
        let whole = path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return whole.hasPrefix("/") ? "/\(joined)" : joined.isEmpty ? "." : joined
    }

    /// Whether anything has that path.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Whether it is the path of a folder.
    package static func isFolder(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory
    }

    /// Whether it is the path of a file.
    package static func isFile(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && !isDirectory
    }

    /// The text of a document.
    ///
    /// - Parameter most: How many bytes it may have.
    package static func text(
        of path: String, most: Int = InputFile.Most.document
    ) throws(DocumentProblem) -> String {
        do throws(TextFile.LoadError) {
            return try TextFile.text(of: path, what: "a JSON document", most: most)
        } catch {
            throw DocumentProblem(
                file: path, line: nil, column: nil, path: "", message: error.message)
        }
    }
}
