import Foundation
import PortalTestSupport
import Testing

/// The shipped portals that are pages, used by people who click and type.
@Suite struct SitePortalTests {
    private static let portals = projectFolder() + "/PortalScripts"

    /// Debian's build of Vue 2, from the package libjs-vue.
    private static let vue = "/usr/share/javascript/vue/vue.min.js"

    @Test func `the 50 cases of the site pass, and two runs give the same bytes`() throws {
        let arguments = ["test", "PortalScripts/contoso-site"]
        let first = try CommandRunner.run(arguments, in: projectFolder())
        #expect(first.exitCode == 0)
        #expect(first.output.hasSuffix("\n50 passed, 0 failed\n"))
        let second = try CommandRunner.run(
            arguments, in: projectFolder(),
            environment: ["TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8"])
        #expect(first.output == second.output)
    }

    @Test func `opening the site calls nothing, asks for its files and finds nothing wrong`() throws
    {
        let result = try CommandRunner.run(["run", "."], in: Self.portals + "/contoso-site")
        #expect(result.exitCode == 0)
        for file in ["style.css", "scripts/launch.js", "scripts/plans.js"] {
            #expect(result.output.contains("/\(file) = 200"), "\(file)")
        }
        #expect(result.output.contains("0 warnings; 0 calls, 0 callbacks"))
    }

    @Test func `every result of an activation has a text of its own in the site`() throws {
        let script = try String(
            contentsOfFile: Self.portals + "/contoso-site/scripts/advice.js", encoding: .utf8)
        let texts = script.matches(of: /\n {8}([a-zA-Z]+): "(?:[^"]+)"/).map { String($0.1) }
        #expect(Set(texts).isSuperset(of: ["cardBusy", "eidMismatch", "invalidJson"]))
        // 32 results of all editions but for `success`, and 7 states of the network.
        #expect(texts.count == 31 + 7)
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: SitePortalTests.vue),
            "libjs-vue is not installed"))
    func `a portal with an unmodified framework passes its cases`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: URL(filePath: Self.portals + "/framework-shop"), to: folder)
        let vendor = folder.appending(path: "vendor")
        try? FileManager.default.removeItem(at: vendor)
        try FileManager.default.createDirectory(at: vendor, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: URL(filePath: Self.vue), to: vendor.appending(path: "vue.min.js"))
        let result = try CommandRunner.run(["test", "."], in: folder.path)
        #expect(result.exitCode == 0)
        #expect(result.output.hasSuffix("\n6 passed, 0 failed\n"))
    }

    @Test func `a portal whose framework is missing says so`() throws {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: URL(filePath: Self.portals + "/framework-shop"), to: folder)
        try? FileManager.default.removeItem(at: folder.appending(path: "vendor"))
        let result = try CommandRunner.run(["run", "."], in: folder.path)
        #expect(result.exitCode == 1)
        #expect(result.output.contains("vendor/vue.min.js = 404"))
        #expect(result.output.contains("Vue"))
    }
    @Test
    func `a page that is only opened says what a user could click, and a form why it was not sent`()
        throws
    {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "index.html",
            """
            <!doctype html><form id="f"><label>E-mail <input type="email" required></label><button>Buy now</button></form>
            <script>
              document.getElementById('f').onsubmit = function () { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' }); return false; };
              function onDone() {}
            </script>
            """)
        let opened = try CommandRunner.run(["run", "index.html"], in: suite.path)
        #expect(
            opened.output.contains(
                #"It has button "Buy now": say what the user does with --do 'click "Buy now"'"#),
            "\(opened.output)")
        let clicked = try CommandRunner.run(
            ["run", "index.html", "--do", #"click "Buy now""#], in: suite.path)
        #expect(
            clicked.output.contains(
                "What was done led to nothing in the app.\n"
                    + "A form was not submitted: E-mail: Please fill out this field.\n"),
            "\(clicked.output)")
        #expect(clicked.output.contains(#"form.invalid("E-mail", "Please fill out this field.")"#))
    }
}
