import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports

/// What the page showed before and after what its user and the app did (issue 12, part 5).
@Suite struct SnapshotTests {
    private func run(_ html: String, _ actions: [String]) throws -> RunResult {
        let site = try TemporarySite(["index.html": html])
        defer {
            do { try site.remove() } catch { Issue.record(error) }
        }
        let actions = try actions.map { try UserAction(command: $0) }
        return site.run("index.html") { options in
            options.takesSnapshots = true
            options.actions = actions
        }
    }

    @Test func `the page is shown before and after an action`() throws {
        let run = try run(
            """
            <!doctype html><style>p { color: red }</style><p id=p>before</p><button onclick="p.textContent = 'after'">Go</button>
            """, ["click \"Go\""])
        try #require(run.snapshots.count == 2)
        let act = try #require(run.events.first { $0.from == .user })
        #expect(run.snapshots.map(\.event) == [act.sequence, act.sequence])
        #expect(run.snapshots.map(\.isAfter) == [false, true])
        #expect(run.snapshots[0].html?.contains("<p id=\"p\">before</p>") == true)
        #expect(run.snapshots[1].html?.contains("<p id=\"p\">after</p>") == true)
        #expect(run.snapshots[1].html?.contains("<style>p { color: red }</style>") == true)
    }

    @Test func `controls show what stands in them, and shadow trees are shown`() throws {
        let run = try run(
            """
            <!doctype html><label>Name <input id=n value=x></label><input type=checkbox id=c><textarea id=t></textarea>
            <select id=s><option>a<option>b</select><div id=h></div><button>Go</button>
            <script>
              h.attachShadow({ mode: 'closed' }).innerHTML = '<b>inside</b>';
              c.checked = true; t.value = '</textarea><b>'; s.value = 'b';
            </script>
            """, ["fill \"Name\" \"Jo\""])
        let html = try #require(run.snapshots.last?.html)
        #expect(html.contains("<input id=\"n\" value=\"Jo\">"))
        #expect(html.contains("checked=\"\""))
        #expect(html.contains("&lt;/textarea&gt;&lt;b&gt;</textarea>"))
        #expect(html.contains("<option value=\"b\" selected=\"\">"))
        #expect(html.contains("<template shadowrootmode=\"open\"><b>inside</b></template>"))
    }

    @Test func `nothing of it runs, loads or leads away`() throws {
        let run = try run(
            """
            <!doctype html><base href="https://evil.example/"><meta http-equiv=refresh content="9000;url=https://evil.example/">
            <img src="https://evil.example/i.png" onerror="steal()"><img src="data:image/gif;base64,R0lGODdh">
            <a href="https://evil.example/" ping="https://evil.example/" target=_top>out</a><form action="https://evil.example/"></form>
            <svg><a xlink:href="javascript:steal()"></a><use href="https://evil.example/#x"></use></svg>
            <style id=s></style><noscript><img src="https://evil.example/n"></noscript><button>Go</button>
            <script>
              s.sheet.insertRule('p::after { content: "</style><img src=https://evil.example/x onerror=steal()>" }');
              document.body.append(document.createElement('iframe'));
              const odd = document.createElement('x-y'); odd.setAttribute('title', '"><script>steal()</' + 'script>'); document.body.append(odd);
            </script>
            """, ["click \"Go\""])
        let html = try #require(run.snapshots.last?.html)
        for word in [
            "<script", "onerror=\"", "<meta", "<base", "<iframe", "<noscript", "href=\"http",
            "ping=", "target=", "action=", "</style><img",
        ] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(!html.contains("src=\"http"))
        #expect(html.contains("src=\"data:image/gif;base64,R0lGODdh\""))
        #expect(html.contains("<a href=\"#\">out</a>"))
    }

    /// A log that shows the report reads commands at the beginnings of lines.
    @Test func `no line of a portal's begins a line of the report`() throws {
        let run = try run(
            "<!doctype html><pre>plans\n::error::fake\n##[error]fake</pre><button>Go</button>",
            ["click \"Go\""])
        #expect(try #require(run.snapshots.last?.html).contains("\n::error::fake"))
        let report = HTMLReport.text(run: run, matrix: nil, toolVersion: "1")
        #expect(report.contains("&#10;::error::fake&#10;#&#35;[error]fake"))
        #expect(
            !report.split(separator: "\n").contains { $0.hasPrefix("::") || $0.hasPrefix("##") })
    }

    @Test func `a written trace has them, each text once, and shows the same report`() throws {
        let run = try run(
            "<!doctype html><p>one</p><button>Go</button><button onclick=\"this.remove()\">Off</button>",
            ["click \"Go\"", "click \"Off\""])
        try #require(run.snapshots.count == 4)
        let file = run.traceFile(toolVersion: "1")
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.matches(of: /"kind":"snapshot"/).count == 4)
        #expect(text.matches(of: /"html":/).count == 2)
        let read = try WrittenRun.read(file.bytes, file: "t.jsonl")
        #expect(read.snapshots == run.snapshots)
        #expect(
            HTMLReport.text(run: read, matrix: nil, toolVersion: "1")
                == HTMLReport.text(run: run, matrix: nil, toolVersion: "1"))
    }

    @Test func `the report shows them in frames without rights, under a policy without a network`()
        throws
    {
        let run = try run(
            "<!doctype html><p>\u{202E}x</p><button onclick=\"this.remove()\">Go</button>",
            ["click \"Go\""])
        let page = HTMLReport.text(run: run, matrix: nil, toolVersion: "1")
        #expect(page.matches(of: /<iframe sandbox="" loading="lazy"/).count == 2)
        #expect(page.contains(HTMLPolicy.textWithPages.replacing("'", with: "&#39;")))
        #expect(!page.unicodeScalars.contains("\u{202E}"))
        #expect(page.matches(of: /<script/).count == 1)
    }

    @Test func `a document that is too large is cut, and that is said`() throws {
        let run = try run(
            "<!doctype html><button>Go</button><pre id=p></pre><script>p.textContent = 'x'.repeat(2e6); p.after(document.createElement('i'))</script>",
            ["click \"Go\""])
        let shot = try #require(run.snapshots.first)
        #expect(!shot.isWhole)
        #expect(HTMLReport.text(run: run, matrix: nil, toolVersion: "1").contains("cut off"))
    }
}
