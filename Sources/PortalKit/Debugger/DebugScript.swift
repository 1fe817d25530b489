internal import JSONDocuments
internal import ScriptEngine

/// A script as the engine announced it.
package struct DebugScript: Sendable {
    /// The engine's number for it, the same in all pages of a run.
    package let id: String
    /// Its name: its URL, or what its `sourceURL` comment says.
    package let name: String
    /// Where it begins in the file of that name, from 1: an inline script begins below.
    package let start: (line: Int, column: Int)
    /// Its last line, from 1.
    package let endLine: Int
    /// The last column of that line, from 1.
    package let endColumn: Int
    /// Whether it is one of the host's own.
    package let isOfHost: Bool
    /// Whether it is code that a script evaluated, which is in no file.
    package let isEvaluated: Bool

    /// Nil for what a debugger evaluated itself.
    init?(_ parameters: JSONValue) {
        let url = parameters["url"]?.string ?? ""
        let sourceURL = parameters["sourceURL"]?.string ?? ""
        guard let id = parameters["scriptId"]?.string, !(url.isEmpty && sourceURL.isEmpty) else {
            return nil
        }
        self.id = id
        name = url.isEmpty ? sourceURL : url
        isEvaluated = url.isEmpty
        isOfHost = name.hasPrefix(SourceLocationOfHost.prefix)
        start = (
            (parameters["startLine"]?.integer ?? 0) + 1,
            (parameters["startColumn"]?.integer ?? 0) + 1
        )
        endLine = (parameters["endLine"]?.integer ?? 0) + 1
        endColumn = (parameters["endColumn"]?.integer ?? 0) + 1
    }

    /// Whether a line of its file is a line of it.
    func hasLine(_ line: Int) -> Bool { start.line <= line && line <= endLine }
}

/// What the names of the host's own scripts begin with.
enum SourceLocationOfHost {
    static let prefix = "host:"
}
