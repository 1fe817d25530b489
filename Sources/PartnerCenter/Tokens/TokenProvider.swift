internal import Synchronization
internal import WebFormats

/// Asks the authority for tokens and keeps them until 30 seconds before their end.
public final class TokenProvider: PartnerCredentials {
    /// How a token is asked for.
    public typealias Grant = TokenGrant

    private struct Held {
        var grant: TokenGrant
        var token: IssuedToken?
        /// What is under way: callers that come meanwhile wait for the same token, so that no refresh
        /// token is used twice.
        var pending: Task<Result<IssuedToken, PartnerError>, Never>?
    }

    private let tenant: String
    private let cloud: PartnerCloud
    private let transport: any PartnerTransport
    private let time: any PartnerTime
    private let show: @Sendable (DeviceSignIn) -> Void
    private let held: Mutex<Held>

    /// Makes a provider.
    ///
    /// - Parameters:
    ///   - tenant: The partner's own tenant.
    ///   - time: In which a person is waited for.
    ///   - show: Tells a person where to sign in; only a device code needs it.
    public init(
        _ grant: TokenGrant, tenant: String, cloud: PartnerCloud, transport: any PartnerTransport,
        time: any PartnerTime = ComputerTime(),
        show: @escaping @Sendable (DeviceSignIn) -> Void = { _ in }
    ) throws(PartnerError) {
        self.tenant = try PartnerID.checked(tenant, "tenant")
        self.cloud = cloud
        self.transport = transport
        self.time = time
        self.show = show
        held = Mutex(Held(grant: grant))
    }

    /// The token that is held, or a new one.
    public func token(renewing: Bool, now: Int) async throws(PartnerError) -> String {
        while true {
            let (known, task, isOwn) = held.withLock {
                held -> (
                    IssuedToken?, Task<Result<IssuedToken, PartnerError>, Never>?, Bool
                ) in
                if !renewing, let token = held.token, token.isGood(at: now) {
                    return (token, nil, false)
                }
                if let pending = held.pending { return (nil, pending, false) }
                let grant = held.grant
                let task = Task { await self.renewed(grant, now) }
                held.pending = task
                return (nil, task, true)
            }
            if let known { return known.token.value }
            guard let task else { preconditionFailure("there is a token or a task") }
            let result = await withTaskCancellationHandler {
                await task.value
            } onCancel: {
                task.cancel()
            }
            // Another caller gave up what this one still waits for.
            if case .failure(let error) = result, error.category == .cancelled, !isOwn,
                !Task.isCancelled
            {
                continue
            }
            return try result.get().token.value
        }
    }

    private func renewed(
        _ grant: TokenGrant, _ now: Int
    ) async -> Result<IssuedToken, PartnerError> {
        let result: Result<IssuedToken, PartnerError>
        do throws(PartnerError) {
            result = .success(try await lead(grant, now))
        } catch {
            result = .failure(error)
        }
        held.withLock { held in
            held.pending = nil
            if case .success(let token) = result {
                held.token = token
                // A refresh token may be replaced by each use.
                held.grant = held.grant.renewed(by: token)
            }
        }
        return result
    }

    private func lead(_ grant: TokenGrant, _ start: Int) async throws(PartnerError) -> IssuedToken {
        var flow = try TokenFlow(grant, tenant: tenant, cloud: cloud)
        var event = TokenFlow.Event.start
        // The caller's time, which goes on while something is waited for.
        let offset = start - time.now
        while true {
            switch flow.next(event, now: time.now + offset) {
            case .send(let request, let timeout):
                do throws(PartnerTransportFailure) {
                    event = .reply(try await transport.send(request, timeout: timeout))
                } catch {
                    event = .failure(error)
                }
            case .show(let signIn):
                show(signIn)
                event = .shown
            case .wait(let milliseconds):
                do {
                    try await time.sleep(milliseconds: milliseconds)
                } catch {
                    throw PartnerError(.cancelled, "the sign-in was cancelled")
                }
                event = .waited
            case .done(let result): return try result.get()
            }
        }
    }
}
