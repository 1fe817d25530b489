internal import JSONDocuments

/// A place in a script.
public struct SourceLocation: Equatable, Hashable, Sendable, Codable {
    /// The script's name as the session knows it, never a machine path. Nil for code that has no
    /// name of its own, such as the text handed to `eval`.
    public var file: String?
    /// Line, counted from 1.
    public var line: Int
    /// Column in UTF-16 code units, counted from 1, where the engine knows it.
    public var column: Int?

    /// Makes a location.
    public init(file: String?, line: Int, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Whether both are one place; names of files are compared by their code units.
    public static func == (left: SourceLocation, right: SourceLocation) -> Bool {
        left.file == right.file && left.line == right.line && left.column == right.column
    }

    /// Mixes the place into a hash.
    public func hash(into hasher: inout Hasher) {
        file?.hashCodeUnits(into: &hasher)
        hasher.combine(line)
        hasher.combine(column)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, without what is not known.
    public var description: String {
        let place = "\(file ?? "<anonymous>"):\(line)"
        return column.map { "\(place):\($0)" } ?? place
    }
}
