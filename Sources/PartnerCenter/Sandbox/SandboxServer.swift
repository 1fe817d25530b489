public import PortalTrace
internal import Synchronization
public import WebFormats

/// A sandbox for several callers: it stands between a client and the state.
public final class SandboxServer: Sendable {
    private let sandbox: Mutex<PartnerSandbox>

    /// Makes a server with a state of its own.
    public init(_ state: SandboxState) { sandbox = Mutex(PartnerSandbox(state)) }

    /// Answers a request.
    ///
    /// - Parameter now: Milliseconds since 1970.
    public func respond(to request: HTTPRequest, now: Int) -> PartnerSandbox.Answer {
        sandbox.withLock { $0.respond(to: request, now: now) }
    }

    /// What the service knows now.
    public var state: SandboxState { sandbox.withLock { $0.state } }

    /// Changes what the service knows.
    public func change(_ work: @Sendable (inout SandboxState) -> Void) {
        sandbox.withLock { sandbox in sandbox.change { work(&$0) } }
    }
}

/// Hands requests to a sandbox in the same process. No time passes but that of `time`.
public struct SandboxTransport: PartnerTransport {
    private let server: SandboxServer
    private let time: any PartnerTime

    /// Makes a transport.
    public init(_ server: SandboxServer, time: any PartnerTime) {
        self.server = server
        self.time = time
    }

    /// Sends a request. A lost reply and one that is later than the timeout are timeouts, which take
    /// their time.
    public func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse {
        let answer = server.respond(to: request, now: time.now)
        do {
            try await time.sleep(
                milliseconds: SandboxDelivery.duration(answer, timeout: timeout))
        } catch {
            throw PartnerTransportFailure(.cancelled, "the call was cancelled")
        }
        return try SandboxDelivery.response(answer, timeout: timeout)
    }
}

/// Hands requests to a sandbox for a caller that waits.
public struct SandboxLine: PartnerLine {
    private let server: SandboxServer
    private let now: () -> Int
    private let wait: (Int) -> Void

    /// Makes a line.
    ///
    /// - Parameters:
    ///   - now: Milliseconds since 1970.
    ///   - wait: Lets a time pass, in milliseconds.
    public init(_ server: SandboxServer, now: @escaping () -> Int, wait: @escaping (Int) -> Void) {
        self.server = server
        self.now = now
        self.wait = wait
    }

    /// Sends a request.
    public func send(
        _ request: HTTPRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> HTTPResponse {
        let answer = server.respond(to: request, now: now())
        wait(SandboxDelivery.duration(answer, timeout: timeout))
        return try SandboxDelivery.response(answer, timeout: timeout)
    }
}

/// When a sandbox's answer is there, and as what.
public enum SandboxDelivery {
    /// How long the caller waits, in milliseconds.
    public static func duration(_ answer: PartnerSandbox.Answer, timeout: Int) -> Int {
        answer.response == nil ? timeout : min(answer.delay, timeout)
    }

    /// The reply, as a transport gives it.
    public static func response(
        _ answer: PartnerSandbox.Answer, timeout: Int
    ) throws(PartnerTransportFailure) -> HTTPResponse {
        guard let response = answer.response, answer.delay <= timeout else {
            throw PartnerTransportFailure(
                .timedOut, "no reply within \(timeout) milliseconds")
        }
        guard !answer.isEndless else {
            throw PartnerTransportFailure(
                .tooLarge, "the reply is longer than \(PartnerLimits.replyBytes) bytes")
        }
        return response
    }
}

extension PartnerClient {
    /// A client of a sandbox, in which no time passes outside `time`.
    public convenience init(
        sandbox: SandboxServer, context: RequestContext = RequestContext(),
        policy: RetryPolicy = RetryPolicy(), time: any PartnerTime = SandboxTime(), seed: UInt64 = 1
    ) {
        self.init(
            credentials: SandboxToken(), transport: SandboxTransport(sandbox, time: time),
            context: context, policy: policy, time: time, seed: seed)
    }
}

/// The token of a sandbox: it takes any.
public struct SandboxToken: PartnerCredentials {
    /// The text of the token, which is no secret.
    public static let text = "sandbox"

    /// Makes it.
    public init() {}

    /// The token; a sandbox that refuses it has no other.
    public func token(renewing: Bool, now: Int) throws(PartnerError) -> String {
        guard !renewing else {
            throw PartnerError(.unauthorized, "the sandbox refuses the token '\(Self.text)'")
        }
        return Self.text
    }
}

/// A time that passes only where something waits: nothing does in fact.
public final class SandboxTime: PartnerTime {
    private let time: Mutex<Int>

    /// Makes a time.
    ///
    /// - Parameter start: Milliseconds since 1970; the default is that of every portal's run.
    public init(start: Int = Int(VirtualClock.launchTime)) { time = Mutex(start) }

    /// Milliseconds since 1970.
    public var now: Int { time.withLock { $0 } }

    /// Moves on at once.
    public func sleep(milliseconds: Int) throws {
        try Task.checkCancellation()
        pass(milliseconds)
    }

    /// Moves on at once.
    public func pass(_ milliseconds: Int) { time.withLock { $0 += max(0, milliseconds) } }
}
