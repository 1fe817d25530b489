import PortalTrace
import ScriptEngine
import Testing

/// `Date` with a clock of the host's.
@Suite struct ClockTests {
    /// Each has to be true while the clock stands at 1,000 ms.
    static let checks = [
        "Date.now() === 1000", "new Date().getTime() === 1000", "+new Date === 1000",
        "Date().startsWith('Thu Jan 01 1970 00:00:01')", "Date(2019, 0).includes('1970')",
        "new Date(5).getTime() === 5", "new Date(2019, 0, 1).getFullYear() === 2019",
        "new Date(undefined).getTime() !== 1000", "Date.UTC(1970, 0) === 0",
        "Date.parse('1970-01-01T00:00:00Z') === 0",
        "new Date() instanceof Date", "new Date().constructor === Date",
        "Object.getPrototypeOf(new Date()) === Date.prototype",
        "(class Mine extends Date {}, new (class Mine extends Date {})().getTime() === 1000)",
        "new (class Mine extends Date {})(7).getTime() === 7",
        "new (class Mine extends Date {})() instanceof Date",
        "Reflect.construct(Date, [], Array) instanceof Array",
        "typeof Date === 'function' && Date.name === 'Date' && Date.length === 7",
        "Object.keys(Date).length === 0", "Object.keys(Date.prototype).length === 0",
        "String(Date).includes('[native code]')",
        "(function () { for (var k in Date) return false; return true })()",
        "(Array.prototype.__defineSetter__(0, () => { throw 1 }), new Date().getTime() === 1000)",
        "(Date.prototype.toString = () => 'mine', Date().includes('1970'))",
        "(Reflect.construct = null, new Date().getTime() === 1000)",
        "(Date.now = () => 5, Date.now() === 5 && new Date().getTime() === 1000)",
        "[1, 2].map(() => new Date().getTime()).join() === '1000,1000'",
    ]

    @Test(arguments: checks) func `Date tells the host's time`(_ check: String) throws {
        try withContext { context in
            try context.setClock { 1_000 }
            #expect(try context.snapshot(check) == true)
        }
    }

    @Test func `the clock goes on, and each context has its own`() throws {
        try withMachine { machine in
            var now = 1.0
            let first = ScriptContext(machine)
            let second = ScriptContext(machine)
            try first.setClock { now }
            try second.setClock { -now }
            #expect(try first.snapshot("Date.now()") == 1)
            now = 2
            #expect(try first.snapshot("[Date.now(), +new Date]") == [2, 2])
            #expect(try second.snapshot("[Date.now(), +new Date]") == [-2, -2])
            first.close()
            #expect(try second.snapshot("+new Date") == -2)
            second.close()
        }
    }
}
