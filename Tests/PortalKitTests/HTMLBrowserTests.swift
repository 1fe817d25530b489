import Foundation
import MobilePlans
import PortalJudge
import PortalKit
import PortalReports
import PortalTestSupport
import Testing

/// The page in a real browser, where one is installed (Debian package `chromium`).
@Suite(
    .serialized,
    .enabled(if: Browser.executable != nil, "chromium is not installed: apt-get install chromium"))
struct HTMLBrowserTests {
    @Test func `a browser shows every part, and has nothing to complain about`() throws {
        let script = try shippedScript("inline-download/portal.js")
        var options = RunOptions()
        options.calls = ["buyPlan"]
        let host = PortalHost()
        defer { host.close() }
        let page = HTMLReport.text(
            run: host.run([script], options),
            matrix: PortalMatrix.run([script], options, groups: [.activation, .user], host: host),
            toolVersion: "1.2.3")
        let (content, messages) = try Browser.open(page)
        #expect(messages == [])
        for section in [
            "summary", "findings", "sequence", "callbacks", "matrix", "device", "trace",
        ] {
            #expect(content.contains("<section id=\"\(section)\""), "\(section)")
        }
        #expect(content.contains("You are online with Northwind 10 GB, 30 days."))
        // Only the page's own script can have written this.
        #expect(content.contains("role=\"status\">24 of 24 events are shown</p>"))
        #expect(content.contains("<fieldset id=\"filter\">"))
    }

    @Test func `a kind of events can be taken out of the trace`() throws {
        let run = run("console.log(1); console.log(2); MobilePlans.createPurchaseMetaData();")
        // A hand that clicks: a script of the test, which the policy would refuse.
        let page = HTMLReport.text(run: run, matrix: nil, toolVersion: "1")
            .replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
            .replacing(
                "</body>",
                with:
                    "<script>document.querySelector('input[value=console]').click()</script></body>"
            )
        let (content, messages) = try Browser.open(page)
        #expect(messages == [])
        #expect(content.contains("2 of 4 events are shown"))
        #expect(content.matches(of: /<tr [^>]*data-kind="console"[^>]*hidden/).count == 2)
        #expect(content.matches(of: /<tr [^>]*data-kind="call"[^>]*hidden/).isEmpty)
    }

    @Test func `hostile text does nothing in a browser`() throws {
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
        let (content, messages) = try Browser.open(page)
        #expect(messages == [], "a refused script would be told on the console")
        #expect(!content.contains("<title>injected"))
        #expect(!content.contains("<img"))
        #expect(content.contains("events are shown</p>"), "the page's own script ran")
    }

    @Test func `a browser shows the page of a suite, and hostile cases do nothing in it`() throws {
        let (content, messages) = try Browser.open(try SuitePageTests.hostilePage())
        #expect(messages == [])
        #expect(content.contains("<section id=\"failed\""))
        #expect(!content.contains("<img"))
        #expect(content.components(separatedBy: "</details>").count == 3)
        #expect(content.components(separatedBy: "</svg>").count == 3)
    }

    @Test func `a browser shows the page of a matrix`() throws {
        let (content, messages) = try Browser.open(try SuitePageTests.matrixPage())
        #expect(messages == [])
        #expect(content.contains("<section id=\"matrix\""))
    }

    @Test func `a script that is not the page's own is refused`() throws {
        // The net below the escaping: the policy holds even where markup got in.
        let page = HTMLReport.text(run: hostileRun, matrix: nil, toolVersion: "1")
            .replacingOccurrences(
                of: "<main id=\"main\">",
                with: """
                    <main id="main"><script>document.title = "injected"</script>
                    <img src="x" onerror="document.title = 'injected'">
                    """)
        let (content, messages) = try Browser.open(page)
        #expect(!content.contains("<title>injected"))
        #expect(messages.count >= 2)
        #expect(messages.allSatisfy { $0.contains("Content Security Policy") })
    }
}

/// A headless browser, as far as these tests need one.
enum Browser {
    static let executable: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Opens a page from the disk.
    ///
    /// - Returns: The document after its script ran, and the lines of the console.
    static func open(_ page: String) throws -> (content: String, messages: [String]) {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "report.html")
        try Data(page.utf8).write(to: file)
        for name in ["output", "error"] {
            try Data().write(to: folder.appending(path: name))
        }
        let process = Process()
        process.executableURL = URL(filePath: try #require(executable))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--user-data-dir=\(folder.path)/profile", "--enable-logging=stderr", "--v=0",
            "--virtual-time-budget=2000", "--dump-dom", file.absoluteString,
        ]
        process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output"))
        process.standardError = try FileHandle(forWritingTo: folder.appending(path: "error"))
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(
                decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        }
        let messages = try text("error").split(separator: "\n").map(String.init)
            .filter { $0.contains(":CONSOLE") }
        let content = try text("output")
        try #require(process.terminationStatus == 0 && content.contains("</html>"))
        return (content, messages)
    }
}
