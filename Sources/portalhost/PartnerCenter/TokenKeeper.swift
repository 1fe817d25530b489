internal import JSONDocuments
internal import PartnerCenter
internal import WebFormats
internal import WebPlatform

/// Who asks the authority for tokens.
struct TokenIdentity {
    let access: CredentialsFile.Access
    let tenant: String
    let clientID: String
    let secret: PartnerSecret?
    let refreshToken: PartnerSecret?
    let cloud: PartnerCloud

    init(
        access: CredentialsFile.Access, tenant: String, clientID: String, secret: PartnerSecret?,
        refreshToken: PartnerSecret?, cloud: PartnerCloud
    ) throws(PartnerError) {
        self.access = access
        self.tenant = tenant
        self.clientID = clientID
        self.secret = secret
        self.refreshToken = refreshToken
        self.cloud = cloud
        // What can be no tenant is told before anything is asked.
        _ = try TokenFlow(grants(nil)[0], tenant: tenant, cloud: cloud)
    }

    /// What its tokens are kept under.
    var name: String {
        Self.hash([
            access.rawValue, tenant, clientID, cloud.authority, cloud.base, cloud.audience,
        ])
    }

    /// What its tokens were got with: a new secret gets new ones.
    var source: String { Self.hash([secret?.value ?? "", refreshToken?.value ?? ""]) }

    private static func hash(_ texts: [String]) -> String {
        let bytes = texts.flatMap { (text: String) -> [UInt8] in Array(text.utf8) + [0] }
        return Digest.sha256.hash(bytes).prefix(16)
            .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Ways to a token, in the order in which they are tried.
    ///
    /// - Parameter kept: The refresh token of the last time.
    func grants(_ kept: PartnerSecret?) -> [TokenGrant] {
        switch access {
        case .appOnly:
            guard let secret else { preconditionFailure("an application has a secret") }
            return [.appOnly(clientID: clientID, secret: secret)]
        case .appAndUser:
            guard let refreshToken else {
                let signIn = TokenGrant.deviceCode(clientID: clientID, secret: secret)
                return kept.map {
                    [.signedIn(clientID: clientID, secret: secret, refreshToken: $0), signIn]
                } ?? [signIn]
            }
            let known = kept.map { $0 == refreshToken ? [] : [$0] } ?? []
            return (known + [refreshToken]).map {
                .appAndUser(clientID: clientID, secret: secret, refreshToken: $0)
            }
        }
    }
}

/// Gets tokens from the authority, and keeps them between commands.
final class TokenKeeper {
    private let identity: TokenIdentity
    private let folder: String?
    private let timeout: Int
    private let isTraced: Bool
    private var held: IssuedToken?

    /// How long another command is waited for, in seconds: longer than any sign-in takes.
    private static let longestWait = 2_000

    /// - Parameter folder: Where tokens are kept; nil is nowhere.
    init(
        _ identity: TokenIdentity, cache folder: String?, timeout: Int, isTraced: Bool
    ) {
        self.identity = identity
        self.folder = folder
        self.timeout = timeout
        self.isTraced = isTraced
    }

    /// A token that is good now.
    ///
    /// - Parameter renewing: Whether the service refused the last one.
    func token(renewing: Bool) throws(PartnerError) -> String {
        let now = ComputerTime().now
        if !renewing, let held, held.isGood(at: now) { return held.token.value }
        let place = try open()
        // The lock is kept to the end.
        defer { withExtendedLifetime(place) {} }
        // Another command may have got a new one meanwhile.
        if let kept = place?.kept, kept.isGood(at: now), !renewing || kept.token != held?.token {
            held = kept
            return kept.token.value
        }
        var token = try lead(identity.grants(place?.kept?.refreshToken)).get()
        token.refreshToken = token.refreshToken ?? place?.kept?.refreshToken
        held = token
        place?.cache.write(token, source: identity.source)
        return token.token.value
    }

    /// What is kept, and no other process's until it is let go: a refresh token is good for one use, and a
    /// person signs in once.
    private struct Place {
        let cache: TokenCache
        let lock: FileLock
        let kept: IssuedToken?
    }

    private func open() throws(PartnerError) -> Place? {
        guard let folder else { return nil }
        do throws(CommandFailure) {
            guard let cache = try TokenCache(folder: folder, name: identity.name) else {
                return nil
            }
            let lock = try FileLock(cache.path, what: "the token", longest: Self.longestWait)
            return Place(cache: cache, lock: lock, kept: try cache.read(source: identity.source))
        } catch {
            throw PartnerError(.unauthorized, "no token: \(error.words)")
        }
    }

    /// Tries one way after the other, as long as what is wrong is what was kept.
    private func lead(_ grants: [TokenGrant]) -> Result<IssuedToken, PartnerError> {
        var result: Result<IssuedToken, PartnerError>?
        for grant in grants {
            do throws(PartnerError) {
                return .success(try lead(grant))
            } catch {
                result = .failure(error)
                guard error.isOfGrant else { return .failure(error) }
            }
        }
        return result ?? .failure(PartnerError(.unauthorized, "no token: there is no way to one"))
    }

    private func lead(_ grant: TokenGrant) throws(PartnerError) -> IssuedToken {
        var flow = try TokenFlow(
            grant, tenant: identity.tenant, cloud: identity.cloud, timeout: timeout)
        var event = TokenFlow.Event.start
        while true {
            switch flow.next(event, now: ComputerTime().now) {
            case .send(let request, let timeout):
                do throws(PartnerTransportFailure) {
                    let response = try PartnerOption.line.send(request, timeout: timeout)
                    trace(request, "\(response.status)")
                    event = .reply(response)
                } catch {
                    trace(request, error.kind.rawValue)
                    event = .failure(error)
                }
            case .show(let signIn):
                Terminal.printError(
                    "To sign in, open \(SafeText.oneLine(signIn.address)) and enter the code "
                        + "\(SafeText.oneLine(signIn.userCode)), which is good for "
                        + "\(TimeText.text(signIn.lifetime)). Waiting for it; Ctrl-C gives up.")
                event = .shown
            case .wait(let milliseconds):
                RealTime.pass(milliseconds)
                event = .waited
            case .done(let result): return try result.get()
            }
        }
    }

    /// What is sent to the authority and comes from it holds secrets, all of it.
    private func trace(_ request: HTTPRequest, _ outcome: String) {
        guard isTraced else { return }
        Terminal.printError(
            "> \(request.method) \(SafeText.oneLine(request.url.href))\n"
                + "> (the form is not shown: it holds secrets)\n< \(outcome)\n"
                + "< (the answer is not shown: it may hold tokens)\n")
    }
}
