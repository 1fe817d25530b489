/// What browsers have and this host has not: a script that it stops was stopped by no mistake of its own.
///
/// Pages.md tells people.
package enum HostAbsences {
    /// Names of the window.
    package static let globals: Set<String> = [
        "AudioContext", "IDBKeyRange", "MediaRecorder", "MediaSource", "MediaStream",
        "Notification", "PaymentRequest", "RTCPeerConnection", "SharedWorker",
        "SpeechSynthesisUtterance", "WebAssembly", "WebGLRenderingContext", "Worker",
        "XSLTProcessor", "caches", "indexedDB", "speechSynthesis",
    ]
    /// Members of `navigator`.
    package static let ofNavigator: Set<String> = [
        "credentials", "getGamepads", "getUserMedia", "locks",
        "mediaDevices", "mediaSession", "permissions", "serviceWorker", "share", "storage",
        "wakeLock",
    ]

    /// What of the host's own is missing, if that is what an exception says.
    ///
    /// - Parameter expression: The name that is declared nowhere, or what has no value
    ///   ("navigator.serviceWorker", "window.caches").
    static func name(in expression: String) -> String? {
        let parts = expression.split(separator: ".").map(String.init)
        switch parts.count {
        case 1 where globals.contains(parts[0]): return parts[0]
        case 2 where ["window", "self", "globalThis"].contains(parts[0]):
            return globals.contains(parts[1]) ? parts[1] : nil
        case 2... where parts[parts.count - 2] == "navigator":
            return ofNavigator.contains(parts[parts.count - 1])
                ? "navigator.\(parts[parts.count - 1])" : nil
        default: return nil
        }
    }

    /// Whether an exception says that `document.all` is not there: engines have it as an object that tests as
    /// undefined, and no page of ours can make one.
    static func isOfDocumentAll(_ message: String) -> Bool {
        message.utf8.count < 2_000 && message.contains(/(?:^|')(?:window\.)?document\.all(?![\w$])/)
    }

    /// What a reader is told of it.
    static func note(on name: String) -> Finding.Note {
        Finding.Note(
            "browsers have '\(name)' and portal host has not (Pages, \"What it has not\"): this is no mistake of "
                + "the portal's, and what it would do next was not tried")
    }
}
