/// One call of a stack.
public struct StackFrame: Equatable, Sendable {
    /// The function's name; empty for an anonymous one.
    public var function: String
    /// Where it was; nil for code of the engine or the host.
    public var location: SourceLocation?

    /// Makes a frame.
    public init(function: String, location: SourceLocation?) {
        self.function = function
        self.location = location
    }

    /// Function and place: "buy portal.js:20:9".
    public var text: String {
        let place = location.map { "\($0)" } ?? Self.native
        return function.isEmpty ? place : "\(function) \(place)"
    }

    private static let native = "native"

    /// Whether the code has a name of its own, or is none of the portal's.
    public var isNamed: Bool { location.map { $0.file != nil } ?? true }

    /// Reads what `text` wrote; nil for any other text.
    ///
    /// - Parameter files: Names of files that may have spaces in them.
    public init?(_ text: String, files: [String] = []) {
        if text == Self.native || text.hasSuffix(" \(Self.native)") {
            self.init(function: String(text.dropLast(Self.native.count + 1)), location: nil)
            return
        }
        for file in files where file.utf8.contains(UInt8(ascii: " ")) {
            guard let range = Self.last(file + ":", in: text),
                range == text.startIndex || text[text.index(before: range)] == " ",
                let location = SourceLocation(String(text[range...]))
            else { continue }
            self.init(function: String(text[..<range].dropLast()), location: location)
            return
        }
        let space = text.lastIndex(of: " ")
        let place = space.map { text[text.index(after: $0)...] } ?? text[...]
        guard let location = SourceLocation(String(place)) else { return nil }
        self.init(function: space.map { String(text[..<$0]) } ?? "", location: location)
    }

    private static func last(_ part: String, in text: String) -> String.Index? {
        var end = text.endIndex
        while end > text.startIndex {
            end = text.index(before: end)
            if text[end...].utf8.starts(with: part.utf8) { return end }
        }
        return nil
    }
}

extension SourceLocation {
    /// Reads what `description` wrote; nil for any other text.
    public init?(_ text: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        func number() -> Int? {
            guard parts.count > 1, let last = parts.last, let number = Int(last), number >= 0,
                last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            parts.removeLast()
            return number
        }
        guard let last = number() else { return nil }
        let line = number()
        let file = parts.joined(separator: ":")
        self.init(
            file: file == "<anonymous>" ? nil : file, line: line ?? last,
            column: line == nil ? nil : last)
    }
}
