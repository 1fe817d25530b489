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
    func script(_ blanks: inout ColumnBlanks) -> (text: String, line: Int) {
        let scope = (0..<scopes).map { "with(this[\($0)])" }.joined()
        let head = "\(scope)(function \(name)(\(parameters)) {"
        let end = "\n})"
        guard source.offset != nil else { return (head + "\n" + source.text + end, 1) }
        // On the first line of a file there is no line before it for the head.
        guard source.line > 1 else {
            let column = source.column - head.utf16.count
            return (blanks.text(head + source.text + end, atColumn: column), 1)
        }
        let text = blanks.text(source.text + end, atColumn: source.column)
        return (head + "\n" + text, source.line - 1)
    }
}
