internal import JSONDocuments
package import PortalTrace

/// One script of a portal's page: its text, unchanged, and the name that places in it carry.
public struct PortalScript: Equatable, Sendable {
    /// Name for locations and reports; never a machine path.
    public var name: String
    /// The script's text.
    public let source: String
    /// What is worth saying about the file that it came from.
    public var notes: [LoadNote]
    /// The text that people are shown where it is another one: a document, of which `source` has the inline scripts.
    package var document: String?
    /// Where it is from.
    package var origin = Origin.unknown
    /// The parts of the text that a page ran as modules, in UTF-16 code units: all of it, or inline scripts of a
    /// document.
    public var modules: [Range<Int>] = []
    /// The inline scripts of a document that begin with "use strict", which says nothing of the others.
    package var strictParts: [Range<Int>] = []

    /// Something about a file that is no reason to refuse it.
    public struct LoadNote: Equatable, Sendable {
        /// Rule id of the finding that it becomes.
        public var ruleID: RuleID
        /// What it is.
        public var message: String
    }

    /// Makes a script.
    public init(name: String, source: String, notes: [LoadNote] = []) {
        self.name = name
        self.source = source
        self.notes = notes
    }

    /// The text of one line, without its line end; nil beyond the last one.
    ///
    /// - Parameter number: The line, counted from 1 as the engine counts.
    public func line(_ number: Int) -> String? {
        SourceLines(source).line(number).map { String(utf16: $0) }
    }
}

extension PortalScript {
    /// A part of the script that was run by itself.
    package struct Piece {
        /// Its text.
        package let source: JavaScriptSource
        /// The byte of the script that it begins with.
        package let start: Int
        /// Whether it is a module; nil where only its text can say so.
        package let isModule: Bool?
    }

    /// The script as it was run: one piece, but for documents with modules and strict scripts in them,
    /// which are pieces of their own.
    ///
    /// - Parameter source: Its text.
    package func pieces(of source: JavaScriptSource) -> [Piece] {
        guard !modules.isEmpty || !strictParts.isEmpty else {
            return [Piece(source: source, start: 0, isModule: nil)]
        }
        let parts =
            modules.compactMap { bytes(of: $0) }.map { ($0, true) }
            + strictParts.compactMap { bytes(of: $0) }.map { ($0, false) }
        if let (part, isModule) = parts.first, part == 0..<source.count {
            return [Piece(source: source, start: 0, isModule: isModule)]
        }
        // What is left stands where it stood, and the parts in it are blank.
        var rest = source.bytes.dropLast(source.bytes.count - source.count)
        for (part, _) in parts {
            for offset in part where rest[offset] != 0x0A { rest[offset] = 0x20 }
        }
        return [Piece(source: JavaScriptSource(bytes: rest), start: 0, isModule: false)]
            + parts.map { part, isModule in
                Piece(
                    source: JavaScriptSource(bytes: source.bytes[part]), start: part.lowerBound,
                    isModule: isModule)
            }
    }

    /// The bytes of a part of the text.
    private func bytes(of part: Range<Int>) -> Range<Int>? {
        let units = source.utf16
        guard part.upperBound <= units.count else { return nil }
        let start = units.index(units.startIndex, offsetBy: part.lowerBound)
        let end = units.index(units.startIndex, offsetBy: part.upperBound)
        let bytes = source.utf8
        return bytes.distance(
            from: bytes.startIndex, to: start)..<bytes.distance(from: bytes.startIndex, to: end)
    }

    /// Whether its text has a word in it.
    package func mentions(_ word: String) -> Bool { source.hasCodeUnits(of: word) }

    /// Whether it names objects of the app.
    package var namesTheApp: Bool { mentions("MobilePlans") || mentions("DataMart") }

    /// Whether it is a library, or a bundle that most likely has one in it: longer than people write, or ready for
    /// the loaders of others.
    package var hasLibrary: Bool { source.utf8.count > 40_000 || mentions("define.amd") }

    /// A place in the script.
    package func location(_ place: SourcePlaces.Place) -> SourceLocation {
        SourceLocation(file: name, line: place.line, column: place.column)
    }
}

extension Collection<PortalScript> {
    /// The file that a finding without a place is about: the portal's first page, else its
    /// first script that speaks of the app (a library mostly comes before it), else its first script.
    package var mainFile: String? {
        (first { FileTypes.isPage($0.name) }
            ?? first(where: \.namesTheApp)
            ?? first)?.name
    }

    /// The beginning of that file.
    package var mainPlace: SourceLocation? {
        mainFile.map { SourceLocation(file: $0, line: 1) }
    }
}
