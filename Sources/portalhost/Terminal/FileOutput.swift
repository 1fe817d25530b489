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

    /// Refuses outputs that are inputs, or each other, before anything runs.
    ///
    /// - Parameter outputs: The options and the files that they name; nil and `-` are none.
    static func check(
        _ outputs: [(option: String, path: String?)], command: String
    ) throws(CommandFailure) {
        var seen: [(option: String, place: String)] = []
        for case (let option, let path?) in outputs where path != "-" {
            guard !FilesRead.contains(path) else {
                throw .usage(
                    "\(option) names '\(path)', which is an input; name another file",
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
}
