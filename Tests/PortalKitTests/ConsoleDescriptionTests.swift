import PortalKit
import PortalTrace
import Testing

/// The arguments of the console's lines as data: nothing of the portal runs to read them.
@Suite struct ConsoleDescriptionTests {
    @Test(arguments: [
        (
            script: "new Map([['a', 1], ['b', { c: 2 }]])",
            line: #"{ "Map(2)": [["a", 1], ["b", { c: 2 }]] }"#
        ),
        (script: "new Set([1, 'two'])", line: #"{ "Set(2)": [1, "two"] }"#),
        (script: "/a+/gi", line: "/a+/gi"),
        (script: "new (class Offer extends Map {})([[1, 2]])", line: #"{ "Offer(1)": [[1, 2]] }"#),
        (script: "new (class Offer {})", line: "{ Offer: {} }"),
        (script: "new (class Offer { price = 1 })", line: "{ price: 1 }"),
        (script: "({ get a() { throw 1 }, b: [, 1] })", line: "{ a: <getter>, b: [undefined, 1] }"),
        (script: "new Proxy([1], { get() { throw 1 }, ownKeys() { throw 1 } })", line: "[1]"),
        (script: "new TypeError('no')", line: #"{ name: "TypeError", message: "no" }"#),
        (script: "({})", line: "{}"), (script: "Object.create(null)", line: "{}"),
        (script: "[new Set]", line: #"[{ "Set(0)": [] }]"#),
        (script: "Promise.resolve()", line: "{ Promise: {} }"),
        (script: "Object.setPrototypeOf({}, Map.prototype)", line: "{ Map: {} }"),
        (script: "new Proxy(new Map, {})", line: #"{ "Map(0)": [] }"#),
        // What a script put there is not asked.
        (
            script: "Object.defineProperty(new Map, 'size', { get() { throw 1 } })",
            line: #"{ "Map(0)": [] }"#
        ),
        (
            script:
                "(Map.prototype.entries = Map.prototype[Symbol.iterator] = () => { throw 1 }, new Map([[1, 2]]))",
            line: #"{ "Map(1)": [[1, 2]] }"#
        ),
        (
            script:
                "new (class { static get name() { throw 1 } })",
            line: "{}"
        ),
        (
            script:
                "(Object.defineProperty(RegExp.prototype, 'source', { get() { throw 1 } }), /x/)",
            line: "/x/"
        ),
    ])
    func `the console tells what an object is`(_ example: (script: String, line: String)) {
        let result = run("console.log(\(example.script)); console.log('after');")
        #expect(result.consoleLines == [example.line, "after"])
    }

    @Test func `a wide map is cut and says how wide it is`() {
        let result = run(
            "console.log(new Map(Array.from({ length: 20000 }, (_, i) => [i, i])));")
        #expect(result.consoleLines.first?.hasPrefix("{ \"Map(20000)\": [[0, 0], [1, 1]") == true)
    }

    @Test func `the app gets what an object holds, not what it is`() {
        let result = run("MobilePlans.notifyCancelledPurchase(new Map([[1, 2]]));")
        #expect(result.events.first { $0.kind == .call }?.arguments == [.object([])])
    }

    @Test func `a mistake in a text given to setTimeout is placed where it was set`() {
        let result = run("\nsetTimeout('foo bar', 1);\n  setTimeout('null.x', 2);")
        let exceptions = result.events.filter { $0.kind == .exception }
        #expect(exceptions.map(\.name) == ["SyntaxError", "TypeError"])
        #expect(exceptions.map(\.location?.line) == [2, 3])
        #expect(exceptions.allSatisfy { $0.location?.file == "portal.js" })
    }
}
