extension TraceEvent {
    /// Something that the portal asked of its window.
    public struct PageRequest: Equatable, Sendable {
        /// The member of an element that would show a document in the page's; its arguments are the
        /// element's name and the URL.
        public static let frameNotShown = "frame.notShown"
        /// A form is not submitted; the arguments are what people call its first invalid control, and what
        /// is wrong with it.
        public static let formInvalid = "form.invalid"
        /// A `meta` element takes the page elsewhere after a time.
        public static let metaRefresh = "meta.refresh"

        /// What was called or assigned to: "location.assign", "window.confirm".
        public var member: String
        /// What was given.
        public var arguments: [TraceValue]
        /// What the user answered; nil where nothing is asked.
        public var answer: TraceValue?

        /// Makes one.
        public init(_ member: String, _ arguments: [TraceValue] = [], answer: TraceValue? = nil) {
            self.member = member
            self.arguments = arguments
            self.answer = answer
        }
    }
}
