internal import CJavaScriptCore
internal import PortalTrace

/// Reads the engine's `stack` text: one `function@url:line:column` a line.
enum StackText {
    /// A stack that a script made up may be megabytes long.
    static let mostFrames = 64

    static func frames(_ text: String) -> [ScriptException.Frame] {
        text.split(separator: "\n", maxSplits: mostFrames, omittingEmptySubsequences: true)
            .prefix(mostFrames)
            .map(frame)
            .filter { $0.location != nil || !$0.function.isEmpty }
    }

    /// Where a context's script is now: `#0 function() at url:line`, without columns.
    static func frames(ofBacktraceIn context: JSContextRef?) -> [ScriptException.Frame] {
        guard let trace = unsafe JSContextCreateBacktrace(context, UInt32(mostFrames)) else {
            return []
        }
        let text = unsafe EngineString(adopting: trace).repaired
        return text.split(separator: "\n").compactMap { line in
            guard let at = line.firstRange(of: " at ") else { return nil }
            let head = line[..<at.lowerBound].drop { $0 != " " }.dropFirst()
            let function = head.hasSuffix("()") ? head.dropLast(2) : head
            guard let (url, number) = numberAtEnd(line[at.upperBound...]) else { return nil }
            return .init(
                function: function == "global code" ? "" : String(function),
                location: SourceLocation(file: url.isEmpty ? nil : String(url), line: number))
        }
    }

    private static func frame(_ line: Substring) -> ScriptException.Frame {
        guard let at = line.firstIndex(of: "@") else {
            // Global code of a script without a name has no `@`: `:line:column` alone or nothing.
            return .init(function: "", location: location(line))
        }
        return .init(
            function: String(line[..<at].prefix(200)),
            location: location(line[line.index(after: at)...]))
    }

    private static func location(_ place: Substring) -> SourceLocation? {
        guard let (rest, column) = numberAtEnd(place) else { return nil }
        guard let (url, line) = numberAtEnd(rest) else { return nil }
        return SourceLocation(file: url.isEmpty ? nil : String(url), line: line, column: column)
    }

    private static func numberAtEnd(_ text: Substring) -> (rest: Substring, number: Int)? {
        guard let colon = text.lastIndex(of: ":"),
            let number = Int(text[text.index(after: colon)...])
        else { return nil }
        return (text[..<colon], number)
    }
}
