import Foundation
import PortalKit
import Testing

/// Scripts that mean no good, and bytes that are no script.
@Suite(.timeLimit(.minutes(3))) struct LexerRobustnessTests {
    /// Reads everything that can be read, and checks that the tokens are in order.
    private func read(_ source: JavaScriptSource, isModule: Bool = false) {
        var lexer = JavaScriptLexer(source, isModule: isModule, keepsComments: true)
        var end = 0
        var isOrdered = true
        while let token = lexer.next() {
            if token.start < end || token.end <= token.start || token.end > source.count {
                isOrdered = false
            }
            end = token.end
        }
        #expect(isOrdered)
        if let problem = lexer.problem { #expect(problem.offset >= end) }
        let scan = ObsoleteSyntaxScan(source)
        #expect(scan.reports.map(\.offset) == scan.reports.map(\.offset).sorted())
    }

    /// What is repeated here would take minutes in a reader that looks at anything twice.
    @Test(arguments: [
        "(", "[", "{", "}", ")", "`${", "x={", "class A{", "class A extends ", "a=>", "async a=>",
        "a?", "a?b:", "({a:", "`", "/", "/*", "*/", "'", "\\", "<!--", "-->", "#", "x=/[", "?.",
        "...",
        "function(", "function f(){", "if(", "else ", "case ", "async ", "static ", "class{static{",
        "class{a=", "class{[", "let ", "var a,", "yield ", "await ", "import(", "import ",
        "export ",
        "\u{2028}", "\u{A0}", "\r", "1_", "1.", "0x", "a`${b}`", "for(of of ", "\\u{", "@", "\0",
        "é",
        "`${async()=>", "x?{", "return{", "a\n++", "''+",
    ])
    func `megabytes of one thing are read`(_ piece: String) {
        let count = 300_000 / piece.utf8.count
        read(JavaScriptSource(String(repeating: piece, count: count)))
        read(JavaScriptSource("x" + String(repeating: piece, count: count / 10)), isModule: true)
    }

    @Test func `an opening and its closing are read in depth`() {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("`${", "}`"), ("({a:", "})")] {
            let depth = 30_000
            let text =
                String(repeating: open, count: depth) + "a" + String(repeating: close, count: depth)
            read(JavaScriptSource(text + "/r/g"))
        }
    }

    @Test func `every cut of a script is read`() {
        let text =
            "#!a\n`a${b?.c}`;class A{static async *#x(){for await(let{...y}of z)/[/]\\p{L}/u}}"
            + "<!-- a\n x=1_0n?'\\\u{2028}':import.meta;a??=b\\u0061/2/*c*/"
        let bytes = Array(text.utf8)
        for count in 0...bytes.count {
            read(JavaScriptSource(bytes: bytes[..<count]))
            read(JavaScriptSource(bytes: bytes[count...]))
        }
    }

    @Test func `random bytes are read`() {
        var random = SeededGenerator(state: 1)
        let likely = Array("(){}[]`${}/*\\'\"?.=>:;,<!-#@ \nasync class of\u{2028}0_n".utf8)
        for round in 0..<600 {
            let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
                round % 2 == 0
                    ? UInt8.random(in: 0...255, using: &random)
                    : likely.randomElement(using: &random) ?? 0
            }
            read(JavaScriptSource(bytes: bytes))
        }
    }

    @Test(
        .enabled(if: !Bundles.small.isEmpty, "the libraries of other people are not installed"),
        arguments: Bundles.small)
    func `bundles with mistakes are read`(_ bundle: Bundles.File) throws {
        var random = SeededGenerator(state: 2)
        let original = try Data(contentsOf: URL(filePath: bundle.path))
        for _ in 0..<4 {
            var bytes = Array(original.prefix(40_000))
            for _ in 0..<20 {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(index..<min(index + 9, bytes.count))
                default: bytes.insert(contentsOf: bytes.prefix(5), at: index)
                }
            }
            read(JavaScriptSource(bytes: bytes))
        }
    }
}

/// Random numbers that are the same in each run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
