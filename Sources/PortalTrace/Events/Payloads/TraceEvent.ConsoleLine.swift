extension TraceEvent {
    /// A line of the console.
    public struct ConsoleLine: Equatable, Sendable {
        /// The console's function, or `Log` for the global function of that name.
        public var function: String
        /// What it was given.
        public var arguments: [TraceValue]
        /// What it printed, with line feeds where it has several lines; nil where that is the
        /// arguments' own text.
        public var printed: String?

        /// Makes a line.
        public init(_ function: String, _ arguments: [TraceValue], printed: String? = nil) {
            self.function = function
            self.arguments = arguments
            self.printed = printed
        }

        /// What the line prints, with line feeds where it has several lines.
        public var text: String { printed ?? Self.text(of: arguments) }

        /// What arguments print that need no formatting.
        public static func text(of arguments: [TraceValue]) -> String {
            arguments.count == 1
                ? arguments[0].displayText
                : arguments.map(\.displayText).joined(separator: " ")
        }
    }

    /// The line of the console, if this is one.
    public var consoleLine: ConsoleLine? {
        if case .console(let line) = what { line } else { nil }
    }
}
