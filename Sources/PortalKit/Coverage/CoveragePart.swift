internal import JSONDocuments

/// What one of several processes has counted, on its way to the one that writes the report.
package struct CoveragePart: Codable, Sendable {
    /// A script that ran.
    struct Script: Codable {
        var name: String
        var text: String
        var startLine: Int
        var positions: [CountedScript.Position]
        /// Where each block begins, where it ends and how often it ran.
        var blocks: [[Int]]
        var evaluations: Int
    }

    /// A script of the portal.
    struct Source: Codable {
        var name: String
        var text: String
        /// The file that it is from.
        var path: String?
        /// The folder below which its map is looked for.
        var root: String?
        /// Whether it is the inline scripts of a document.
        var isDocument: Bool
    }

    var scripts: [Script]
    var portal: [Source]
    var gaps: [String]
}

extension CoverageRecorder {
    /// What was counted so far, for another process.
    package func part() -> CoveragePart {
        harvest()
        return CoveragePart(
            scripts: scripts.map {
                CoveragePart.Script(
                    name: $0.name, text: $0.text, startLine: $0.startLine,
                    positions: $0.positions,
                    blocks: $0.blocks.map { [$0.start, $0.end, $0.count] },
                    evaluations: $0.evaluations)
            },
            portal: portal.map { script in
                var source = CoveragePart.Source(
                    name: script.name, text: script.source, isDocument: false)
                switch script.origin {
                case .unknown: break
                case .file(let path, let root): (source.path, source.root) = (path, root)
                case .document: source.isDocument = true
                }
                return source
            }, gaps: gaps)
    }

    /// Adds what another process has counted.
    package func add(_ part: CoveragePart) {
        for gap in part.gaps { note(gap) }
        expect(
            part.portal.map { source in
                var script = PortalScript(name: source.name, source: source.text)
                if let path = source.path {
                    script.origin = .file(path: path, root: source.root)
                } else if source.isDocument {
                    script.origin = .document
                }
                return script
            })
        for script in part.scripts {
            var counted = CountedScript(
                name: script.name, text: script.text, startLine: script.startLine,
                positions: script.positions)
            counted.add(script.blocks, evaluations: script.evaluations)
            let known = scripts.firstIndex {
                $0.startLine == counted.startLine && $0.name.hasSameCodeUnits(as: counted.name)
                    && $0.text.hasSameCodeUnits(as: counted.text)
            }
            if let known {
                if scripts[known].positions.count != counted.positions.count {
                    note(
                        "'\(script.name)' was counted in two ways, so lines behind 'await' may be missing"
                    )
                }
                scripts[known].merge(counted)
            } else {
                scripts.append(counted)
            }
        }
    }
}
