import Testing

@testable import PortalJudge
@testable import PortalKit

/// Corners of documents and cases: style.md part 4.5.
@Suite struct DocumentCornerTests {
    @Test
    func `style 4.5, null is no name`() throws {
        let files = try Files([
            "a.case.json": "{\"name\":null,\"scripts\":[\"p.js\"]}", "p.js": "var a;",
        ])
        #expect(files.problems().count == 1)
    }

    @Test
    func `style 4.5, a blank document is told as a document`() throws {
        for text in [" \n", "{}\u{0}"] {
            let files = try Files(["a.case.json": text])
            #expect(!files.problems()[0].contains("script"))
        }
    }

    @Test
    func `section 4, an end that contradicts who has control`() throws {
        for (end, control) in [("control-returned", "portal"), ("idle", "returned")] {
            let files = try Files([
                "p.js": "var a;",
                "a.case.json": """
                {"name": "A", "scripts": ["p.js"], "allow": ["calls"],
                 "expect": {"end": "\(end)", "app": {"control": "\(control)"}}}
                """,
            ])
            #expect(files.problems().count == 1)
        }
    }

    @Test
    func `section 5, no callback is told of activation and registration at once`() throws {
        let files = try Files([
            "p.js": "var a;",
            "a.case.json": """
            {"name": "A", "scripts": ["p.js"], "expect": {"callbacks": [{"name": "f", "payload":
              {"activationResult": "success", "networkRegistrationState": "home"}}]}}
            """,
        ])
        #expect(files.problems().count == 1)
    }

    @Test
    func `a difference far down in a list is shown`() {
        let same = (0..<300).map { "\($0)" }
        let problem = ListDifference(
            same + ["a"], same + ["b"], allowsMore: false, matches: { $0 == $1 },
            textOfExpected: { $0 }, textOfSeen: { $0 }, locationOfSeen: { _ in nil },
            hint: { _, _ in nil }
        ).problem("things")
        #expect(problem?.lines.contains("- a") == true)
    }

    @Test func `section 4, a change cannot bring changes of its own`() throws {
        let files = try Files([
            "p.js": "var a;",
            "a.case.json": """
            {"name": "A", "scripts": ["p.js"], "steps": [{"change": {"timeline": []}}]}
            """,
        ])
        #expect(files.problems().count == 1)
    }
}
