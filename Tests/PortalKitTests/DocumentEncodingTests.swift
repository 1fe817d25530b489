import PortalKit
import Testing

/// URLs and forms of pages that are not in UTF-8 (HTML, sections 2.4.2 and 4.10.22).
@Suite struct DocumentEncodingTests {
    private func lines(_ charset: String, _ script: String) throws -> [String] {
        try printed([
            "index.html": """
            <!doctype html><meta charset="\(charset)"><base id="b"><a id="a"></a>
            <form id="f" target="to"><input name="q"><input type="hidden" name="_charset_"></form>
            <iframe name="to"></iframe>
            <script>\(script)</script>
            """, "answer.html": "<!doctype html>",
        ])
    }

    @Test(arguments: [
        ("windows-1252", "?x=%FF&#x=%C3%BF", "?%26%231103%3B"),
        ("windows-1251", "?x=%26%23255%3B&#x=%C3%BF", "?%FF"),
        ("shift_jis", "?x=%26%23255%3B&#x=%C3%BF", "?%84%91"),
        ("utf-8", "?x=%C3%BF&#x=%C3%BF", "?%D1%8F"),
        ("utf-16le", "?x=%C3%BF&#x=%C3%BF", "?%D1%8F"),
    ])
    func `2_4_2: a query is in the encoding of its document, a fragment in UTF-8`(
        charset: String, latin: String, cyrillic: String
    ) throws {
        let found = try lines(
            charset,
            #"""
            a.href = 'next?x=\u00FF&#x=\u00FF'; console.log(a.search + a.hash);
            a.href = '?\u044F'; console.log(a.search);
            a.href = '?\uD800'; console.log(a.search);
            b.href = '/folder/?\u044F'; console.log(b.href === location.origin + '/folder/' + a.search.slice(0, 0) + new URL(document.baseURI).search);
            history.pushState(null, '', location.origin + '/?\u044F'); console.log(location.search === new URL(document.baseURI).search);
            console.log(new URL('?\u044F', document.baseURI).search, new Request('?\u044F').url.slice(-7));
            """#)
        let lone =
            charset == "utf-8" || charset == "utf-16le" ? "?%EF%BF%BD" : "?%26%2365533%3B"
        #expect(found == [latin, cyrillic, lone, "true", "true", "?%D1%8F ?%D1%8F"])
    }

    @Test func `4_10_22: a form is sent in its accept-charset, else in the document's encoding`()
        throws
    {
        let script = #"""
            const labels = [null, 'nonsense windows-1252', 'x\tshift_jis utf-8', 'utf-16'];
            f.action = 'answer.html'; f.q.value = '\u044F \u00FF~';
            const next = () => {
              const label = labels.shift();
              if (label === undefined) return;
              if (label !== null) f.acceptCharset = label;
              f.submit();
            };
            next();
            document.querySelector('iframe').onload = (e) => { console.log(e.target.contentWindow.location.search); next(); };
            """#
        #expect(
            try lines("koi8-r", script) == [
                "?q=%D1+%26%23255%3B%7E&_charset_=KOI8-R",
                "?q=%26%231103%3B+%FF%7E&_charset_=windows-1252",
                "?q=%84%91+%26%23255%3B%7E&_charset_=Shift_JIS",
                "?q=%D1%8F+%C3%BF%7E&_charset_=UTF-8",
            ])
    }

    @Test func `4_10_22: a form that sends nothing has an empty query`() throws {
        #expect(
            try lines(
                "utf-8",
                """
                f.innerHTML = ''; f.action = 'answer.html?old#part'; f.submit();
                document.querySelector('iframe').onload = (e) => console.log(e.target.contentWindow.location.href.split('/').pop());
                """) == ["answer.html?#part"])
    }

    @Test func `7_2_4: a frame goes where the URL leads from the page that sends it there`() throws
    {
        #expect(
            try printed([
                "index.html": """
                <!doctype html><meta charset="windows-1252"><iframe src="sub/one.html"></iframe>
                <script>
                let loads = 0;
                document.querySelector('iframe').onload = (e) => {
                  const { location } = e.target.contentWindow;
                  console.log(location.pathname + location.search);
                  if (++loads === 1) location.href = 'two.html?\\u00FF';
                };
                </script>
                """, "sub/one.html": "<!doctype html>", "two.html": "<!doctype html>",
            ]) == ["/sub/one.html", "/two.html?%FF"])
    }
}
