internal import FoundationEssentials

/// Writes the files that options name.
enum FileOutput {
    /// Writes a text.
    ///
    /// - Parameter what: What it is, for the message: "the page", "localStorage".
    static func write(_ text: String, to path: String, what: String) throws(CommandFailure) {
        try write(Data(text.utf8), to: path, what: what)
    }

    /// Writes bytes.
    static func write(
        _ data: Data, to path: String, what: String, atomically: Bool = false
    ) throws(CommandFailure) {
        let reason: String
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
            reason = "this is a folder"
        } else {
            do {
                return try data.write(
                    to: URL(filePath: path), options: atomically ? .atomic : [])
            } catch {
                reason = FileErrors.words(error)
            }
        }
        var failure = CommandFailure.couldNotRun(
            "\(what) cannot be written to '\(path)': \(reason)")
        failure.isOfOutput = true
        throw failure
    }
}
