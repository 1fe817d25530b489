import Testing

/// DOM, section 6 (traversal).
@Suite struct TraversalTests {
    /// Section 6.2: what a filter rejects takes its descendants along, what it skips does not.
    @Test func `a tree walker goes where its filter lets it`() {
        let lines = page(
            """
            document.body.innerHTML = '<a><b>1</b><c><d></d></c></a><e></e>';
            const walk = (filter, what = 1) => { const w = document.createTreeWalker(document.body, what, filter), out = []; while (w.nextNode()) out.push(w.currentNode.localName ?? w.currentNode.data); while (w.previousNode()) out.push(w.currentNode.localName ?? w.currentNode.data); return out.join(''); };
            console.log(walk(null), walk((n) => n.localName === 'c' ? NodeFilter.FILTER_REJECT : 1), walk({ acceptNode: (n) => n.localName === 'c' ? 3 : 1 }), walk(null, NodeFilter.SHOW_TEXT));
            const w = document.createTreeWalker(document.body.firstChild); console.log(w.firstChild().localName, w.nextSibling().localName, w.nextSibling(), w.parentNode().localName, w.parentNode(), w.lastChild().localName);
            w.currentNode = document.body.lastChild; console.log(w.currentNode.localName, w.whatToShow === 0xffffffff, w.filter);
            try { const v = document.createTreeWalker(document.body, 1, () => v.nextNode()); v.nextNode(); } catch (e) { console.log(e.name); }
            try { document.createTreeWalker(document.body, 1, { acceptNode: 1 }).nextNode(); } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                abcdedcbabody abebabody abdedbabody 1
                b c null a null c
                e true null
                InvalidStateError
                TypeError
                """)
    }

    /// Section 6.1, "NodeIterator pre-removing steps".
    @Test func `a node iterator survives the removal of where it is`() {
        let lines = page(
            """
            const b = document.body; b.innerHTML = '<a></a><b><i></i></b><c></c>';
            const it = document.createNodeIterator(b, 1), out = [];
            for (let i = 0; i < 4; i++) out.push(it.nextNode().localName);
            b.children[1].remove(); out.push(it.referenceNode.localName, it.pointerBeforeReferenceNode, it.nextNode().localName, it.nextNode());
            out.push(it.previousNode().localName); b.lastChild.remove(); out.push(it.referenceNode.localName, it.pointerBeforeReferenceNode, it.root === b);
            console.log(out.map(String).join());
            """)
        #expect(
            lines.joined(separator: "\n") == """
                body,a,b,i,a,false,c,null,c,a,false,true
                """)
    }

    /// What browsers agree on beyond section 6.1: a filter that removes nodes moves the traversal too.
    @Test func `a traversal goes on where its filter has removed the node that it was asked about`()
    {
        let lines = page(
            """
            const b = document.body; b.innerHTML = '<a></a><b></b><c></c><d></d>';
            let ask = () => 1;
            const it = document.createNodeIterator(b, 1, (n) => ask(n)), out = [];
            for (let i = 0; i < 5; i++) out.push(it.nextNode().localName);
            ask = (n) => { if (n.localName !== 'd') return 1; n.remove(); return 2; };
            out.push(it.previousNode().localName);
            ask = (n) => { n.remove(); return 1; };
            out.push(it.previousNode().localName, it.referenceNode.localName, it.pointerBeforeReferenceNode);
            ask = () => 1;
            out.push(it.previousNode().localName, it.nextNode().localName, it.nextNode().localName, it.nextNode());
            console.log(out.map(String).join());
            """)
        #expect(lines == ["body,a,b,c,d,c,b,c,true,a,a,c,null"])
    }
}
