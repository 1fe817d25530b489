import Foundation
import PortalTestSupport
import Testing

/// What a case leaves behind in its process is no fault of the next one (issue 15, section 4).
@Suite struct MemoryOfRunsTests {
    @Test func `a small limit after a case that filled the memory is the small case's own`() throws
    {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "memory.js",
            """
            function fill() {
                window.kept = [];
                for (var i = 0; i < 70; i++) window.kept.push(new Array(1000000).fill(1.5));
            }
            function work() { var end = Date.now(); for (var i = 0; i < 60000000; i++) end += i; }
            """)
        for (name, call, limit) in [("a", "fill", 900), ("b", "work", 32), ("c", "work", 32)] {
            try suite.write(
                "\(name).case.json",
                #"{ "name": "\#(name)", "scripts": ["memory.js"], "steps": [{ "call": "\#(call)" }], "limits": { "memory": \#(limit) } }"#
            )
        }
        let result = try suite.test("--jobs", "1")
        #expect(!result.output.contains("far beyond its memory limit"), "\(result.output)")
        #expect(result.output.contains("3 passed, 0 failed"), "\(result.output)")
    }
}
