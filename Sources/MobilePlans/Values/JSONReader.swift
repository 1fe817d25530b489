internal import JSONDocuments
internal import PortalTrace

/// Reads JSON text that a portal wrote, as `JSON.parse` does.
enum JSONReader {
    /// Returns the value of a JSON text, or the problem that keeps it from being read.
    ///
    /// - Parameter code: The code of the problem.
    static func read(
        _ text: String, code: String
    ) -> (value: TraceValue?, problems: [FormatProblem]) {
        do throws(JSONProblem) {
            return (try JSONParser.parse(Array(text.utf8), .script).traceValue, [])
        } catch {
            let problem = FormatProblem.error(
                code, "expected JSON text; \(error.message)", at: error.place?.offset(in: text))
            return (nil, [problem])
        }
    }
}
