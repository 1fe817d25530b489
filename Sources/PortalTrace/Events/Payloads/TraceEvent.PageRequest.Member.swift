public import JSONDocuments

extension TraceEvent.PageRequest {
    /// What a portal calls or assigns to in its window, and what elements do in its place, as traces name it.
    public struct Member: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// `window.close()`.
        public static let windowClose = Member(rawValue: "window.close")
        /// `alert()`.
        public static let alert = Member(rawValue: "window.alert")
        /// `confirm()`.
        public static let confirm = Member(rawValue: "window.confirm")
        /// `prompt()`.
        public static let prompt = Member(rawValue: "window.prompt")
        /// `window.open()`.
        public static let windowOpen = Member(rawValue: "window.open")
        /// `history.go()`, `back()` or `forward()`; the argument is the step.
        public static let historyGo = Member(rawValue: "history.go")
        /// A form is submitted.
        public static let formSubmit = Member(rawValue: "form.submit")
        /// A form is not submitted; the arguments are what people call its first invalid control, and what
        /// is wrong with it.
        public static let formInvalid = Member(rawValue: "form.invalid")
        /// A link is followed.
        public static let linkFollow = Member(rawValue: "link.follow")
        /// A `meta` element takes the page elsewhere after a time.
        public static let metaRefresh = Member(rawValue: "meta.refresh")
        /// An element would show a document in the page's; its arguments are the element's name and the URL.
        public static let frameNotShown = Member(rawValue: "frame.notShown")
        /// A page has no more frames; the argument is the limit in words.
        public static let frameLimit = Member(rawValue: "frame.limit")
        /// A document is not read on; the argument is the limit in words.
        public static let documentLimit = Member(rawValue: "document.limit")
        /// A text is UTF-8, and is read as something else; the arguments are its URL and that encoding's name.
        public static let encodingMisread = Member(rawValue: "encoding.misread")
        /// A Content Security Policy forbids something, or would; `PolicyViolation` reads its arguments.
        public static let policyViolation = Member(rawValue: "policy.violation")
        /// A document was not loaded; the arguments are its URL, and why.
        public static let documentFailed = Member(rawValue: "document.failed")

        /// The name in traces: "location.assign", "window.confirm".
        public var rawValue: String { name.text }
        private let name: CodeUnits

        /// Makes one of its name in traces.
        public init(rawValue: String) { name = CodeUnits(rawValue) }

        /// Whether another document takes the place of the page's.
        public var leaves: Bool {
            switch self {
            case .formSubmit, .linkFollow, .windowOpen: true
            default: name.text.hasPrefix("location.") || name.text.hasPrefix("history.")
            }
        }

        /// Whether a window or a dialog is to be shown.
        public var opensWindow: Bool {
            switch self {
            case .alert, .confirm, .prompt, .windowOpen: true
            default: false
            }
        }

        /// The name in traces.
        public var description: String { name.text }
    }
}
