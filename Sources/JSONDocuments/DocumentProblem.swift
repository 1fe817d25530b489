/// Something that is wrong with a JSON document.
public struct DocumentProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, as it is shown.
    public var file: String
    /// The line, from 1; nil if the problem is with the whole file.
    public var line: Int?
    /// The column, from 1, in UTF-16 code units.
    public var column: Int?
    /// The JSON path of the value ("device.eSIM.capacity"); empty for the document itself.
    public var path: String
    /// What is wrong, what was expected and what to do.
    public var message: String

    /// Makes a problem.
    public init(file: String, line: Int?, column: Int?, path: String, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.message = message
    }

    /// `file:line:col: error: path: message`.
    public var description: String {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        return
            "\(SafeText.oneLine(file))\(place): error: \(path.isEmpty ? "" : "\(SafeText.oneLine(path)): ")\(message)"
    }
}
