/// One thing that is wrong with a value that a portal handed over.
public struct FormatProblem: Equatable, Sendable {
    /// How bad a problem is.
    public enum Severity: Sendable {
        /// The app refuses the value.
        case error
        /// The app takes the value, but it is probably not what was meant.
        case warning
        /// The app takes the value, and it may well be meant.
        case information
    }

    /// Stable identifier in kebab case, for example `activation-code-lpa-prefix`.
    public var code: String
    /// Whether the value is refused.
    public var severity: Severity
    /// A lower-case clause that says what was expected and quotes what was found.
    public var message: String
    /// Where in the text the problem begins, in UTF-16 code units from 0; nil if not in a text.
    public var position: Int?
    /// Name of the property concerned, dotted if nested; nil if the value is not an object.
    public var property: String?

    /// Makes a problem.
    public init(
        code: String,
        severity: Severity,
        message: String,
        position: Int? = nil,
        property: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.position = position
        self.property = property
    }
}

extension FormatProblem {
    /// Makes a problem that refuses the value.
    static func error(
        _ code: String, _ message: String, at position: Int? = nil, property: String? = nil
    ) -> FormatProblem {
        FormatProblem(
            code: code, severity: .error, message: message, position: position, property: property)
    }

    /// Makes a problem that leaves the value standing.
    static func warning(
        _ code: String, _ message: String, at position: Int? = nil, property: String? = nil
    ) -> FormatProblem {
        FormatProblem(
            code: code, severity: .warning, message: message, position: position, property: property
        )
    }

    /// Makes a problem that is worth knowing.
    static func information(
        _ code: String, _ message: String, at position: Int? = nil, property: String? = nil
    ) -> FormatProblem {
        FormatProblem(
            code: code, severity: .information, message: message, position: position,
            property: property)
    }

    /// Returns the same problem as one of a property.
    func of(property name: String) -> FormatProblem {
        var problem = self
        problem.property = property.map { "\(name).\($0)" } ?? name
        return problem
    }
}

extension [FormatProblem] {
    /// Whether one of the problems refuses the value.
    var hasErrors: Bool { contains { $0.severity == .error } }
}
