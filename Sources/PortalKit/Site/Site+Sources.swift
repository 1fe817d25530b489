internal import Foundation
internal import JSONDocuments

/// The texts of a site that scripts can be in.
extension Site {
    /// A file of the site.
    struct Source {
        let text: String
        /// Whether it is a script; otherwise it is a page, which may have some.
        let isScript: Bool
    }

    /// Scripts and pages in the folder and those below it, in order of their paths, as far as a
    /// portal has so many.
    func sources() -> [Source] {
        var sources: [Source] = []
        var files = 0
        var bytes = 0
        func visit(_ folder: String, _ depth: Int) {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
                // What cannot be read is not served either.
                return
            }
            for name in names.sortedByCodeUnits()
            where !name.hasPrefix(".") && name != "node_modules" {
                guard files < Self.mostFiles, bytes < Self.mostBytes else { return }
                let path = "\(folder)/\(name)"
                var isFolder: ObjCBool = false
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                    continue
                }
                if isFolder.boolValue {
                    if depth < Self.mostDepth { visit(path, depth + 1) }
                    continue
                }
                let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
                guard Self.scripts.contains(ending) || Self.pages.contains(ending) else { continue }
                files += 1
                // One that cannot be read is told where the page asks for it.
                guard let data = FileManager.default.contents(atPath: path) else { continue }
                bytes += data.count
                sources.append(
                    Source(
                        text: String(decoding: data, as: UTF8.self),
                        isScript: Self.scripts.contains(ending)))
            }
        }
        visit(realRoot, 0)
        return sources
    }

    private static let scripts: Set<String> = ["js", "mjs"]
    private static let pages: Set<String> = ["html", "htm"]
    private static let mostFiles = 500
    private static let mostBytes = 32 << 20
    private static let mostDepth = 12
}
