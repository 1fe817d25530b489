import Testing
import WebPlatform

/// What a hostile page may make the parser do: HTML, section 13.2.6 as far as it is bounded.
@Suite struct HTMLLimitTests {
    private func run(_ text: [UInt16], _ options: HTMLParser.Options = .init()) -> (
        HTMLParser.Status, Int
    ) {
        let parser = HTMLParser(options: options)
        parser.feed(text)
        parser.end()
        var words = 0
        while true {
            let status = parser.run()
            words += parser.takeOutput().operations.count
            switch status {
            case .more, .script: continue
            default: return (status, words)
            }
        }
    }

    private func depth(of tree: HTMLTestTree) -> Int {
        var (depth, node) = (0, tree.root)
        while let child = node.children.last(where: { !$0.name.isEmpty }) {
            node = child
            depth += 1
        }
        return depth
    }

    @Test func `elements are nested no deeper than in Chromium`() {
        let text = "<!DOCTYPE html><body>" + String(repeating: "<div>", count: 2_000)
        #expect(depth(of: HTMLTestTree.parse(text)) == 513)
        let fragment = HTMLTestTree.parseFragment(
            String(repeating: "<div>", count: 2_000), in: .init(localName: Array("div".utf16)))
        #expect(depth(of: fragment) == 512)
    }

    @Test func `a script behind the limit of nesting has its text`() throws {
        let text = String(repeating: "<div>", count: 600) + "<script>run()</script><p>b"
        let lines = HTMLTestTree.parse("<!DOCTYPE html><body>" + text).dump
            .split(separator: "\n").map { $0.drop { $0 == "|" || $0 == " " } }
        let script = try #require(lines.firstIndex { $0 == "<script>" })
        try #require(script + 1 < lines.count)
        #expect(lines[script + 1] == "\"run()\"")
    }

    @Test(arguments: [
        "<div>", "<b>", "<p><b>", "<table><tr><td>", "<svg>", "<template>", "<ul><li>", "<a>",
        "<select><option>", "<button>", "<font size=1><p>", "<svg><foreignObject>", "</x>",
        "<b></p>",
        "<form>", "<nobr>", "<table><b>", "<frameset>", "<math><mi>", "&am", "<!--", "<a b=",
        "<h1><i>",
    ])
    func `a long row of anything ends`(piece: String) {
        let text = Array(String(repeating: piece, count: 20_000).utf16)
        #expect(run(text).0 == .done)
    }

    @Test func `formatting elements that are opened again and again are limited`() {
        let tags = (0..<2_000).map { "<font size=\($0)>" }.joined()
        let text = Array(("<p>" + tags + String(repeating: "<p>x", count: 1_000)).utf16)
        let (status, words) = run(text)
        #expect(status == .done)
        #expect(words < 1_000 * 520 * 20)
    }

    @Test func `a limit is named`() {
        var options = HTMLParser.Options()
        options.limits.elements = 100
        let text = Array(String(repeating: "<br>", count: 200).utf16)
        #expect(run(text, options).0 == .limit("more than 100 elements were made by one parse"))
        options.limits.units = 100
        #expect(run(text, options).0 == .limit("more than 100 characters were given to one parse"))
    }

    @Test func `many attributes and many names are read in one go`() {
        let tag = "<p " + (0..<50_000).map { "a\($0)=1 " }.joined() + ">"
        let tree = HTMLTestTree.parse(tag)
        #expect(tree.root.descendants.last?.attributes.count == 50_000)
    }
}
