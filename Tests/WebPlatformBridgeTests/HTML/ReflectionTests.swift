import Testing

/// Content attributes as properties (HTML, section 2.6.1), and the interfaces of elements (section 3.2).
@Suite struct ReflectionTests {
    /// What a property gives for an attribute's value, and what the attribute is after an assignment.
    @Test(arguments: [
        ("td", "colspan", "0", "colSpan", "1"), ("td", "colspan", "2000", "colSpan", "1000"),
        ("td", "rowspan", "70000", "rowSpan", "65534"), ("td", "rowspan", "-1", "rowSpan", "1"),
        ("input", "maxlength", "-5", "maxLength", "-1"), ("input", "size", "0", "size", "20"),
        ("textarea", "cols", "0", "cols", "20"), ("ol", "start", " 7x", "start", "7"),
        ("img", "crossorigin", "", "crossOrigin", "anonymous"),
        ("img", "crossorigin", "Use-Credentials", "crossOrigin", "use-credentials"),
        ("form", "method", "PUT", "method", "get"),
        ("button", "formmethod", "x", "formMethod", "get"),
        ("input", "type", "EMAIL", "type", "email"), ("input", "type", "none", "type", "text"),
        ("div", "popover", "", "popover", "auto"), ("div", "popover", "x", "popover", "manual"),
        ("div", "tabindex", "3", "tabIndex", "3"),
        ("div", "hidden", "until-found", "hidden", "until-found"),
        ("progress", "max", "-1", "max", "1"), ("meter", "value", "9", "value", "1"),
    ])
    func `2.6.1: a property gives what the attribute means`(
        _ element: String, _ attribute: String, _ value: String, _ property: String,
        _ expected: String
    ) {
        #expect(
            page(
                """
                var e = document.createElement('\(element)');
                e.setAttribute('\(attribute)', '\(value)'); console.log(String(e.\(property)));
                """) == [expected])
    }

    @Test func `2.6.1: an assignment changes the attribute, or throws`() {
        let lines = page(
            """
            var i = document.createElement('input'), t = document.createElement('td'), a = document.createElement('a');
            i.maxLength = 5; i.required = true; t.colSpan = 4294967295; a.href = 'x y'; i.type = null;
            console.log(i.outerHTML, t.outerHTML, a.outerHTML);
            for (var f of [() => i.maxLength = -1, () => i.size = 0, () => i.contentEditable = 'x']) try { f(); } catch (e) { console.log(e.name); }
            i.required = false; i.hidden = null; console.log(i.hasAttribute('required'), i.hidden);
            """)
        #expect(
            lines == [
                #"<input maxlength="5" required="" type="null"> <td colspan="1"></td> <a href="x y"></a>"#,
                "IndexSizeError", "IndexSizeError", "SyntaxError", "false false",
            ])
    }

    @Test func `3.2.2: each name has its interface, and members are accessors of its prototype`() {
        let lines = page(
            """
            var names = ['div', 'h3', 'q', 'xmp', 'nobr', 'foo', 'x-foo', 'video', 'tfoot', 'dir'];
            console.log(names.map((n) => Object.prototype.toString.call(document.createElement(n)).slice(8, -1)).join());
            var p = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'), q = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'title');
            console.log(typeof p.get, typeof p.set, p.enumerable, p.configurable, typeof q.set);
            for (var f of [() => new HTMLDivElement, () => HTMLElement(), () => p.get.call(document.createElement('div'))]) try { f(); } catch (e) { console.log(e instanceof TypeError); }
            var svg = document.createElementNS('http://www.w3.org/2000/svg', 'g'); svg.className.baseVal = 'a';
            console.log(svg instanceof SVGElement, svg instanceof SVGGraphicsElement, svg.getAttribute('class'), 'onclick' in svg);
            """)
        #expect(
            lines == [
                "HTMLDivElement,HTMLHeadingElement,HTMLQuoteElement,HTMLPreElement,HTMLElement,HTMLUnknownElement,HTMLElement,HTMLVideoElement,HTMLTableSectionElement,HTMLDirectoryElement",
                "function function true true function", "true", "true", "true", "true true a true",
            ])
    }

    @Test func `4.6.3: a link is a URL in parts`() {
        let lines = page(
            """
            var a = document.createElement('a'), empty = document.createElement('a');
            a.href = '../b?x#y'; console.log(a.href, a.pathname, a.search, a.hash, a.origin === location.origin);
            a.search = 'q=1'; a.hash = ''; a.protocol = 'http'; a.port = '81'; console.log(a.getAttribute('href'), '' + a);
            console.log(JSON.stringify([empty.href, empty.protocol, empty.host]));
            var b = document.createElement('base'); b.href = 'https://other.example/d/'; document.head.append(b);
            a.setAttribute('href', 'c'); console.log(a.href, document.baseURI); b.remove(); console.log(a.host);
            """)
        #expect(
            lines == [
                "https://portal.example/b?x#y /b ?x #y true",
                "http://portal.example:81/b?q=1 http://portal.example:81/b?q=1", #"["",":",""]"#,
                "https://other.example/d/c https://other.example/d/", "portal.example",
            ])
    }

    @Test func `4.9: rows and cells of a table`() {
        let lines = page(
            """
            var t = document.createElement('table');
            t.insertRow().insertCell().textContent = 'b'; t.createTFoot().insertRow(); t.createTHead().insertRow(); t.createCaption();
            console.log(t.rows.length, t.tBodies.length, t.rows[1].rowIndex, t.rows[1].sectionRowIndex, t.rows[1].cells[0].cellIndex);
            t.deleteRow(-1); t.tHead = null; console.log(t.rows.length, t.innerHTML);
            try { t.deleteRow(5); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "3 1 1 0 0",
                "1 <caption></caption><tbody><tr><td>b</td></tr></tbody><tfoot></tfoot>",
                "IndexSizeError",
            ])
    }

    @Test func `4.8 and 4.10: the named constructors`() {
        let lines = page(
            """
            var i = new Image(3), o = new Option('a', 'b', true), s = document.createElement('select');
            s.add(o); s[1] = new Option('c'); s.options.length = 3;
            console.log(i.width, i instanceof HTMLImageElement, o.outerHTML, s.length, s[1].text, s.item(2).value, new Audio().preload);
            i = document.createElement('video'); i.src = 'x'; i.play().catch((e) => console.log(e.name));
            console.log(document.createElement('canvas').getContext('webgl'));
            """)
        #expect(
            lines == [
                #"3 true <option value="b" selected="">a</option> 3 c  auto"#, "null",
                "NotSupportedError",
            ])
    }

    @Test func `section 4_9_1: rows are in their own order however they are asked for`() {
        let lines = page(
            """
            const t = document.createElement('table');
            t.innerHTML = '<tfoot><tr id=f></tfoot><tbody><tr id=b></tbody><thead><tr id=h></thead>';
            const { rows } = t;
            const list = [0, 1, 2].map((i) => rows.item(i).id + rows[i].id + rows.item(i).rowIndex);
            t.deleteRow(0);
            console.log(list.join(' '), [...rows].map((r) => r.id).join(''), rows.length, rows.namedItem('f') === rows[1], rows.item(2));
            """)
        #expect(lines == ["hh0 bb1 ff2 bf 2 true null"])
    }
}
