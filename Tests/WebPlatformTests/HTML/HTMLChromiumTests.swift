import Foundation
import PortalTestSupport
import Testing
import WebFormats
import WebPlatform

/// HTML, section 13.2, held against a browser: texts of tags in any order, and the trees they give.
@Suite(.enabled(if: HeadlessChromium.executable != nil, "chromium is not installed"))
struct HTMLChromiumTests {
    @Test func `tags in any order give the tree that Chromium makes of them`() throws {
        var soup = HTMLTagSoup(seed: 7)
        let texts = (0..<1_500).map { _ in soup.text() }
        let list = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
            .replacing("<", with: "\\u003c")
        let lines = try HeadlessChromium.lines(of: Self.script.replacing("TEXTS", with: list))
        #expect(lines.count == texts.count)
        for (text, line) in zip(texts, lines) {
            #expect(HTMLTestTree.parse(text).dump == line.removingPercentEncoding, "\(text)")
        }
    }

    /// Shows each text's tree in html5lib's format, one a line.
    private static let script = """
        const prefixes = {
          'http://www.w3.org/1999/xhtml': '', 'http://www.w3.org/2000/svg': 'svg ',
          'http://www.w3.org/1998/Math/MathML': 'math ',
        };
        function show(parent, lines, depth) {
          const indent = '| ' + '  '.repeat(depth);
          for (let n = parent.firstChild; n; n = n.nextSibling) {
            if (n.nodeType === 3) lines.push(indent + '"' + n.data + '"');
            else if (n.nodeType === 8) lines.push(indent + '<!-- ' + n.data + ' -->');
            else if (n.nodeType === 10) lines.push(indent + '<!DOCTYPE ' + n.name + '>');
            else {
              lines.push(indent + '<' + prefixes[n.namespaceURI] + n.localName + '>');
              const list = [...n.attributes].map(a => [
                a.namespaceURI ? a.prefix + ' ' + a.localName : a.name, a.value]);
              list.sort((a, b) => a[0] < b[0] ? -1 : 1);
              for (const [name, value] of list) lines.push(`${indent}  ${name}="${value}"`);
              if (n.content) {
                lines.push(indent + '  content');
                show(n.content, lines, depth + 2);
              }
              show(n, lines, depth + 1);
            }
          }
          return lines;
        }
        for (const text of TEXTS) {
          const parsed = new DOMParser().parseFromString(text, 'text/html');
          console.log(encodeURIComponent(show(parsed, [], 0).join('\\n')));
        }
        """
}

/// Texts of tags in an order that a number decides.
struct HTMLTagSoup {
    private var state: UInt32

    init(seed: UInt32) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 1_103_515_245 &+ 12_345
        return Int(state >> 8) % bound
    }

    private static let tags =
        """
        a b i u font nobr p div span table tbody tr td th caption colgroup col select option optgroup
        button form input textarea ul li dl dd dt h1 h2 svg math mi mtext annotation-xml foreignObject
        desc title style script template br hr img pre address center ruby rt rp rtc rb applet object
        marquee noscript area main details summary em strong sub unknown-x body html head frameset
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    private static let attributes = [
        " a=1", " color=red", " type=hidden", " encoding=text/html", " id=x id=y",
        " xlink:href=q viewbox=0", " definitionurl",
    ]
    private static let pieces = [
        "x", "&amp;", "&notin", "&notit;", " ", "\n", "<!-- c -->", "<!doctype html>", "&#x80;",
        "<![CDATA[q]]>", "</", "<", "text ", "</p>", "</br>",
    ]

    mutating func text() -> String {
        var text = next(3) == 0 ? "" : "<!DOCTYPE html>"
        for _ in 0..<3 + next(25) {
            switch next(10) {
            case 0..<5:
                text += "<" + Self.tags[next(Self.tags.count)]
                if next(4) == 0 { text += Self.attributes[next(Self.attributes.count)] }
                text += next(12) == 0 ? "/>" : ">"
            case 5..<8: text += "</" + Self.tags[next(Self.tags.count)] + ">"
            default: text += Self.pieces[next(Self.pieces.count)]
            }
        }
        return text
    }
}
