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
        try context.setClock { launch + clock.look().rounded(.down) }
    }
}
