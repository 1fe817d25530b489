import Testing
import WebPlatform

/// HTML, section 13.2.5 (tokenization), seen by the tree that comes out.
@Suite struct HTMLTokenizationTests {
    private func body(_ text: String) -> String {
        let dump = HTMLTestTree.parseFragment(text, in: .init(localName: Array("div".utf16))).dump
        return dump.replacing("| ", with: "")
    }

    // 13.2.5.72 to 13.2.5.80.
    @Test(arguments: [
        ("&amp;&lt;", "&<"), ("&notit;", "¬it;"), ("&notin;", "∉"), ("&ampx", "&x"), ("&x;", "&x;"),
        ("&#65;&#x42;", "AB"), ("&#0;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"),
        ("&#xD800;", "\u{FFFD}"),
        ("&#128;", "€"), ("&#x", "&#x"), ("&#;", "&#;"), ("&", "&"),
        ("&#99999999999999;", "\u{FFFD}"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&Afr;", "𝔄"), ("&aMp;", "&aMp;"), ("a&", "a&"),
    ])
    func `a character reference stands for its characters`(text: String, expected: String) {
        #expect(body(text) == "\"\(expected)\"")
    }

    // 13.2.5.73, "for historical reasons".
    @Test func `an attribute keeps a name without semicolon before a letter or an equals sign`() {
        #expect(
            body("<p a='&ampx' b='&amp=' c='&amp' d='&amp;x' e=&lt>")
                == "<p>\n  a=\"&ampx\"\n  b=\"&amp=\"\n  c=\"&\"\n  d=\"&x\"\n  e=\"<\"")
    }

    // 13.2.5.33.
    @Test func `the first of two attributes with one name is kept`() {
        #expect(body("<p A=1 a=2 b a=3>") == "<p>\n  a=\"1\"\n  b=\"\"")
    }

    // 13.2.5.6 and 13.2.5.32 to 13.2.5.40.
    @Test(arguments: [
        ("<p/>x", "<p>\n  \"x\""), ("<p a=b/>x", "<p>\n  a=\"b/\"\n  \"x\""),
        ("<p a = 'b' \"c>x", "<p>\n  \"c=\"\"\n  a=\"b\"\n  \"x\""),
        ("<p =a>x", "<p>\n  =a=\"\"\n  \"x\""),
        ("a<b", "\"a\""), ("a<", "\"a<\""), ("a</", "\"a</\""), ("a< b", "\"a< b\""),
        ("</>a", "\"a\""), ("</ x>a", "<!--  x -->\n\"a\""), ("<?x>a", "<!-- ?x -->\n\"a\""),
    ])
    func `what is no proper tag is read as the standard says`(text: String, expected: String) {
        #expect(body(text) == expected)
    }

    // 13.2.5.43 to 13.2.5.52.
    @Test(arguments: [
        ("<!---->", ""), ("<!-->", ""), ("<!--->", ""), ("<!--a--!>", "a"), ("<!--a--b-->", "a--b"),
        ("<!--a-", "a"), ("<!--a--", "a"), ("<!--<!--a-->", "<!--a"), ("<!--->x", ""),
        ("<!-x>", "-x"),
        ("<!>", ""), ("<!DOCTYP>", "DOCTYP"), ("<![CDATA[x]]>", "[CDATA[x]]"),
    ])
    func `a comment ends where the standard says`(text: String, data: String) {
        #expect(body(text).hasPrefix("<!-- \(data) -->"))
    }

    // 13.2.3.5 and Infra, 4.7: also where a pair is split.
    @Test func `newlines are normalized over the pieces of the input`() {
        let parser = HTMLParser(context: .init(localName: Array("div".utf16)))
        let tree = HTMLTestTree(isFragment: true)
        for piece in ["a\r", "\nb\r", "c\r\n", "d\r\r", "\n", "\r"] {
            parser.feed(Array(piece.utf16))
            tree.finish(parser)
        }
        parser.end()
        tree.finish(parser)
        #expect(tree.root.children.first?.data == Array("a\nb\nc\nd\n\n\n".utf16))
    }

    // 13.2.5.1 and 13.2.5.4: U+0000 in text, in raw text and in names.
    @Test func `null characters are dropped from text and replaced elsewhere`() {
        #expect(
            body("a\0b<p a\0='\0'><script>\0</script>")
                == "\"ab\"\n<p>\n  a\u{FFFD}=\"\u{FFFD}\"\n  <script>\n    \"\u{FFFD}\"")
    }

    @Test func `a lone surrogate survives in text and in values`() {
        let parser = HTMLParser(context: .init(localName: Array("div".utf16)))
        parser.feed(Array("<p a='".utf16) + [0xD800] + Array("'>".utf16) + [0xDC00, 0x61])
        parser.end()
        let tree = HTMLTestTree(isFragment: true)
        tree.finish(parser)
        #expect(tree.root.children.first?.attributes.first?.value == [0xD800])
        #expect(tree.root.children.first?.children.first?.data == [0xDC00, 0x61])
    }

    // 13.2.5.15 to 13.2.5.31.
    @Test(arguments: [
        ("<script>a</scrip>b</script>c", "a</scrip>b"),
        ("<script><!--<script>x</script>y--></script>", "<!--<script>x</script>y-->"),
        ("<script><!-- x </script>", "<!-- x "),
        ("<script><!--<script </script>", "<!--<script </script>"),
        ("<style></styl></style x>", "</styl>"), ("<textarea>\n\na&amp;<b></textarea>", "\na&<b>"),
    ])
    func `raw text ends at its own end tag`(text: String, data: String) {
        let tree = HTMLTestTree.parseFragment(text, in: .init(localName: Array("div".utf16)))
        #expect(tree.root.children.first?.children.first?.data == Array(data.utf16))
    }
}
