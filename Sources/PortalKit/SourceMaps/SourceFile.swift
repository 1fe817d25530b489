internal import FoundationEssentials
internal import JSONDocuments

/// A file that a source map names as one that its script was made from.
struct SourceFile {
    /// Its name as reports show it.
    let name: String
    /// Where it would lie; nil if that is not known.
    private let path: String?
    private let root: String

    /// - Parameter given: Its name as the map has it.
    init(_ given: String, _ place: ScriptMap.Place) {
        root = place.root
        if let inside = Self.pathInBundler(given) {
            // Bundlers count from the folder that they were started in, mostly the portal's.
            let path = Paths.joined(place.root, inside)
            let isThere = place.path != nil && Paths.isFile(path)
            name = isThere ? Self.shown(path) : inside
            self.path = isThere ? path : nil
        } else if given.hasPrefix("/") || ScriptMap.Place.hasScheme(given) {
            let file = given.hasPrefix("file://") ? String(given.dropFirst(7)) : given
            name = Self.shown(file)
            path = file.hasPrefix("/") ? file : nil
        } else {
            name = Paths.joined(Paths.folder(of: place.name), given)
            path = place.path.map { Paths.joined(Paths.folder(of: $0), given) }
        }
    }

    /// The path in "webpack://shop/./src/a.ts": "src/a.ts"; nil for other names.
    private static func pathInBundler(_ name: String) -> String? {
        guard name.hasPrefix("webpack:"), let slashes = name.firstRange(of: "//") else {
            return nil
        }
        let rest = name[slashes.upperBound...]
        guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let path = rest[rest.utf8.index(after: slash)...].utf8.prefix { $0 != 0x3F }
        let joined = Paths.joined("", String(decoding: Array(path), as: UTF8.self))
        return joined.hasPrefix("/") || joined == "." ? nil : joined
    }

    /// A path as it is shown: seen from the present folder, if it is below that.
    private static func shown(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    /// The text, if the file is there, lies in the portal's folder and is text.
    func read(most: Int) -> (text: String, changed: Int)? {
        guard let path else { return nil }
        // Without its text a source has a name and places, and that is all that is needed.
        guard let contents = try? PortalFile.read(path, below: root, most: most),
            let text = String(validating: contents.bytes, as: UTF8.self)
        else { return nil }
        return (text, contents.changed)
    }
}
