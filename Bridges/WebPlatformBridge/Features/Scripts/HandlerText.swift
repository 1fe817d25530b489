/// The text of an event handler attribute as the script that the engine makes a function of
/// (HTML, section 8.1.8.1, "getting the current value of the event handler").
struct HandlerText {
    /// The attribute's value, and where it stands.
    var source: ScriptSource
    /// The function's name.
    var name: String
    /// Its parameters, with commas between.
    var parameters: String
    /// How many objects are in its scope chain; `this` of the script has them by number.
    var scopes: Int

    /// The script, whose value is the function, and the line of its first character: the text of the
    /// attribute is where it stands in its file.
    var script: (text: String, line: Int) {
        let scope = (0..<scopes).map { "with(this[\($0)])" }.joined()
        let head = "\(scope)(function \(name)(\(parameters)) {"
        let end = "\n})"
        guard source.offset != nil else { return (head + "\n" + source.text + end, 1) }
        // On the first line of a file there is no line before it for the head.
        guard source.line > 1 else {
            let blanks = max(0, source.column - 1 - head.utf16.count)
            return (Self.blanks(blanks) + head + source.text + end, 1)
        }
        return (head + "\n" + Self.blanks(source.column - 1) + source.text + end, source.line - 1)
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
