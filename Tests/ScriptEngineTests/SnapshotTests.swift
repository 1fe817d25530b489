import PortalTrace
import ScriptEngine
import Testing

/// Every JavaScript value has a description as data.
@Suite struct SnapshotTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let script: String
        let value: TraceValue
        init(_ script: String, _ value: TraceValue) {
            self.script = script
            self.value = value
        }
        var testDescription: String { script }
    }

    // MARK: - Every case

    static let values = [
        Example("undefined", .undefined), Example("null", .null), Example("true", true),
        Example("false", false), Example("0", 0), Example("-1.5e300", -1.5e300),
        Example("Infinity", .number(.infinity)), Example("''", ""), Example("'a\\0😀'", "a\0😀"),
        Example("'\\ud800x'", .illFormedString([0xD800, 0x78])),
        Example(
            "'x'.repeat(1e6)",
            .longString(prefix: String(repeating: "x", count: 256), length: 1_000_000)),
        Example("Symbol('s')", .symbol(description: "s")),
        Example("Symbol.iterator", .symbol(description: "Symbol.iterator")),
        Example("0n", .bigInt("0")), Example("-(2n ** 70n)", .bigInt("-1180591620717411303424")),
        Example("10n ** 70000n", .unreadable("a BigInt of 70001 digits")),
        Example("(function named() {})", .function(name: "named")),
        Example("(() => {})", .function(name: "")), Example("(class A {})", .function(name: "A")),
        Example("Math.max", .function(name: "max")),
        Example("new Proxy(function p() {}, {})", .function(name: "p")),
        Example("Object.assign(() => {}, { extra: 1 })", .function(name: "")),
        Example("[]", []), Example("[1, 'a', [null]]", [1, "a", [.null]]),
        Example("[1, , 3]", [1, .undefined, 3]),
        Example("new Array(3)", [.undefined, .undefined, .undefined]),
        Example("Object.assign([1], { extra: 2 })", [1]),
        Example("({})", .object([])),
        Example("({ b: 1, a: { c: [] } })", ["b": 1, "a": ["c": []]]),
        Example("({ b: 1, 2: 2, 1: 3 })", ["1": 3, "2": 2, "b": 1]),
        Example("({ 'a b': 1, '': 2, '\\0': 3 })", ["a b": 1, "": 2, "\0": 3]),
        Example("({ [Symbol('s')]: 1, a: undefined })", ["a": .undefined]),
        Example("Object.create({ inherited: 1 }, { hidden: { value: 2 } })", .object([])),
        Example("Object.assign(Object.create(null), { a: 1 })", ["a": 1]),
        Example("new (class A { x = 1; #y = 2; get z() { return 3 } })", ["x": 1]),
        Example("({ get a() { return this.b + 1 }, b: 1 })", ["a": 2, "b": 1]),
        Example("new Map([[1, 2]])", .object([])), Example("/a/g", .object([])),
        Example("new String('ab')", ["0": "a", "1": "b"]), Example("new Number(1)", .object([])),
        Example("new Uint8Array([7, 8])", ["0": 7, "1": 8]),
        Example("new Uint8Array(1e8)", .unreadable("100000000 elements of binary data")),
        Example("[new Float64Array(5000)]", [.unreadable("5000 elements of binary data")]),
        Example("(function () { return arguments })(1, 2)", ["0": 1, "1": 2]),
        Example("Promise.resolve(1)", .object([])), Example("JSON", .object([])),
        Example("new Error('m')", ["name": "Error", "message": "m"]),
        Example(
            "Object.assign(new TypeError('m'), { extra: 1 })",
            ["name": "TypeError", "message": "m"]),
        Example(
            "new (class Mine extends Error { name = 'Mine' })", ["name": "Mine", "message": ""]),
        Example("new Date(NaN)", "Invalid Date"),
    ]

    @Test(arguments: values) func `every kind of value is described`(_ example: Example) throws {
        let value = try withContext { try $0.snapshot(example.script) }
        #expect(value == example.value)
    }

    @Test func `special numbers stay what they are`() throws {
        try withContext { context throws in
            #expect(try context.snapshot("NaN").number?.isNaN == true)
            #expect(try context.snapshot("-0").number?.sign == .minus)
        }
    }

    @Test func `a date is its text`() throws {
        let text = try withContext { try $0.snapshot("new Date(2019, 0, 15, 12)").string }
        #expect(text?.hasPrefix("Tue Jan 15 2019 12:00:00 GMT") == true)
    }

    @Test func `a host object is described by its members`() throws {
        try withObject { context, object throws in
            let members: TraceValue = [
                "a": "1", "f": .function(name: "f"), "u": .undefined, "b": "2",
            ]
            #expect(try context.snapshot("H") == members)
            #expect(try context.snapshot("[{ H }]") == [["H": members]])
            #expect(try context.snapshot("H.a = 'set'; H.x = 1; H")["x"] == 1)
            #expect(object.missing == [])
        }
    }

    // MARK: - Depth, width, cycles

    @Test func `a cycle is cut where it closes`() throws {
        try withContext { context throws in
            #expect(
                try context.snapshot("var o = { a: 1 }; o.o = o; o") == [
                    "a": 1, "o": .unreadable("cyclic"),
                ])
            #expect(
                try context.snapshot("var l = [1]; l.push(l, [l]); l") == [
                    1, .unreadable("cyclic"), [.unreadable("cyclic")],
                ])
            #expect(
                try context.snapshot("var p = {}, q = { p }; p.q = q; p")
                    == ["q": ["p": .unreadable("cyclic")]])
        }
    }

    @Test func `an object that is there twice is no cycle`() throws {
        let value = try withContext { try $0.snapshot("var o = { a: 1 }; [o, o, { o }]") }
        #expect(value == [["a": 1], ["a": 1], ["o": ["a": 1]]])
    }

    @Test(arguments: ["{ o }", "[o]"])
    func `deep nesting is cut`(_ wrapping: String) throws {
        try withContext { context in
            var value = try context.snapshot(
                "var o = 'core'; for (var i = 0; i < 100000; i++) o = \(wrapping); o")
            var depth = 0
            while true {
                if case .array(let elements) = value, let inner = elements.first {
                    value = inner
                } else if let inner = value["o"] {
                    value = inner
                } else {
                    break
                }
                depth += 1
            }
            #expect(value == .unreadable("nested too deeply"))
            #expect(depth == 12)
        }
    }

    @Test func `a long array is cut and says how long it is`() throws {
        try withContext { context in
            for length in ["100000", "4294967295"] {
                guard
                    case .array(let elements) = try context.snapshot(
                        "var a = []; a.length = \(length); a")
                else {
                    Issue.record("expected an array")
                    return
                }
                #expect(elements.count <= 5_001)
                #expect(elements.last == .unreadable("\(length) elements in all"))
            }
        }
    }

    @Test func `a wide object is cut`() throws {
        try withContext { context in
            let value = try context.snapshot(
                "var o = {}; for (var i = 0; i < 1e5; i++) o['k' + i] = i; o")
            #expect((4_900...5_001).contains(value.members?.count ?? 0))
            #expect(value["k4000"] == 4000)
        }
    }

    @Test func `a tree of many values is cut`() throws {
        try withContext { context in
            let value = try context.snapshot(
                "var o = 'leaf'; for (var i = 0; i < 11; i++) o = [o, o, o, o]; o")
            #expect(value.literal.utf8.count < 200_000)
            #expect(value.literal.contains(" in all>"))
        }
    }
}
