/// Which of the page's global names a script may use. A page makes only those: each costs about a
/// microsecond, and most pages use few.
public enum UsedNames: Equatable, Sendable {
    /// Perhaps every one.
    case all
    /// None but these.
    case some(Set<String>)

    /// The longest text that is looked at, in bytes. Longer ones are libraries, which use what is
    /// there in ways of their own, and their pages have other costs.
    private static let longest = 50_000
    /// Where the global object is got at without its name, or a text becomes a script.
    private static let doors: Set<String> = [
        "eval", "Function", "constructor", "import", "with", "getOwnPropertyNames",
        "getOwnPropertyDescriptor", "getOwnPropertyDescriptors", "__lookupGetter__", "target",
        "currentTarget", "srcElement", "composedPath", "source", "defaultView",
    ]
    /// The names of the global object. Followed by a dot they lead to a name that stands in the text;
    /// anything else may put a name together.
    private static let globalObjects: Set<String> = [
        "window", "self", "globalThis", "this", "top", "parent", "frames",
    ]

    /// Looks at a script's text, strings and comments included.
    public init(in source: String) {
        var source = source
        self = source.withUTF8 { text in
            guard text.count <= Self.longest, let found = Self.scan(text) else { return .all }
            return .some(found)
        }
    }

    private static func scan(_ text: UnsafeBufferPointer<UInt8>) -> Set<String>? {
        var found: Set<String> = []
        var index = 0
        while index < text.count {
            // A name may be written with escapes.
            if text[index] == UInt8(ascii: "\\"), index + 1 < text.count,
                text[index + 1] == UInt8(ascii: "u") || text[index + 1] == UInt8(ascii: "x")
            {
                return nil
            }
            guard isNameByte(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, isNameByte(text[index]) { index += 1 }
            guard index - start <= 40 else { continue }
            let name = String(decoding: text[start..<index], as: UTF8.self)
            if doors.contains(name) { return nil }
            if globalObjects.contains(name), !isFollowedByDot(text, index) { return nil }
            if PageGlobals.lazyNames.contains(name) { found.insert(name) }
        }
        return found
    }

    private static func isFollowedByDot(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> Bool {
        var index = index
        while index < text.count, text[index] == 0x20 || text[index] == 0x0A { index += 1 }
        return index < text.count && text[index] == UInt8(ascii: ".")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: byte >= 0x80
        }
    }
}
