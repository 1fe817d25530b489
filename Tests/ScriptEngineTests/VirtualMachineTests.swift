import PortalTrace
import ScriptEngine
import Testing

/// A machine is one heap: what it counts, what its contexts share, and how it ends.
@Suite struct VirtualMachineTests {
    // MARK: - Life

    @Test func `a machine counts its open contexts`() {
        withMachine { machine in
            #expect(machine.openContexts == 0)
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            #expect(machine.openContexts == 2)
            first.close()
            #expect(machine.openContexts == 1)
            second.close()
            #expect(machine.openContexts == 0)
        }
    }

    @Test func `closing a machine twice does nothing`() {
        let machine = ScriptVirtualMachine()
        machine.close()
        machine.close()
        #expect(machine.openContexts == 0)
    }

    @Test func `machines can be made and closed in any order`() throws {
        let first = ScriptVirtualMachine()
        let second = ScriptVirtualMachine()
        let one = ScriptContext(first)
        let two = ScriptContext(second)
        try one.evaluate("var x = 'one'")
        try two.evaluate("var x = 'two'")
        one.close()
        first.close()
        #expect(try two.snapshot("x") == "two")
        two.close()
        second.close()
    }

    // MARK: - Contexts beside each other

    @Test func `contexts of a machine have globals and built-ins of their own`() throws {
        try withMachine { machine in
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            try first.evaluate("var mine = 1; Array.prototype.extra = 1; JSON = null;")
            #expect(try second.snapshot("typeof mine") == "undefined")
            #expect(try second.snapshot("[].extra") == .undefined)
            #expect(try second.snapshot("typeof JSON.parse") == "function")
            first.close()
            second.close()
        }
    }

    @Test func `a value may pass from one context of a machine to another`() throws {
        try withMachine { machine in
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            try second.globalObject.setProperty("guest", to: first.evaluate("[1, { a: 2 }]"))
            #expect(try second.snapshot("guest[1].a + guest.length") == 4)
            #expect(try second.snapshot("guest instanceof Array") == false)
            #expect(try second.snapshot("Array.isArray(guest)") == true)
            first.close()
            // The heap keeps what something still refers to.
            machine.collectGarbage()
            #expect(try second.snapshot("guest") == [1, ["a": 2]])
            second.close()
        }
    }

    @Test func `random numbers are the same in every context`() throws {
        let script = "[1, 2, 3].map(() => Math.random())"
        let first = try withContext { try $0.snapshot(script) }
        let second = try withContext { try $0.snapshot(script) }
        #expect(first == second)
    }

    @Test(arguments: ["WebAssembly", "SharedArrayBuffer"])
    func `there is nothing that the watchdog cannot end`(_ name: String) throws {
        let kind = try withContext { try $0.snapshot("typeof \(name)") }
        #expect(kind == "undefined")
    }

    // MARK: - What it knows

    @Test func `outside of a script there is no location`() {
        withMachine { #expect($0.currentLocation() == nil) }
    }

    @Test func `a fresh machine was not ended and holds nothing`() {
        withMachine { machine in
            #expect(machine.termination == nil)
            #expect(machine.terminatedAt.isEmpty)
            #expect(machine.liveHostObjects == 0)
            #expect(machine.protectedValues == 0)
        }
    }

    @Test func `microtask loops can be ended on this build of the engine`() {
        withMachine { #expect($0.endsMicrotaskLoops) }
    }

    @Test func `the size of this process is known`() {
        #expect(ProcessMemory.residentBytes() > 1 << 20)
        #expect(ProcessMemory.residentBytes() < 1 << 40)
    }
}
