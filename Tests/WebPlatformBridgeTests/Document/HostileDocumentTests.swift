import PortalJudge
import PortalKit
import ScriptEngine
import Testing

/// What a portal does to the tree and to the language stays inside of its page, and ends.
@Suite struct HostileDocumentTests {
    @Test func `the document works on tampered prototypes`() {
        let lines = page(
            """
            const log = console.log, d = document, b = d.body, define = Reflect.defineProperty, keys = Reflect.ownKeys, own = Reflect.getOwnPropertyDescriptor, S = String;
            const targets = [String.prototype, Map.prototype, Set.prototype, WeakMap.prototype, RegExp.prototype, Function.prototype, Object.prototype, Array.prototype];
            for (let i = 0; i < targets.length; i++) { const names = keys(targets[i]); for (let k = 0; k < names.length; k++) { const name = names[k];
                if (name === 'constructor' || name === 'toString' || name === '__proto__') continue; const p = own(targets[i], name);
                if (p.configurable && typeof p.value === 'function') define(targets[i], name, { __proto__: null, value() { throw new Error('tampered ' + S(name)); }, configurable: true }); } }
            const traps = ['0', 'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'kind', 'type', 'flags'];
            for (let i = 0; i < traps.length; i++) define(Object.prototype, traps[i], { __proto__: null, get() {}, set() { throw new Error('setter ' + traps[i]); }, configurable: true });
            const e = d.createElement('div'); e.id = 'q'; e.className = 'a b'; e.setAttribute('data-x', '1'); b.appendChild(e); e.append('t', d.createElement('i'));
            log(e.outerHTML, d.getElementById('q') === e, d.querySelector('.a i').tagName, d.getElementsByClassName('a b')[0] === e, d.getElementsByTagName('i').length);
            e.classList.add('z'); e.classList.toggle('a'); e.dataset.fooBar = '1'; log(e.className, e.childNodes.length, e.children[0].tagName, e.attributes[0].name, e.dataset.fooBar);
            let seen = ''; e.addEventListener('click', (v) => { seen += v.type + v.clientX; }); e.onclick = () => { seen += 'H'; }; b.addEventListener('click', () => { seen += 'B'; }, { once: true });
            e.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 4 })); e.click(); log(seen);
            const r = d.createRange(); r.selectNodeContents(e); log(r.toString(), r.cloneContents().childNodes.length); const w = d.createTreeWalker(b, 1); let walked = ''; while (w.nextNode()) walked += w.currentNode.tagName; log(walked);
            const m = new MutationObserver(() => {}); m.observe(b, { childList: true, subtree: true, attributes: true }); b.setAttribute('x', 'y'); b.append('k'); const records = m.takeRecords(); log(records.length, records[0].type, records[1].addedNodes.length);
            b.innerHTML = '<p title="a">in<b>ner</b></p>'; log(b.innerHTML, b.firstChild.cloneNode(true).isEqualNode(b.firstChild), new XMLSerializer().serializeToString(b.lastChild.lastChild));
            const host = d.createElement('div'); b.append(host); host.attachShadow({ mode: 'open' }).append(d.createElement('p')); let target = false; host.addEventListener('x', (v) => { target = v.target === host; }); host.shadowRoot.firstChild.dispatchEvent(new Event('x', { composed: true, bubbles: true })); log(target);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                <div id="q" class="a b" data-x="1">t<i></i></div> true I true 1
                b z 2 I id 1
                click4HBclick0H
                t 2
                DIVI
                2 attributes 1
                <p title="a">in<b>ner</b></p> true <b xmlns="http://www.w3.org/1999/xhtml">ner</b>
                true
                """)
    }

