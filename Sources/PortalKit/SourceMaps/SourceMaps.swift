internal import JSONDocuments
internal import JavaScriptSyntax
internal import PortalTrace

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

    /// What is known of a script.
    private struct Entry {
        let source: String
        var map: ScriptMap?
        /// What is wrong with its map.
        var findings: [Finding] = []
    }

    /// Makes one.
    ///
    /// - Parameter isOn: Whether maps are used at all.
    public init(isOn: Bool = true) {
        self.isOn = isOn
    }

    /// The map of a script; nil if it has none that can be used.
    func map(of script: PortalScript) -> ScriptMap? { entry(script).map }

    /// What is wrong with the maps of scripts.
    func findings(of scripts: [PortalScript]) -> [Finding] {
        scripts.flatMap { entry($0).findings }
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
            entry.findings = map.doubts.prefix(1).map {
                Finding(
                    SourceMapsMustFit.stale,
                    "the source map is stale, so original places may be wrong: "
                        + SourceMapsMustFit.shortened($0), at: place)
            }
        } catch {
            entry.findings = [
                Finding(
                    SourceMapsMustFit.unusable, SourceMapsMustFit.shortened(error.message),
                    at: place)
            ]
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
