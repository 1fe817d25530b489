import PortalTestSupport
import Testing

@testable import JavaScriptSyntax

/// Source maps, and the comments that lead to them, from a generator with a seed.
@Suite struct SourceMapFuzzTests {
    @Test func `a damaged map is refused in words, or every place in it can be asked for`() {
        var texts = SeededTexts(
            [
                "{\"version\":3,", "\"sources\":[\"a.ts\",null,\"../b\"],", "\"names\":[\"x\"],",
                "\"mappings\":\"", "AAAA", "CACA", "IACEA", "ECDF", "ggggggggggggggB", "+/////D",
                ",",
                ";", ";;;;", "D", "\"}", "\"sourceRoot\":\"/r\",",
                "\"sourcesContent\":[\"text\",null],",
                "\"ignoreList\":[0,9],", ")]}'\n",
                "\"sections\":[{\"offset\":{\"line\":0,\"column\":",
                "0},\"map\":{\"version\":3,\"sources\":[],\"mappings\":\"\"}}]}", "\u{E4}",
            ], seed: 21)
        // Segments that are right, and right together.
        var segments = SeededTexts(["AAAA", "CACA", "IACEA", ",", ";"], seed: 23)
        var (maps, places) = (0, 0)
        for round in 0..<SeededTexts.rounds {
            // A third has a frame that is right, so that the mappings are what is damaged; in another third
            // these are right as well, mostly.
            let text = round % 3 == 2 ? segments.next() : texts.next()
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
            maps > SeededTexts.rounds / 20 && places > SeededTexts.rounds / 25,
            "\(maps) maps, \(places) places")
    }

    @Test func `the comment that names a map is one line of the script`() {
        var texts = SeededTexts(
            [
                "//# sourceMappingURL=", "//@ sourceMappingURL=", "a.map", "data:,{}", "\n", "\r\n",
                "\u{2028}", " ", "\t", "'", "/*", "*/", "var a = 1;", "\u{E4}",
            ], seed: 22)
        var comments = 0
        for _ in 0..<SeededTexts.rounds {
            let text = texts.next()
            guard let comment = SourceMapComment(in: text) else { continue }
            comments += 1
            #expect(!comment.url.isEmpty)
            #expect(
                !comment.url.unicodeScalars.contains {
                    ["\n", "\r", "\u{2028}", "\u{2029}"].contains($0)
                })
            #expect((0...text.utf8.count).contains(comment.offset), "\(text)")
        }
        #expect(comments > 20, "\(comments)")
    }
}
