internal import JSONDocuments
internal import JavaScriptSyntax
internal import PortalTrace

/// Where the scripts of a run that is being debugged were written, by their source maps.
package final class DebugMaps {
    private let maps: SourceMaps
    /// The maps of the present run's scripts, by the engine's number; nil is one that has none.
    private var known: [String: ScriptMap?] = [:]
    /// The scripts of the run, for where their files are.
    var portalScripts: () -> [PortalScript] = { [] }

    /// Makes one of the maps that are to be used.
    package init(_ maps: SourceMaps) { self.maps = maps }

    /// The same maps for another run.
    var copy: DebugMaps { DebugMaps(maps) }

    /// The map of a script; nil if it has none that can be used.
    func map(of script: DebugScript) -> ScriptMap? {
        if let known = known[script.id] { return known }
        guard !script.isOfHost, !script.isEvaluated, script.start.line == 1 else { return nil }
        let portal = portalScripts().first { $0.name.hasSameCodeUnits(as: script.name) }
        let map = portal.flatMap(maps.map)
        known[script.id] = .some(map)
        return map
    }

    /// The files that a script was written in, as reports call them; none where no map says it.
    package func files(of script: DebugScript) -> [String] {
        map(of: script)?.names.compactMap { $0 } ?? []
    }

    /// Where a place was written; nil where no map says it.
    package func written(_ place: DebugPlace, in script: DebugScript) -> DebugPlace? {
        guard let map = map(of: script),
            let found = map.original(
                SourceLocation(file: place.file, line: place.line, column: place.column)),
            let file = found.location.file, !map.map.sources[found.source].isIgnored
        else { return nil }
        return DebugPlace(
            file: file, line: found.location.line, column: found.location.column ?? 1)
    }

    /// The text of a file that a script was written in, as far as it is known.
    package func text(of file: String, in script: DebugScript) -> String? {
        guard let map = map(of: script),
            let index = map.index(of: file)
        else { return nil }
        return map.contents[index]
    }

    /// Where a line of a file that a script was written in is in the script: all places, since a bundler
    /// may have put it there several times.
    ///
    /// - Parameters:
    ///   - column: Begins the search in the line; nil is all of it.
    ///   - positions: Where the script can be stopped, in order.
    func shipped(
        _ file: String, line: Int, column: Int?, in script: DebugScript,
        among positions: [DebugPlace]
    ) -> [DebugPlace] {
        guard let map = map(of: script),
            let source = map.index(of: file)
        else { return [] }
        var (line, column) = (line, column)
        // A line of types alone has places in the map and none where the script can be stopped.
        while let found = map.map.shipped(source: source, line: line, column: column) {
            let places = found.places.compactMap { shipped in
                positions.first { place in
                    guard (place.line, place.column) >= (shipped.line, shipped.column),
                        let original = map.map.original(line: place.line, column: place.column)
                    else { return false }
                    return original.source == source && original.line == found.line
                }
            }
            if !places.isEmpty {
                var unique: [DebugPlace] = []
                for place in places where !unique.contains(place) { unique.append(place) }
                return unique
            }
            (line, column) = (found.line + 1, nil)
        }
        return []
    }
}

extension PortalDebugger {
    /// Where a place was written: in the file that a source map names, else in the script itself.
    package func written(_ place: DebugPlace) -> DebugPlace {
        guard let script = scripts.script(named: place.file, line: place.line) else { return place }
        return maps.written(place, in: script) ?? place
    }

    /// The names under which the client may keep breakpoints of a script: its own, and those of the files
    /// that it was written in.
    func keys(of script: DebugScript) -> [(key: String, file: String?)] {
        func key(_ name: String) -> String { client?.breakpointKey(of: name) ?? name }
        return [(key(script.name), nil)] + maps.files(of: script).map { (key($0), $0) }
    }

    /// The places of all breakpoints of a script.
    func places(in script: DebugScript) -> [DebugPlace] {
        keys(of: script).flatMap { key, _ in
            breakpoints(of: key).flatMap(\.places).filter { $0.file == script.name }
        }
    }
}
