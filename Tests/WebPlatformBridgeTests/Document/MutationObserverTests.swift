import Testing

/// DOM, section 4.3 (mutation observers).
@Suite struct MutationObserverTests {
    @Test func `records tell what happened, in order, in one microtask`() {
        let lines = page(
            """
            const b = document.body, e = document.createElement('div'), t = document.createTextNode('t'); b.append(e); e.append(t);
            const show = (r) => `${r.type}:${r.target.localName ?? '#'}:${r.attributeName}:${r.oldValue}:+${r.addedNodes.length}-${r.removedNodes.length}:${r.previousSibling === null}${r.nextSibling === null}`;
            const m = new MutationObserver((list, self) => console.log(list.map(show).join(' '), self === m));
            m.observe(b, { subtree: true, childList: true, attributeOldValue: true, characterDataOldValue: true });
            e.id = '1'; e.id = '2'; t.data = 'u'; e.append('v', 'w'); b.insertBefore(document.createElement('i'), e); e.textContent = '';
            Promise.resolve().then(() => console.log('later job'));
            console.log('now');
            """)
        #expect(
            lines.joined(separator: "\n") == """
                now
                attributes:div:id:null:+0-0:truetrue attributes:div:id:1:+0-0:truetrue characterData:#:null:t:+0-0:truetrue childList:div:null:null:+2-0:falsetrue childList:body:null:null:+1-0:truefalse childList:div:null:null:+0-3:truetrue true
                later job
                """)
    }

    /// "Transient registered observers", `takeRecords`, `disconnect`, filters.
    @Test func `what was taken out is watched until the observer is told`() {
        let lines = page(
            """
            const b = document.body, e = document.createElement('div'), i = document.createElement('i'); b.append(e); e.append(i);
            const m = new MutationObserver((list) => { console.log(list.length, list.map((r) => r.type).join()); i.id = 'not seen'; });
            m.observe(b, { subtree: true, childList: true, attributes: true, attributeFilter: ['id'] });
            e.remove(); i.id = 'x'; i.title = 'y';
            const n = new MutationObserver(() => console.log('never')); n.observe(b, { childList: true }); b.append('z'); console.log(n.takeRecords().length, n.takeRecords().length); b.append('z'); n.disconnect();
            for (const bad of [{}, { attributes: false, attributeFilter: [] }, { characterData: false, characterDataOldValue: true }, { subtree: true }]) try { n.observe(b, bad); } catch (x) { console.log(x.name); }
            setTimeout(() => console.log('end'), 0);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                1 0
                TypeError
                TypeError
                TypeError
                TypeError
                4 childList,attributes,childList,childList
                end
                """)
    }
}
