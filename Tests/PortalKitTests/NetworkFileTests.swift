import Foundation
import JSONDocuments
import PortalTrace
import Testing
import WebFormats
import WebPlatform

@testable import PortalKit

/// Fixture files: every message, with its place.
@Suite struct NetworkFileTests {
    private func problems(_ text: String, file: String = "n.json") -> [String] {
        do throws(DocumentProblems) {
            _ = try NetworkFile.read(text, file: file)
            return []
        } catch {
            return error.all.map(short)
        }
    }

    private func fixture(_ members: String) -> [String] {
        problems("{\"fixtures\": [{\"url\": \"/a\", \(members)}]}")
    }

    @Test func `a file with everything`() {
        #expect(
            problems(
                """
                {"$schema": "x", "description": "d", "fixtures": [
                  {"method": "POST", "url": "/a/:id", "description": "d", "cors": true,
                   "match": {"headers": {"X-A": {"$regex": "^1"}}, "query": {"q": "1"}, "json": {"a": 1}},
                   "answers": [{"status": 503, "times": 2}, {"text": "x", "delay": "2s"}], "after": "first"},
                  {"url": "https://*.a.example/*", "status": 201, "statusText": "Yes",
                   "headers": {"X": "1", "Set-Cookie": ["a=1", "b=2"]}, "json": {"a": [1, null]}, "delay": 5},
                  {"url": "/c", "chunks": [{"text": "a"}, {"base64": "YQ==", "delay": 9}], "endless": true},
                  {"url": "/d", "failure": "dns"}, {"url": "/e", "text": "x", "failure": "reset"}
                ]}
                """) == [])
    }

    @Test(arguments: [
        ("", "1:1 the file ends where a JSON value was expected"),
        ("{}", "1:1 the member 'fixtures' is missing"),
        ("{\"fixtures\": {}}", "1:14 fixtures: expected an array, found an object"),
        ("{\"fixtures\": [{}]}", "1:15 fixtures[0]: the member 'url' is missing"),
        (
            "{\"fixturs\": []}",
            "1:2 unknown member 'fixturs'; did you mean 'fixtures'?"
        ),
    ])
    func `what is no fixture file`(text: String, problem: String) {
        #expect(problems(text).contains(problem), "\(problems(text))")
    }

    @Test(arguments: [
        ("\"mehtod\": \"GET\"", "unknown member 'mehtod'; did you mean 'method'?"),
        ("\"method\": \"get\"", "unknown method 'get'; did you mean 'GET'?"),
        ("\"method\": \"G T\"", "'G T' is no HTTP method"),
        ("\"status\": 99", "expected a status, 101 or a whole number from 200 to 599, found 99"),
        ("\"json\": 1, \"text\": \"x\"", "a second body; an answer has one of"),
        ("\"text\": \"x\", \"chunks\": []", "a second body; an answer has one of"),
        ("\"base64\": \"x\"", "the text is no Base64"),
        ("\"delay\": \"soon\"", "expected a time such as"),
        ("\"delay\": -1", "expected a whole number from 0"),
        (
            "\"failure\": \"unanswered\"",
            "expected one of dns, refused, tls, timeout, reset, offline"
        ),
        ("\"failure\": \"dns\", \"text\": \"x\"", "with the failure 'dns' there is no answer"),
        ("\"endless\": true", "'endless' needs 'chunks'"),
        ("\"staysOpen\": true, \"failure\": \"reset\"", "an answer that stays open"),
        ("\"answers\": [{}], \"staysOpen\": true", "'staysOpen' stands beside 'answers'"),
        ("\"after\": \"last\"", "'after' needs 'answers'"),
        ("\"answers\": []", "'answers' has no answer"),
        ("\"answers\": [{}], \"status\": 200", "'status' stands beside 'answers'"),
        ("\"status\": 204, \"text\": \"x\"", "an answer of status 204 has no body"),
        ("\"headers\": {\"a b\": \"1\"}", "'a b' is no name of a header"),
        ("\"headers\": {\"a\": \"1\\n2\"}", "a header has Latin-1 characters only"),
        ("\"match\": {\"heders\": {}}", "did you mean 'headers'?"),
        ("\"match\": {\"json\": {\"$regex\": \"(\"}}", "is no regular expression"),
        ("\"file\": \"../secret\"", "'../secret' leads out of the fixture file's folder"),
        ("\"file\": \"/etc/passwd\"", "leads out of the fixture file's folder"),
        ("\"file\": \"missing.txt\"", "there is no file 'missing.txt' beside this one"),
    ])
    func `what is wrong with a fixture`(members: String, words: String) {
        let found = fixture(members)
        #expect(found.contains { $0.contains(words) && $0.hasPrefix("1:") }, "\(found)")
    }

    @Test func `two fixtures for the same requests: the second never answers`() {
        let text = """
            {"fixtures": [{"method": "GET", "url": "/a/:id"},
              {"method": "POST", "url": "/a/:id"},
              {"method": "GET", "url": "/a/:name"}]}
            """
        #expect(problems(text).count == 1)
        #expect(
            problems(text).first?.hasPrefix("3:0 this fixture never answers: the one at n.json:1")
                == true)
    }

    @Test func `bodies come from files beside the file, and from nowhere else`() throws {
        let files = try Files([
            "net/network.json": "{\"fixtures\": [{\"url\": \"/a\", \"file\": \"body/a.json\"}]}",
            "net/body/a.json": "{\"a\": 1}", "secret": "s",
            "net/bad.json": "{\"fixtures\": [{\"url\": \"/b\", \"file\": \"link\"}]}",
        ])
        let good = try NetworkFile.load([files.place("net/network.json")])
        #expect(good.all.first?.answers.first?.answer.body.first?.bytes == Array("{\"a\": 1}".utf8))
        #expect(
            good.all.first?.answers.first?.answer.headers.value("content-type")
                == "application/json")
        try FileManager.default.createSymbolicLink(
            atPath: files.place("net/link"), withDestinationPath: files.place("secret"))
        #expect {
            try NetworkFile.load([files.place("net/bad.json")])
        } throws: { error in
            (error as? DocumentProblems)?.all.first?.message.contains("a link that leads out")
                ?? false
        }
    }

    @Test func `a folder is all its files, and every problem of all is told`() throws {
        let files = try Files([
            "n/a.json": "{\"fixtures\": [{\"url\": \"/a\"}]}",
            "n/b.json": "{\"fixtures\": [{\"url\": \"/b\"}]}", "n/c.txt": "x",
            "m/a.json": "{", "m/b.json": "{\"fixtures\": 1}",
        ])
        #expect(try NetworkFile.load([files.place("n")]).all.count == 2)
        #expect {
            try NetworkFile.load([files.place("m"), files.place("nowhere")])
        } throws: { error in (error as? DocumentProblems)?.all.count == 3 }
    }

    @Test func `a recording is a fixture file without secrets`() throws {
        func exchange(_ method: String, _ body: String, _ answer: NetworkAnswer) throws
            -> NetworkRecording.Exchange
        {
            .init(
                request: HTTPRequest(
                    method: method, url: try #require(WebURL("https://a.example/x?q=1")),
                    headers: [Header("Authorization", "Bearer topsecret")], body: Array(body.utf8)),
                answer: answer)
        }
        var given = NetworkAnswer(
            headers: [
                Header("Content-Type", "application/json"), Header("Content-Length", "9"),
                Header("Set-Cookie", "sid=topsecret; Path=/"),
            ], body: Array("{\"a\":1}".utf8))
        given.source = "the real network"
        let text = NetworkRecordingFile.text([
            try exchange("GET", "", given),
            try exchange("GET", "", .failing(NetworkFailure(.timeout))),
            try exchange("POST", "{\"b\":1}", given), try exchange("POST", "b=2", given),
        ])
        #expect(!text.contains("topsecret") && text.contains("sid=masked; Path=/"))
        let fixtures = try NetworkFile.read(text, file: "r.json")
        #expect(fixtures.all.count == 3)
        let source = FixtureSource(fixtures)
        let request = try exchange("GET", "", given).request
        #expect(source.answer(request)?.body.first?.bytes == Array("{\"a\":1}".utf8))
        #expect(source.answer(request)?.failure?.kind == .timeout)
        #expect(source.answer(try exchange("POST", "b=3", given).request) == nil)
    }
}
