import Testing
import WebPlatform

/// XML 1.0 (fifth edition) and Namespaces in XML 1.0.
@Suite struct XMLTreeParserTests {
    /// The tree in one line: elements with `{namespace}`, text in quotes, and the error.
    private func show(_ output: XMLTreeParser.Output) -> String {
        var result = ""
        var strings: [String] = [""]
        var at = 0
        let words = output.operations
        func text(_ index: Int) -> String {
            let start = Int(words[index])
            return String(
                decoding: output.text[start..<start + Int(words[index + 1])], as: UTF16.self)
        }
        func name(_ index: Int) -> String {
            let (prefix, local) = (strings[Int(words[index])], strings[Int(words[index + 1])])
            let namespace = strings[Int(words[index + 2])]
            return (namespace.isEmpty ? "" : "{\(namespace)}")
                + (prefix.isEmpty ? "" : prefix + ":")
                + local
        }
        while at < words.count {
            switch XMLOperation(rawValue: words[at]) {
            case .begin:
                result += "<" + name(at + 1)
                let count = Int(words[at + 5])
                for index in 0..<count {
                    let attribute = at + 6 + index * 6
                    result += " \(name(attribute))='\(text(attribute + 3))'"
                }
                result += ">"
                at += 6 + count * 6
            case .end:
                result += "</>"
                at += 1
            case .text:
                result += "\"\(text(at + 1))\""
                at += 4
            case .cdata:
                result += "[\(text(at + 1))]"
                at += 4
            case .comment:
                result += "<!--\(text(at + 1))-->"
                at += 4
            case .instruction:
                result += "<?\(text(at + 1)) \(text(at + 3))?>"
                at += 6
            case .doctype:
                result += "<!\(text(at + 1)) \(text(at + 3)) \(text(at + 5))>"
                at += 8
            case .string:
                strings.append(text(at + 1))
                at += 3
            case nil: preconditionFailure("no operation has the number \(words[at])")
            }
        }
        if let error = output.error { result += " \(error.line):\(error.column)" }
        return result
    }

    private func parse(_ text: String) -> String { show(XMLTreeParser.parse(Array(text.utf16))) }

    @Test(arguments: [
        ("<a/>", "<a></>"), ("<?xml version='1.0' encoding=\"utf-8\"?><a>x</a>", "<a>\"x\"</>"),
        ("<a b='1' c = \"x'y\"><b/>t</a >", "<a b='1' c='x'y'><b></>\"t\"</>"),
        ("<!-- c --><?t d e?><a><![CDATA[<&]]></a>\n", "<!-- c --><?t d e?><a>[<&]</>"),
        ("<a>&lt;&amp;&#65;&#x1F600;</a>", "<a>\"<&A😀\"</>"),
        ("<!DOCTYPE a PUBLIC 'p' 's'><a/>", "<!a p s><a></>"),
        ("<a>x\r\ny\rz</a>", "<a>\"x\ny\nz\"</>"), ("<\u{E9}t\u{E9}/>", "<\u{E9}t\u{E9}></>"),
        ("<a b='x\ny&#10;z'/>", "<a b='x y\nz'></>"),
        ("<?xml-style x?><a/>", "<?xml-style x?><a></>"),
    ])
    func `a well-formed document gives its tree`(text: String, expected: String) {
        #expect(parse(text) == expected)
    }

    // Namespaces in XML, sections 3 to 6.
    @Test(arguments: [
        ("<a xmlns='u'><b/></a>", "<{u}a {http://www.w3.org/2000/xmlns/}xmlns='u'><{u}b></></>"),
        (
            "<p:a xmlns:p='u' p:b='1' c='2'/>",
            "<{u}p:a {http://www.w3.org/2000/xmlns/}xmlns:p='u' {u}p:b='1' c='2'></>"
        ),
        (
            "<a xmlns='u'><b xmlns=''/><c/></a>",
            "<{u}a {http://www.w3.org/2000/xmlns/}xmlns='u'><b {http://www.w3.org/2000/xmlns/}xmlns=''></><{u}c></></>"
        ),
        ("<a xml:lang='x'/>", "<a {http://www.w3.org/XML/1998/namespace}xml:lang='x'></>"),
    ])
    func `names have the namespaces of their prefixes`(text: String, expected: String) {
        #expect(parse(text) == expected)
    }

