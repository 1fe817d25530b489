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
