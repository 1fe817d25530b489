import PortalTrace
import ScriptEngine
import Testing

/// Misuse by the Swift caller is a trap with a sentence that names the operation.
///
/// Swift prints the sentence of a precondition in debug builds only, as these tests are.
@Suite struct ThreadTests {
    /// Hands a value to another thread, which is what these tests are about.
    private struct Smuggled<Value>: @unchecked Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private static func words(_ result: ExitTest.Result?) -> String {
        result?.standardErrorContent.text ?? ""
    }

    // MARK: - Another thread

    /// What can be done on the wrong thread.
    enum Deed: String, CaseIterable, Codable {
        case evaluate, makeContext, closeContext, closeMachine, readValue, dropValue, setLimits
        case terminate, collect, locate, parse, makeFunction

        /// What the sentence names.
        var named: String {
            switch self {
            case .evaluate: "ScriptContext.evaluate"
            case .makeContext: "ScriptContext.init"
            case .closeContext: "ScriptContext.close"
            case .closeMachine: "ScriptVirtualMachine.close"
            case .readValue: "ScriptValue"
            case .dropValue: "ScriptValue.deinit"
            case .setLimits: "ScriptVirtualMachine.setLimits"
            case .terminate: "ScriptVirtualMachine.terminate"
            case .collect: "ScriptVirtualMachine.collectGarbage"
            case .locate: "ScriptVirtualMachine.currentLocation"
            case .parse: "ScriptProgram.init"
            case .makeFunction: "ScriptContext.makeFunction"
            }
        }

        func perform(_ context: ScriptContext, _ value: inout ScriptValue?) throws {
            switch self {
            case .evaluate: try context.evaluate("1")
            case .makeContext: _ = ScriptContext(context.machine)
            case .closeContext: context.close()
            case .closeMachine: context.machine.close()
            case .readValue: _ = value?.isUndefined
            case .dropValue: value = nil
            case .setLimits: context.machine.setLimits(ScriptLimits())
            case .terminate: context.machine.terminate()
            case .collect: context.machine.collectGarbage()
            case .locate: _ = context.machine.currentLocation()
            case .parse: _ = try ScriptProgram("1", url: "", machine: context.machine)
            case .makeFunction: _ = context.makeFunction(named: "") { _ in .undefined }
            }
        }
    }

    @Test(arguments: Deed.allCases)
    func `using a machine on another thread traps and says so`(_ deed: Deed) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [deed] in
            let context = ScriptContext(ScriptVirtualMachine())
            let smuggled = Smuggled(context)
            let value = Smuggled(Unmanaged.passRetained(context.makeNumber(1)))
            onAnotherThread {
                var last: ScriptValue? = value.value.takeRetainedValue()
                try? deed.perform(smuggled.value, &last)
                // Whatever did not trap must not reach the value's own check.
                if let last { _ = Unmanaged.passRetained(last) }
            }
        }
        let sentence =
            "\(deed.named) was called on another thread than the one that made its virtual machine"
        #expect(Self.words(result).contains(sentence))
    }

    @Test func `a machine may live on any thread`() {
        onAnotherThread {
            #expect(throws: Never.self) {
                let doubled = try withContext { try $0.snapshot("[1, 2].map(x => x * 2)") }
                #expect(doubled == [2, 4])
            }
        }
    }

    @Test func `machines on several threads do not disturb each other`() async throws {
        let sums = try await withThrowingTaskGroup(of: Double?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try withContext { context in
                        try context.snapshot(
                            "var s = 0; for (var i = 0; i < 20000; i++) s += JSON.parse(JSON.stringify([\(number)]))[0]; s"
                        ).number
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums.compactMap(\.self).sorted() == (0..<8).map { Double($0) * 20_000 })
    }

    // MARK: - Order of closing

    @Test func `closing a machine with open contexts traps`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let machine = ScriptVirtualMachine()
            let context = ScriptContext(machine)
            machine.close()
            context.close()
        }
        #expect(Self.words(result).contains("close a machine's contexts before the machine"))
    }

    @Test func `closing a machine from a script that it runs traps`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let machine = ScriptVirtualMachine()
            let context = ScriptContext(machine)
            try context.define("end") { call in
                let machine = call.context.machine
                call.context.close()
                machine.close()
                return .undefined
            }
            try context.evaluate("end()")
        }
        #expect(Self.words(result).contains("a machine cannot be closed by a script that it runs"))
    }

    @Test func `a context that is dropped without close traps`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            _ = ScriptContext(ScriptVirtualMachine())
        }
        #expect(Self.words(result).contains("a ScriptContext was dropped without close()"))
    }

    @Test func `a machine that is dropped without close traps`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            _ = ScriptVirtualMachine()
        }
        #expect(Self.words(result).contains("a ScriptVirtualMachine was dropped without close()"))
    }

    @Test func `a program of another machine traps`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            try withMachine { other in
                let program = try ScriptProgram("1", url: "", machine: other)
                try withContext { _ = try $0.evaluate(program) }
            }
        }
        #expect(Self.words(result).contains("a ScriptProgram belongs to one machine"))
    }
}
