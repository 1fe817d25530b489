import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// Web Storage (HTML, section 12.2).
@Suite struct StorageTests {
    @Test func `items are properties, in the order of their keys`() {
        let lines = printed(
            """
            localStorage.plan = 'A'; localStorage.setItem('gb', 10); localStorage['9'] = null;
            console.log(Object.keys(localStorage).join(), JSON.stringify(localStorage));
            console.log(localStorage.length, localStorage.key(1), localStorage.key(7), 'gb' in localStorage);
            delete localStorage.gb; localStorage.removeItem('none');
            console.log(localStorage.getItem('gb'), localStorage.gb, localStorage.plan);
            localStorage.setItem('getItem', 'hidden');
            console.log(typeof localStorage.getItem, localStorage.getItem('getItem'), sessionStorage.length);
            console.log(Object.prototype.toString.call(localStorage), localStorage instanceof Storage);
            localStorage.clear(); console.log(localStorage.length);
            """)
        #expect(
            lines == [
                #"plan,gb,9 {"plan":"A","gb":"10","9":"null"}"#, "3 gb null true",
                "null undefined A",
                "function hidden 0", "[object Storage] true", "0",
            ])
    }

    @Test func `a storage takes five million code units and no more`() {
        let lines = printed(
            """
            localStorage.a = 'x'.repeat(5 * 1024 * 1024 - 1);
            try { localStorage.b = ''; } catch (e) { console.log(e.name, e.code); }
            console.log(localStorage.length); delete localStorage.a; localStorage.b = '';
            console.log(localStorage.length);
            """)
        #expect(lines == ["QuotaExceededError 22", "1", "1"])
    }

    @Test func `methods look at what they are called on (Web IDL, section 3_7)`() {
        let lines = printed(
            """
            for (const wrong of [
                () => Storage.prototype.getItem.call({}, 'a'), () => new Storage(),
                () => localStorage.setItem('a'), () => Storage.prototype.length,
                () => Object.preventExtensions(localStorage),
            ]) try { wrong(); console.log('no error'); } catch (e) { console.log(e.name); }
            """)
        #expect(lines == Array(repeating: "TypeError", count: 5))
    }

    @Test func `both storages outlive a relaunch, and no other run sees them`() {
        let host = PortalHost()
        defer { host.close() }
        let script = PortalScript(
            name: "portal.js",
            source: """
                for (const storage of [localStorage, sessionStorage]) {
                    storage.visits = Number(storage.visits || 0) + 1;
                    console.log(storage.visits);
                }
                """)
        for _ in 0..<2 {
            var options = RunOptions()
            options.url = "https://portal.example/"
            let session = host.open([script], options)
            session.relaunch()
            let lines = session.finish().events.compactMap { $0.consoleLine?.text }
            #expect(lines == ["1", "1", "2", "2"])
            session.close()
        }
    }

    @Test func `lone surrogates and hostile pages change nothing`() {
        let lines = printed(
            """
            localStorage['\\ud800'] = '\\udfff';
            console.log(localStorage.getItem('\\ud800') === '\\udfff', localStorage['\\ud800'].length);
            Array.prototype.push = Reflect.has = WeakMap.prototype.get = null;
            Object.prototype.get = Object.prototype.has = () => { throw 1 };
            localStorage.a = 1; console.log(localStorage.a, Object.keys(localStorage).length);
            """)
        #expect(lines == ["true 1", "1 2"])
    }
}
