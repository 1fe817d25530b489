import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// Content Security Policy 3, section 4: what the policy of a page keeps from it.
@Suite struct ContentSecurityPolicyPageTests {
    private func run(
        _ policy: String, _ body: String, _ files: [String: String] = [:]
    ) throws -> RunResult {
        let site = try TemporarySite(
            [
                "index.html":
                    "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"
                    + "<script nonce=\"n\">addEventListener('securitypolicyviolation', (e) => console.log('violation', e.effectiveDirective, e.blockedURI.slice(-6), e.disposition, e.target.localName));</script>"
                    + body
            ].merging(files) { $1 })
        let result = site.run { $0.target = .modern }
        try site.remove()
        return result
    }

    private func rules(_ result: RunResult) -> [String] {
        result.findings.map { $0.ruleID.rawValue }.filter { $0.hasPrefix("policy-") }
    }

    @Test func `4_2_3: inline scripts, handlers and texts of timers do not run`() throws {
        let result = try run(
            "script-src 'self' 'nonce-n'",
            """
            <script>console.log('inline')</script><button id=b onclick="console.log('handler')">B</button>
            <a id=a href="javascript:console.log('url')">A</a><script src="own.js"></script>
            <script nonce=n>b.click(); a.click(); setTimeout("console.log('text')");
            const s = document.createElement('script'); s.textContent = "console.log('made')"; document.body.append(s);
            b.setAttribute('onclick', "console.log('set')"); b.click();
            try { eval('1'); } catch (e) { console.log(e.name, e instanceof EvalError); }</script>
            """, ["own.js": "console.log('own')"])
        #expect(
            result.consoleLines == [
                "violation script-src-elem inline enforce script", "own", "EvalError true",
                "violation script-src-attr inline enforce button",
                "violation script-src-elem inline enforce undefined",
                "violation script-src eval enforce undefined",
                "violation script-src-elem inline enforce script",
                "violation script-src-attr inline enforce button",
                "violation script-src eval enforce undefined",
            ])
        #expect(rules(result).allSatisfy { $0 == "policy-blocks" } && rules(result).count == 6)
        let first = try #require(result.findings.first { $0.ruleID == "policy-blocks" })
        #expect(
            first.location?.file?.hasSuffix("index.html") == true
                && first.notes.contains { $0.message.contains("'sha256-") })
    }

    @Test func `6_7_3_1: a tag with an attribute twice has no nonce`() throws {
        let result = try run(
            "script-src 'nonce-n'",
            """
            <script nonce=n a=1 a=2>console.log('twice')</script><script nonce=n a=1 b=2>console.log('once')</script>
            <script nonce=" n ">console.log('white')</script><script nonce="n n">console.log('two')</script>
            """)
        #expect(
            result.consoleLines.filter { !$0.hasPrefix("violation") } == ["once", "white"])
        #expect(rules(result).count == 2)
    }

    @Test func `4_2_3: nonces, hashes and 'unsafe-inline' let them run`() throws {
        #expect(
            try run("script-src 'unsafe-inline'", "<script>console.log('inline')</script>")
                .consoleLines
                == ["inline"])
        let text = "console.log('hashed')"
        let result = try run(
            "script-src 'nonce-n' 'sha256-TuKn1YfW2NvYKwv5Tm9cIxkFwMeUfSfmMtNxSWxSLLg='",
            "<script nonce=n>console.log('nonced')</script><script>\(text)</script>")
        // The finding says the hash that the text has.
        let note =
            result.findings.first { $0.ruleID == "policy-blocks" }?.notes.first?.message ?? ""
        let hash =
            note.split(separator: " ").last { $0.hasPrefix("'sha256-") }.map(String.init) ?? ""
        try #require(!hash.isEmpty, "\(result.findings)")
        #expect(
            try run("script-src 'nonce-n' \(hash)", "<script>\(text)</script>").consoleLines == [
                "hashed"
            ])
    }

    @Test func `4_1_2: requests go where the policy says`() throws {
        let result = try run(
            "default-src 'self'; script-src 'self' 'nonce-n'; img-src 'none'; connect-src 'self'; frame-src 'none'; form-action 'none'",
            """
            <img id=i src="a.png"><iframe id=f src="frame.html"></iframe><form id=o action="next.html"><button>go</button></form>
            <script nonce=n>
            i.onerror = () => console.log('no image');
            fetch('data.json').then((r) => console.log('own', r.status));
            fetch('https://api.example.com/').catch((e) => console.log('other', e.name));
            const x = new XMLHttpRequest(); x.open('GET', 'https://api.example.com/x'); x.onerror = () => console.log('xhr'); x.send();
            onload = () => { console.log(f.contentDocument === null); o.requestSubmit(); };
            </script>
            """,
            [
                "data.json": "{}", "frame.html": "framed",
                "next.html": "<script>console.log('next')</script>", "a.png": "",
            ])
        let lines = result.consoleLines
        #expect(
            lines.filter { !$0.hasPrefix("violation") }.sorted() == [
                "no image", "other TypeError", "own 200", "true", "xhr",
            ], "\(lines)")
        #expect(
            Set(lines.filter { $0.hasPrefix("violation") }.map { $0.split(separator: " ")[1] })
                == ["img-src", "connect-src", "frame-src", "form-action"])
        // None of them is taken for a missing file or fixture.
        #expect(
            !result.findings.contains {
                ["request-unanswered", "resource-missing"].contains($0.ruleID.rawValue)
            })
        #expect(Set(rules(result)) == ["policy-blocks", "policy-blocks-style"])
    }

    @Test func `4_2_3: styles of markup have no effect, and those of scripts have`() throws {
        let result = try run(
            "style-src 'none'",
            """
            <style>#a { color: rgb(1, 2, 3) }</style><p id=a>a</p><p id=b style="color: rgb(1, 2, 3)">b</p><p id=c>c</p>
            <script>c.style.color = 'rgb(1, 2, 3)'; c.setAttribute('title', ''); b.setAttribute('style', 'color: rgb(1, 2, 3)');
            console.log([a, b, c].map((e) => getComputedStyle(e).color).join());</script>
            """)
        #expect(result.consoleLines.first == "rgb(0, 0, 0),rgb(0, 0, 0),rgb(1, 2, 3)")
        #expect(
            rules(result).allSatisfy { $0 == "policy-blocks-style" } && rules(result).count >= 2)
    }

    @Test func `3_3: a meta element counts in the head alone, and from there on`() throws {
        let late = "<script>console.log('first')</script>"
        #expect(
            try run("script-src 'self'", late).consoleLines.isEmpty)
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><body>\(late)<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\"><script>console.log('second')</script>"
        ])
        #expect(site.run().consoleLines == ["first", "second"])
        try site.remove()
    }

    /// Sections 4.2.3 and 7.8: what has no address of its own has the policy of the page around it.
    @Test func `frames without an address, blobs and clones`() throws {
        let result = try run(
            "script-src 'nonce-n' 'unsafe-eval'; style-src 'none'; frame-src 'self' blob:",
            """
            <iframe id=f></iframe><iframe srcdoc="<script>parent.console.log('srcdoc')</script>"></iframe><p id=a>a</p><p id=b style="color: red">b</p>
            <script nonce=n>
            f.contentDocument.write("<script>parent.console.log('written')<\\/script>"); f.contentDocument.close();
            const s = document.createElement('script'); s.src = URL.createObjectURL(new Blob(["console.log('blob')"])); s.onerror = () => console.log('no blob'); document.body.append(s);
            const j = document.createElement('iframe'); j.src = "javascript:parent.console.log('url')"; document.body.append(j);
            a.style.color = 'rgb(1, 2, 3)'; const c = document.body.appendChild(a.cloneNode(true));
            console.log(getComputedStyle(c).color, JSON.stringify(b.style.cssText), b.getAttribute('style'));
            </script>
            """)
        #expect(
            result.consoleLines.filter { !$0.hasPrefix("violation") } == [
                "rgb(1, 2, 3) \"\" color: red", "no blob",
            ], "\(result.consoleLines)")
    }

    /// Section 6.7.3.1, and HTML, section 8.6: a string for a timer is no timer.
    @Test func `a nonce that was swallowed is none, and a forbidden text starts no timer`() throws {
        let result = try run(
            "script-src 'nonce-n'",
            """
            <script x="<script" nonce=n>console.log('swallowed')</script>
            <script nonce=n>console.log(setTimeout('1'), setInterval('1', 9), setTimeout(() => console.log('function')) > 0)</script>
            """)
        #expect(
            result.consoleLines.filter { !$0.hasPrefix("violation") } == ["0 0 true", "function"])
    }

    /// What is not read or listed is said.
    @Test func `policies and violations without end come to limits`() throws {
        let sources = (0..<12_000).map { "s\($0).example" }.joined(separator: " ")
        let long = try run("img-src \(sources)", "<p>here")
        #expect(long.findings.contains { $0.ruleID == "page-limit" })
        // A directive is in the trace up to a length.
        let some = (0..<500).map { "s\($0).example" }.joined(separator: " ")
        let blocked = try run(
            "img-src \(some); script-src 'nonce-n' \(some)",
            "<img src=https://other.example/a.png><script>1</script>")
        let told = blocked.events.compactMap { event -> PolicyViolation? in
            guard case .page(let request) = event.what else { return nil }
            return PolicyViolation(request)
        }
        #expect(told.map(\.written.count) == [1_001])
        #expect(told.allSatisfy { $0.written.hasPrefix("script-src 'nonce-n' s0.example") })
        let refused = blocked.findings.map(\.message).filter { $0.contains("\"img-src s0.example") }
        #expect(refused.count == 1 && refused.allSatisfy { $0.count < 1_300 })
        let clicked = try run(
            "img-src \(sources)",
            "<p id=p onclick='1' onkeyup='2'>p</p><script>p.click(); p.onkeyup(); p.click();</script>"
        )
        #expect(
            clicked.events.filter { event in
                if case .page(let request) = event.what {
                    request.member == .documentLimit
                } else {
                    false
                }
            }.count == 1)
        let handlers = String(repeating: "<p onclick=\"f()\">p</p>", count: 600)
        let many = try run("script-src 'nonce-n'", handlers)
        #expect(rules(many).count <= 500 && many.findings.contains { $0.ruleID == "page-limit" })
        #expect(many.end == .idle)
    }

    /// HTML, section 8.1.6.7.3: what a script imports later goes by the nonce of its own element.
    @Test func `an import() has the nonce of the script that asks for it`() throws {
        let files = [
            "a.js": "import './b.js'; console.log('a ' + import.meta.url.split('/').pop())",
            "b.js": "console.log('b')", "file.js": "import('./a.js?file')",
        ]
        func lines(_ markup: String) throws -> [String] {
            try run("script-src 'nonce-n' 'nonce-m' 'unsafe-eval'", markup, files)
                .consoleLines.filter { !$0.hasPrefix("violation") }
        }
        #expect(
            try lines("<script nonce=n>import('./a.js?inline')</script>") == ["b", "a a.js?inline"])
        #expect(try lines("<script nonce=n src=file.js></script>") == ["b", "a a.js?file"])
        #expect(
            try lines("<script nonce=n>eval('import(\"./a.js\")')</script>") == ["b", "a a.js"])
        #expect(
            try lines(
                "<script nonce=n>setTimeout(() => import('./a.js'), 50)</script><script type=module nonce=m>1</script>"
            ) == ["b", "a a.js"])
        let hashed = try run(
            "script-src 'sha256-7No8oyw3zzqJi6urIgiR0Uaw69RnVFGsOtE91u/oq54='",
            "<script>import('./a.js').catch((e) => console.log(e.name))</script>", files)
        #expect(hashed.consoleLines.filter { !$0.hasPrefix("violation") } == ["TypeError"])
    }

    /// Section 6.7.1.1: a module of the markup is asked for by the parser, with what its element says; what it imports as well.
    @Test func `modules go by nonces, the parser and their integrity`() throws {
        let files = ["a.js": "import './b.js'; console.log('a')", "b.js": "console.log('b')"]
        func lines(_ policy: String, _ attributes: String) throws -> [String] {
            try run(policy, "<script type=module src=a.js \(attributes)></script>", files)
                .consoleLines.filter { !$0.hasPrefix("violation") }
        }
        #expect(try lines("script-src 'nonce-n' 'strict-dynamic'", "") == [])
        #expect(try lines("script-src 'nonce-n' 'strict-dynamic'", "nonce=n") == ["b", "a"])
        #expect(try lines("script-src 'nonce-n'", "nonce=n x='<script'") == [])
        // Subresource Integrity, section 3.3.
        #expect(try lines("img-src 'none'", "integrity=sha256-AAAA") == [])
        #expect(try lines("img-src 'none'", "") == ["b", "a"])
    }

    /// What stands behind a path may be a secret.
    @Test func `a trace has no query of what is forbidden`() throws {
        let result = try run(
            "form-action 'none'",
            "<form id=f action='/pay?token=s3cr3t'></form><script>onload = () => f.requestSubmit()</script>"
        )
        let told = try #require(
            result.events.compactMap { event -> PolicyViolation? in
                guard case .page(let request) = event.what else { return nil }
                return PolicyViolation(request)
            }.first)
        #expect(told.directive == "form-action" && !"\(told)".contains("s3cr3t"))
        #expect(rules(result) == ["policy-blocks"])
    }

    /// Upgrade Insecure Requests, section 3.1.
    @Test func `requests of http go over https where the policy says so`() throws {
        let result = try run(
            "upgrade-insecure-requests",
            "<img src=\"http://cdn.example.com/a.png\"><script>fetch('http://api.example.com/').catch(() => {})</script>"
        )
        let urls = result.events.compactMap { $0.exchange?.url }.filter {
            $0.contains("example.com/") && !$0.contains("portal")
        }
        #expect(urls.sorted() == ["https://api.example.com/", "https://cdn.example.com/a.png"])
        #expect(!result.findings.contains { $0.ruleID == "mixed-content" })
    }

    @Test func `EdgeHTML knows level 2`() throws {
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'unsafe-inline'; script-src-elem 'none'\"><script>console.log('inline')</script>"
        ])
        #expect(site.run { $0.target = .webView }.consoleLines == ["inline"])
        #expect(site.run { $0.target = .modern }.consoleLines.isEmpty)
        try site.remove()
    }
}
