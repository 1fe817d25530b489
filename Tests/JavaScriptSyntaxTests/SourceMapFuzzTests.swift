import PortalTestSupport
import Testing

@testable import JavaScriptSyntax

/// Source maps, and the comments that lead to them, from a generator with a seed.
@Suite struct SourceMapFuzzTests {
    private static let maps = [
        #"{"version":3,"file":"a.js","sourceRoot":"","sources":["a.ts","../b.ts"],"names":["x","buy"],"#
            + #""sourcesContent":["let x = 1\nbuy(x)",null],"mappings":"AAAA,IAAIA,CAAC,GAAG;ACCRC,GAAG,CAACD,CAAC"}"#,
        #"{"version":3,"sections":[{"offset":{"line":0,"column":0},"map":{"version":3,"sources":["a"],"#
            + #""names":[],"mappings":"AAAA"}},{"offset":{"line":3,"column":5},"map":{"version":3,"#
            + #""sources":["b"],"names":["n"],"mappings":"AAAAA;CACA"}}]}"#,
    ]

    @Test func `a damaged map is refused in words, or every place in it can be asked for`() {
        var target = FuzzTarget(
            "source maps",
            [
                "{\"version\":3,", "\"sources\":[\"a.ts\",null,\"../b\"],", "\"names\":[\"x\"],",
                "\"mappings\":\"", "AAAA", "CACA", "IACEA", "ECDF", "ggggggggggggggB", "+/////D",
                ",",
                ";", ";;;;", "D", "\"}", "\"sourceRoot\":\"/r\",",
                "\"sourcesContent\":[\"text\",null],",
                "\"ignoreList\":[0,9],", ")]}'\n",
                "\"sections\":[{\"offset\":{\"line\":0,\"column\":",
                "0},\"map\":{\"version\":3,\"sources\":[],\"mappings\":\"\"}}]}", "\u{E4}",
            ], corpus: Self.maps, seed: 21)
        // Segments that are right, and right together.
        var segments = SeededTexts(["AAAA", "CACA", "IACEA", ",", ";"], seed: 23)
        var (maps, places) = (0, 0)
        var round = 0
        let figures = target.each { given in
            round += 1
            // A third has a frame that is right, so that the mappings are what is damaged; in another third
            // these are right as well, mostly.
            let text = round % 3 == 2 ? segments.next() : given
            let whole =
                round % 3 == 0
                ? text
                : "{\"version\":3,\"sources\":[\"a\",\"b\"],\"names\":[\"n\"],\"mappings\":\"\(text)\"}"
            do throws(SourceMapProblem) {
                let map = try SourceMap(Array(whole.utf8))
                maps += 1
                for (line, column) in [(1, 1), (1, 5), (2, nil), (9, 900), (Int.max, Int.max)] {
                    guard let place = map.original(line: line, column: column) else { continue }
                    places += 1
                    #expect(map.sources.indices.contains(place.source), "\(whole)")
                    #expect(place.line >= 1 && place.column >= 1, "\(whole)")
                }
                #expect(map.lastLines.count == map.sources.count)
            } catch {
                #expect(!error.message.isEmpty, "\(whole)")
                #expect(error.message.unicodeScalars.count <= 240, "\(error.message)")
            }
        }
        #expect(
            maps > figures.rounds / 20 && places > figures.rounds / 25,
            "\(maps) maps, \(places) places")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `the comment that names a map is one line of the script`() {
        var target = FuzzTarget(
            "source map comments",
            [
                "//# sourceMappingURL=", "//@ sourceMappingURL=", "a.map", "data:,{}", "\n", "\r\n",
                "\u{2028}", " ", "\t", "'", "/*", "*/", "var a = 1;", "\u{E4}",
            ], seed: 22)
        var comments = 0
        let figures = target.each { text in
            guard let comment = SourceMapComment(in: text) else { return }
            comments += 1
            #expect(!comment.url.isEmpty)
            #expect(
                !comment.url.unicodeScalars.contains {
                    ["\n", "\r", "\u{2028}", "\u{2029}"].contains($0)
                })
            #expect((0...text.utf8.count).contains(comment.offset), "\(text)")
        }
        #expect(comments > 20, "\(comments)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }
}