    // XML 1.0, the well-formedness constraints.
    @Test(arguments: [
        ("", "1:1"), ("x", "1:1"), ("<a>", "1:4"), ("<a></b>", "1:4"), ("<a/><b/>", "1:5"),
        ("<a\n b/>", "2:3"), ("<a b=1/>", "1:6"), ("<a b='<'/>", "1:7"), ("<a b='' b=''/>", "1:9"),
        ("<a b=''c=''/>", "1:8"), ("<a>]]></a>", "1:4"), ("<a>&x;</a>", "1:4"),
        ("<a>& </a>", "1:5"),
        ("<a>&#0;</a>", "1:4"), ("<a>\u{1}</a>", "1:4"), ("<!-- -- --><a/>", "1:6"),
        (" <?xml version='1.0'?><a/>", "1:2"), ("<?xml?><a/>", "1:1"),
        ("<?xml version='2.0'?><a/>", "1:7"),
        ("<p:a/>", "1:7"), ("<a p:b=''/>", "1:12"), ("<a:b:c/>", "1:5"), ("<1/>", "1:2"),
        ("<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>", "1:43"), ("<a xmlns:p=''/>", "1:16"),
        ("<a xmlns:xml='u'/>", "1:19"), ("<a/>x", "1:5"), ("<a/><!DOCTYPE a>", "1:5"),
        ("<a><![CDATA[x</a>", "1:4"), ("<a", "1:3"), ("<a><!DOCTYPE b></a>", "1:4"),
    ])
    func `what is not well-formed ends with the place of the error`(text: String, place: String) {
        #expect(parse(text).hasSuffix(" \(place)"), "\(parse(text))")
    }

    @Test func `the operations before an error are there`() {
        #expect(parse("<a><b>x</b><c></a>").hasPrefix("<a><b>\"x\"</><c>"))
    }

    // XML 1.0, sections 4.2 to 4.6.
    @Test func `entities of the document type are replaced`() {
        #expect(
            parse(
                "<!DOCTYPE a [<!ENTITY e '<b>x</b>'><!ENTITY e 'no'><!ELEMENT a ANY>\n<!-- ]> -->]><a c='&f;'>1&e;2</a>"
            )
            .hasSuffix("<!a  > 2:20"))
        #expect(
            parse(
                "<!DOCTYPE a [<!ENTITY e '<b>&f;</b>'><!ENTITY f 'x&#38;lt;'>]><a c='&f;'>1&e;2</a>"
            )
                == "<!a  ><a c='x<'>\"1\"<b>\"x<\"</>\"2\"</>")
        #expect(
            parse(
                "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 's'><a>&nbsp;&copy;</a>"
            )
            .hasSuffix("<a>\"\u{A0}\u{A9}\"</>"))
    }

    @Test func `an entity ends what it begins, and stands not in itself`() {
        #expect(parse("<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</b></a>").contains(" 1:"))
        #expect(parse("<!DOCTYPE a [<!ENTITY e '</a>'>]><a>&e;").contains(" 1:"))
        #expect(
            parse("<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>").contains(" 1:"))
    }

    @Test func `entities cannot make a small document large`() {
        var text = "<!DOCTYPE a [<!ENTITY e0 'xxxxxxxxxx'>"
        for index in 1..<12 {
            let before = String(repeating: "&e\(index - 1);", count: 10)
            text += "<!ENTITY e\(index) '\(before)'>"
        }
        let output = XMLTreeParser.parse(Array((text + "]><a>&e11;</a>").utf16))
        #expect(output.error?.message == "entities add more than a document may have of them")
        #expect(output.text.count < 2 << 20)
    }

    @Test func `elements are nested to a limit`() {
        let output = XMLTreeParser.parse(Array(String(repeating: "<a>", count: 100_000).utf16))
        #expect(output.error?.message == "elements are nested more than 5000 deep")
    }

    // HTML, section 14.4.
    @Test func `a fragment has the namespaces of its context`() {
        let output = XMLTreeParser.parseFragment(
            Array("a<p:b/><c/>".utf16),
            namespaces: [
                (prefix: [], namespace: Array("u".utf16)),
                (prefix: Array("p".utf16), namespace: Array("v".utf16)),
            ])
        #expect(show(output) == "\"a\"<{v}p:b></><{u}c></>")
        #expect(XMLTreeParser.parseFragment(Array("<a>".utf16), namespaces: []).error != nil)
    }
}
