import Foundation
import PortalKit
import Testing
import WebFormats

/// The same tokens and the same judgement as another parser.
@Suite(
    .enabled(if: ReferenceParser.isPresent, "the parser to compare with is not installed"),
    .timeLimit(.minutes(5)))
struct LexerDifferentialTests {
    private func compare(_ text: String, _ answer: ReferenceParser.Answer) {
        guard let goal = answer.goal else {
            Issue.record("\(text.prefix(200)): \(answer.error ?? "")")
            return
        }
        let source = JavaScriptSource(text)
        var lexer = JavaScriptLexer(source, isModule: goal == "module")
        var count = 0
        while let token = lexer.next() {
            let mine = "\(token.kind) \(token.start) \(token.end)"
            let theirs = count < answer.tokens.count ? answer.tokens[count] : "nothing"
            guard mine == theirs else {
                Issue.record("\(text.prefix(200)): \(mine) '\(source.text(token))', not \(theirs)")
                return
            }
            count += 1
        }
        #expect(count == answer.tokens.count)
        #expect(lexer.problem == nil)
        let scan = ObsoleteSyntaxScan(source)
        #expect(scan.reports.isEmpty == answer.isOld, "\(text.prefix(200)): \(answer.error ?? "")")
    }

    @Test(
        .enabled(if: !Bundles.all.isEmpty, "the libraries of other people are not installed"),
        arguments: Bundles.all)
    func `libraries have the same tokens`(_ bundle: Bundles.File) throws {
        let text = try String(contentsOf: URL(filePath: bundle.path), encoding: .utf8)
        compare(text, try #require(ReferenceParser.parse([text]).first))
    }

    @Test func `the tables' sources have the same tokens`() throws {
        // What needs a function or a class around it, what only later versions of it know, and four
        // that the engines take and it misreads.
        let apart = [
            "super.a", "new.target", "/./dgv", "\\u0069f", "*m() { yield /r/g }",
            "async function () {} /r/", "?.of /r/", "a.while(b) /r/",
            // Known to it in every version, and misread by it.
            "#!/usr/bin", "raw`", "(?i:", "with {",
        ]
        let texts =
            (SlashSources.expressions + SlashSources.divisions + ObsoleteSyntaxSources.traps
            + ObsoleteSyntaxSources.reported.map(\.0))
            .filter { text in !apart.contains { text.contains($0) } }
        let answers = try ReferenceParser.parse(texts)
        for (text, answer) in zip(texts, answers) { compare(text, answer) }
    }
}
