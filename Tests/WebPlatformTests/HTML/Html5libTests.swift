import Foundation
import Testing

@testable import WebPlatform

/// The data of html5lib-tests, beside the repository.
enum Html5libData {
    /// The folder; nothing where the data is absent.
    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let data = folder.appendingPathComponent("shared/data/html5lib")
            if FileManager.default.fileExists(atPath: data.path) { return data }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    static let isThere = folder != nil
    static let absence: Comment = "html5lib's data is not beside the repository"

    static func files(_ path: String, ending: String) -> [String] {
        guard let folder else { return [] }
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appendingPathComponent(path).path)
        // What a tokenizer does whose tree becomes XML is no rule of HTML.
        return (names ?? []).filter { $0 != "xmlViolation.test" }.filter { $0.hasSuffix(ending) }
            .sorted().map { "\(path)/\($0)" }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
    }
}

/// html5lib's tree-construction tests: HTML, section 13.2.6.
@Suite(.enabled(if: Html5libData.isThere, Html5libData.absence))
struct Html5libTreeTests {
    @Test(arguments: Html5libData.files("tree-construction", ending: ".dat"))
    func `a text gives the tree of the data`(file: String) throws {
        let cases = Html5libTreeCase.parse(
            String(decoding: try Html5libData.bytes(file), as: UTF8.self))
        #expect(!cases.isEmpty)
        for test in cases {
            for isScripting in test.scripting {
                let found = test.run(isScripting: isScripting)
                #expect(
                    found == test.expected,
                    "\(file) line \(test.line), scripting \(isScripting): \(test.data)")
            }
        }
    }

    /// Text that comes in pieces gives the same tree.
    @Test(arguments: Html5libData.files("tree-construction", ending: ".dat"))
    func `a text in pieces of one unit gives the same tree`(file: String) throws {
        let cases = Html5libTreeCase.parse(
            String(decoding: try Html5libData.bytes(file), as: UTF8.self))
        for test in cases {
            for isScripting in test.scripting {
                #expect(
                    test.run(isScripting: isScripting, pieceLength: 1) == test.expected,
                    "\(file) line \(test.line), scripting \(isScripting): \(test.data)")
            }
        }
    }
}

/// One test of a `.dat` file.
struct Html5libTreeCase {
    var line = 0
    var data = ""
    var context: HTMLParser.Context?
    /// The values of the scripting flag that the test is for.
    var scripting = [false, true]
    var expected = ""

    func run(isScripting: Bool, pieceLength: Int? = nil) -> String {
        var options = HTMLParser.Options()
        options.isScripting = isScripting
        let tree = HTMLTestTree(isFragment: context != nil)
        let parser =
            context.map { HTMLParser(context: $0, options: options) }
            ?? HTMLParser(options: options)
        var units = Array(data.utf16)[...]
        while !units.isEmpty {
            let piece = units.prefix(pieceLength ?? units.count)
            units = units.dropFirst(piece.count)
            parser.feed(Array(piece))
            if pieceLength != nil { tree.finish(parser) }
        }
        parser.end()
        tree.finish(parser)
        return tree.dump
    }

    static func parse(_ text: String) -> [Self] {
        var cases: [Self] = []
        var test: Self?
        var section = ""
        var lines: [String: [String]] = [:]
        func finish() {
            guard var done = test else { return }
            done.data = (lines["#data"] ?? []).joined(separator: "\n")
            if let context = lines["#document-fragment"]?.first {
                done.context = Self.context(context)
            }
            if lines["#script-on"] != nil { done.scripting = [true] }
            if lines["#script-off"] != nil { done.scripting = [false] }
            var tree = lines["#document"] ?? []
            while tree.last == "" { tree.removeLast() }
            done.expected = tree.joined(separator: "\n")
            cases.append(done)
        }
        for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = String(part)
            if line == "#data" {
                finish()
                (test, lines) = (Self(line: index + 1), [:])
            }
            if Self.sections.contains(line) {
                section = line
                lines[section] = []
            } else {
                lines[section, default: []].append(line)
            }
        }
        finish()
        return cases
    }

    private static let sections = [
        "#data", "#errors", "#new-errors", "#document-fragment", "#script-on", "#script-off",
        "#document",
    ]

    private static func context(_ text: String) -> HTMLParser.Context {
        let parts = text.split(separator: " ")
        let namespace: HTMLNamespace =
            switch parts.count > 1 ? parts[0] : "" {
            case "svg": .svg
            case "math": .mathML
            default: .html
            }
        return HTMLParser.Context(
            namespace: namespace, localName: Array((parts.last ?? "").utf16),
            isInForm: namespace == .html && text == "form")
    }
}

/// html5lib's tokenizer tests: HTML, section 13.2.5.
@Suite(.enabled(if: Html5libData.isThere, Html5libData.absence))
struct Html5libTokenizerTests {
    @Test(arguments: Html5libData.files("tokenizer", ending: ".test"))
    func `a text gives the tokens of the data`(file: String) throws {
        let cases = try Html5libTokenizerCase.parse(file)
        #expect(!cases.isEmpty)
        for test in cases {
            for state in test.states {
                #expect(
                    test.run(state) == test.expected,
                    "\(file), \(state): \(test.name)")
            }
        }
    }

    @Test(arguments: Html5libData.files("tokenizer", ending: ".test"))
    func `a text in pieces of one unit gives the same tokens`(file: String) throws {
        for test in try Html5libTokenizerCase.parse(file) {
            for state in test.states {
                #expect(
                    test.run(state, pieceLength: 1) == test.expected,
                    "\(file), \(state): \(test.name)")
            }
        }
    }
}
