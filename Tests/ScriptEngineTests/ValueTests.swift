import PortalTrace
import ScriptEngine
import Testing

/// A value in Swift's hands: its kind, its conversions, its properties and calls.
@Suite struct ValueTests {
    // MARK: - Kinds

    @Test(arguments: [
        (source: "undefined", kinds: "undefined"), (source: "null", kinds: "null"),
        (source: "false", kinds: "bool"), (source: "0", kinds: "number"),
        (source: "NaN", kinds: "number"), (source: "''", kinds: "string"),
        (source: "({})", kinds: "object"), (source: "[]", kinds: "object"),
        (source: "new String('s')", kinds: "object"), (source: "new Number(1)", kinds: "object"),
        (source: "(function () {})", kinds: "object function"),
        (source: "(class {})", kinds: "object function"),
        (source: "Math.max", kinds: "object function"),
        (source: "new Proxy(function () {}, {})", kinds: "object function"),
        (source: "new Proxy({}, {})", kinds: "object"),
        (source: "Symbol()", kinds: ""), (source: "1n", kinds: ""),
    ])
    func `a value is of the kinds that the language says`(
        _ example: (source: String, kinds: String)
    ) throws {
        try withContext { context in
            let value = try context.evaluate(example.source)
            let kinds = [
                value.isUndefined ? "undefined" : nil, value.isNull ? "null" : nil,
                value.bool != nil ? "bool" : nil, value.number != nil ? "number" : nil,
                value.string != nil && value.utf16 != nil ? "string" : nil,
                value.isObject ? "object" : nil, value.isFunction ? "function" : nil,
            ]
            #expect(kinds.compactMap(\.self).joined(separator: " ") == example.kinds)
        }
    }

    @Test(arguments: [0, -0.0, 1.5, -1e300, .leastNonzeroMagnitude, .infinity, -.infinity, 1e21])
    func `a number passes unchanged both ways`(_ number: Double) throws {
        try withContext { context in
            let same = try context.evaluate("(x => x)").call([context.makeNumber(number)])
            #expect(same.number?.bitPattern == number.bitPattern)
        }
    }

    @Test func `made values are what they say`() throws {
        try withContext { context in
            let isNaN = try context.evaluate("Number.isNaN")
            #expect(try isNaN.call([context.makeNumber(.nan)]).bool == true)
            #expect(context.makeBool(true).bool == true)
            #expect(context.makeBool(false).bool == false)
            #expect(context.makeUndefined().isUndefined)
            #expect(context.makeString("text").string == "text")
            let object = context.makeObject()
            #expect(object.snapshot() == .object([]))
            let prototype = try context.evaluate("Object.getPrototypeOf").call([object])
            #expect(try prototype.isIdentical(to: context.evaluate("Object.prototype")))
        }
    }

    @Test func `identity is the language's ===`() throws {
        try withContext { context in
            let object = try context.evaluate("var o = {}; o")
            #expect(try object.isIdentical(to: context.evaluate("o")))
            #expect(try !object.isIdentical(to: context.evaluate("({})")))
            #expect(context.makeString("a").isIdentical(to: context.makeString("a")))
            #expect(context.makeNumber(0).isIdentical(to: context.makeNumber(-0.0)))
            #expect(!context.makeNumber(.nan).isIdentical(to: context.makeNumber(.nan)))
            #expect(!context.makeNumber(1).isIdentical(to: context.makeString("1")))
        }
    }

    // MARK: - Properties

    @Test func `properties are read as a script reads them`() throws {
        try withContext { context in
            let value = try context.evaluate(
                "({ own: 1, get made() { return this.own + 1 }, '': 3, 'a b': 4, 5: 5 })")
            let names = ["own", "made", "", "a b", "5", "toString", "missing"]
            let kinds = try names.map { try value.property($0).snapshot() }
            #expect(kinds == [1, 2, 3, 4, 5, .function(name: "toString"), .undefined])
            #expect(try context.makeNumber(1).property("toFixed").isUndefined)
            #expect(try context.makeUndefined().property("a").isUndefined)
        }
    }

    @Test func `properties are set as an assignment does it`() throws {
        try withContext { context in
            let value = try context.evaluate(
                "var log = []; var o = { set watched(v) { log.push(v) } }; o")
            try value.setProperty("plain", to: context.makeNumber(1))
            try value.setProperty("watched", to: context.makeString("seen"))
            #expect(try context.snapshot("[o.plain, log.join()]") == [1, "seen"])
            try context.makeNumber(1).setProperty("a", to: value)
            #expect(try context.snapshot("(1).a") == .undefined)
        }
    }

    @Test func `keys are the own enumerable ones, in the script's order`() throws {
        try withContext { context in
            let value = try context.evaluate(
                """
                var o = Object.create({ inherited: 1 });
                o.b = 1; o[10] = 1; o.a = 1; o[2] = 1; o[Symbol('s')] = 1;
                Object.defineProperty(o, 'hidden', { value: 1 }); o
                """)
            #expect(try value.keys() == ["2", "10", "b", "a"])
            #expect(try context.makeString("ab").keys() == ["0", "1"])
            #expect(throws: ScriptFailure.self) { try context.makeUndefined().keys() }
        }
    }

    @Test
    func `all keys of a large object are there`() throws {
        try withContext { context in
            let value = try context.evaluate(
                "var o = {}; for (var i = 0; i < 6000; i++) o['k' + i] = i; o")
            #expect(try value.keys().count == 6000)
        }
    }

    // MARK: - Calls

    @Test func `a call passes this and its arguments`() throws {
        try withContext { context in
            let function = try context.evaluate(
                "(function () { return [this === globalThis ? 'plain' : this, ...arguments] })")
            #expect(try function.call().snapshot() == ["plain"])
            let that = try context.evaluate("({ me: 1 })")
            let result = try function.call(
                [context.makeNumber(2), context.makeString("x")], this: that)
            #expect(result.snapshot() == [["me": 1], 2, "x"])
        }
    }

    @Test(arguments: ["undefined", "null", "1", "'f'", "({})", "Symbol()"])
    func `calling what is no function throws a TypeError`(_ source: String) throws {
        try withContext { context in
            let value = try context.evaluate(source)
            let failure = #expect(throws: ScriptFailure.self) { try value.call() }
            #expect(
                failure?.description.hasPrefix("TypeError: expected a function, found ") == true)
        }
    }
}
