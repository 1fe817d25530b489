/// What is being typed into a console, line by line. What was read is not read again: a bundle of
/// thousands of lines is pasted in linear time.
package struct ConsoleInput {
    /// Everything since the last statement that was evaluated; empty if nothing was begun.
    package private(set) var text = ""
    /// What is left of it: nothing, or what begins the template or comment that has no end yet.
    private var rest = ""
    private var tracker = GrammarTracker(isModule: false)
    private var depth = 0

    /// Begins with nothing.
    package init() {}

    /// Adds a line.
    ///
    /// - Returns: Whether it is certain that more has to come: a bracket, a template or a comment is open.
    package mutating func add(_ line: String) -> Bool {
        if !text.isEmpty {
            text += "\n"
            rest += "\n"
        }
        text += line
        rest += line
        return read()
    }

    private mutating func read() -> Bool {
        // Whether such a line is whole is the engine's to say.
        guard rest.utf8.count <= ConsoleText.longest else { return false }
        var lexer = JavaScriptLexer(JavaScriptSource(rest))
        lexer.tracker = tracker
        let before = depth
        while let token = lexer.next() { depth += ConsoleText.change(of: token) }
        switch lexer.problem?.kind {
        case nil:
            tracker = lexer.tracker
            rest = ""
            return depth > 0
        case .template, .comment:
            // Up to there all is as it will be; what it has within ends with a line.
            let bytes = Array(rest.utf8)
            let end = lexer.problem?.offset ?? 0
            let mark = lexer.problem?.kind == .comment ? 2 : 1
            var again = JavaScriptLexer(
                JavaScriptSource(bytes: bytes[..<end]))
            again.tracker = tracker
            depth = before
            while let token = again.next() { depth += ConsoleText.change(of: token) }
            tracker = again.tracker
            rest = String(decoding: bytes[end...].prefix(mark), as: UTF8.self)
            return true
        case .string, .regularExpression:
            // The engine says what is wrong with it.
            depth = before
            return false
        }
    }
}
