import Foundation
import ScriptEngine
import Testing

@testable import WebPlatformBridge

/// The realm of core/primordials.js, which the scripts of all pages of a machine share.
@Suite struct HiddenRealmTests {
    /// Evaluates the script in a realm of its own, with what is to be looked at afterwards.
    private func withPrimordials(
        before prelude: String, _ body: (ScriptValue, _ prelude: ScriptValue) throws -> Void
    ) throws {
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        let context = ScriptContext(machine)
        defer { context.close() }
        let kept = try context.evaluate(prelude, url: "test")
        let primordials = try context.evaluate(
            try PageScripts.program("core/primordials", in: context))
        try body(primordials, kept)
    }

    @Test func `nothing that a page could reach there can be changed`() throws {
        let audit = """
            (function () {
              const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
              const { isFrozen } = Object;
              const open = [['', globalThis], ['generator', (function* () {})()], ['asyncGenerator', (async function* () {})()],
                ['async', async () => {}], ['array', [].values()], ['map', new Map().entries()], ['set', new Set().values()],
                ['string', ''[Symbol.iterator]()], ['matches', ''.matchAll(/x/g)], ['arguments', (function () { return arguments; })()]];
              const seen = [];
              const all = new Set();
              while (open.length) {
                const [path, object] = open.pop();
                if (object === null || (typeof object !== 'object' && typeof object !== 'function') || all.has(object)) continue;
                all.add(object);
                seen.push([path, object]);
                open.push([path + '.__proto__', getPrototypeOf(object)]);
                for (const key of ownKeys(object)) {
                  const { value, get, set } = getOwnPropertyDescriptor(object, key);
                  for (const part of [value, get, set]) open.push([path + '.' + String(key), part]);
                }
              }
              const made = ['generator', 'asyncGenerator', 'async', 'array', 'map', 'set', 'string', 'matches', 'arguments', '',
                'arguments.callee', 'arguments.callee.prototype', 'asyncGenerator.__proto__', 'generator.__proto__'];
              return { count: seen.length, loose: () => seen.filter(([path, object]) => !made.includes(path) && !isFrozen(object)).map(([path]) => path).join() };
            })()
            """
        try withPrimordials(before: audit) { (_, audit) throws in
            let count = try audit.property("count").number ?? 0
            #expect(count > 700)
            // `Date.prototype.constructor` and what tells of the last regular expression are gone before.
            let loose = try audit.property("loose").call().string ?? "nothing"
            let left = loose.split(separator: ",").filter {
                !$0.hasPrefix(".RegExp.") && $0 != ".Date.prototype.constructor"
            }
            #expect(left == [])
        }
    }

    @Test func `every function that a script of the host asks for is taken`() throws {
        let scripts = URL(filePath: #filePath)
            .appending(path: "../../../Bridges/WebPlatformBridge/Scripts").standardized
        let files = try #require(
            FileManager.default.enumerator(at: scripts, includingPropertiesForKeys: nil))
        var used: Set<String> = []
        for case let file as URL in files where file.pathExtension == "js" {
            let text = try String(contentsOf: file, encoding: .utf8)
            used.formUnion(text.matches(of: /primordials\.(\w+)/).map { String($0.1) })
            for match in text.matches(of: /\{([^{}]*)\}\s*=\s*(?:\w+\.)*primordials\b/) {
                used.formUnion(
                    match.1.split(separator: ",").map {
                        $0.split(separator: ":")[0].trimmingCharacters(in: .whitespacesAndNewlines)
                    })
            }
        }
        // "core/primordials.js" itself, and what this engine has not.
        used.subtract(["", "js", "SharedArrayBufferPrototypeGetByteLength"])
        #expect(used.count > 150)
        try withPrimordials(before: "(o, k) => k in o") { (primordials, has) throws in
            for name in used.sorted() where name.first?.isUppercase ?? false {
                let key = primordials.context.makeString(name)
                let isThere = try has.call([primordials, key]).bool
                #expect(isThere == true, "\(name)")
            }
        }
    }
}
