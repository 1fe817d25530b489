extension TraceEvent {
    /// Something that the user did with the page, or wanted to do.
    public struct UserAct: Equatable, Sendable {
        /// What: "click", "fill" ...
        public var action: String
        /// What was said of the element, in words; empty where none is needed.
        public var locator: String
        /// The element that was found, in words; nil if none was.
        public var element: String?
        /// The text, the key, the options.
        public var given: [TraceValue]
        /// Whether something of the page could hear it.
        public var isHeard = true
        /// Whether the element has an accessible name.
        public var hasName = true
        /// Why it could not be done; nil if it was.
        public var failure: String?
        /// What on the page may have been meant.
        public var nearMisses: [String] = []

        /// Makes one that was done.
        public init(
            _ action: String, _ locator: String, element: String? = nil, given: [TraceValue] = []
        ) {
            self.action = action
            self.locator = locator
            self.element = element
            self.given = given
        }
    }

    /// What the user did, if this is that.
    public var act: UserAct? {
        if case .user(let act) = what { act } else { nil }
    }
}
