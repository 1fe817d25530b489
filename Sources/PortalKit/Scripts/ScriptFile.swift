public import FoundationEssentials
internal import Glibc

/// Reads portal scripts from files, and says clearly why one cannot be read.
public enum ScriptFile {
    /// Why a script file was not taken.
    public typealias LoadError = TextFile.LoadError

    /// Reads the scripts of a page, in order.
    ///
    /// - Throws: `LoadError` for the first file that cannot be taken; `-` is one, as only a command reads its standard
    ///   input.
    public static func load(_ paths: [String]) throws(LoadError) -> [PortalScript] {
        if paths.contains("-") {
            throw .init(
                path: "-", message: "standard input is read by the command alone; name a file")
        }
        return try load(paths, in: Repository(), standardInput: { Data() })
    }

    /// Reads the scripts of a page, in order.
    ///
    /// - Parameters:
    ///   - paths: Files; `-` stands for what `standardInput` gives.
    ///   - repository: How files are called.
    /// - Throws: `LoadError` for the first file that cannot be taken.
    package static func load(
        _ paths: [String], in repository: Repository, standardInput: () -> Data
    ) throws(LoadError) -> [PortalScript] {
        let names = displayNames(paths, repository)
        var scripts: [PortalScript] = []
        for (path, name) in zip(paths, names) {
            let data =
                path == "-"
                ? standardInput()
                : try TextFile.contents(of: path, most: InputFile.Most.script, orInput: true)
            var script = try decode(data, path: path, name: name)
            if path != "-" { script.origin = .file(path: path, root: nil) }
            scripts.append(script)
        }
        return scripts
    }

    /// Turns a file's bytes into a script, by the rules that browsers have for scripts.
    ///
    /// - Throws: `LoadError` for bytes that are no text.
    public static func decode(
        _ data: Data, path: String, name: String, as what: String = "a script"
    ) throws(LoadError) -> PortalScript {
        let decoded = try TextFile.decode(data, path: path, as: what)
        let notes = decoded.utf16.map { order in
            PortalScript.LoadNote(
                ruleID: .scriptEncoding,
                message: "the file is UTF-16 (\(order)-endian); "
                    + "save it as UTF-8, which is what web servers announce")
        }
        return PortalScript(
            name: name, source: decoded.text, notes: notes.map { [$0] } ?? [])
    }

    /// Names for locations: one for each file, so the second of two with one name gets a number.
    private static func displayNames(
        _ paths: [String], _ repository: Repository
    ) -> [String] {
        var names = paths.map(repository.name)
        for index in names.indices {
            let same = names[..<index].filter { $0 == paths[index] || $0 == names[index] }.count
            if same > 0 { names[index] += "#\(same + 1)" }
        }
        return names
    }
}
