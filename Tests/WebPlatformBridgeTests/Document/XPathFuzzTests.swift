import Foundation
import PortalTestSupport
import Testing

/// Expressions of XPath, and what pages read beside HTML, CSS and URLs, from a generator with a seed.
@Suite struct XPathFuzzTests {
    private static let pieces = [
        "//", "/", "a", "p", "*", "@", "@class", "[", "]", "(", ")", "..", ".", "::", "child",
        "ancestor::", "text()",
        "node()", "position()", "last()", "count(", "concat(", "'x'", "\"", "1", "1.5", " and ",
        " or ", " div ",
        " mod ", "|", "=", "!=", "<", ">=", "+", "-", "$v", ",", "id('a')", "substring(",
        "translate(", "\u{E4}", " ",
        "processing-instruction(", "self::p", "number(", "string(", "not(", "lang('de')", "x:y",
        "namespace::*",
    ]
    private static let expressions = [
        "//p[@class='x' and position() < last()]/ancestor::*[1]/text()",
        "count(//li[. > 1]) + sum(//li) div 2",
        "concat(substring-before('a-b', '-'), translate('abc', 'b', 'B'), string-length(normalize-space(' x ')))",
        "(//li | //p)[2]/following-sibling::node()[not(self::text())]", "id('a')/p[lang('en')]/@*",
    ]

    private func json(_ texts: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    @Test func `XPath: an expression has a value, or is an error that the standard names`() throws {
        var target = FuzzTarget(
            "XPath", Self.pieces, corpus: Self.expressions, seed: 51, part: 2_000)
        let figures = try target.eachList(of: 500) { texts in
            let lines = page(
                """
                document.body.innerHTML = '<div id=a class="x y"><p>one</p><p lang=en>two</p><!--c--></div><ul><li>1<li>2</ul>';
                let bad = 0, good = 0;
                for (const t of \(try json(texts))) {
                  try {
                    const first = document.evaluate(t, document.body, null, 0, null);
                    // What is compiled once gives the same value again.
                    const again = new XPathEvaluator().createExpression(t).evaluate(document.body, 0, null);
                    const show = (r) => r.resultType === 1 ? String(r.numberValue) : r.resultType === 2 ? r.stringValue
                      : r.resultType === 3 ? String(r.booleanValue) : (() => { let n = 0; while (r.iterateNext()) n++; return 'nodes ' + n; })();
                    const [x, y] = [show(first), show(again)];
                    if (x !== y && bad++ < 3) console.log(JSON.stringify([t, x, y]));
                    good++;
                  } catch (x) {
                    if (!['SyntaxError', 'NamespaceError', 'InvalidStateError', 'TypeError'].includes(x.name) && bad++ < 3) console.log(JSON.stringify(t), String(x));
                  }
                }
                console.log(bad, good > 20);
                """)
            #expect(lines == ["0 true"])
        }
        #expect(figures.slowest < 30, "\(figures.slowest) s")
    }

    @Test func `documents in a page: what is written is read again as the same`() throws {
        var target = FuzzTarget(
            "DOMParser and serializers",
            [
                "<a>", "</a>", "<b c='d'>", "</b>", "<p>", "<table>", "<td>", "&amp;", "&lt",
                "<!--x-->", "\u{E4}", "<svg>",
                "</svg>", "<x:y xmlns:x='u'>", "</x:y>", "'", "\"", ">", "<template>",
                "</template>", "\u{0}", "\n",
            ],
            corpus: [
                "<div class=\"a b\"><p>One &amp; <b>two</b></p><svg><path d='M0 0'/></svg><template><i>x</i></template></div>",
                "<a xmlns='u' xmlns:x='v'><x:b x:c='1' d=\"&lt;&quot;\"/><!-- c --><![CDATA[<]]></a>",
            ], seed: 52, part: 2_000)
        let figures = try target.eachList(of: 300) { texts in
            let lines = page(
                """
                let bad = 0, good = 0;
                for (const t of \(try json(texts))) {
                  const xml = new DOMParser().parseFromString(t, 'text/xml');
                  if (xml.getElementsByTagName('parsererror').length === 0) {
                    const once = new XMLSerializer().serializeToString(xml);
                    const twice = new XMLSerializer().serializeToString(new DOMParser().parseFromString(once, 'text/xml'));
                    good++;
                    if (once !== twice && bad++ < 3) console.log(JSON.stringify([t, once, twice]).slice(0, 900));
                  }
                  document.body.innerHTML = t;
                  document.body.cloneNode(true).normalize();
                }
                console.log(bad, good > 3);
                """)
            #expect(lines == ["0 true"])
        }
        #expect(figures.slowest < 30, "\(figures.slowest) s")
    }
}
