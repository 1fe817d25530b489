import Foundation
import PortalKit
import PortalTestSupport
import Testing

/// Style sheets, declarations and selectors from a generator with a seed: none breaks the page, and what
/// the page writes of them is read again as the same (CSSOM, section 2).
@Suite struct StyleFuzzTests {
    // Without custom properties and what refers to them: these are kept as they were written, so that what
    // was not closed at the end of a text swallows what is written after it, in browsers as well.
    private static let sheetPieces = [
        "a", ".b", "#c", "*", "::before", ":hover", ":not(", ":is(", ")", "[d=e]", " ", ">", "+",
        ",",
        "{", "}", "color:", "red", "#12", "rgb(1 2 3 / 4%)", ";", "margin:", "1px", "2em", "auto",
        "calc(1px + 2%", "!important", "@media (min-width: 1px) {",
        "@supports (color: red) {", "@import url(x);", "@layer a, b;", "@font-face{", "\"s\"", "'",
        "/*", "*/", "\\41 ", "\\", "url(", "<!--", "U+1-2", "\u{E4}", "\n", "1e3", "-", "@",
        "font:",
    ]
    private static let declarationPieces = [
        "color: red;", "margin: 2px 1em;", "font: 12px/1.5 serif;", "width: calc(1px + 2%);",
        "background: url(x) #123;", "border-color: rgb(1 2 3 / 4%);", "left: auto !important;",
        "content: \"s\";", "color", ":", ";", "(", ")", "\"", "'", "\\", "/*", "*/", "!important",
        "\u{E4}",
    ]
    private static let selectorPieces = [
        "a", ".b", "#c", "*", "::before", ":hover", ":not(", ":is(", ":has(", ":nth-child(", "2n+1",
        ")", "[d", "=e]", "~=", "i]", " ", ">", "+", "~", ",", "|", "\\41 ", "\"", "\u{E4}", "&",
        ":lang(de", ":root", "1", "--x", "/*", "*/",
    ]

    private func json(_ texts: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    @Test func `style sheets: rules are written and read again the same`() throws {
        var target = FuzzTarget("CSS style sheets", Self.sheetPieces, seed: 31, part: 2_000)
        try target.eachList(of: 500) { texts in
            let lines = page(
                """
                const e = document.createElement('style'); document.head.append(e); let bad = 0, rules = 0;
                const written = (t) => { e.textContent = t; return [...e.sheet.cssRules].map((r) => r.cssText).join('\\n'); };
                for (const t of \(try json(texts))) {
                  const once = written(t), twice = written(once); rules += e.sheet.cssRules.length;
                  if (once !== twice && bad++ < 3) console.log(JSON.stringify([t, once, twice]).slice(0, 900));
                  getComputedStyle(document.body).color;
                }
                console.log(bad, rules > 20);
                """)
            #expect(lines == ["0 true"])
        }
    }

    @Test func `declarations: what is set is written and set again the same`() throws {
        var target = FuzzTarget("CSS declarations", Self.sheetPieces, seed: 32, part: 2_000)
        var others = SeededTexts(Self.declarationPieces, seed: 34)
        try target.eachList(of: 500) { texts in
            let texts = texts + (0..<500).map { _ in others.next() }
            let lines = page(
                """
                const s = document.createElement('p').style; let bad = 0, kept = 0;
                for (const t of \(try json(texts))) {
                  s.cssText = 'margin: 1px;' + t; const once = s.cssText; s.cssText = once; kept += s.length - 4;
                  // What is not closed at the end swallows the semicolon after it, in browsers as well.
                  if (once !== s.cssText && once + ';' !== s.cssText && bad++ < 3) console.log(JSON.stringify([t, once, s.cssText]).slice(0, 900));
                }
                console.log(bad, kept > 200);
                """)
            #expect(lines == ["0 true"])
        }
    }

    @Test func `selectors: they match, or are a SyntaxError`() throws {
        var target = FuzzTarget("CSS selectors", Self.selectorPieces, seed: 33, part: 2_000)
        try target.eachList(of: 500) { texts in
            let lines = page(
                """
                document.body.innerHTML = '<a class=b id=c d=e lang=de><i></i></a>'; let bad = 0, good = 0;
                for (const t of \(try json(texts))) {
                  try { document.querySelectorAll(t); document.body.closest(t); good++; }
                  catch (x) { if (x.name !== 'SyntaxError' && bad++ < 3) console.log(JSON.stringify(t), String(x)); }
                }
                console.log(bad, good > 20);
                """)
            #expect(lines == ["0 true"])
        }
    }
}
