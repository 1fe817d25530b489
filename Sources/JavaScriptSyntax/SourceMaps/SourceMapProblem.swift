/// Why a source map cannot be used, as a sentence for people.
package struct SourceMapProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was expected and what was found.
    package var message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
