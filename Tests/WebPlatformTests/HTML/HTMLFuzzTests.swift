import PortalTestSupport
import Testing
import WebPlatform

/// Documents from a generator with a seed: pieces of HTML, and whole documents that are damaged.
@Suite struct HTMLFuzzTests {
    private static let pieces = [
        "<div>", "</div>", "<table>", "<tr>", "<td>", "<caption>", "<p", " a='", "'", ">", "<!--",
        "-->", "--!>",
        "<script>", "</script>", "<!-- <script", "<svg>", "<math>", "<mi>", "<foreignObject>",
        "<template>",
        "</template>", "&amp", "&#x", "&notit;", "<!DOCTYPE html>", "<select>", "<option>", "<a>",
        "\u{0}",
        "<b><i>", "</p>", "</br>", "<plaintext>", "<textarea>", "<title>", "<frameset>", "</body>",
        "</html>",
        "<form>", "<input type=hidden>", "\r", "\n", "<![CDATA[", "]]>", "\u{10FFFF}", "<nobr>",
        "<button>",
        "<li>", "<h1>", "<style>", "<noscript>", "<image>", "<ruby><rt>",
    ]

    private static let documents = [
        """
        <!DOCTYPE html>\r
        <html lang="de"><head><meta charset="utf-8"><title>Plans &amp; more</title><script>if (a < b) buy();</script>
        <style>p > a { color: red }</style></head><body class='a b'><h1>Plans</h1><form><input name=a value="1">
        <select><option selected>A<option>B</select><textarea>x</textarea></form><table><tr><td>1<td>2</table>
        <p>One<p>Two<ul><li>A<li>B</ul><b><i>x</b>y</i><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></body></html>
        """,
        "<table><caption>x</caption><a><tr><td><b>1</a></b><select><tr></select></table><math><mi>x</mi></math>",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x\"><template><td>a</template><noscript><p>b</noscript>",
    ]

    /// A whole text, in one piece or in pieces that end anywhere.
    private func tree(_ units: [UInt16], cuts: [Int], scripts: Bool) -> HTMLTestTree {
        let tree = HTMLTestTree()
        let parser = HTMLParser()
        func run() {
            var runs = 0
            while runs < 2_000 {
                runs += 1
                let status = parser.run()
                tree.apply(parser.takeOutput())
                switch status {
                case .done, .needsInput, .limit: return
                case .script:
                    if scripts {
                        parser.enterScript()
                        parser.leaveScript()
                    }
                case .more: break
                }
            }
            Issue.record(
                "the parser does not come to its end: \(String(decoding: units, as: UTF16.self))")
        }
        var start = 0
        for cut in cuts.sorted() where cut > start && cut < units.count {
            parser.feed(Array(units[start..<cut]))
            run()
            start = cut
        }
        parser.feed(Array(units[start...]))
        parser.end()
        run()
        return tree
    }

    @Test func `a text gives one tree, however it arrives`() {
        var target = FuzzTarget(
            "HTML in pieces", Self.pieces, corpus: Self.documents, seed: 8, part: 2)
        var numbers = SeededTexts([""], seed: 81)
        let figures = target.each { text in
            let units = Array(text.utf16)
            let whole = tree(units, cuts: [], scripts: false)
            let cuts = (0..<4).map { _ in numbers.below(units.count + 1) }
            #expect(tree(units, cuts: cuts, scripts: true).dump == whole.dump, "\(cuts) \(text)")
        }
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `a fragment comes to its end in every context`() {
        let contexts = [
            "div", "table", "tr", "select", "template", "script", "textarea", "title", "html",
            "colgroup", "body",
        ]
        var target = FuzzTarget(
            "HTML fragments", Self.pieces, corpus: Self.documents, seed: 82, part: 2)
        var round = 0
        let figures = target.each { text in
            round += 1
            let name = contexts[round % contexts.count]
            let tree = HTMLTestTree.parseFragment(text, in: .init(localName: Array(name.utf16)))
            #expect(tree.root.children.allSatisfy { $0.parent === tree.root })
        }
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `bytes name an encoding that there is, and are decoded whatever they are`() throws {
        var target = FuzzTarget(
            "HTML encodings",
            [
                "<meta charset=", "\"utf-8\"",
                "<meta http-equiv=content-type content='text/html; charset=", "x-user-defined'",
                "shift_jis", ">", "<!--", "-->", "\u{FEFF}", "\u{E4}",
                "<?xml version='1.0' encoding='", "gb18030", "'?>", "<a ",
                "big5", "iso-2022-jp", "\u{1B}$B", "\u{1B}(B", "\u{0}",
            ], corpus: Self.documents, seed: 83, part: 2)
        var numbers = SeededTexts([""], seed: 84)
        let figures = try target.eachBytes { bytes in
            _ = HTMLEncodingSniffer.sniff(bytes)
            let encoding = WebEncoding.all[numbers.below(WebEncoding.all.count)]
            var (stream, pieces) = (TextDecodingStream(encoding), TextDecodingStream(encoding))
            let whole = try stream.decode(bytes, isLast: true)
            let cut = numbers.below(bytes.count + 1)
            let first = try pieces.decode(Array(bytes[..<cut]), isLast: false)
            let units = first + (try pieces.decode(Array(bytes[cut...]), isLast: true))
            #expect(units == whole, "\(encoding) \(cut) \(bytes)")
        }
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }
}
