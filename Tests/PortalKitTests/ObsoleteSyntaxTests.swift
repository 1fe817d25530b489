import PortalKit
import Testing

/// What the old WebView cannot parse, with its places.
@Suite struct ObsoleteSyntaxTests {
    private func reports(_ source: String) -> [String] {
        ObsoleteSyntaxScan(JavaScriptSource(source)).reports.map {
            "\($0.place.line):\($0.place.column) \($0.syntax.rawValue.dropFirst("webview-".count))"
        }
    }

    @Test(arguments: ObsoleteSyntaxSources.reported)
    func `it is found at its place`(_ source: String, _ expected: [String]) {
        #expect(reports(source) == expected)
    }

    @Test(arguments: ObsoleteSyntaxSources.traps)
    func `what the WebView can parse is not reported`(_ source: String) {
        #expect(reports(source) == [])
    }

    @Test func `every kind is in the table`() {
        let found = ObsoleteSyntaxSources.reported.flatMap { source, _ in
            ObsoleteSyntaxScan(JavaScriptSource(source)).reports.map(\.syntax)
        }
        #expect(Set(found) == Set(ObsoleteSyntax.allCases))
    }

    @Test(arguments: ObsoleteSyntax.allCases)
    func `each kind has its words`(_ syntax: ObsoleteSyntax) {
        #expect(!syntax.name.isEmpty && !syntax.name.hasSuffix("."))
        #expect(!syntax.advice.isEmpty && !syntax.advice.hasSuffix("."))
        #expect((79...125).contains(syntax.firstEdge))
        #expect(syntax.rawValue.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
    }

    @Test func `a module is known by its declarations`() {
        func isModule(_ source: String) -> Bool {
            ObsoleteSyntaxScan(JavaScriptSource(source)).isModule
        }
        #expect(
            isModule("import a from 'b'") && isModule("import 'b'")
                && isModule("import {} from 'b'"))
        #expect(isModule("import * as a from 'b'") && isModule("export default 1"))
        #expect(isModule("x\nexport {}") && isModule("import.meta"))
        #expect(!isModule("import('a')") && !isModule("x = {import: 1, export: 2}"))
        #expect(!isModule("a.import; a.export") && !isModule("'import a'; // export"))
    }

    @Test func `the caller can say that it is a module`() {
        let source = JavaScriptSource("await a")
        #expect(ObsoleteSyntaxScan(source).reports.isEmpty)
        #expect(
            ObsoleteSyntaxScan(source, isModule: true).reports.map(\.syntax) == [.topLevelAwait])
        #expect(
            ObsoleteSyntaxScan(JavaScriptSource("export {}; await"), isModule: false).reports == [])
    }

    @Test func `what stands before a text without end is reported`() {
        let scan = ObsoleteSyntaxScan(JavaScriptSource("a?.b; 'c"))
        #expect(scan.reports.map(\.syntax) == [.optionalChaining])
        #expect(scan.problem == .init(kind: .string, offset: 6))
    }
}
