internal import FoundationEssentials

/// The time that a client lives in.
public protocol PartnerTime: Sendable {
    /// Milliseconds since 1970.
    var now: Int { get }
    /// Lets a time pass, in milliseconds.
    ///
    /// - Throws: `CancellationError` if the task was cancelled.
    func sleep(milliseconds: Int) async throws
}

/// The computer's time.
public struct ComputerTime: PartnerTime {
    /// Makes it.
    public init() {}

    /// Milliseconds since 1970.
    public var now: Int { Int(Date().timeIntervalSince1970 * 1_000) }

    /// Lets a time pass.
    public func sleep(milliseconds: Int) async throws {
        try await Task.sleep(for: .milliseconds(milliseconds))
    }
}
