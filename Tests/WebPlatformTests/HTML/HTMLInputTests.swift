import Testing
import WebPlatform

/// HTML, section 13.2.3.5 (preprocessing the input stream) and 8.4.3 (`document.write`).
@Suite struct HTMLInputTests {
    /// Runs a parser whose scripts are functions of the test: the first script tag runs the first.
    private func parse(_ text: String, scripts: [(HTMLTestWriter) -> Void]) -> String {
        let writer = HTMLTestWriter(scripts)
        writer.parser.feed(Array(text.utf16))
        writer.parser.end()
        writer.run()
        return writer.tree.dump.replacing("| <html>\n|   <head>\n|   <body>\n|     ", with: "")
            .replacing("|     ", with: "")
    }

    private let script = "<body><script></script>"

    @Test func `a script writes before what follows it`() {
        #expect(
            parse(script + "b", scripts: [{ $0.write("a<i>") }]) == "<script>\n\"a\"\n<i>\n  \"b\"")
    }

    @Test func `a tag may be written in pieces`() {
        #expect(
            parse(
                script + "c",
                scripts: [
                    { for piece in ["<", "p ", "id", "='x", "y'", ">&am"] { $0.write(piece) } }
                ])
                == "<script>\n<p>\n  id=\"xy\"\n  \"&amc\"")
    }

    @Test func `what is written is there before the script goes on`() {
        var seen = ""
        _ = parse(
            script + "c",
            scripts: [
                { writer in
                    writer.write("<p>a")
                    seen = writer.tree.dump
                }
            ])
        #expect(seen.hasSuffix("|     <p>\n|       \"a\""))
    }

    @Test func `a written script writes before the rest of what was written`() {
        let found = parse(
            script + "d",
            scripts: [{ $0.write("<script></script>c") }, { $0.write("<i>a</i>b") }])
        #expect(found == "<script>\n<script>\n<i>\n  \"a\"\n\"bcd\"")
    }

    @Test func `the insertion point is behind all that the script has written`() {
        let found = parse(
            script + "e",
            scripts: [
                {
                    $0.write("<script></script>b")
                    $0.write("d")
                }, { $0.write("a") },
            ])
        #expect(found == "<script>\n<script>\n\"abde\"")
    }

    @Test func `a script that is written unfinished takes what follows`() {
        let found = parse(script + "x</script>y", scripts: [{ $0.write("<script>var a;") }])
        #expect(found == "<script>\n<script>\n  \"var a;x\"\n\"y\"")
    }

    @Test func `a document that a script makes is fed by writing`() {
        let writer = HTMLTestWriter([])
        for piece in ["<p", ">a", "<b>c"] { writer.write(piece) }
        #expect(
            writer.tree.dump.hasSuffix("|     <p>\n|       \"a\"\n|       <b>\n|         \"c\""))
    }

    @Test func `an endless row of writes costs no more than its length`() {
        let writer = HTMLTestWriter([])
        writer.parser.enterScript()
        for _ in 0..<20_000 { writer.write("><b a=x>y</b") }
        writer.write(">")
        #expect(writer.tree.root.descendants.count > 20_000)
    }

    // Places.
    @Test func `tags, values and scripts know their places in the file`() throws {
        let text = "<p>\r\n  <a href=x\n onclick='f()'>b</a>\r<script>\n1</script>"
        let parser = HTMLParser()
        parser.feed(Array(text.utf16))
        parser.end()
        let tree = HTMLTestTree()
        tree.finish(parser)
        let lines = parser.lineStarts
        func at(_ offset: Int32) -> [Int] {
            let line = lines.lastIndex { $0 <= offset } ?? 0
            return [line + 1, Int(offset - lines[line]) + 1]
        }
        let all = tree.root.descendants
        let link = try #require(all.first { $0.name == "a" })
        let script = try #require(all.first { $0.name == "script" })
        #expect(at(link.place) == [2, 3])
        #expect(at(link.endPlace) == [3, 16])
        #expect(at(link.attributePlaces[1]) == [3, 2])
        #expect(at(link.valuePlaces[0]) == [2, 11])
        #expect(at(link.valuePlaces[1]) == [3, 11])
        #expect(at(script.place) == [4, 1])
        #expect(at(script.endPlace) == [4, 9])
        #expect(at(link.children[0].place) == [3, 16])
    }

    @Test func `written text has no place`() {
        let writer = HTMLTestWriter([{ $0.write("<i>") }])
        writer.parser.feed(Array((script + "<b>").utf16))
        writer.parser.end()
        writer.run()
        let all = writer.tree.root.descendants
        #expect(all.first { $0.name == "i" }?.place == -1)
        #expect(all.first { $0.name == "b" }?.place == 23)
    }

    /// What a script of the parser has changed does not disturb it.
    @Test func `the parser goes on where scripts have moved what is open`() {
        let found = parse(
            "<body><div><table><script></script>x<tr><td>y",
            scripts: [
                { writer in
                    let all = writer.tree.root.descendants
                    all.first { $0.name == "table" }?.remove()
                }
            ])
        #expect(found == "<div>\n  \"x\"")
    }
}

/// A parser with scripts that write.
final class HTMLTestWriter {
    let parser = HTMLParser()
    let tree = HTMLTestTree()
    private var scripts: [(HTMLTestWriter) -> Void]
    private var isRunning = false

    init(_ scripts: [(HTMLTestWriter) -> Void]) { self.scripts = scripts }

    /// `document.write`.
    func write(_ text: String) {
        parser.write(Array(text.utf16))
        run()
    }

    func run() {
        while true {
            let status = parser.run()
            tree.apply(parser.takeOutput())
            switch status {
            case .script:
                parser.enterScript()
                if !scripts.isEmpty { scripts.removeFirst()(self) }
                parser.leaveScript()
            case .more: continue
            case .needsInput, .done, .limit: return
            }
        }
    }
}
