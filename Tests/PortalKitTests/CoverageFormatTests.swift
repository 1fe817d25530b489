import Foundation
import PortalTestSupport
import Testing

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports

/// What readers of coverage files insist on (issue 14, part 5).
@Suite struct CoverageFormatTests {
    /// What each element holds, in order, and the attributes that it must have (coverage-04.dtd).
    private static let shape: [String: (children: String, attributes: [String])] = [
        "coverage": (
            "^(sources )?packages $",
            [
                "line-rate", "branch-rate", "lines-covered", "lines-valid", "branches-covered",
                "branches-valid", "complexity", "version", "timestamp",
            ]
        ),
        "sources": ("^(source )*$", []), "source": ("^$", []),
        "packages": ("^(package )*$", []),
        "package": ("^classes $", ["name", "line-rate", "branch-rate", "complexity"]),
        "classes": ("^(class )*$", []),
        "class": (
            "^methods lines $", ["name", "filename", "line-rate", "branch-rate", "complexity"]
        ),
        "methods": ("^(method )*$", []),
        "method": ("^lines $", ["name", "signature", "line-rate", "branch-rate", "complexity"]),
        "lines": ("^(line )*$", []), "line": ("^(conditions )*$", ["number", "hits"]),
    ]

    private var coverage: Coverage {
        var coverage = Coverage()
        for path in ["a.js", "src/b & c.js", "src/deep/\"d\".js"] {
            var file = Coverage.File(
                path: path,
                functions: [
                    .init(name: "f", line: 1, endLine: 3, count: 2),
                    .init(name: "<anonymous>, g", line: 2, endLine: 2, count: 0),
                ], branches: [.init(kind: "if", line: 2, column: 3, counts: [2, 0])])
            file.lines = [1: 2, 2: 2, 3: 0]
            file.source = "function f() {\n  if (x) g();\n}\n"
            coverage.files.append(file)
        }
        return coverage
    }

    @Test(arguments: [false, true])
    func `Cobertura's elements and attributes are those of its DTD`(_ isEmpty: Bool) throws {
        let text = CoverageFormat.cobertura.text(
            isEmpty ? Coverage() : coverage, findings: [], toolVersion: "1")
        var open: [(name: String, children: String)] = []
        var seen: Set<String> = []
        for match in text.matches(of: /<(\/?)([a-z]+)((?: [a-z-]+="[^"<]*")*)(\/?)>/) {
            let name = String(match.2)
            let shape = try #require(Self.shape[name], "\(name)")
            if match.1.isEmpty {
                seen.insert(name)
                if !open.isEmpty { open[open.count - 1].children += name + " " }
                let given = match.3.matches(of: /([a-z-]+)="/).map { String($0.1) }
                for attribute in shape.attributes {
                    #expect(given.contains(attribute), "\(name) \(attribute)")
                }
                #expect(Set(given).count == given.count)
                open.append((name, ""))
            }
            guard !match.1.isEmpty || !match.4.isEmpty else { continue }
            let closed = open.popLast()
            let last = try #require(closed)
            #expect(last.name == name)
            #expect(try Regex(shape.children).firstMatch(in: last.children) != nil, "\(last)")
        }
        #expect(open.isEmpty)
        #expect(seen.count == (isEmpty ? 4 : Self.shape.count))
        // Nothing is left that the expression above did not take for an element.
        let rest = text.replacing(/<(\/?)([a-z]+)((?: [a-z-]+="[^"<]*")*)(\/?)>/, with: "")
            .replacing(/<[?!][^>]*>/, with: "")
        #expect(!rest.contains("<") && !rest.contains(">"))
        let rates = text.matches(of: /(?:line|branch)-rate="([^"]*)"/).map { Double($0.1) ?? -1 }
        #expect(rates.allSatisfy { (0...1).contains($0) })
    }

    @Test(.enabled(if: Genhtml.isThere, "genhtml (package lcov) is not installed"))
    func `genhtml takes an lcov file without a warning, functions and branches as well`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let coverage = coverage
        for file in coverage.files {
            let path = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.source.utf8).write(to: path)
        }
        let text = CoverageFormat.lcov.text(coverage, findings: [], toolVersion: "1")
            .replacing("SF:", with: "SF:\(folder.path)/")
        let info = folder.appending(path: "lcov.info")
        try Data(text.utf8).write(to: info)
        let (code, output) = try Genhtml.run(
            ["--branch-coverage", "-o", folder.appending(path: "html").path, info.path])
        #expect(code == 0, "\(output)")
        #expect(!output.lowercased().contains("warning"), "\(output)")
        #expect(output.contains("66.7% (6 of 9 lines)"), "\(output)")
        #expect(output.contains("50.0% (3 of 6 functions)"), "\(output)")
        #expect(output.contains("50.0% (3 of 6 branches)"), "\(output)")
    }
}

/// The program of the package lcov that makes pages of its files.
private enum Genhtml {
    static let isThere = (try? run(["--version"]))?.0 == 0

    static func run(_ arguments: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // A test does not wait for ever.
        process.arguments = ["timeout", "60", "genhtml"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
