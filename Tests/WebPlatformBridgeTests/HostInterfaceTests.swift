import Foundation
import PortalTrace
import ScriptEngine
import Testing
import WebFormats
import WebPlatform
import WebPlatformScripts

@testable import WebPlatformBridge

/// The border between the scripts of the platform and Swift.
@Suite struct HostInterfaceTests {
    /// The texts of all scripts, as the program has them.
    private static var scripts: [String] {
        var texts: [String] = []
        while let bytes = web_platform_scripts_at(texts.count).pointee.bytes {
            let count = web_platform_scripts_at(texts.count).pointee.count
            texts.append(
                String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        }
        return texts
    }

    @Test func `scripts ask for the functions that features offer, and for all of them`() {
        let asked = Set(
            Self.scripts.flatMap { text in
                text.matches(of: /\bhost\('([a-z0-9]+\.[A-Za-z0-9]+)'\)/).map { String($0.1) }
            })
        BarePage.with { page in
            let offered = page.hostFunctionNames
            #expect(Set(offered).count == offered.count, "two features offer one name")
            #expect(asked.subtracting(offered) == [], "no feature offers them")
            #expect(Set(offered).subtracting(asked) == [], "no script asks for them")
            for name in offered { #expect(page.hostFunction(name) != nil, "\(name)") }
        }
    }

    // MARK: Types

    @Test(arguments: [
        ("f()", "x.f: expected string as argument 1, found undefined"),
        ("f(5)", "x.f: expected string as argument 1, found number"),
        (
            "f('a', 'b')",
            "x.f: expected optional(WebPlatformBridge.HostType.integer) as argument 2, found string"
        ),
        (
            "f('a', 1.5)",
            "x.f: expected optional(WebPlatformBridge.HostType.integer) as argument 2, found number"
        ),
        ("f('a', 1, {})", "x.f: expected at most 2 arguments, found 3"),
    ])
    func `an argument of another type is an error that names it`(
        _ call: String, _ message: String
    ) {
        #expect(outcome(of: call) == message)
    }

    @Test(arguments: ["f('a')", "f('a', undefined)", "f('a', null)", "f('a', 7)"])
    func `arguments of the types of the table are taken`(_ call: String) {
        #expect(outcome(of: call) == "a")
    }

    @Test(arguments: [
        (HostType.string, ["''", "'a'"], ["1", "null", "new String('a')", "undefined"]),
        (.number, ["1", "NaN", "1.5"], ["'1'", "true", "1n"]),
        (.integer, ["0", "-3"], ["1.5", "NaN", "Infinity", "'1'"]),
        (.handle, ["0", "7"], ["0.5", "null"]),
        (.bool, ["true", "false"], ["0", "''", "undefined"]),
        (
            .bytes,
            ["new Uint8Array(2)", "new ArrayBuffer(0)"],
            ["[1]", "'a'", "{}"]
        ),
        (.function, ["() => 1", "class {}"], ["{}", "'f'"]),
        (.object, ["{}", "[]", "() => 1"], ["null", "'a'", "Symbol()"]),
        (.any, ["undefined", "null", "Symbol()", "1n"], []),
        (.optional(.bool), ["null", "undefined", "true"], ["0"]),
    ])
    func `each type takes its own values`(
        _ type: HostType, _ taken: [String], _ refused: [String]
    ) {
        BarePage.with { page in
            let function = page.context.makeFunction(named: "f") { .bool(type.accepts($0, at: 0)) }
            try page.context.setGlobal("f", to: function)
            for value in taken {
                #expect(try page.context.evaluate("f(\(value))").bool == true, "\(value)")
            }
            for value in refused {
                #expect(try page.context.evaluate("f(\(value))").bool == false, "\(value)")
            }
        }
    }

    // MARK: Values that Swift makes

    @Test func `objects and arrays of the host ask no prototype that a page changed`() {
        BarePage.with { page in
            try page.context.evaluate(
                """
                var stolen = [];
                Object.defineProperty(Object.prototype, 'a', { set(v) { stolen.push(v); } });
                Object.defineProperty(Array.prototype, 0, { set(v) { stolen.push(v); } });
                """)
            let function = page.context.makeFunction(named: "f") { _ in
                .object(["a": .array([.string("x"), .number(2)])])
            }
            try page.context.setGlobal("f", to: function)
            #expect(
                try page.context.evaluate(
                    "var o = f(); o.a[0] + o.a[1] + o.a.length + stolen.length + ('toString' in o)"
                ).string == "x220false")
        }
    }

    // MARK: Features

    private final class Sample: PageFeature {
        static let host = HostInterface(
            of: Sample.self,
            [
                HostOperation("x.f", [.string, .optional(.integer)], returns: .string) { _, call in
                    .string(call.string(0))
                }
            ])
        private(set) var stops = 0
        init(in page: Page) {}
        func stop() { stops += 1 }
    }

    @Test func `a feature that a page lacks is nil, and one that it has stops once`() {
        BarePage.with(features: [Sample.init(in:)]) { page in
            #expect(page.feature(CryptoFeature.self) == nil)
            let sample = try #require(page.feature(Sample.self))
            page.hide()
            page.hide()
            #expect(page.isClosed)
            #expect(sample.stops == 1)
        }
    }

    private func outcome(of call: String) -> String {
        var outcome = ""
        BarePage.with(features: [Sample.init(in:)]) { page in
            let function = try #require(page.hostFunction("x.f"))
            try page.context.setGlobal("f", to: page.context.makeFunction(named: "f", function))
            outcome =
                try page.context.evaluate("try { \(call) } catch (e) { e.message }").string ?? ""
        }
        return outcome
    }
}
