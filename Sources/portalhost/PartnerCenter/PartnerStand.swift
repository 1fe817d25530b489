internal import FoundationEssentials
internal import Glibc
internal import PartnerCenter

/// The service that a command talks to: a sandbox in this process, or a live one.
struct PartnerStand {
    let session: PartnerSession
    private let sandbox: SandboxServer?

    /// Makes it from the command line.
    static func make(
        _ arguments: ParsedArguments
    ) throws(UsageError) -> Result<PartnerStand, SharedOptions.Told> {
        let command = arguments.command
        let live = ["--cloud", "--base-url"].filter { arguments.has($0) }
        guard live.count + (arguments.has("--sandbox") ? 1 : 0) <= 1 else {
            throw UsageError(
                "--sandbox, --cloud and --base-url exclude each other", command: command)
        }
        if live.isEmpty, arguments.has("--token-file") {
            throw UsageError("a sandbox takes no --token-file", command: command)
        }
        if !live.isEmpty, arguments.has("--save") {
            throw UsageError("--save is for a sandbox", command: command)
        }
        let context = RequestContext(
            locale: arguments.value("--locale") ?? "en-US", applicationName: "portalhost")
        var policy = RetryPolicy()
        policy.timeout = Int(try arguments.positiveNumber("--timeout", default: 180) * 1_000)
        let watch = arguments.has("--trace") ? PartnerOutput.trace : { _, _ in }
        guard let option = live.first else {
            return state(arguments).map { sandboxed($0, context, policy, watch) }
        }
        let cloud = try PartnerOption.cloud(arguments.value(option) ?? "", option, command)
        guard let file = arguments.value("--token-file") else {
            throw UsageError("\(option) needs --token-file FILE", command: command)
        }
        return PartnerOption.token(file).map { token in
            let time = ComputerTime()
            let session = PartnerSession(
                cloud: cloud, context: context, policy: policy, seed: .random(in: 0 ... .max),
                line: CurlLine(),
                surroundings: .init(
                    now: { time.now }, wait: { usleep(UInt32(clamping: $0 * 1_000)) },
                    token: { renewing throws(PartnerError) in
                        try token.token(renewing: renewing, now: time.now)
                    }, watch: watch))
            return PartnerStand(session: session, sandbox: nil)
        }
    }

    private static func state(
        _ arguments: ParsedArguments
    ) -> Result<SandboxState, SharedOptions.Told> {
        guard let path = arguments.value("--sandbox"), !path.isEmpty else {
            return .success(.sample)
        }
        return PartnerOption.state(path)
    }

    /// A sandbox in a time that passes only while a caller waits.
    private static func sandboxed(
        _ state: SandboxState, _ context: RequestContext, _ policy: RetryPolicy,
        _ watch:
            @escaping (PartnerRequest, Result<PartnerResponse, PartnerTransportFailure>) -> Void
    ) -> PartnerStand {
        let server = SandboxServer(state)
        let time = SandboxTime()
        let session = PartnerSession(
            cloud: .global, context: context, policy: policy, seed: 1,
            line: SandboxLine(server, now: { time.now }, wait: { time.pass($0) }),
            surroundings: .init(
                now: { time.now }, wait: { time.pass($0) },
                token: { renewing throws(PartnerError) in
                    try SandboxToken().token(renewing: renewing, now: time.now)
                }, watch: watch))
        return PartnerStand(session: session, sandbox: server)
    }

    /// The order that bought a purchase's parent.
    func orderOfParent(_ purchase: AddOnPurchase) throws(PartnerError) -> String {
        let parent: Subscription = try session.send(
            PartnerRoutes.subscription(purchase.customer, purchase.subscription))
        guard let order = parent.orderID else {
            throw PartnerError(
                .responseParsing, "subscription \(purchase.subscription) names no order")
        }
        return order
    }

    /// Writes the sandbox's state, if that was asked for.
    func save(_ path: String?) -> Bool {
        guard let path, let sandbox else { return true }
        do {
            try Data(sandbox.state.text().utf8).write(to: URL(filePath: path))
            return true
        } catch {
            Terminal.printError(
                "portalhost: error: the state cannot be written to '\(path)': "
                    + FileErrors.words(error))
            return false
        }
    }
}
