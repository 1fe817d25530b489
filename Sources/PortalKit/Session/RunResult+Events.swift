internal import MobilePlans
package import PortalTrace

extension RunResult {
    /// Whether the app was asked to do something. Metadata that is only made asks it for nothing.
    public var leadsToApp: Bool {
        events.contains(where: \.asksApp)
    }

    /// Whether a call into the app ("MobilePlans.createPurchaseMetaData") only makes metadata.
    package static func makesMetadata(_ call: String) -> Bool {
        parts(of: call).member == PortalOperation.createPurchaseMetaData.rawValue
    }

    /// The events of one kind.
    package func events(_ kind: TraceEvent.Kind) -> some Sequence<TraceEvent> {
        events.lazy.filter { $0.kind == kind }
    }

    /// Splits "Object.member" into its parts.
    package static func parts(of name: String) -> (object: String, member: String) {
        // In bytes: every rule takes the names of many events apart.
        guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (name, "") }
        return (String(name[..<dot]), String(name[name.utf8.index(after: dot)...]))
    }
}

extension TraceEvent {
    /// Whether it is a call that asks the app to do something: metadata that is only made asks it for nothing.
    package var asksApp: Bool { kind == .call && !RunResult.makesMetadata(name) }
}
