import Testing
import WebPlatform

/// HTML, section 13.2.6 (tree construction).
@Suite struct HTMLTreeConstructionTests {
    private func dump(_ text: String, _ change: (inout HTMLParser.Options) -> Void = { _ in })
        -> String
    {
        var options = HTMLParser.Options()
        change(&options)
        return HTMLTestTree.parse(text, options).dump
    }

    /// The lines below `body`, without their indentation's first two levels.
    private func body(_ text: String, _ change: (inout HTMLParser.Options) -> Void = { _ in })
        -> String
    {
        let lines = dump("<!DOCTYPE html><body>" + text, change).split(separator: "\n")
        let start = lines.firstIndex { $0 == "|   <body>" } ?? lines.startIndex
        return lines[start...].dropFirst().map { $0.dropFirst(6) }.joined(separator: "\n")
    }

    // 13.2.6.4.1 to 13.2.6.4.7.
    @Test func `no document lacks html, head and body`() {
        #expect(dump("") == "| <html>\n|   <head>\n|   <body>")
        #expect(
            dump("<!-- a --><title>t</title>x")
                == "| <!--  a  -->\n| <html>\n|   <head>\n|     <title>\n|       \"t\"\n|   <body>\n|     \"x\""
        )
    }

    // 13.2.6.4.1, the table of identifiers.
    @Test(arguments: [
        ("<!DOCTYPE html>", 0), ("", 2), ("<!DOCTYPE>", 2), ("<!DOCTYPE htm>", 2),
        ("<!DOCTYPE html SYSTEM 'about:legacy-compat'>", 0),
        ("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>", 2),
        (
            "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' 'http://www.w3.org/TR/html4/loose.dtd'>",
            1
        ),
        ("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'x'>", 1),
        ("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'>", 0),
        ("<!DOCTYPE html PUBLIC '-//IETF//DTD HTML//EN'>", 2), ("<!DOCTYPE html x>", 2),
    ])
    func `a doctype decides the mode`(text: String, mode: Int32) {
        #expect(HTMLTestTree.parse(text).quirks == mode)
    }

    @Test func `a srcdoc document without a doctype has no quirks`() {
        var options = HTMLParser.Options()
        options.isSourceDocument = true
        #expect(HTMLTestTree.parse("x", options).quirks == 0)
    }

    // 13.2.6.4.7, "A start tag whose tag name is table".
    @Test func `in quirks mode a table does not end a paragraph`() {
        #expect(dump("<p><table>").contains("|     <p>\n|       <table>"))
        #expect(body("<p><table>") == "<p>\n<table>")
    }

    // 13.2.6.4.7, the adoption agency algorithm; 13.2.10.1 has the examples.
    @Test func `misnested formatting elements are mended`() {
        #expect(
            body("<p>1<b>2<i>3</b>4</i>5</p>")
                == "<p>\n  \"1\"\n  <b>\n    \"2\"\n    <i>\n      \"3\"\n  <i>\n    \"4\"\n  \"5\""
        )
        #expect(body("<b>1<p>2</b>3</p>") == "<b>\n  \"1\"\n<p>\n  <b>\n    \"2\"\n  \"3\"")
    }

    // 13.2.10.3: text of a table goes before it.
    @Test func `unexpected text in a table is foster-parented`() {
        #expect(
            body("<table><b><tr><td>aaa</td></tr>bbb</table>ccc")
                == "<b>\n<b>\n  \"bbb\"\n<table>\n  <tbody>\n    <tr>\n      <td>\n        \"aaa\"\n<b>\n  \"ccc\""
        )
    }

    // 13.2.6.4.7, noscript by the scripting flag.
    @Test func `noscript is text only with scripting`() {
        #expect(body("<noscript><p>a</noscript>") == "<noscript>\n  <p>\n    \"a\"")
        #expect(
            body("<noscript><p>a</noscript>") { $0.isScripting = true } == "<noscript>\n  \"<p>a\"")
    }

    // 13.2.6.4.7 since 2025, and the rules before.
    @Test func `a select keeps elements by the new rules and drops them by the old`() {
        let text = "<select><option>a<b>x</b><hr><div>d</div><option>c</select>"
        #expect(
            body(text) { $0.selectRules = .relaxed }
                == "<select>\n  <option>\n    \"a\"\n    <b>\n      \"x\"\n  <hr>\n  <div>\n    \"d\"\n  <option>\n    \"c\""
        )
        #expect(
            body(text) { $0.selectRules = .legacy }
                == "<select>\n  <option>\n    \"ax\"\n  <hr>\n  \"d\"\n  <option>\n    \"c\"")
    }

    @Test func `by the old rules a select ends at an input and at a row of its table`() {
        #expect(body("<select><input>") { $0.selectRules = .legacy } == "<select>\n<input>")
        #expect(
            body("<table><tr><td><select><option>x<tr><td>y") { $0.selectRules = .legacy }
                == "<table>\n  <tbody>\n    <tr>\n      <td>\n        <select>\n          <option>\n            \"x\"\n    <tr>\n      <td>\n        \"y\""
        )
    }

    // 13.2.6.4.4 and 13.2.6.4.16.
    @Test func `a template has contents of its own`() {
        #expect(
            body("<template><tr><td>x</template>y")
                == "<template>\n  content\n    <tr>\n      <td>\n        \"x\"\n\"y\"")
    }

    @Test func `a template with a mode makes a shadow root where that is allowed`() {
        let text =
            "<div><template shadowrootmode=open><slot></template><template shadowrootmode=open>x</template>y</div>"
        var options = HTMLParser.Options()
        options.allowsDeclarativeShadowRoots = true
        let host = HTMLTestTree.parse(text, options).root.descendants.first { $0.name == "div" }
        #expect(host?.shadow?.children.map(\.name) == ["slot"])
        #expect(host?.children.map(\.name) == ["template", ""])
        #expect(body(text).hasPrefix("<div>\n  <template>"))
    }

    // 13.2.6.5.
    @Test func `foreign content has its capitals, prefixes and integration points`() {
        #expect(
            body(
                "<svg viewbox=0 xlink:href=x><foreignobject><p>a</p></foreignobject><lineargradient/></svg><math definitionurl=d><mi><b>"
            )
                == "<svg svg>\n  viewBox=\"0\"\n  xlink href=\"x\"\n  <svg foreignObject>\n    <p>\n      \"a\"\n  <svg linearGradient>\n<math math>\n  definitionURL=\"d\"\n  <math mi>\n    <b>"
        )
        #expect(body("<svg><p>x") == "<svg svg>\n<p>\n  \"x\"")
        #expect(body("<svg><![CDATA[<a>]]>") == "<svg svg>\n  \"<a>\"")
    }

    // 13.2.6.4.17 to 13.2.6.4.21.
    @Test func `a frameset takes the place of a body that has shown nothing`() {
        #expect(
            dump("<p><frameset><frame></frameset><noframes>x</noframes>")
                == "| <html>\n|   <head>\n|   <frameset>\n|     <frame>\n|   <noframes>\n|     \"x\""
        )
        #expect(dump("x<frameset>") == "| <html>\n|   <head>\n|   <body>\n|     \"x\"")
    }

    // 13.2.6.1, "create an element for the token", steps 13 and 14.
    @Test func `a control in a misplaced form is that form's`() {
        let tree = HTMLTestTree.parse("<table><form id=f><tr><td><input></table>")
        let all = tree.root.descendants
        let input = all.first { $0.name == "input" }
        #expect(input?.form != nil)
        #expect(input?.form === all.first { $0.name == "form" })
    }

    // 13.4: the context decides the state and the mode.
    @Test(arguments: [
        ("textarea", "<b>&amp;</textarea>", "| \"<b>&</textarea>\""),
        ("script", "<b>&amp;", "| \"<b>&amp;\""),
        ("tr", "<td>x", "| <td>\n|   \"x\""), ("div", "<td>x", "| \"x\""),
        ("template", "<tr>", "| <tr>"), ("table", "<tr>", "| <tbody>\n|   <tr>"),
        ("html", "x", "| <head>\n| <body>\n|   \"x\""), ("select", "<input><option>", "| <option>"),
        ("colgroup", "x<col>", "| <col>"), ("frameset", "x<frame>", "| <frame>"),
    ])
    func `a fragment is parsed as its context says`(context: String, text: String, expected: String)
    {
        let tree = HTMLTestTree.parseFragment(text, in: .init(localName: Array(context.utf16)))
        #expect(tree.dump == expected)
    }

    // 13.2.7: what is popped is told.
    @Test func `the elements that have steps are told when they are popped`() {
        let tree = HTMLTestTree.parse(
            "<style>a</style><select><option>b<option>c</select><textarea></textarea><div>")
        #expect(tree.popped == ["style", "option", "option", "select", "textarea"])
    }
}
