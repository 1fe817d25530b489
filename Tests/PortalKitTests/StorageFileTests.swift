import JSONDocuments
import PortalKit
import Testing

/// The file of `--storage`.
@Suite struct StorageFileTests {
    @Test func `what a portal kept is there in the next run`() throws {
        let script = """
            localStorage.visits = Number(localStorage.visits || 0) + 1;
            localStorage['\\ud800'] = 'ü"';
            console.log(localStorage.visits, Object.keys(localStorage).length);
            """
        let url: (inout RunOptions) -> Void = { $0.url = "https://portal.example:8443/x" }
        let first = run(script, configure: url)
        let text = StorageFile.text(first.localStorage)
        #expect(text.contains("\"https://portal.example:8443\""))
        let kept = try StorageFile.read(text, file: "s.json")
        #expect(kept == first.localStorage)
        let second = run(script) {
            url(&$0)
            $0.localStorage = kept
        }
        #expect(second.consoleLines == ["2 2"])
        #expect(StorageFile.text(second.localStorage) != text)
    }

    @Test(arguments: [
        ("[]", "s.json:1:1: error: expected an object, found an array"),
        ("{", "s.json:1:2: error:"),
        (#"{"local": {}}"#, "s.json:1:2: error: unknown member 'local'; expected localStorage"),
        (
            #"{"localStorage": {"portal": []}}"#,
            "s.json:1:19: error: localStorage.portal: expected an origin such as 'https://portal.example', found 'portal'"
        ),
        (
            #"{"localStorage": {"https://a.example": {}}}"#,
            "s.json:1:40: error: localStorage.https://a.example: expected a list of [key, value], found an object"
        ),
        (
            #"{"localStorage": {"https://a.example": [["k", 1]]}}"#,
            "s.json:1:41: error: localStorage.https://a.example[0]: expected [key, value], two strings, found an array"
        ),
        (
            #"{"localStorage": {"https://a.example": [["k", "1"], ["k", "2"]]}}"#,
            "s.json:1:54: error: localStorage.https://a.example[1]: a second item of this key; remove one"
        ),
    ])
    func `a malformed file is told with its place`(_ text: String, _ message: String) throws {
        let problems = try #require(throws: DocumentProblems.self) {
            try StorageFile.read(text, file: "s.json")
        }
        #expect("\(try #require(problems.all.first))".hasPrefix(message))
    }
}
