import Testing

/// DOM, section 8 (XPath), and XPath 1.0. What is expected is what Chromium answers, but for the order of
/// a set whose order is free: here it is the document's.
@Suite struct XPathTests {
    /// Prints what each expression is for the body of one small page.
    private func values(_ expressions: [String]) -> String {
        let list = expressions.map { "\"\($0)\"" }.joined(separator: ", ")
        return page(
            """
            document.body.innerHTML = '<div id=a class="x y"><p>one</p><p lang=en>two</p><!--c--></div><ul><li>1<li>2<li>10</ul><svg><path id=q /></svg>';
            const show = (n) => n.nodeType === 2 ? '@' + n.name : n.nodeType === 1 && /^(P|LI)$/.test(n.nodeName) ? `${n.nodeName}(${n.textContent})` : n.nodeName;
            for (const text of [\(list)]) {
              let shown;
              try {
                const r = document.evaluate(text, document.body, null, XPathResult.ANY_TYPE, null);
                if (r.resultType === 1) shown = Object.is(r.numberValue, -0) ? '-0' : String(r.numberValue);
                else if (r.resultType === 2) shown = JSON.stringify(r.stringValue);
                else if (r.resultType === 3) shown = String(r.booleanValue);
                else { const nodes = []; for (let n; (n = r.iterateNext());) nodes.push(show(n)); shown = nodes.join(' '); }
              } catch (e) { shown = `${e.name}${e.code === undefined ? '' : ` ${e.code}`}`; }
              console.log(`${text} -> ${shown}`);
            }
            """
        ).joined(separator: "\n")
    }

