/// The entries of the session history that a page has, or begins with (HTML, section 7.4.1).
public struct PageHistory: Equatable, Sendable {
    /// One entry.
    public struct Entry: Equatable, Sendable {
        /// Its URL.
        public var url: String
        /// What `history.state` is there, as messaging/shared/state-text.js writes it; nil is null.
        public var state: String?

        /// An entry of a URL.
        public init(url: String, state: String? = nil) {
            self.url = url
            self.state = state
        }
    }

    /// The entries of the page.
    public var entries: [Entry]
    /// Which of them is shown.
    public var index: Int
    /// How many entries of other documents lie before them.
    public var before = 0
    /// How many lie behind them.
    public var after = 0

    /// A history of entries.
    public init(entries: [Entry], index: Int, before: Int = 0, after: Int = 0) {
        self.entries = entries
        self.index = index
        self.before = before
        self.after = after
    }

    /// The history of a page that is shown for the first time.
    public init(of url: String) { self.init(entries: [Entry(url: url)], index: 0) }
}
