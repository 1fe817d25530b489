import Testing

/// HTML, sections 8.4.1 (opening the input stream), 7.2.2.3 (named access) and 4.8.5 (iframe): names and URLs of documents.
@Suite struct OpenedDocumentTests {
    @Test func `8_4_1: a document has the URL of the one whose script opens it`() {
        let lines = page(
            """
            location.hash = 'part';
            document.body.append(document.createElement('iframe'));
            const doc = frames[0].document;
            console.log(doc.URL);
            doc.open(); doc.write('<p>x'); doc.close();
            console.log(doc.URL, frames[0].location.href, doc.querySelector('p').textContent);
            const gone = document.createElement('iframe'); document.body.append(gone);
            const last = gone.contentDocument; gone.remove(); last.open(); console.log(last.URL);
            document.open(); console.log(document.URL.endsWith('#part'));
            """)
        #expect(
            lines == [
                "about:blank", "https://portal.example/plans/ https://portal.example/plans/ x",
                "about:blank", "true",
            ], "\(lines)")
    }

    @Test func `7_2_2_3: a name is one of the window as long as an element has it as its id`() {
        let lines = page(
            """
            const p = document.createElement('p'), q = document.createElement('p');
            p.id = q.id = 'one';
            console.log('one' in window);
            document.body.append(p, q); console.log('one' in window, one.length);
            p.remove(); console.log(one === q); q.id = 'two'; console.log('one' in window, typeof one, two === q);
            document.body.append(p); console.log(one === p);
            one = 5; p.remove(); console.log(one);
            """)
        #expect(
            lines == [
                "false", "true 2", "true", "false undefined true", "true", "5",
            ], "\(lines)")
    }

    @Test func `4_8_5: a frame of about:blank is there at once, whatever stands behind the name`() {
        let lines = page(
            """
            const f = document.createElement('iframe'); f.src = 'about:blank#x'; f.onload = () => console.log('load');
            document.body.append(f); f.contentDocument.body.textContent = 'kept';
            console.log(f.contentWindow.location.href);
            setTimeout(() => console.log(f.contentDocument.body.textContent), 50);
            """)
        #expect(lines == ["load", "about:blank#x", "kept"], "\(lines)")
    }
}
