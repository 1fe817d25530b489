import PortalTestSupport
import Testing
import WebPlatform

/// XML from a generator with a seed.
@Suite struct XMLFuzzTests {
    private static let pieces = [
        "<a>", "</a>", "<b:c xmlns:b='u'>", "</b:c>", "<d e=\"f\" g='h'/>", "<!--", "-->",
        "<![CDATA[", "]]>", "<?x y?>",
        "<?xml version='1.0' encoding='utf-8'?>", "&lt;", "&#x41;", "&#0;", "&e;", "&amp",
        "<!DOCTYPE a [",
        "<!ENTITY e '&e;'>", "<!ENTITY f \"<a>\">", "<!ENTITY % p 'x'>", "%p;", "]>",
        "<!ATTLIST a b CDATA #IMPLIED>",
        "\r\n", "\u{E4}", "\u{0}", "\u{FFFE}", "\u{10FFFF}", ">", "'", "\"", "xmlns=''", "xml:",
        " ",
    ]
    private static let documents = [
        """
        <?xml version="1.0"?>\r
        <!DOCTYPE plans [<!ENTITY more "a &lt; b"><!ENTITY most "&more;&more;">]>
        <plans xmlns="urn:p" xmlns:x="urn:x"><plan id="1" x:size='2'>One &most; <![CDATA[<b>]]></plan><!-- c --><?do it?>
        <x:plan>\u{1F600} &#x1F600;</x:plan></plans>
        """,
        "<svg xmlns='http://www.w3.org/2000/svg'><g><path d='M0 0'/></g></svg>",
    ]

    /// Elements that are begun and ended, and whether every word of the operations is one.
    private func depth(_ output: XMLTreeParser.Output) -> (depth: Int, isSound: Bool) {
        let words = output.operations
        var (at, depth, names) = (0, 0, 0)
        func isText(_ index: Int) -> Bool {
            guard index + 1 < words.count else { return false }
            let (start, length) = (Int(words[index]), Int(words[index + 1]))
            return start >= 0 && length >= 0 && start + length <= output.text.count
        }
        func isName(_ index: Int) -> Bool {
            index < words.count && (0...names).contains(Int(words[index]))
        }
        while at < words.count {
            switch XMLOperation(rawValue: words[at]) {
            case .begin:
                guard at + 5 < words.count, isName(at + 1), isName(at + 2), isName(at + 3) else {
                    return (depth, false)
                }
                depth += 1
                for index in 0..<Int(words[at + 5]) where !isText(at + 6 + index * 6 + 3) {
                    return (depth, false)
                }
                at += 6 + Int(words[at + 5]) * 6
            case .end:
                depth -= 1
                at += 1
            case .text, .cdata, .comment:
                guard isText(at + 1) else { return (depth, false) }
                at += 4
            case .instruction:
                guard isText(at + 1), isText(at + 3) else { return (depth, false) }
                at += 6
            case .doctype:
                guard isText(at + 1), isText(at + 3), isText(at + 5) else { return (depth, false) }
                at += 8
            case .string:
                guard isText(at + 1) else { return (depth, false) }
                names += 1
                at += 3
            case nil: return (depth, false)
            }
            if depth < 0 { return (depth, false) }
        }
        return (depth, at == words.count)
    }

    @Test func `a text is a tree, or an error with a place in the text`() {
        var target = FuzzTarget("XML", Self.pieces, corpus: Self.documents, seed: 41)
        var good = 0
        let figures = target.each { text in
            let units = Array(text.utf16)
            let lines = units.split(separator: 0x0A, omittingEmptySubsequences: false)
            for output in [
                XMLTreeParser.parse(units), XMLTreeParser.parseFragment(units, namespaces: []),
            ] {
                let found = depth(output)
                #expect(found.isSound, "\(text)")
                guard let error = output.error else {
                    #expect(found.depth == 0, "\(text)")
                    good += 1
                    continue
                }
                #expect(!error.message.isEmpty && error.column >= 1 && error.line >= 1)
                // A CR is a line's end too, so that there may be more lines than LFs.
                #expect(error.line <= lines.count + units.count(where: { $0 == 0x0D }), "\(text)")
                #expect(error.column <= units.count + 1, "\(text)")
            }
        }
        #expect(good > figures.rounds / 50, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }
}
