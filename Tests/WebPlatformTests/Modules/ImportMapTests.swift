import Testing
import WebPlatform

/// HTML, section 8.1.5: import maps.
@Suite struct ImportMapTests {
    private func base() throws -> WebURL {
        try #require(WebURL("https://portal.example/app/index.html"))
    }

    private func resolved(_ specifier: String, _ map: String, from script: String? = nil) throws
        -> String
    {
        let base = try base()
        let map = try ImportMap(parsing: map, base: base)
        let script = try script.map { try #require(WebURL($0)) } ?? base
        do throws(ImportMap.Problem) {
            return try map.resolve(specifier, base: script).href
        } catch {
            return error.name
        }
    }

    @Test(arguments: [
        ("./a.js", "https://portal.example/app/a.js"), ("/a.js", "https://portal.example/a.js"),
        ("../a.js", "https://portal.example/a.js"),
        ("https://cdn.example/x.js", "https://cdn.example/x.js"),
        ("shop", "https://portal.example/lib/shop.js"),
        ("lib/x/y.js", "https://portal.example/lib/x/y.js"),
        ("lib/x/special.js", "https://portal.example/special.js"), ("none", "TypeError"),
        ("unknown", "TypeError"), ("lib/../../up.js", "TypeError"),
    ])
    func `8_1_5_2: a specifier is resolved by the longest key`(
        _ specifier: String, _ url: String
    ) throws {
        let map = """
            { "imports": { "shop": "/lib/shop.js", "lib/": "/lib/", "lib/x/special.js": "/special.js", "none": null } }
            """
        #expect(try resolved(specifier, map) == url)
    }

    @Test func `8_1_5_2: the scope of the script goes first`() throws {
        let map = """
            { "imports": { "a": "/one.js" }, "scopes": { "/app/": { "a": "/two.js" }, "/app/deep/": { "b": "/three.js" } } }
            """
        #expect(
            try resolved("a", map, from: "https://portal.example/x.js")
                == "https://portal.example/one.js")
        #expect(
            try resolved("a", map, from: "https://portal.example/app/deep/x.js")
                == "https://portal.example/two.js")
        #expect(try resolved("b", map, from: "https://portal.example/app/x.js") == "TypeError")
    }

    @Test func `8_1_5_3: of two maps the first keeps what it has`() throws {
        let base = try base()
        var map = try ImportMap(parsing: #"{ "imports": { "a": "/one.js" } }"#, base: base)
        map.merge(
            try ImportMap(parsing: #"{ "imports": { "a": "/two.js", "b": "/b.js" } }"#, base: base))
        #expect(try map.resolve("a", base: base).pathname == "/one.js")
        #expect(try map.resolve("b", base: base).pathname == "/b.js")
    }

    @Test(arguments: [
        ("{", "SyntaxError"), ("[]", "TypeError"), (#"{"imports": 1}"#, "TypeError"),
        (#"{"scopes": {"/": 1}}"#, "TypeError"),
    ])
    func `8_1_5_1: what is no map is refused`(_ text: String, _ name: String) throws {
        let base = try base()
        let problem = #expect(throws: ImportMap.Problem.self) {
            try ImportMap(parsing: text, base: base)
        }
        #expect(problem?.name == name)
    }
}
