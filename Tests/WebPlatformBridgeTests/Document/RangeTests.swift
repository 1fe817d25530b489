import Testing

/// DOM, section 5 (ranges); Selection API.
@Suite struct RangeTests {
    /// Section 5.5: boundary points follow the tree.
    @Test func `a live range follows insertions, removals, splits and data`() {
        let lines = page(
            """
            const d = document, p = d.createElement('p'), t = d.createTextNode('abcdef'); d.body.append(p); p.append(t, d.createElement('b'), 'z');
            const r = d.createRange(), at = () => `${r.startContainer.nodeName}${r.startOffset}-${r.endContainer.nodeName}${r.endOffset}`, out = [];
            r.setStart(t, 2); r.setEnd(p, 2); out.push(at());
            p.prepend('x'); out.push(at()); t.insertData(0, '__'); out.push(at()); t.deleteData(1, 2); out.push(at());
            const u = t.splitText(1); out.push(at(), r.startContainer === u); p.normalize(); out.push(at());
            p.querySelector('b').remove(); out.push(at()); p.remove(); out.push(at(), r.collapsed, r.commonAncestorContainer.nodeName); p.textContent = ''; out.push(at());
            console.log(out.join(' '));
            """)
        #expect(
            lines.joined(separator: "\n") == """
                #text2-P2 #text2-P3 #text4-P3 #text2-P3 #text1-P4 true #text3-P2 #text3-P1 BODY0-BODY0 true BODY BODY0-BODY0
                """)
    }

    @Test func `contents are cloned, extracted, deleted and wrapped`() {
        let lines = page(
            """
            const d = document, b = d.body, html = '<p>ab<i>cd</i></p><q></q><p><u>ef</u>gh</p>', r = d.createRange();
            const fresh = () => { b.innerHTML = html; r.setStart(b.querySelector('i').firstChild, 1); r.setEnd(b.querySelector('u').firstChild, 1); };
            const text = (f) => { const e = d.createElement('div'); e.append(f); return e.innerHTML; };
            fresh(); console.log(String(r), text(r.cloneContents()), b.innerHTML === html);
            fresh(); console.log(text(r.extractContents()), b.innerHTML, r.startContainer === b, r.startOffset, r.collapsed);
            fresh(); r.deleteContents(); console.log(b.innerHTML); r.insertNode(d.createElement('hr')); console.log(b.innerHTML, r.toString() === '');
            fresh(); try { r.surroundContents(d.createElement('s')); } catch (e) { console.log(e.name); }
            r.selectNodeContents(b.querySelector('u')); r.surroundContents(d.createElement('s')); console.log(b.lastChild.innerHTML);
            const c = r.cloneRange(); c.collapse(true); console.log(r.compareBoundaryPoints(Range.END_TO_START, c), r.isPointInRange(b, 0), r.comparePoint(b, 0), r.intersectsNode(b), r.intersectsNode(b.firstChild));
            console.log(r.createContextualFragment('<td>x').firstChild.nodeName);
            for (const f of [() => r.setStart(b, 9), () => r.setStart(d.implementation.createDocumentType('x', '', ''), 0), () => r.selectNode(d), () => r.compareBoundaryPoints(4, c)]) try { f(); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                de <p><i>d</i></p><q></q><p><u>e</u></p> true
                <p><i>d</i></p><q></q><p><u>e</u></p> <p>ab<i>c</i></p><p><u>f</u>gh</p> true 1 true
                <p>ab<i>c</i></p><p><u>f</u>gh</p>
                <p>ab<i>c</i></p><hr><p><u>f</u>gh</p> true
                InvalidStateError
                <u><s>ef</s></u>gh
                0 false -1 true false
                #text
                IndexSizeError
                InvalidNodeTypeError
                InvalidNodeTypeError
                NotSupportedError
                """)
    }

    /// Selection API.
    @Test func `the selection is a range with a direction`() {
        let lines = page(
            """
            const d = document, s = getSelection(); d.body.innerHTML = '<p>abc</p><p>def</p>'; const [x, y] = d.querySelectorAll('p');
            d.addEventListener('selectionchange', () => console.log('changed'));
            console.log(s === d.getSelection(), s.type, s.rangeCount, s.anchorNode, s.isCollapsed, d.implementation.createHTMLDocument('').getSelection());
            s.setBaseAndExtent(y.firstChild, 2, x.firstChild, 1); console.log(String(s).replace('\\n\\n', '||'), s.direction, s.anchorOffset, s.focusOffset, s.getRangeAt(0).startOffset, s.type);
            s.extend(y.firstChild, 3); console.log(String(s), s.direction); s.collapseToStart(); console.log(s.anchorNode === y.firstChild, s.anchorOffset, s.type);
            const r = d.createRange(); r.selectNodeContents(x); s.addRange(r); console.log(s.getRangeAt(0) === r); s.removeAllRanges(); s.addRange(r); console.log(s.getRangeAt(0) === r, s.containsNode(x.firstChild), s.containsNode(y, true));
            s.deleteFromDocument(); console.log(d.body.innerHTML); try { s.getRangeAt(1); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true None 0 null true null
                bc||de backward 2 1 1 Range
                f forward
                true 2 Caret
                false
                true true false
                <p></p><p>def</p>
                IndexSizeError
                changed
                """)
    }

    /// Selection API, section 3: the stringifier gives the rendered text, or what is selected in a text control.
    @Test func `the text of a selection is as it is shown`() {
        let lines = page(
            """
            document.body.innerHTML = '<p>Hello <b>bold</b>  w</p><p style="display:none">no</p><p>second<br>x</p><input value="input text"><table><tr><td>1<td>2</table>';
            const [a, , b] = document.querySelectorAll('p'), s = getSelection(), show = () => console.log(String(s).replace(/\\n/g, '|').replace(/\\t/g, '>'));
            s.setBaseAndExtent(a.firstChild, 2, b.firstChild, 3); show(); s.selectAllChildren(a); show(); s.selectAllChildren(document.querySelector('tr')); show();
            s.setBaseAndExtent(b, 0, b, 2); show(); s.collapse(a, 1); show(); console.log(s.getRangeAt(0).toString() === '');
            const i = document.querySelector('input'); i.focus(); i.setSelectionRange(2, 5); show();
            """)
        #expect(lines == ["llo bold w||sec", "Hello bold w", "1>2", "second|", "", "true", "put"])
    }
}
