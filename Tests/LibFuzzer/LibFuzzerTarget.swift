import Foundation
import JSONDocuments
import JavaScriptSyntax
import MobilePlans
import PortalKit
import PortalTrace
import WebFormats
import WebPlatform

/// What libFuzzer calls for each input; the environment names the parser:
///
///     PORTALHOST_LIBFUZZER=1 swift build --scratch-path .build-libfuzzer --sanitize=fuzzer --product libfuzzer
///     PORTALHOST_FUZZ_PARSER=html .build-libfuzzer/debug/libfuzzer CORPUS -max_total_time=600
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    parser(bytes)
    return 0
}

private let parser: @Sendable ([UInt8]) -> Void = {
    let name = ProcessInfo.processInfo.environment["PORTALHOST_FUZZ_PARSER"] ?? "json"
    guard let parser = parsers[name] else {
        fatalError(
            "expected one of \(parsers.keys.sorted().joined(separator: ", ")), found '\(name)'")
    }
    return parser
}()

private let parsers: [String: @Sendable ([UInt8]) -> Void] = [
    "json": { bytes in
        for source in [JSONParser.Source.document, .expectation, .reply, .script] {
            guard let json = try? JSONParser.parse(bytes, source) else { continue }
            let written = JSONOutput.text(json.plain)
            guard let again = try? JSONParser.parse(Array(written.utf8), .document),
                JSONOutput.text(again.plain).utf8.elementsEqual(written.utf8)
            else { fatalError("it is not read as it was written") }
        }
    },
    "codes": { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let length = text.utf16.count
        let problems =
            ActivationCode.parse(text).problems + ICCID.parse(text).problems
            + EID.parse(text).problems
            + IMEI.parse(text).problems
        precondition(problems.allSatisfy { $0.position.map { (0...length).contains($0) } ?? true })
    },
    "url": { bytes in
        guard let url = WebURL(String(decoding: bytes, as: UTF8.self)) else { return }
        precondition(WebURL(url.href)?.href.hasSameCodeUnits(as: url.href) == true)
    },
    "http": { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let type = MIMEType(parsing: text) {
            precondition(MIMEType(parsing: type.description) == type)
        }
        _ = (
            HTTPDate.milliseconds(text), ByteRange(parsing: bytes, allowsWhitespace: true),
            DataURL(url: text)
        )
        var secrets = Secrets()
        _ = (secrets.masked(body: text), secrets.masked(url: text, isPattern: true))
        _ = (try? FixturePattern(text), ImageSize(of: bytes))
    },
    "cookies": { bytes in
        guard let url = WebURL("https://www.portal.example/x/y") else { return }
        let jar = CookieJar(now: { 1_700_000_000_000 })
        for line in String(decoding: bytes, as: UTF8.self).unicodeScalars.split(separator: "\n") {
            jar.set(String(line), from: url, site: .same)
        }
        _ = jar.header(for: url, site: .same)
    },
    "lexer": { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        var lexer = JavaScriptLexer(JavaScriptSource(text), keepsComments: true)
        var end = 0
        while let token = lexer.next() {
            precondition(token.start >= end && token.end > token.start)
            end = token.end
        }
    },
    "source-maps": { bytes in
        guard let map = try? SourceMap(bytes) else { return }
        for (line, column) in [(1, 1), (2, nil), (9, 900), (Int.max, Int.max)] {
            guard let place = map.original(line: line, column: column) else { continue }
            precondition(
                map.sources.indices.contains(place.source) && place.line >= 1 && place.column >= 1)
        }
    },
    "html": { bytes in
        let parser = HTMLParser()
        parser.feed(Array(String(decoding: bytes, as: UTF8.self).utf16))
        parser.end()
        while true {
            let status = parser.run()
            _ = parser.takeOutput()
            switch status {
            case .script, .more: continue
            case .needsInput, .done, .limit: return
            }
        }
    },
    "xml": { bytes in
        let units = Array(String(decoding: bytes, as: UTF8.self).utf16)
        _ = (XMLTreeParser.parse(units), XMLTreeParser.parseFragment(units, namespaces: []))
    },
    "traces": { bytes in
        guard let file = try? TraceFile(bytes) else { return }
        let written = file.bytes
        guard let again = try? TraceFile(written), again.bytes == written else {
            fatalError("it is not read as it was written")
        }
    },
    "do": { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = (UserAction.isCommand(text), try? UserAction(command: text))
    },
    "documents": { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = (
            try? ScenarioFile.read(text, file: "s.json"),
            try? NetworkFile.read(text, file: "n.json")
        )
        _ = try? StorageFile.read(text, file: "s.json")
    },
]
