import Testing

/// HTML, section 7.2.4 (Location) and 7.2.5 (History): what is no URL, and whose base relative ones have.
@Suite struct LocationTests {
    private let url = "https://portal.example/plans/list?a=1#one"

    @Test func `7_2_4: a protocol that is no scheme throws a SyntaxError`() {
        let lines = page(
            #"""
            const result = (value) => { try { location.protocol = value; return 'ok'; } catch (e) { return e.name; } };
            console.log(['', ':', 'x y', '1x', 'x†', '\0x', 'javascript', 'mailto:', 'x-y+z.1', '\tgopher\n'].map(result).join());
            console.log(location.href);
            """#, url: url)
        #expect(
            lines == [
                "SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,ok,ok,ok,ok",
                "https://portal.example/plans/list?a=1#one",
            ])
    }

    @Test func `7_4_2: a fragment that is empty or the same stays in the page`() {
        let lines = page(
            #"""
            onhashchange = (e) => console.log('hashchange', e.newURL.split('/').pop()); onpopstate = (e) => console.log('popstate', e.state);
            history.replaceState(1, ''); location.hash = 'one'; console.log(history.state, history.length);
            location.href = '#one'; console.log(history.state, history.length);
            location.hash = ''; console.log(location.href.split('/').pop(), history.length);
            """#, url: url)
        #expect(
            lines == [
                "1 1", "popstate null", "null 1", "popstate null", "list?a=1# 1",
                "hashchange list?a=1#",
            ])
    }

    @Test func `7_2_5: pushState takes URLs of the document's base and origin`() {
        let lines = page(
            #"""
            const push = (to) => { try { history.pushState(null, '', to); return location.href.replace('https://portal.example', ''); } catch (e) { return e.name; } };
            console.log(push(''), push('#two'), push('x'), push('http://portal.example/'), push('https://u@portal.example/'), push('https://portal.example:1/'), push('blob:https://portal.example/1'));
            const base = document.createElement('base'); base.href = '/other/'; document.head.append(base); console.log(push('y'), push(''));
            """#, url: url)
        #expect(
            lines == [
                "/plans/list?a=1#one /plans/list?a=1#two /plans/x SecurityError SecurityError SecurityError SecurityError",
                "/other/y /other/y",
            ])
    }

    @Test func `7_2_4: a page that goes on before it was loaded goes on in its own place`() {
        let lines = page(
            #"""
            const show = () => console.log(location.hash, history.length);
            location.hash = 'a'; show(); location.href = '#b'; show(); history.pushState(null, '', '#c'); show();
            const a = document.createElement('a'); a.href = '#d'; document.body.append(a); a.click(); show();
            onload = () => { location.assign('#e'); show(); setTimeout(() => { location.hash = 'f'; show(); }); };
            """#, url: url)
        #expect(lines == ["#a 1", "#b 1", "#c 2", "#d 3", "#e 3", "#f 4"])
    }
}
