internal import PortalTrace
internal import ScriptEngine

/// Time as a page sees it: `Date` follows the virtual clock, and so does what `performance` and
/// `Event.timeStamp` ask for. (`Math.random` has a fixed seed, which is the engine's own option; see
/// `ScriptVirtualMachine`.)
final class TimeFeature: PageFeature {
    private let clock: VirtualClock
    private let isSecure: Bool
    /// When the page was navigated to, in virtual milliseconds since launch: its scripts run a moment
    /// later.
    private let origin: Double

    init(in page: Page) throws(ScriptFailure) {
        clock = page.loop.clock
        isSecure = page.url.hasPrefix("https:")
        origin = Double(clock.now - 20)
        try page.context.setClock { [clock] in
            VirtualClock.launchTime + clock.look().rounded(.down)
        }
    }

    static let host = HostInterface(
        of: TimeFeature.self,
        [
            // Virtual milliseconds since the page's time origin (HR-Time, section 4).
            .init("time.now", returns: .number) { feature, _ in
                // Whole microseconds: a fraction of binary digits has no place in a report.
                let time = feature.clock.look() - feature.origin
                return .number((time * 1_000).rounded() / 1_000)
            },
            // The same for the host's own reports, whose look takes no time.
            .init("time.still", returns: .number) { feature, _ in
                .number(Double(feature.clock.now) - feature.origin)
            },
            // Whether the page came over a connection with TLS.
            .init("time.isSecure", returns: .bool) { feature, _ in .bool(feature.isSecure) },
            // Virtual milliseconds since 1970.
            .init("time.date", returns: .number) { feature, _ in
                .number(VirtualClock.launchTime + feature.clock.look())
            },
            // The time origin in milliseconds since 1970.
            .init("time.origin", returns: .number) { feature, _ in
                .number(VirtualClock.launchTime + feature.origin)
            },
        ])
}
