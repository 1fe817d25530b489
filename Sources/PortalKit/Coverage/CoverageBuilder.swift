internal import FoundationEssentials
internal import JSONDocuments
internal import JavaScriptSyntax
internal import PortalTrace

/// Makes a report of what the engine counted: files of the repository, in the places where they were
/// written.
package struct CoverageBuilder {
    private let maps: SourceMaps
    /// The portal's scripts by name: what is counted beside them, such as a case's own steps, is no
    /// part of the portal.
    private var portal: [CodeUnits: PortalScript] = [:]
    private var files: [CodeUnits: Coverage.File] = [:]
    /// Where names of files begin; nil if that is their path in the report already.
    private let root: String?

    init(_ scripts: [PortalScript], maps: SourceMaps, in repository: Repository) {
        self.maps = maps
        root = repository.root == nil ? Self.repository() : nil
        for script in scripts where portal[CodeUnits(script.name)] == nil {
            portal[CodeUnits(script.name)] = script
        }
    }

    /// The folder above the present one that is a repository's root; else the present one.
    package static func repository() -> String {
        let here = FileManager.default.currentDirectoryPath
        var folder = here
        while folder != "/", !folder.isEmpty {
            if FileManager.default.fileExists(atPath: folder + "/.git") { return folder }
            folder = Paths.folder(of: folder)
        }
        return here
    }

    /// A path as it is seen from the repository's root.
    private func path(_ name: String) -> String {
        guard let root else { return name }
        let here = FileManager.default.currentDirectoryPath
        let whole = Paths.joined(here, name)
        guard whole.utf8.starts(with: (root + "/").utf8) else { return name }
        return String(decoding: whole.utf8.dropFirst(root.utf8.count + 1), as: UTF8.self)
    }

    /// Adds a script.
    mutating func add(_ script: CountedScript) {
        guard let known = portal[CodeUnits(script.name)] else { return }
        let map = maps.map(of: known)
        let counts = CoverageCounts(script)
        // Of the statements of a line the one counts that ran most.
        var lines: [CodeUnits: [Int: Int]] = [:]
        for position in script.positions {
            guard let place = place(script, map, position.line, position.column) else { continue }
            let count = counts.count(at: position)
            lines[CodeUnits(place.file), default: [:]].merge(
                [place.line: count], uniquingKeysWith: max)
        }
        for (file, lines) in lines {
            change(file.text, known, map) { $0.lines.merge(lines, uniquingKeysWith: +) }
        }
        let outline = script.outline
        for function in outline.functions {
            let start = script.place(function.start)
            guard let place = place(script, map, start.line, start.column) else { continue }
            let last = script.place(max(function.body, function.end - 1))
            let end = self.place(script, map, last.line, last.column)
            let endLine = end.map { $0.file == place.file ? max($0.line, place.line) : place.line }
            let count = counts.count(ofWayAt: function.body)
            let counted = Coverage.Function(
                name: name(function, place), line: place.line, endLine: endLine ?? place.line,
                count: count)
            change(place.file, known, map) {
                $0.merge(Coverage.File(path: $0.path, functions: [counted]))
            }
        }
        for branch in outline.branches where !branch.ways.isEmpty {
            let start = script.place(branch.start)
            guard let place = place(script, map, start.line, start.column) else { continue }
            let all = counts.count(ofWayAt: branch.start)
            let taken = branch.ways.map { $0.map(counts.count(ofWayAt:)) }
            let sum = taken.compactMap { $0 }.reduce(0, +)
            let ways = taken.map { $0 ?? max(0, all - sum) }
            let counted = Coverage.Branch(
                kind: branch.kind.rawValue, line: place.line, column: place.column, counts: ways)
            change(place.file, known, map) {
                $0.merge(Coverage.File(path: $0.path, branches: [counted]))
            }
        }
    }

    /// A function's name, made unique by its place where it has none.
    private func name(
        _ function: CoverageOutline.Function, _ place: (file: String, line: Int, column: Int)
    ) -> String {
        function.name.isEmpty
            ? "(anonymous at \(place.line):\(place.column))" : SafeText.oneLine(function.name)
    }

    /// Where a place of a script was written; nil where its map says that it was not written.
    private func place(
        _ script: CountedScript, _ map: ScriptMap?, _ line: Int, _ column: Int
    ) -> (file: String, line: Int, column: Int)? {
        guard let map else { return (script.name, line, column) }
        let location = SourceLocation(file: script.name, line: line, column: column)
        guard let original = map.original(location), let file = original.location.file,
            !map.map.sources[original.source].isIgnored
        else { return nil }
        return (file, original.location.line, original.location.column ?? 1)
    }

    private mutating func change(
        _ name: String, _ script: PortalScript?, _ map: ScriptMap?,
        _ work: (inout Coverage.File) -> Void
    ) {
        let key = CodeUnits(name)
        var file = files[key] ?? Coverage.File(path: path(name))
        file.name = name
        if file.source.isEmpty {
            if let script, script.name.hasSameCodeUnits(as: name) {
                file.source = script.source
            } else if let map, let index = map.index(of: name) {
                file.source = map.contents[index] ?? ""
            }
        }
        work(&file)
        files[key] = file
    }

    /// The report.
    func coverage(gaps: [String]) -> Coverage {
        var coverage = Coverage()
        coverage.gaps = gaps
        for file in files.values {
            var file = file
            // Tools want names that are unique in a file.
            for index in file.functions.indices {
                let name = file.functions[index].name
                let others = file.functions[..<index].filter { $0.name.hasSameCodeUnits(as: name) }
                if !others.isEmpty {
                    file.functions[index].name += " (line \(file.functions[index].line))"
                }
            }
            var one = Coverage()
            one.files = [file]
            coverage.merge(one)
        }
        return coverage
    }
}

extension CountedScript {
    /// The line and the column of a place, in the script's file.
    func place(_ offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return (startLine + low - 1, offset - lineStarts[max(0, low - 1)] + 1)
    }
}
