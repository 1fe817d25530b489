extension TraceEvent {
    /// What a line of the console prints, with line feeds where it has several lines.
    ///
    /// It is the event's result, or its arguments as they are where that is the same.
    public var consoleText: String {
        result?.string ?? Self.consoleText(of: arguments)
    }

    /// What arguments print that need no formatting.
    public static func consoleText(of arguments: [TraceValue]) -> String {
        arguments.count == 1
            ? arguments[0].displayText
            : arguments.map(\.displayText).joined(separator: " ")
    }
}
