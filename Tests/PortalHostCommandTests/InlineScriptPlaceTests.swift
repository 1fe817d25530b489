import PortalTestSupport
import Testing

/// What is shown of an inline script: the line of the document, and the portal's calls alone.
@Suite struct InlineScriptPlaceTests {
    private let page = """
        <script>foo();</script>
        <script>function a(){ [1].forEach(function(){ bar(); }); }
        a();</script>
        <button onclick="baz()">x</button>

        """

    @Test func `a finding shows the line of the document, in run and in report`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("index.html", page)
        let run = try CommandRunner.run(
            [
                "run", "index.html", "--target", "modern", "--do", #"click "x""#, "--trace",
                "t.jsonl",
            ],
            in: folder.path)
        let beginning = """
            index.html:1:12: error: uncaught ReferenceError: Can't find variable: foo [uncaught-exception]
                1 | <script>foo();</script>
                  |            ^
            index.html:2:50: error: uncaught ReferenceError: Can't find variable: bar [uncaught-exception]
                2 | <script>function a(){ [1].forEach(function(){ bar(); }); }
                  |                                                  ^
                note: called from forEach native
                note: called from a index.html:2:34
                note: called from global code index.html:3:2
            index.html:4:21: error: uncaught ReferenceError: Can't find variable: baz [uncaught-exception]
                4 | <button onclick="baz()">x</button>
                  |                     ^

            """
        #expect(run.output.hasPrefix(beginning), "\(run.output)")
        let report = try CommandRunner.run(["report", "t.jsonl"], in: folder.path)
        #expect(report.output.hasPrefix(beginning), "\(report.output)")
    }
}
