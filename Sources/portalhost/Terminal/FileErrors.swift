internal import FoundationEssentials

/// Why a file could not be written, in words.
enum FileErrors {
    static func words(_ error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        return switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: "no such folder"
        case .fileWriteNoPermission: "no permission"
        case .fileWriteOutOfSpace: "no space left"
        default: "error \(error.code.rawValue)"
        }
    }
}

/// Writes the files that options name.
enum FileOutput {
    /// Writes a text, or says why it cannot be written.
    ///
    /// - Parameter what: What it is, for the message: "page", "trace".
    static func write(_ text: String, to path: String, what: String) -> Bool {
        write(Data(text.utf8), to: path, what: what)
    }

    static func write(_ data: Data, to path: String, what: String) -> Bool {
        let reason: String
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
            reason = "this is a folder"
        } else {
            do {
                try data.write(to: URL(filePath: path))
                return true
            } catch {
                reason = FileErrors.words(error)
            }
        }
        Terminal.printError(
            "portalhost: error: the \(what) cannot be written to '\(path)': \(reason)")
        return false
    }
}
