import PortalTrace
import ScriptEngine
import Testing

/// What is behind JavaScript objects goes with them, and nothing piles up.
@Suite struct LeakTests {
    /// A Swift object that tells how many of its kind live.
    private final class Tracked {
        let count: Counter
        init(_ count: Counter) {
            self.count = count
            count.value += 1
        }
        deinit { count.value -= 1 }
    }

    private final class Counter {
        var value = 0
    }

    // MARK: - O6: the state behind an object is released by its finalizer

    @Test func `O6: nothing lives behind objects after the machine was closed`() throws {
        let machine = ScriptVirtualMachine()
        let counter = machine.hostObjectCounter
        let context = ScriptContext(machine)
        for number in 0..<100 {
            try context.define("f\(number)") { _ in .undefined }
            _ = try ObservedObject(in: context)
        }
        try context.evaluate("f1(); H.f(); Object.keys(H)")
        context.onUnhandledRejection { _ in }
        #expect(counter.value >= 101)
        #expect(machine.liveHostObjects == counter.value)
        context.close()
        machine.close()
        #expect(counter.value == 0)
        #expect(machine.protectedValues == 0)
    }

    @Test func `O6: what host functions and objects hold is released with them`() throws {
        let held = Counter()
        try withContext { context in
            for number in 0..<50 {
                let tracked = Tracked(held)
                try context.define("f\(number)") { _ in .number(Double(tracked.count.value)) }
                var definition = HostObjectDefinition(names: ["a"]) { _ in
                    .string("\(tracked.count.value)")
                }
                definition.onSet = { _, _ in tracked.count.value += 0 }
                try context.globalObject.setProperty(
                    "o\(number)", to: context.makeHostObject(definition).value)
            }
            #expect(held.value == 50)
            #expect(try context.snapshot("[f49(), o49.a]") == [50, "50"])
        }
        #expect(held.value == 0)
    }

    @Test func `O6: functions that nobody has are collected while scripts run`() throws {
        try withContext(seconds: 120) { context in
            try context.define("make") { call in
                .value(call.context.makeFunction(named: "made") { _ in .undefined })
            }
            for _ in 0..<4 {
                try context.evaluate("for (var i = 0; i < 10000; i++) make()")
                // What is collected is finalized when its room is needed (engine-notes, "Finalizers").
                context.machine.collectGarbage()
            }
            #expect(context.machine.liveHostObjects < 25_000)
        }
    }

    @Test func `O6: host objects that nobody has are collected while scripts run`() throws {
        try withContext(seconds: 120) { context in
            try context.define("make") { call in
                .value(try call.context.makeHostObject(.init(names: []) { _ in nil }).value)
            }
            for _ in 0..<4 {
                try context.evaluate("for (var i = 0; i < 10000; i++) make()")
                // What is collected is finalized when its room is needed (engine-notes, "Finalizers").
                context.machine.collectGarbage()
            }
            #expect(context.machine.liveHostObjects < 25_000)
        }
    }

    // MARK: - O7: finalizers take no context; callbacks are stored by number

    @Test func `O7: objects may be finalized after their context was closed`() throws {
        try withMachine { machine in
            let survivor = ScriptContext(machine)
            for _ in 0..<20 {
                let context = ScriptContext(machine)
                try context.define("f") { _ in .undefined }
                _ = try ObservedObject(in: context)
                try context.evaluate("var kept = [f, H, H.f]; f.own = H")
                context.close()
            }
            machine.collectGarbage()
            try survivor.evaluate("for (var i = 0, a; i < 50000; i++) a = { i }")
            machine.collectGarbage()
            #expect(machine.protectedValues == 0)
            survivor.close()
        }
    }

    @Test func `O7: a callback is stored by number and goes with its context`() throws {
        try withMachine { machine in
            let held = Counter()
            let context = ScriptContext(machine)
            var numbers: [StoredValue] = []
            let tracked = Tracked(held)
            try context.define("listen") { call in
                numbers.append(call.context.store(call.retained(at: 0)))
                return .number(Double(tracked.count.value))
            }
            try context.evaluate("for (let i = 0; i < 10; i++) listen(() => i * i)")
            machine.collectGarbage()
            let squares = try numbers.map { try context.storedValue($0)?.call().number }
            #expect(squares == (0..<10).map { Double($0 * $0) })
            #expect(context.storedValueCount == 10)
            numbers.prefix(4).forEach(context.removeStored)
            #expect(context.storedValueCount == 6)
            context.close()
            #expect(machine.protectedValues == 0)
        }
    }

    // MARK: - Realms

    @Test func `ten thousand realms leave nothing behind`() async {
        await #expect(processExitsWith: .success) {
            try withMachine(seconds: 3_600) { machine in
                func live(_ realms: Int) throws {
                    for _ in 0..<realms {
                        let context = ScriptContext(machine)
                        context.onUnhandledRejection { _ in }
                        try context.define("f") { _ in .null }
                        let object = try ObservedObject(in: context)
                        try context.evaluate(
                            "var o = { H, f }; H.a = f(); H.f(); Promise.resolve(o)")
                        _ = context.store(try context.evaluate("o"))
                        context.close()
                        #expect(object.sets.count == 1)
                    }
                }
                try live(1_000)
                let before = ProcessMemory.residentBytes()
                try live(isStressed ? 2_000 : 10_000)
                let growth = ProcessMemory.residentBytes() - before
                // A realm that is kept is about 50 KB, so 10,000 of them would be 500 MB.
                #expect(growth < 32 << 20, "grew by \(growth >> 20) MB")
                #expect(machine.openContexts == 0)
                #expect(machine.protectedValues == 0)
                #expect(machine.liveHostObjects < 3_000)
            }
        }
    }

    @Test func `a hundred machines leave nothing behind`() async {
        await #expect(processExitsWith: .success) {
            func live(_ machines: Int) throws {
                for _ in 0..<machines {
                    try withContext { context in
                        try context.define("f") { _ in .null }
                        try context.evaluate("f(); new Array(1000).fill().map(() => ({}))")
                    }
                }
            }
            try live(20)
            let before = ProcessMemory.residentBytes()
            try live(100)
            #expect(ProcessMemory.residentBytes() - before < 48 << 20)
        }
    }
}
