/// What a browser lacks of the platform and of the language, so that it has to be hidden from a page.
public struct BrowserAbsences: Equatable, Sendable {
    /// Built-ins of the language that an object does not have.
    public struct BuiltIns: Equatable, Sendable {
        /// The object, as JavaScript writes it; "this" is the global object.
        public let owner: String
        /// What people call the object; empty for the global one.
        public let name: String
        /// Its members.
        public let members: [String]

        init(_ owner: String, as name: String? = nil, _ members: String) {
            self.owner = owner
            self.name = name ?? owner
            self.members = BrowserAbsences.words(members)
        }
    }

    /// Built-ins of the language, by their owner.
    public let builtIns: [BuiltIns]
    /// Members of `Intl`.
    public let intl: [String]
    /// Global names of the platform: interfaces, functions and objects.
    public let globals: [String]
    /// Members by interface: `_static` marks members of the interface object, and the interface's own
    /// name its constructor.
    public let members: [String: [String]]

    /// Nothing is absent.
    public static let none = BrowserAbsences(builtIns: [], intl: [], globals: [], members: [:])

    /// What a browser of today lacks: names that only EdgeHTML and Internet Explorer had.
    public static let modern = BrowserAbsences(
        builtIns: [], intl: [], globals: words("clearImmediate setImmediate"), members: [:])

    /// What EdgeHTML 18 lacks (mobile-plans.md, section 11; MDN's compatibility data).
    ///
    /// What cannot be hidden: `Symbol.asyncIterator` and `Symbol.matchAll`, which cannot be removed, and
    /// the option `cause` of `Error`.
    public static let edgeHTML18 = BrowserAbsences(
        builtIns: edgeHTML18BuiltIns,
        intl: words(
            "DisplayNames DurationFormat ListFormat Locale RelativeTimeFormat Segmenter supportedValuesOf"
        ),
        globals: edgeHTML18Globals + edgeHTML18GlobalHandlers,
        members: edgeHTML18Members.merging(edgeHTML18Handlers, uniquingKeysWith: +))

    /// Words of a text.
    static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
