import Testing
import WebFormats
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
        var map = try ImportMap(parsing: map, base: base)
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
        let first = try map.resolve("a", base: base).pathname
        let second = try map.resolve("b", base: base).pathname
        #expect(first == "/one.js")
        #expect(second == "/b.js")
    }

    @Test func `8_1_5_1: what was resolved is not mapped anew`() throws {
        let base = try base()
        var map = try ImportMap(parsing: #"{ "imports": { "a/": "/one/" } }"#, base: base)
        let before = try [map.resolve("a/x.js", base: base), map.resolve("./b.js", base: base)]
        map.merge(
            try ImportMap(
                parsing: #"""
                    { "imports": { "a/x.js": "/two.js", "/app/b.js": "/two.js", "/app/": "/three/", "c": "/c.js" },
                      "scopes": { "/app/": { "a/": "/four/", "d": "/d.js" }, "/other/": { "a/": "/five/" } } }
                    """#, base: base))
        let after = try [map.resolve("a/x.js", base: base), map.resolve("./b.js", base: base)]
        #expect(after == before)
        let fresh = try ["c", "d"].map { try map.resolve($0, base: base).pathname }
        #expect(fresh == ["/c.js", "/d.js"])
        let other = try #require(WebURL("https://portal.example/other/x.js"))
        let elsewhere = try map.resolve("a/x.js", base: other).pathname
        #expect(elsewhere == "/five/x.js")
    }

    @Test func `8_1_5_1: integrity by URL, of which the first stays`() throws {
        let base = try base()
        var map = try ImportMap(
            parsing: #"{ "integrity": { "./a.js": "sha256-a", "b": "sha256-b", "/c.js": 1 } }"#,
            base: base)
        map.merge(
            try ImportMap(
                parsing: #"{ "integrity": { "/app/a.js": "sha256-x", "/d.js": "sha256-d" } }"#,
                base: base))
        let urls = ["/app/a.js", "/app/b", "/c.js", "/d.js"]
        let found = try urls.map { map.integrity(of: try #require(WebURL($0, base: base))) }
        #expect(found == ["sha256-a", "", "", "sha256-d"])
    }

    @Test(arguments: [
        ("{", "SyntaxError"), ("[]", "TypeError"), (#"{"imports": 1}"#, "TypeError"),
        (#"{"scopes": {"/": 1}}"#, "TypeError"), (#"{"integrity": []}"#, "TypeError"),
    ])
    func `8_1_5_1: what is no map is refused`(_ text: String, _ name: String) throws {
        let base = try base()
        let problem = #expect(throws: ImportMap.Problem.self) {
            try ImportMap(parsing: text, base: base)
        }
        #expect(problem?.name == name)
    }
}
