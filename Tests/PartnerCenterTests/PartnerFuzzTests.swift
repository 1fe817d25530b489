import JSONDocuments
import PortalTestSupport
import Testing
import WebFormats

@testable import PartnerCenter

/// What a service, an authority and files of a sandbox say, from a generator with a seed.
@Suite struct PartnerFuzzTests {
    private static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"id\"", "\"lineItems\"", "\"code\"", "null", "1e999",
        "\"\\ud800\"", "9223372036854775807",
        "-9223372036854775808", "\"expires_in\"", "\u{FEFF}", "<html>", "\"\"", "true",
        "\"2017-01-25T14:53:12.093-08:00\"",
    ]

    private static let grant = TokenGrant.appOnly(clientID: "id", secret: PartnerSecret("s"))

    @Test func `replies of a service: a resource, or an error with its words`() throws {
        let order =
            #"{"id": "a", "referenceCustomerId": "b", "lineItems": [{"lineItemNumber": 0, "offerId": "c", "quantity": 3, "attributes": {"objectType": "x"}}], "creationDate": "2017-01-25T14:53:12.093-08:00", "attributes": {"etag": "e"}}"#
        let error = #"{"code": 900421, "description": "d", "data": ["a", {"b": 1}], "source": "s"}"#
        let token =
            #"{"token_type": "Bearer", "expires_in": "3600", "expires_on": "1496174279", "access_token": "abc", "refresh_token": "r"}"#
        let device =
            #"{"device_code": "d", "user_code": "U", "verification_uri": "https://a.example/", "expires_in": 900, "interval": 5}"#
        var target = FuzzTarget(
            "replies of Partner Center", Self.pieces, corpus: [order, error, token, device],
            seed: 91,
            part: 2)
        let request = HTTPRequest(
            method: "GET", url: try #require(WebURL("https://api.example/v1/x")))
        var good = 0
        let figures = target.eachBytes { bytes in
            var response = HTTPResponse(status: 500, body: bytes)
            response.headers.append(
                "Retry-After", String(decoding: bytes.prefix(30), as: UTF8.self))
            let read = PartnerError(response, to: request, now: 0)
            #expect(!read.message.isEmpty)
            #expect(read.retryAfter.map { (0...3_600_000).contains($0) } ?? true)
            response.status = 200
            if let token = try? TokenReply.token(response, Self.grant, now: 1_700_000_000_000) {
                good += 1
                #expect(!"\(token)".contains("abc"), "a token is shown")
            }
            // What a person would be shown is short and has no control characters.
            if let device = try? DeviceGrant(response, Self.grant, now: 1_700_000_000_000) {
                #expect(device.signIn.userCode.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
                #expect((1...1_800_000).contains(device.signIn.lifetime))
            }
            if let json = try? JSONValue(reply: bytes) {
                if let order = try? Order(json: json) {
                    good += 1
                    #expect((try? Order(json: order.json())) == order)
                }
            }
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test(arguments: [
        "9223372036854775807", "-9223372036854775808", "1e999", "99999999999999999999",
    ])
    func `a token that ends at no time is one`(number: String) throws {
        let request = #"{"access_token": "a", "expires_in": \#(number)}"#
        let text = #"{"access_token": "a", "expires_on": "\#(number)"}"#
        for body in [request, text] {
            let response = HTTPResponse(status: 200, body: Array(body.utf8))
            // A number that no double has is no JSON; then there is no token, which is said.
            guard let read = try? TokenReply.token(response, Self.grant, now: 1_700_000_000_000)
            else {
                continue
            }
            #expect((0...1_700_086_400_000).contains(read.expiresAt))
        }
    }

    @Test func `states of a sandbox are written and read again the same`() throws {
        let sample = SandboxState.sample.text()
        var target = FuzzTarget("sandbox states", Self.pieces, corpus: [sample], seed: 92, part: 10)
        var good = 0
        let figures = try target.eachBytes { bytes in
            do throws(JSONProblem) {
                let state = try SandboxState(bytes)
                good += 1
                let written = state.text()
                #expect(try SandboxState(Array(written.utf8)).text() == written)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
        #expect(good > 5, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText.prefix(500))")
    }

    @Test func `dates and addresses`() {
        var target = FuzzTarget(
            "dates and addresses of Partner Center",
            [
                "2017", "-", "01", "T", ":", "Z", "+14:00", ".0000000", "/", "v1", "?", "&", "=",
                "%41", "%", "\u{E4}", "9999", "0000", "00",
            ],
            corpus: [
                "2017-01-25T14:53:12.093-08:00", "9999-12-31T23:59:59.9999999Z",
                "/v1/customers/a/orders?x=1&y=%20",
            ], seed: 93)
        var good = 0
        let figures = target.each { text in
            if let date = PartnerDate(text) {
                good += 1
                #expect(date.text == text)
                #expect(
                    PartnerDate(milliseconds: date.milliseconds).milliseconds == date.milliseconds,
                    "\(text)")
            }
            _ = PartnerURL.parts(of: text)
            #expect(
                PartnerURL.parts(of: "/\(PartnerURL.encoded(text))")?.path
                    == (text.isEmpty ? [] : [text]))
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }
}
