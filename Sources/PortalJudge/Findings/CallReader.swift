internal import MobilePlans
internal import PortalTrace

/// Reads the arguments of a run's calls, long ones only once, and not without end: a portal can call the
/// app a thousand times with a text of a megabyte.
struct CallReader {
    /// Bytes of long texts that are read of one run.
    static let most = 4 << 20
    /// Shorter texts are read as they come.
    private static let long = 1_024

    private struct Key: Hashable {
        let name: String
        let arguments: [TraceValue]
    }

    private var known: [Key: PortalCall.Reading] = [:]
    private var size = 0

    /// What the app understands; nil once there was too much.
    mutating func reading(of call: PortalCall) -> PortalCall.Reading? {
        let length = call.arguments.reduce(0) { $0 + ($1.string?.utf8.count ?? 0) }
        guard length > Self.long else { return call.reading() }
        let key = Key(name: call.name, arguments: call.arguments)
        if let reading = known[key] { return reading }
        size += length
        guard size <= Self.most else { return nil }
        let reading = call.reading()
        known[key] = reading
        return reading
    }
}
