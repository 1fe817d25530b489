internal import FoundationEssentials
internal import Glibc
internal import PortalKit

/// Writes the files that options name: whole, or not at all.
///
/// The bytes go into a new file beside the old one, which takes its place under its name, mode and
/// owner. So a full disk, a process that is ended in the middle and a second writer leave the old
/// file or the new one. A symbolic link stays, and what it leads to is written.
enum FileOutput {
    /// Writes a text.
    ///
    /// - Parameter what: What it is, for the message: "the page", "localStorage".
    static func write(_ text: String, to path: String, what: String) throws(CommandFailure) {
        try write(Data(text.utf8), to: path, what: what)
    }

    /// Writes bytes.
    ///
    /// - Parameter isUpdate: Whether the file was read to be written anew, and so may be an input.
    static func write(
        _ data: Data, to path: String, what: String, isUpdate: Bool = false
    ) throws(CommandFailure) {
        if !isUpdate, FilesRead.contains(path) {
            throw failure(what, path, "this file is an input of the same run")
        }
        do throws(WholeFile.Failure) {
            try WholeFile.write(data, to: path)
        } catch {
            throw failure(what, path, error.words)
        }
    }

    private static func failure(_ what: String, _ path: String, _ reason: String) -> CommandFailure
    {
        var failure = CommandFailure.couldNotRun(
            "\(what) cannot be written to '\(path)': \(reason)")
        failure.isOfOutput = true
        return failure
    }

    /// Refuses outputs that are inputs, parts of a portal, or each other, before anything runs.
    ///
    /// - Parameters:
    ///   - outputs: The options and the files that they name; nil and `-` are none.
    ///   - updates: Those that add to what a file has, and so may name an input.
    static func check(
        _ outputs: [(option: String, path: String?)],
        updates: [(option: String, path: String?)] = [], command: String
    ) throws(CommandFailure) {
        var seen: [(option: String, place: String)] = []
        for (index, output) in (outputs + updates).enumerated() {
            guard case (let option, let path?) = output, path != "-" else { continue }
            if index < outputs.count, let kind = kind(of: path, for: option) {
                throw .usage(
                    "\(option) names '\(path)', which is \(kind); name another file",
                    command: command)
            }
            let place = WholeFile.place(of: path)
            // A device or a pipe takes everything one after the other.
            if WholeFile.isStream(place) { continue }
            if let other = seen.first(where: { $0.place == place }) {
                throw .usage(
                    "\(other.option) and \(option) name the same file, '\(path)'", command: command)
            }
            seen.append((option, place))
        }
    }

    /// What stands at a path that no report may take the place of; nil if one may. What a portal has is
    /// told by its name, because most of it is read only while it runs, and some of it only by other
    /// commands.
    private static func kind(of path: String, for option: String) -> String? {
        if FilesRead.contains(path) { return "an input" }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let place = WholeFile.place(of: path)
        let name =
            place.lastIndex(of: "/").map { String(place[place.index(after: $0)...]) } ?? place
        if let kind = ofPortals.first(where: { $0.name == name })?.kind { return kind }
        if name.hasSuffix(".case.json") {
            return option == CaseOption.writeCase.name ? nil : "a user case"
        }
        return ofSites.first { name.hasSuffix($0.ending) }?.kind
    }

    private static let ofPortals = [
        (name: "suite.json", kind: "a suite's file"),
        (name: ".portalhost.json", kind: "a portal's configuration"),
    ]

    private static let ofSites: [(ending: String, kind: String)] =
        [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".tsx"].map {
            (ending: $0, kind: "a script")
        }
        + [(ending: ".js.map", kind: "a source map"), (ending: ".mjs.map", kind: "a source map")]
        + [".css", ".scss", ".less"].map { (ending: $0, kind: "a style sheet") }
}
