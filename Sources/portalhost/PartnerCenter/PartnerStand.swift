internal import FoundationEssentials
internal import PartnerCenter
internal import WebFormats

/// The service that a command talks to: a sandbox in this process, or a live one.
struct PartnerStand {
    let session: PartnerSession
    private let sandbox: SandboxServer?
    /// Keeps the state's file from other processes until this one's purchases are in it.
    private var lock: FileLock?

    /// Makes it from the command line.
    ///
    /// - Parameter journal: Told what a live service is about to be asked for.
    static func make(
        _ arguments: ParsedArguments, _ journal: PurchaseJournal
    ) throws(CommandFailure) -> PartnerStand {
        let command = arguments.command
        let live = ["--cloud", "--base-url"].filter { arguments.has($0) }
        guard live.count + (arguments.has("--sandbox") ? 1 : 0) <= 1 else {
            throw .usage(
                "--sandbox, --cloud and --base-url exclude each other", command: command)
        }
        if live.isEmpty, let given = TokenSource.options.first(where: { arguments.has($0.name) }) {
            throw .usage("a sandbox takes no \(given.name)", command: command)
        }
        if !live.isEmpty, arguments.has("--save") {
            throw .usage("--save is for a sandbox", command: command)
        }
        let context = RequestContext(
            locale: arguments.value("--locale") ?? "en-US")
        var policy = RetryPolicy()
        policy.timeout = Int(try arguments.positiveNumber("--timeout", default: 60) * 1_000)
        policy.lookUpTime = policy.timeout
        let watch = arguments.has("--trace") ? PartnerOutput.trace : { _, _ in }
        guard let option = live.first else {
            // A state that is read and written anew belongs to one process in between.
            var lock: FileLock?
            if let path = arguments.value("--save"), let given = arguments.value("--sandbox"),
                WholeFile.place(of: path) == WholeFile.place(of: given)
            {
                lock = try FileLock(path, what: "the state")
            }
            var stand = sandboxed(try state(arguments), context, policy, watch)
            stand.lock = lock
            return stand
        }
        let cloud = try PartnerOption.cloud(arguments.value(option) ?? "", option, command)
        let tokens = try TokenSource(arguments, option).tokens(
            for: cloud, timeout: policy.timeout, isTraced: arguments.has("--trace"))
        let time = ComputerTime()
        let session = PartnerSession(
            cloud: cloud, context: context, policy: policy, seed: .random(in: 0 ... .max),
            line: PartnerOption.line,
            surroundings: .init(
                now: { time.now }, wait: RealTime.pass, token: tokens, watch: watch,
                willBuy: journal.begin))
        return PartnerStand(session: session, sandbox: nil)
    }

    private static func state(
        _ arguments: ParsedArguments
    ) throws(CommandFailure) -> SandboxState {
        guard let path = arguments.value("--sandbox"), !path.isEmpty else { return .sample }
        return try PartnerOption.state(path)
    }

    /// A sandbox in a time that passes only while a caller waits.
    private static func sandboxed(
        _ state: SandboxState, _ context: RequestContext, _ policy: RetryPolicy,
        _ watch:
            @escaping (HTTPRequest, Result<HTTPResponse, PartnerTransportFailure>) -> Void
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
    func save(_ path: String?) throws(CommandFailure) {
        guard let path, let sandbox else { return }
        try FileOutput.write(
            Data(sandbox.state.text().utf8), to: path, what: "the state", isUpdate: true)
    }
}
