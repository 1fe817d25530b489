public import JSONDocuments

extension NetworkExchange {
    /// What sent a request, as traces name it.
    public struct Initiator: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The function `fetch`.
        public static let fetch = Initiator(rawValue: "fetch")
        /// An `XMLHttpRequest`.
        public static let xmlHttpRequest = Initiator(rawValue: "XMLHttpRequest")
        /// `navigator.sendBeacon`.
        public static let beacon = Initiator(rawValue: "beacon")
        /// A `WebSocket`.
        public static let webSocket = Initiator(rawValue: "WebSocket")
        /// An `EventSource`.
        public static let eventSource = Initiator(rawValue: "EventSource")
        /// A report of what a policy forbids, which the browser sends by itself.
        public static let policyReport = Initiator(rawValue: "policy report")
        /// A page's document.
        public static let navigation = Initiator(rawValue: "navigation")
        /// A script element.
        public static let script = Initiator(rawValue: "script")
        /// A module script, or an import.
        public static let module = Initiator(rawValue: "module")
        /// An import of JSON.
        public static let jsonModule = Initiator(rawValue: "json module")
        /// A style sheet.
        public static let style = Initiator(rawValue: "style")
        /// A picture.
        public static let image = Initiator(rawValue: "image")
        /// The elements that show a document within a page.
        public static let embedded = ["embed", "frame", "iframe", "object"].map {
            Initiator(rawValue: $0)
        }

        /// The name in traces.
        public var rawValue: String { name.text }
        private let name: CodeUnits

        /// Makes one of its name in traces.
        public init(rawValue: String) { name = CodeUnits(rawValue) }

        /// The question whether a request of this may be sent (Fetch Standard, section 4.8).
        public var preflight: Initiator { Initiator(rawValue: "preflight of \(name.text)") }

        /// Whether a script waits for the answer.
        public var isAwaited: Bool { self == .fetch || self == .xmlHttpRequest }

        /// Whether a script sends it, and no element or user.
        public var isOfScript: Bool {
            isAwaited || [.beacon, .webSocket, .eventSource].contains(self)
        }

        /// The name in traces.
        public var description: String { name.text }
    }
}
