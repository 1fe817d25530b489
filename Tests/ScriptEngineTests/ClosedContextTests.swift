import PortalTrace
import Testing

@testable import ScriptEngine

/// After `close()` a context and its values answer nothing: using them is a trap with a sentence. So
/// is mixing machines.
@Suite struct ClosedContextTests {
    enum Deed: String, CaseIterable, Codable {
        case evaluate, global, perform, make, makePromise, makeFunction, makeObject, enqueue, store
        case kind, text, snapshot, property, setProperty, call, identity

        func perform(_ context: ScriptContext, _ value: ScriptValue) throws {
            switch self {
            case .evaluate: try context.evaluate("1")
            case .global: _ = context.globalObject
            case .perform: try context.perform { () throws(ScriptFailure) in }
            case .make: _ = context.makeString("")
            case .makePromise: _ = try context.makePromise()
            case .makeFunction: _ = context.makeFunction(named: "") { _ in .undefined }
            case .makeObject: _ = try context.makeHostObject(.init(names: []) { _ in nil })
            case .enqueue: try context.enqueueMicrotask(value)
            case .store: _ = context.store(value)
            case .kind: _ = value.isObject
            case .text: _ = value.string
            case .snapshot: _ = value.snapshot()
            case .property: _ = try value.property("a")
            case .setProperty: try value.setProperty("a", to: value)
            case .call: try value.call()
            case .identity: _ = value.isIdentical(to: value)
            }
        }
    }

    @Test(arguments: Deed.allCases)
    func `using what a closed context made traps and says so`(_ deed: Deed) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [deed] in
            let context = ScriptContext(ScriptVirtualMachine())
            let value = context.makeObject()
            context.close()
            try deed.perform(context, value)
        }
        let words = result?.standardErrorContent.text ?? ""
        #expect(words.contains("was called after the context was closed"))
    }

    @Test
    func `keys of a closed context traps before the engine is entered`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let context = ScriptContext(ScriptVirtualMachine())
            let value = context.makeObject()
            context.close()
            _ = try value.keys()
        }
        let words = result?.standardErrorContent.text ?? ""
        #expect(words.contains("ScriptValue.keys was called after the context was closed"))
    }

    @Test func `what a closed context stored is gone`() throws {
        withMachine { machine in
            let context = ScriptContext(machine)
            let number = context.store(context.makeObject())
            #expect(context.storedValueCount == 1)
            context.close()
            #expect(context.storedValue(number) == nil)
            #expect(machine.protectedValues == 0)
        }
    }

    @Test func `functions of a closed context still work for others who have them`() throws {
        try withMachine { machine in
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            try second.globalObject.setProperty("f", to: first.evaluate("(() => [1, 'two'])"))
            first.close()
            machine.collectGarbage()
            #expect(try second.snapshot("f()") == [1, "two"])
            second.close()
        }
    }

    @Test
    func `a host function of a closed context is no trap`() async {
        await #expect(processExitsWith: .success) {
            try withMachine { machine throws in
                let second = ScriptContext(machine)
                var first: ScriptContext? = ScriptContext(machine)
                try second.globalObject.setProperty(
                    "f", to: #require(first?.makeFunction(named: "f") { _ in .null }))
                first?.close()
                first = nil
                #expect(throws: Never.self) { try second.evaluate("try { f() } catch (e) {}") }
                second.close()
            }
        }
    }

    @Test func `a realm that is no open context's has none`() {
        withMachine { machine in
            let context = ScriptContext(machine)
            #expect(OpenContexts.context(of: context.ref) === context)
            #expect(OpenContexts.context(of: machine.probe) == nil)
            context.close()
        }
    }

    @Test func `a host object of a closed context traps before the engine is entered`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let context = ScriptContext(ScriptVirtualMachine())
            let object = try context.makeHostObject(.init(names: ["a"]) { _ in .string("1") })
            context.close()
            _ = try object.property("a")
        }
        let words = result?.standardErrorContent.text ?? ""
        #expect(words.contains("HostObject.property was called after the context was closed"))
    }

    @Test func `a host object of a closed context is empty to whoever has it still`() throws {
        try withMachine { machine throws in
            let second = ScriptContext(machine)
            var first: ScriptContext? = ScriptContext(machine)
            try second.setGlobal(
                "o",
                to: #require(first?.makeHostObject(.init(names: ["a"]) { _ in .undefined }).value))
            first?.close()
            first = nil
            #expect(try second.snapshot("[o.a, 'a' in o]") == [.undefined, false])
            #expect(try second.thrown(by: "Object.keys(o)").name == "TypeError")
            second.close()
        }
    }

    // MARK: - Machines

    enum Mixture: String, CaseIterable, Codable {
        case setProperty, argument, this, identity, store, result, enqueue

        func perform(_ context: ScriptContext, _ stranger: ScriptValue) throws {
            let value = context.makeObject()
            switch self {
            case .setProperty: try value.setProperty("a", to: stranger)
            case .argument: try context.evaluate("(x => x)").call([stranger])
            case .this: try context.evaluate("(x => x)").call(this: stranger)
            case .identity: _ = value.isIdentical(to: stranger)
            case .store: _ = context.store(stranger)
            case .result: try context.makeFunction(named: "f") { _ in .value(stranger) }.call()
            case .enqueue: try context.enqueueMicrotask(stranger)
            }
        }
    }

    @Test(arguments: Mixture.allCases)
    func `a value of another machine is refused with a sentence`(_ mixture: Mixture) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [mixture] in
            let other = ScriptContext(ScriptVirtualMachine())
            try mixture.perform(ScriptContext(ScriptVirtualMachine()), other.makeObject())
        }
        let words = result?.standardErrorContent.text ?? ""
        #expect(words.contains("was given a value of another virtual machine"))
    }
}
