public import PortalTrace
public import ScriptEngine

/// Time as a page sees it: `Date` follows the virtual clock. (`Math.random` has a fixed seed, which
/// is the engine's own option; see `ScriptVirtualMachine`.)
public enum VirtualTime {
    /// When every run begins, in milliseconds since 1970: 2019-01-15 09:00 UTC.
    public static let launch = 1_547_542_800_000.0

    /// Replaces the clock of `Date` in a page.
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

    /// A subclassable `Date` whose default is the virtual time.
    private static let source = #"""
        (function (now) {
            "use strict";
            const RealDate = Date, construct = Reflect.construct;
            const VirtualDate = function Date(...given) {
                if (new.target === undefined) return new RealDate(now()).toString();
                return construct(RealDate, given.length === 0 ? [now()] : given, new.target);
            };
            // Assignments, where a definition would make the engine build whole tables of built-ins.
            VirtualDate.prototype = RealDate.prototype;
            RealDate.prototype.constructor = VirtualDate;
            VirtualDate.now = now;
            VirtualDate.parse = RealDate.parse;
            VirtualDate.UTC = RealDate.UTC;
            Date = VirtualDate;
        })
        """#
}
