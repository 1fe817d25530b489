import Testing

@testable import JSONDocuments

/// Changes of single values in a file that a person wrote.
@Suite struct DocumentEditTests {
    private func edited(
        _ text: String, _ change: (inout DocumentEdit) throws -> Void
    ) throws -> String {
        var edit = DocumentEdit(text)
        try change(&edit)
        return edit.text
    }

    @Test func `a value is replaced, and all else stays as it was written`() throws {
        let text = "{\n    \"a\":1 ,\n  \"b\" : { \"c\": [1,  2] }\n}\n"
        let result = try edited(text) { try $0.set(["b", "c"], JSONValue.array(["x"])) }
        #expect(result == "{\n    \"a\":1 ,\n  \"b\" : { \"c\": [\"x\"] }\n}\n")
    }

    @Test func `a member is added at the end, with the objects on the way`() throws {
        let text = "{\n  \"name\": \"A\"\n}\n"
        let result = try edited(text) { try $0.set(["expect", "app", "control"], "portal") }
        #expect(
            result == """
                {
                  "name": "A",
                  "expect": {
                    "app": {
                      "control": "portal"
                    }
                  }
                }

                """)
        let oneLine = try edited("{ \"name\": \"A\" }") { try $0.set(["end"], "idle") }
        #expect(oneLine == "{ \"name\": \"A\",\n  \"end\": \"idle\"\n}")
        #expect(try edited("{}") { try $0.set(["end"], "idle") } == "{\n  \"end\": \"idle\"\n}")
    }

    @Test func `elements that stay keep their text, new ones get a line each where they are long`()
        throws
    {
        let text = "{ \"list\": [ { \"$any\":true }, \"old\" ] }"
        let result = try edited(text) { edit in
            guard case .array(let elements)? = try edit.root()["list"]?.value,
                let first = elements.first
            else { return }
            let kept = DocumentEdit.Element.kept(edit.source(of: first))
            try edit.set(["list"], [kept, .new("new")])
        }
        #expect(result == "{ \"list\": [{ \"$any\":true }, \"new\"] }")
    }

    @Test
    func `line ends stay those of the file, and texts with brackets and quotes end where they end`()
        throws
    {
        let text = "{\r\n  \"a\": \"}]\\\"\",\r\n  \"b\": 1\r\n}\r\n"
        let result = try edited(text) { try $0.set(["c", "d"], 2) }
        #expect(
            result
                == "{\r\n  \"a\": \"}]\\\"\",\r\n  \"b\": 1,\r\n  \"c\": {\r\n    \"d\": 2\r\n  }\r\n}\r\n"
        )
        #expect(try edited(text) { try $0.set(["a"], "x") }.contains("\"a\": \"x\",\r\n  \"b\": 1"))
    }

    @Test func `a member goes with its comma`() throws {
        #expect(try edited("{\"a\": 1, \"b\": 2}") { try $0.remove(["a"]) } == "{\"b\": 2}")
        #expect(try edited("{\"a\": 1, \"b\": 2}") { try $0.remove(["b"]) } == "{\"a\": 1}")
        #expect(try edited("{\"a\": 1}") { try $0.remove(["a"]) } == "{}")
        #expect(try edited("{\"a\": 1}") { try $0.remove(["c"]) } == "{\"a\": 1}")
    }

    @Test func `what would control a terminal is escaped`() {
        #expect(JSONLayout.line(.string("a\u{202E}b")) == "\"a\\u202eb\"")
    }
}