    @Test func `2: location paths, axes, node tests and predicates`() {
        let found = values([
            "//li[1]", "//li[last()]", "(//li)[2]", "descendant::li[2]", "//li[2][1]",
            "//p[1][@lang]",
            "//p/..", "//li | //p", "//@id", "//p/ancestor::*", "//p/ancestor::*[1]",
            "//li[3]/preceding-sibling::*[1]", "//@class/following::p", "//@class/..", "//DIV",
            "//path", "//P[@LANG]", "//*[self::p or self::li]", "//div[count(p)=2]", "//li[.>1]",
            "//comment()", "//p[0]", "//p['x']", "//p[true()]", "id('q a')", "id('a')/p[2]", "/..",
            "//namespace::*", "..", "//ul/descendant::li[position()=2]", "* * *",
        ])
        #expect(
            found == """
                //li[1] -> LI(1)
                //li[last()] -> LI(10)
                (//li)[2] -> LI(2)
                descendant::li[2] -> LI(2)
                //li[2][1] -> LI(2)
                //p[1][@lang] -> \("")
                //p/.. -> DIV
                //li | //p -> P(one) P(two) LI(1) LI(2) LI(10)
                //@id -> @id @id
                //p/ancestor::* -> HTML BODY DIV
                //p/ancestor::*[1] -> DIV
                //li[3]/preceding-sibling::*[1] -> LI(2)
                //@class/following::p -> P(one) P(two)
                //@class/.. -> DIV
                //DIV -> DIV
                //path -> \("")
                //P[@LANG] -> P(two)
                //*[self::p or self::li] -> P(one) P(two) LI(1) LI(2) LI(10)
                //div[count(p)=2] -> DIV
                //li[.>1] -> LI(2) LI(10)
                //comment() -> #comment
                //p[0] -> \("")
                //p['x'] -> P(one) P(two)
                //p[true()] -> P(one) P(two)
                id('q a') -> DIV path
                id('a')/p[2] -> P(two)
                /.. -> \("")
                //namespace::* -> \("")
                .. -> HTML
                //ul/descendant::li[position()=2] -> LI(2)
                * * * -> NaN
                """)
    }

    @Test func `3 and 4: operators and the function library`() {
        let found = values([
            "sum(//li)", "//li = 2", "//li < 1", "//p != 'one'", "true() = //zzz", "1 < 2 < 3",
            "2 + 3 * 4 - 1", "5 mod -2", "--1", "0 or 'a'", "substring('12345', 1.5, 2.6)",
            "substring('12345', -42, 1 div 0)", "substring('12345', -1 div 0, 1 div 0)",
            "normalize-space('  a  b ')", "translate('--aaa--','abc-','ABC')", "round(-2.5)",
            "round(-0.2)", "string(0.00000001)", "string(-0)", "number('1e3')", "number('5.')",
            "name(//p)", "namespace-uri(//p)", "lang('en')", "concat('a','b','c')",
        ])
        #expect(
            found == """
                sum(//li) -> 13
                //li = 2 -> true
                //li < 1 -> false
                //p != 'one' -> true
                true() = //zzz -> false
                1 < 2 < 3 -> true
                2 + 3 * 4 - 1 -> 13
                5 mod -2 -> 1
                --1 -> 1
                0 or 'a' -> true
                substring('12345', 1.5, 2.6) -> "234"
                substring('12345', -42, 1 div 0) -> "12345"
                substring('12345', -1 div 0, 1 div 0) -> ""
                normalize-space('  a  b ') -> "a b"
                translate('--aaa--','abc-','ABC') -> "AAA"
                round(-2.5) -> -2
                round(-0.2) -> -0
                string(0.00000001) -> "0.00000001"
                string(-0) -> "0"
                number('1e3') -> NaN
                number('5.') -> 5
                name(//p) -> "p"
                namespace-uri(//p) -> "http://www.w3.org/1999/xhtml"
                lang('en') -> false
                concat('a','b','c') -> "abc"
                """)
    }

    @Test
    func
        `3.7: what is no expression is a SyntaxError, a prefix without namespace a NamespaceError`()
    {
        let bad = [
            "1+", "//a[", "]", "@", "::", "child::", "foo::bar", "'abc", "$", "text('a')", "foo()",
            "concat('a')", "count(1)", "'a'/b", "//p | 1", "string(1e3)", "a b", "",
        ]
        #expect(values(bad) == bad.map { "\($0) -> SyntaxError 12" }.joined(separator: "\n"))
        #expect(
            values(["a:b", "@xml:lang"])
                == "a:b -> NamespaceError 14\n@xml:lang -> NamespaceError 14")
    }

    @Test func `8: results are what was asked for, and iterators end with a mutation`() {
        let lines = page(
            """
            document.body.innerHTML = '<i>1</i><i>2</i>';
            const tell = (work) => { try { console.log(String(work())); } catch (e) { console.log(e.name); } };
            const get = (type, text = '//i', node = document, resolver = null) => document.evaluate(text, node, resolver, type);
            tell(() => [get(1).numberValue, get(2).stringValue, get(3).booleanValue, get(7).snapshotLength, get(7).snapshotItem(1).textContent, get(7).snapshotItem(2), get(9).singleNodeValue.textContent, get(8, '//b').singleNodeValue]);
            tell(() => get(4, '1'));
            tell(() => get(7).iterateNext());
            tell(() => get(0).stringValue);
            tell(() => { const r = get(5); document.body.append('x'); return [r.invalidIteratorState, get(7).invalidIteratorState, r.iterateNext()]; });
            tell(() => get(0, '.', document.createDocumentFragment()));
            tell(() => get(0, '.', {}));
            tell(() => get(0, '.', document, 1));
            tell(() => get(0, 'a:b', document, {}));
            tell(() => get(6, '//h:i', document, (prefix) => 'http://www.w3.org/1999/xhtml').snapshotLength);
            tell(() => get(6, '//h:i', document, { lookupNamespaceURI: (prefix) => prefix + ':' }).snapshotLength);
            tell(() => new XPathEvaluator().createExpression('count(//i)').evaluate(document).numberValue);
            tell(() => document.createNSResolver(document.body) === document.body);
            tell(() => XPathEvaluator());
            tell(() => get(9, '..', document.createAttribute('a')).singleNodeValue);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                1,1,true,2,2,,1,
                TypeError
                TypeError
                TypeError
                InvalidStateError
                NotSupportedError
                TypeError
                TypeError
                TypeError
                2
                0
                2
                true
                TypeError
                null
                """)
    }

    @Test func `no expression and no tree is too deep or too long`() {
        let lines = page(
            """
            const tell = (text, node = document) => { try { const r = document.evaluate(text, node, null, 0); console.log(r.resultType === 1 ? r.numberValue : r.iterateNext() !== null); } catch (e) { console.log(e.name, e.message.length < 240); } };
            tell('('.repeat(100) + '1' + ')'.repeat(100));
            tell('('.repeat(100000) + '1' + ')'.repeat(100000));
            tell('a[' .repeat(100000));
            tell('1' + '+1'.repeat(20000));
            tell('-'.repeat(20001) + '1');
            tell('html' + '/.'.repeat(20000));
            tell('html' + '[1]'.repeat(20000));
            tell('zz' + '|html'.repeat(20000));
            let deep = document.createElement('b');
            for (let i = 0; i < 20000; i++) { const outer = document.createElement('b'); outer.appendChild(deep); deep = outer; }
            tell('count(//b)', deep); tell('string-length(.)', deep); tell('//b[not(*)]', deep);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                1
                SyntaxError true
                SyntaxError true
                20001
                -1
                true
                true
                true
                20000
                0
                true
                """)
    }
}
