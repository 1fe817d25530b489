public import PortalTrace
public import ScriptEngine

/// Time and chance as a page sees them: `Date` follows the virtual clock, `Math.random` a seed.
public enum VirtualTime {
    /// When every run begins, in milliseconds since 1970: 2019-01-15 09:00 UTC.
    public static let launch = 1_547_542_800_000.0

    /// Replaces `Date`'s clock and `Math.random` in a page.
    public static func install(
        in context: ScriptContext, clock: VirtualClock
    ) throws(ScriptFailure) {
        let program = try Self.program(context.machine)
        let setup = try context.evaluate(program)
        let now = context.makeFunction(named: "now") { _ in .number(launch + Double(clock.now)) }
        try setup.call([now])
    }

    private static func program(
        _ machine: ScriptVirtualMachine
    ) throws(ScriptFailure) -> ScriptProgram {
        do throws(ScriptException) {
            return try machine.program("host:virtual-time.js", source)
        } catch {
            throw .thrown(error)
        }
    }

    /// A subclassable `Date` whose default is the virtual time, and a seeded xorshift generator.
    private static let source = #"""
        (function (now) {
            "use strict";
            const RealDate = Date, construct = Reflect.construct, define = Object.defineProperty;
            const toText = RealDate.prototype.toString;
            const VirtualDate = function Date(...given) {
                if (new.target === undefined) return new RealDate(now()).toString();
                return construct(RealDate, given.length === 0 ? [now()] : given, new.target);
            };
            const hide = (object, name, value) =>
                define(object, name, { value, writable: true, enumerable: false, configurable: true });
            define(VirtualDate, "prototype", { value: RealDate.prototype, writable: false });
            define(VirtualDate, "length", { value: 7, configurable: true });
            hide(VirtualDate, "now", now);
            hide(VirtualDate, "parse", RealDate.parse);
            hide(VirtualDate, "UTC", RealDate.UTC);
            hide(RealDate.prototype, "constructor", VirtualDate);
            hide(globalThis, "Date", VirtualDate);
            let state = 0x2F6E2B1;
            hide(Math, "random", function random() {
                state ^= state << 13;
                state ^= state >>> 17;
                state ^= state << 5;
                return (state >>> 0) / 4294967296;
            });
        })
        """#
}
