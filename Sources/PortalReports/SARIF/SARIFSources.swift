internal import JSONDocuments
internal import PortalTrace

/// The files of a SARIF document, and places in them.
struct SARIFSources {
    /// The files, those of the page first.
    private(set) var artifacts: [SARIFLog.Artifact] = []
    private var index: [CodeUnits: Int] = [:]
    private let lines: [CodeUnits: SourceLines]

    /// Longer lines than this (of a script that a tool wrote) are not repeated.
    private static let longestLine = 400

    /// - Parameter originals: Files that the scripts were made from: for lines, not as files of the page.
    init(_ scripts: [PortalScript], originals: [PortalScript]) {
        lines = (scripts + originals).linesByName
        for script in scripts { _ = artifact(script.name) }
    }

    /// The source line of a place, where the source is known.
    func line(_ location: SourceLocation) -> String? {
        units(location).map { String(utf16: $0) }
    }

    /// A place as SARIF has it; nil for one in a script without a name.
    mutating func place(_ location: SourceLocation) -> SARIFLog.PhysicalLocation? {
        guard let file = location.file else { return nil }
        let artifact = artifact(file)
        var line = SARIFLog.Region(startLine: max(1, location.line))
        let units = units(location)
        if let units, units.count <= Self.longestLine {
            line.snippet = .init(text: String(utf16: units))
        }
        guard let column = location.column, column >= 1 else {
            return .init(artifactLocation: artifact, region: line)
        }
        var region = SARIFLog.Region(startColumn: column, startLine: line.startLine)
        if let units, column <= units.count {
            let word = Self.word(in: units, at: units.startIndex + column - 1)
            region.endColumn = column + word.count
            region.snippet = .init(text: String(utf16: word))
        }
        return .init(
            artifactLocation: artifact, contextRegion: line.snippet == nil ? nil : line,
            region: region)
    }

    /// A file as a whole: its first line, which services need.
    mutating func file(_ name: String) -> SARIFLog.PhysicalLocation {
        .init(artifactLocation: artifact(name), region: .init(startLine: 1))
    }

    private func units(_ location: SourceLocation) -> ArraySlice<UInt16>? {
        location.file.flatMap { lines[$0] }?.line(location.line)
    }

    /// The word that begins at a place, with the dot before it if that is the place (the engine
    /// puts a member's access there); anything else is one character.
    private static func word(in units: ArraySlice<UInt16>, at start: Int) -> ArraySlice<UInt16> {
        let first = units[start] == 0x2E ? start + 1 : start
        let word = units[first...].prefix { unit in
            switch unit {
            case 0x24, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xAA...: true
            default: false
            }
        }
        return units[start..<max(start + 1, min(word.endIndex, start + longestLine))]
    }

    // MARK: - Files

    private mutating func artifact(_ file: String) -> SARIFLog.ArtifactLocation {
        let uri = Self.uri(file)
        if let known = index[file] { return .init(index: known, uri: uri) }
        index[file] = artifacts.count
        artifacts.append(
            .init(
                location: .init(uri: uri),
                sourceLanguage: Self.language(of: file)))
        return .init(index: artifacts.count - 1, uri: uri)
    }

    private static func language(of file: String) -> String? {
        if file.hasSuffix(".json") { return nil }
        return [".ts", ".tsx", ".mts", ".cts"].contains { file.hasSuffix($0) }
            ? "typescript" : "javascript"
    }

    /// A file's name as a URI reference (RFC 3986): relative, but for a path from the root.
    static func uri(_ file: String) -> String {
        var result = file.hasPrefix("/") ? "file://" : ""
        for byte in file.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }
}
