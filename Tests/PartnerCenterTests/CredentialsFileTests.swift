import JSONDocuments
import PartnerCenter
import Testing

/// Files for `--credentials`.
@Suite struct CredentialsFileTests {
    private func problems(_ text: String) -> [String] {
        do throws(DocumentProblems) {
            _ = try CredentialsFile(Array(text.utf8), file: "c.json")
            return []
        } catch {
            return error.all.map { "\($0)" }
        }
    }

    @Test func `a file of each kind is read`() throws {
        let app = try CredentialsFile(
            Array(
                #"{"$schema":"s","tenant":"t","clientId":"i","clientSecret":"some~secret","authority":"https://login.example","audience":"a"}"#
                    .utf8), file: "c.json")
        #expect(app.access == .appOnly && app.tenant == "t" && app.clientID == "i")
        #expect(app.clientSecret?.value == "some~secret" && app.holdsSecret)
        #expect(app.authority == "https://login.example" && app.audience == "a")
        var text = "\(app)"
        dump(app, to: &text)
        #expect(!text.contains("some~secret"))
        let person = try CredentialsFile(
            Array(#"{"access":"app-and-user"}"#.utf8), file: "c.json")
        #expect(person.access == .appAndUser && !person.holdsSecret)
    }

    @Test func `each mistake is told with its place, and what was meant`() {
        #expect(
            problems("{\n  \"clientSecert\": \"x\"\n}")
                == [
                    "c.json:2:3: error: unknown member 'clientSecert'; did you mean 'clientSecret'?"
                ])
        #expect(
            problems(#"{"access":"app_only"}"#).first?.contains("did you mean 'app-only'?") == true)
        #expect(
            problems(#"{"authority":"http://login.example"}"#).first?.contains(
                "expected an address such as") == true)
        #expect(problems(#"{"tenant":"a b"}"#).first?.contains("expected a tenant") == true)
        #expect(
            problems(#"{"refreshToken":"abc"}"#).first?.contains("\"access\": \"app-and-user\"")
                == true)
        #expect(problems(#"{"tenant":"a","tenant":"b"}"#).count == 1)
    }

    @Test(arguments: [
        "topsecretvalue", #"{"clientSecret": topsecretvalue}"#, #"{"clientSecret":"topsecretvalue"#,
        #"{"clientSecret":"topsecretvalue" "x":1}"#, #"{"clientSecret":["topsecretvalue"]}"#,
        #"{"clientSecret":{"topsecretvalue":1}}"#, #"{"clientSecret":"topsecretvalue\n"}"#,
        #"{"clientSecret":"topsecretvalue é"}"#, #""topsecretvalue""#, #"["topsecretvalue"]"#,
        #"{"access":"app-and-user","refreshToken":"topsecretvalue "}"#,
    ])
    func `no message quotes what may be a secret`(text: String) {
        let problems = problems(text)
        #expect(!problems.isEmpty)
        #expect(!problems.joined().contains("topsecret"), "\(problems)")
    }
}
