internal import FoundationEssentials
public import JSONDocuments

/// Coverage as a document of this program: for `--coverage-merge`, and for other programs.
package enum CoverageJSON {
    /// The document, with a line end.
    package static func text(_ coverage: Coverage) -> String {
        JSONOutput.text(Document(coverage))
    }

    /// Reads what `text` wrote.
    ///
    /// - Throws: What is wrong with the file.
    package static func load(_ path: String) throws(DocumentProblem) -> Coverage {
        let text = try Paths.text(of: path)
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
        } catch {
            throw DocumentProblem(
                file: path, line: nil, column: nil, path: "",
                message: "expected coverage that '--coverage json:FILE' wrote")
        }
        guard document.version == 1 else {
            throw DocumentProblem(
                file: path, line: nil, column: nil, path: "version",
                message: "expected version 1, found \(document.version)")
        }
        return document.coverage
    }

    private struct Document: Codable {
        struct Line: Codable {
            let line: Int
            let count: Int
        }

        struct Function: Codable {
            let name: String
            let line: Int
            let endLine: Int
            let count: Int
        }

        struct Branch: Codable {
            let kind: String
            let line: Int
            let column: Int
            let counts: [Int]
        }

        struct File: Codable {
            let path: String
            let lines: [Line]
            let functions: [Function]
            let branches: [Branch]
        }

        struct Share: Codable {
            let all: Int
            let covered: Int
        }

        struct Totals: Codable {
            let lines: Share
            let functions: Share
            let branches: Share
        }

        let version: Int
        let files: [File]
        let gaps: [String]
        let totals: Totals

        init(_ coverage: Coverage) {
            func share(_ share: Coverage.Share) -> Share {
                Share(all: share.all, covered: share.covered)
            }
            version = 1
            gaps = coverage.gaps
            totals = Totals(
                lines: share(coverage.lines), functions: share(coverage.functions),
                branches: share(coverage.branches))
            files = coverage.files.map { file in
                File(
                    path: file.path,
                    lines: file.sortedLines.map { Line(line: $0.line, count: $0.count) },
                    functions: file.functions.map {
                        Function(
                            name: $0.name, line: $0.line, endLine: $0.endLine, count: $0.count)
                    },
                    branches: file.branches.map {
                        Branch(kind: $0.kind, line: $0.line, column: $0.column, counts: $0.counts)
                    })
            }
        }

        var coverage: Coverage {
            var coverage = Coverage()
            coverage.gaps = gaps
            coverage.files = files.map { file in
                var result = Coverage.File(
                    path: file.path,
                    functions: file.functions.map {
                        .init(name: $0.name, line: $0.line, endLine: $0.endLine, count: $0.count)
                    },
                    branches: file.branches.map {
                        .init(
                            kind: $0.kind, line: $0.line, column: $0.column, counts: $0.counts)
                    })
                for line in file.lines { result.lines[line.line] = line.count }
                return result
            }
            return coverage
        }
    }
}
