import JSONDocuments

/// What is wrong with JSON text: "1:5 message"; "none" if nothing is.
func syntaxError(_ text: String) -> String {
    do throws(DocumentProblem) {
        _ = try JSONParser.parse(text, file: "f.json")
        return "none"
    } catch {
        return "\(error.line ?? 0):\(error.column ?? 0) \(error.message)"
    }
}

/// The value of JSON text; nil if it is none.
func value(_ text: String) -> JSONValue? {
    try? JSONParser.parse(text, file: "f.json").plain
}