    @Test func `a hundred thousand elements in one another are no deeper than a loop`() {
        let lines = page(
            """
            const d = document, b = d.body; let p = b;
            for (let i = 0; i < 100000; i++) { const e = d.createElement('div'); p.appendChild(e); p = e; }
            p.id = 'deep'; p.append('x'); console.log(d.getElementById('deep') === p, b.textContent, b.outerHTML.length, b.contains(p), b.compareDocumentPosition(p));
            const copy = b.cloneNode(true); console.log(copy.isEqualNode(b)); b.normalize();
            const r = d.createRange(); r.setStart(p.firstChild, 0); r.setEnd(b, 1); console.log(String(r), r.extractContents().textContent, new XMLSerializer().serializeToString(copy).length);
            let n = 0; p.addEventListener('q', () => n++); b.addEventListener('q', () => n++); b.replaceChildren(copy.firstChild); let inner = b; while (inner.firstElementChild) inner = inner.firstElementChild;
            inner.dispatchEvent(new Event('q', { bubbles: true })); console.log(n, d.createTreeWalker(b, 4).nextNode().data); d.implementation.createHTMLDocument('').adoptNode(b.firstChild); console.log(b.firstChild);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true x 1100024 true 20
                true
                x x 1100061
                1 x
                null
                """)
    }

    @Test func `many elements of one id, and lists that shrink, cost no more than their number`() {
        let lines = page(
            """
            const d = document, b = d.body; let n = 0;
            for (let i = 0; i < 5000; i++) { const e = d.createElement('i'); e.id = 'same'; b.append(e); }
            while (d.getElementById('same')) { d.getElementById('same').remove(); n++; }
            for (let i = 0; i < 5000; i++) b.append(d.createElement('u')); const list = b.getElementsByTagName('u'); while (list[0]) list[0].remove();
            console.log(n, list.length, b.childNodes.length);
            """)
        #expect(
            lines.joined(separator: "\n") == """
                5000 0 0
                """)
    }

    @Test func `an observer that feeds itself ends with the script's time`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.limits.seconds = 1
        let source = """
            let n = 0; new MutationObserver(() => document.body.setAttribute('x', n++)).observe(document.body, { attributes: true });
            document.body.setAttribute('x', '');
            """
        let end = host.run([PortalScript(name: "portal.js", source: source)], options).end
        #expect(end == .timeLimit || end == .memoryLimit)
    }

    /// The tree is the page's: what a page keeps of itself goes with it.
    @Test func `no function of another realm is handed to a page`() {
        let lines = page(
            """
            const d = document, b = d.body; b.innerHTML = '<p id="x" class="a">t</p>'; const p = b.firstChild, seen = [];
            const values = [b.childNodes, b.children, p.attributes, p.classList, p.dataset, d.querySelectorAll('p'), p.getAttributeNames(), new Event('x').composedPath(), new MutationObserver(() => {}).takeRecords(),
                p.attributes.id, d.createRange(), d.createTreeWalker(b), getSelection(), d.implementation, new DataTransfer().types, p.firstChild, d.createDocumentFragment()];
            for (const v of values) { let o = v; while (Object.getPrototypeOf(o) !== null) o = Object.getPrototypeOf(o); seen.push(o === Object.prototype); }
            console.log(seen.every(Boolean), p.getAttributeNames() instanceof Array);
            const errors = []; for (const f of [() => b.appendChild(b), () => d.createElement(''), () => b.appendChild(1), () => d.querySelector('['), () => Node.prototype.firstChild, () => d.createRange().setStart(b, 9), () => b.childNodes.item(), () => p.classList.add('')]) try { f(); } catch (e) { errors.push(e instanceof Error); }
            console.log(errors.length, errors.every(Boolean));
            for (const get of [Object.getOwnPropertyDescriptor(Node.prototype, 'firstChild').get, Element.prototype.getAttribute, NodeList.prototype.item, Range.prototype.setStart]) for (const receiver of [{}, null, undefined, 1, Node.prototype, new Proxy(b, {}), Object.create(b)]) try { get.call(receiver, 'a'); console.log('taken'); } catch (e) { if (!(e instanceof TypeError)) console.log('foreign'); }
            """)
        #expect(
            lines.joined(separator: "\n") == """
                true true
                8 true
                """)
    }
}
