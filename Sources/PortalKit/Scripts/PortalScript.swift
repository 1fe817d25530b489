internal import Glibc
internal import WebPlatformBridge

/// One script of a portal's page: its text, unchanged, and the name that places in it carry.
public struct PortalScript: Equatable, Sendable {
    /// Name for locations and reports; never a machine path.
    public var name: String
    /// The script's text.
    public var source: String
    /// Whether the script may tell an accessor from a property: a page then hides that it makes its
    /// globals when they are touched.
    let looksAtProperties: Bool
    /// The global names of a page that the script may use.
    let usedNames: UsedNames
    /// What is worth saying about the file that it came from.
    public var notes: [LoadNote]

    /// Something about a file that is no reason to refuse it.
    public struct LoadNote: Equatable, Sendable {
        /// Rule id of the finding that it becomes.
        public var ruleID: String
        /// What it is.
        public var message: String
    }

    /// Makes a script.
    public init(name: String, source: String, notes: [LoadNote] = []) {
        self.name = name
        self.source = source
        self.notes = notes
        usedNames = UsedNames(in: source)
        looksAtProperties =
            Self.contains("getOwnPropertyDescriptor", source)
            || Self.contains("__lookupGetter__", source)
    }

    private static func contains(_ word: StaticString, _ source: String) -> Bool {
        var source = source
        return source.withUTF8 { text in
            let count = word.utf8CodeUnitCount
            guard var next = text.baseAddress, text.count >= count else { return false }
            let end = next + text.count - count + 1
            while next < end, let found = memchr(next, Int32(word.utf8Start[0]), end - next) {
                if memcmp(found, word.utf8Start, count) == 0 { return true }
                next = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
            }
            return false
        }
    }

    /// The text of one line, without its line end; nil beyond the last one.
    ///
    /// - Parameter number: The line, counted from 1 as the engine counts.
    public func line(_ number: Int) -> String? {
        SourceLines(source).line(number).map { String(decoding: $0, as: UTF16.self) }
    }
}
