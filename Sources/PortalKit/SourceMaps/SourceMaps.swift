internal import JSONDocuments
internal import JavaScriptSyntax
package import PortalTrace

/// The source maps of a portal's scripts: places in what a bundler wrote become places in what a
/// person wrote.
///
/// Each map is read at the first question, once. Traces keep the places of the shipped script, and so
/// does JSON, beside the others; everything that people read has the original ones.
///
/// For example:
///
///     let maps = SourceMaps()
///     print(RunTextReport(style: style).text(maps.translated(host.run(scripts, options))))
public final class SourceMaps {
    private let isOn: Bool
    private var known: [CodeUnits: Entry] = [:]

    /// What is wrong with a map.
    package struct Problem {
        /// Whether the map is used all the same.
        package let isUsed: Bool
        /// What it is, at any length.
        package let message: String
        /// The place of the comment that names the map.
        package let location: SourceLocation
    }

    /// What is known of a script.
    private struct Entry {
        let source: String
        var map: ScriptMap?
        /// What is wrong with its map.
        var problems: [Problem] = []
    }

    /// Makes one.
    ///
    /// - Parameter isOn: Whether maps are used at all.
    public init(isOn: Bool = true) {
        self.isOn = isOn
    }

    /// The map of a script; nil if it has none that can be used.
    package func map(of script: PortalScript) -> ScriptMap? { entry(script).map }

    /// What is wrong with the maps of scripts.
    package func problems(of scripts: [PortalScript]) -> [Problem] {
        scripts.flatMap { entry($0).problems }
    }

    private func entry(_ script: PortalScript) -> Entry {
        let key = CodeUnits(script.name)
        if let entry = known[key], entry.source == script.source { return entry }
        let entry = made(script)
        known[key] = entry
        return entry
    }

    private func made(_ script: PortalScript) -> Entry {
        var entry = Entry(source: script.source)
        guard isOn, script.mayHaveMap, let comment = SourceMapComment(in: script.source) else {
            return entry
        }
        let place = script.location(
            SourcePlaces(JavaScriptSource(script.source)).place(at: comment.offset))
        do throws(ScriptMap.Failure) {
            let map = try ScriptMap(of: script, url: comment.url)
            entry.map = map
            entry.problems = map.doubts.prefix(1).map {
                Problem(isUsed: true, message: $0, location: place)
            }
        } catch {
            entry.problems = [Problem(isUsed: false, message: error.message, location: place)]
        }
        return entry
    }
}

extension PortalScript {
    /// Whether a comment at its end can speak of a map: in a document it speaks of one of its parts.
    var mayHaveMap: Bool {
        switch origin {
        case .document: false
        case .file: true
        case .unknown:
            // A trace does not tell what was a document.
            [".js", ".mjs", ".cjs"].contains { name.hasSuffix($0) } || name == "<stdin>"
        }
    }
}
