public import PortalTrace
public import ScriptEngine

/// Time as a page sees it: `Date` follows the virtual clock. (`Math.random` has a fixed seed, which
/// is the engine's own option; see `ScriptVirtualMachine`.)
public enum VirtualTime {
    /// Replaces the clock of `Date` in a page.
    public static func install(
        in context: ScriptContext, clock: VirtualClock
    ) throws(ScriptFailure) {
        try context.setClock { VirtualClock.launchTime + clock.look().rounded(.down) }
    }
}
