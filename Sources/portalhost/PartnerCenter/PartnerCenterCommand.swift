internal import FoundationEssentials
internal import PartnerCenter
internal import PortalKit

/// `portalhost partner-center`: the purchase of an add-on, and what is read around it.
enum PartnerCenterCommand: Command {
    static let specification = CommandSpecification(
        name: "partner-center",
        summary: "Buys an add-on for a subscription in Partner Center, or reads what is there.",
        operands: "purchase-addon|subscription|order|addons|offers|serve",
        options: [
            .init(name: "--customer", value: "ID", help: "the customer's id"),
            .init(name: "--subscription", value: "ID", help: "the subscription's id"),
            .init(name: "--order", value: "ID", help: "the order's id"),
            .init(
                name: "--offer", value: "ID",
                help: "the add-on's offer; of 'offers' the one whose add-ons are listed"),
            .init(name: "--quantity", value: "N", help: "number of licences (default 1)"),
            .init(
                name: "--friendly-name", value: "TEXT", help: "a nickname of the new subscription"),
            .init(name: "--country", value: "CC", help: "where offers are sold (default US)"),
            .init(
                name: "--sandbox", value: "STATE.json", optionalEnding: ".json",
                help:
                    "asks a sandbox in this process (default), in the state of a file or the sample's"
            ),
            .init(
                name: "--save", value: "FILE",
                help: "writes the sandbox's state afterwards, for --sandbox"),
            .init(
                name: "--cloud", value: "NAME",
                help: "asks a live service: \(PartnerCloud.all.map(\.name).joined(separator: ", "))"
            ),
            .init(name: "--base-url", value: "URL", help: "asks a live service at this address"),
            .init(
                name: "--port", value: "N",
                help: "where 'serve' listens (default: any that is free)"),
        ] + TokenSource.options + [
            .init(name: "--locale", value: "LL-CC", help: "language of answers (default en-US)"),
            .init(
                name: "--timeout", value: "SECONDS",
                help:
                    "how long one request may take, and how long a lost purchase is looked for in "
                    + "all (default 60)"),
            .init(
                name: "--resume", value: "FILE",
                help: "looks again for a purchase whose outcome was not known, and buys only if it "
                    + "is not there; such a purchase writes the file"),
            .init(
                name: "--format", value: "text|json",
                help: "the form of what is shown (default text)"),
            .init(
                name: "--dry-run", help: "prints the request that would be sent, and sends it not"),
            .init(name: "--trace", help: "prints every request and reply to standard error"),
        ],
        notes: [
            "A live service is reached with libcurl. Tokens are in no output: they come from --token-file, "
                + "or from the authority for --credentials, a JSON file ('portalhost schema credentials') "
                + "with tenant, clientId and clientSecret, or \"access\": \"app-and-user\", for which a person "
                + "signs in with a code that standard error shows. What it leaves out is taken from "
                + "AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET and AZURE_AUTHORITY_HOST, which "
                + "are enough without a file. Tokens are kept for the next command, readable for their "
                + "owner alone.",
            "'serve' lets the sandbox answer on a port of this computer, authority included, and says at "
                + "which address; --sandbox and --port are its options.",
            "A reply that is lost after a purchase is looked for in the order, with growing waits. Nothing "
                + "is sent twice by itself: what is not found ends with exit code 3 and a file for "
                + "--resume.",
            "Exit: 0 done, 1 the service refused, 2 could not ask (no token, no connection), 3 not known whether it was bought, "
                + "64 wrong usage.",
            "Example: portalhost partner-center purchase-addon "
                + "--customer b1ccedbf-affd-40bc-89c2-d60ad9893328 "
                + "--subscription 92a72a29-dbdf-44a9-83c6-bf3989390908 "
                + "--offer 74D9E50E-0D00-42EB-BF13-CE66090D86C0 --quantity 7",
        ])

    private enum Action: String, CaseIterable {
        case purchaseAddOn = "purchase-addon"
        case subscription, order, addons, offers, serve
    }

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard arguments.operands.count == 1 else {
            throw .usage(
                "expected one of \(Action.allCases.map(\.rawValue).joined(separator: ", "))",
                command: "partner-center")
        }
        let action = try arguments.pick(
            arguments.operands[0], Action.allCases.map { ($0.rawValue, $0) }, option: "the action")
        if action == .serve { return try SandboxListener.run(arguments) }
        if arguments.has("--port") {
            throw .usage("--port is for 'serve'", command: "partner-center")
        }
        let output = PartnerOutput(
            isJSON: try arguments.choice(
                "--format", [("text", false), ("json", true)], default: false))
        // What is wrong with the command line is told before a file is opened.
        let work = try work(action, arguments)
        let journal = PurchaseJournal(arguments.value("--resume"))
        let stand = try PartnerStand.make(arguments, journal)
        let unresolved: UnresolvedPurchase?
        do throws(PartnerError) {
            unresolved = try work(stand, output)
        } catch {
            output.show(error)
            journal.end()
            try stand.save(arguments.value("--save"))
            return error.status != nil && !error.isOfAuthority ? .findings : .couldNotRun
        }
        guard let unresolved else {
            // What could not be told is known to the file.
            if Terminal.failure == nil { journal.end() }
            try stand.save(arguments.value("--save"))
            return .clean
        }
        // First what was asked of the service: that it is not known must not be lost to a disk.
        do throws(CommandFailure) {
            let file = try journal.keep(unresolved)
            output.show(unresolved, resuming: resumption(file, arguments))
        } catch {
            error.tell()
            Terminal.print(unresolved.document(), toError: true)
            output.show(unresolved, resuming: resumption("FILE", arguments))
        }
        do throws(CommandFailure) {
            try stand.save(arguments.value("--save"))
        } catch {
            error.tell()
        }
        return .notKnown
    }

    /// Does what was asked for; a purchase of which it is not known whether it was done comes back.
    private typealias Work = (PartnerStand, PartnerOutput) throws(PartnerError)
        -> UnresolvedPurchase?

    /// The line that looks again.
    private static func resumption(_ file: String, _ arguments: ParsedArguments) -> String {
        var words = ["portalhost", "partner-center", "purchase-addon", "--resume", file]
        for option in ["--cloud", "--base-url"] + TokenSource.options.map(\.name) {
            if let value = arguments.value(option) { words += [option, value] }
        }
        if let saved = arguments.value("--save") { words += ["--sandbox", saved] }
        return words.map {
            $0.contains { " '\"$&|;()".contains($0) }
                ? $0.shellQuoted : $0
        }.joined(separator: " ")
    }

    private static func work(
        _ action: Action, _ arguments: ParsedArguments
    ) throws(CommandFailure) -> Work {
        let isDry = arguments.has("--dry-run")
        switch action {
        case .purchaseAddOn: return try purchase(arguments, isDry)
        case .subscription:
            let customer = try id("--customer", arguments)
            let call = PartnerRoutes.subscription(customer, try id("--subscription", arguments))
            return read(call, isDry) { (found: Subscription, output) in output.show(found) }
        case .order:
            let customer = try id("--customer", arguments)
            let call = PartnerRoutes.order(customer, try id("--order", arguments))
            return read(call, isDry) { (found: Order, output) in output.show(found) }
        case .addons:
            let customer = try id("--customer", arguments)
            let call = PartnerRoutes.addOns(customer, try id("--subscription", arguments))
            return read(call, isDry) { (found: ResourceCollection<Subscription>, output) in
                output.show(found)
            }
        case .offers:
            let country = arguments.value("--country") ?? "US"
            try check(country, "--country")
            let offer = arguments.value("--offer")
            if let offer { try check(offer, "--offer") }
            let call =
                offer.map { PartnerRoutes.offerAddOns($0, country: country) }
                ?? PartnerRoutes.offers(country: country)
            return read(call, isDry) { (found: ResourceCollection<Offer>, output) in
                output.show(found)
            }
        case .serve: preconditionFailure("it asks nothing")
        }
    }

    private static func read<Resource: PartnerResource>(
        _ call: PartnerCall, _ isDry: Bool, _ show: @escaping (Resource, PartnerOutput) -> Void
    ) -> Work {
        { stand, output throws(PartnerError) in
            if isDry {
                output.show(stand.session.request(call))
            } else {
                show(try stand.session.send(call), output)
            }
            return nil
        }
    }

    private static func purchase(
        _ arguments: ParsedArguments, _ isDry: Bool
    ) throws(CommandFailure) -> Work {
        if let file = arguments.value("--resume") { return try resume(file) }
        let text = arguments.value("--quantity") ?? "1"
        guard let quantity = Int(text) else {
            throw .usage(
                "expected a whole number for --quantity, found '\(text)'", command: "partner-center"
            )
        }
        let purchase: AddOnPurchase
        let (customer, subscription) = (
            try id("--customer", arguments), try id("--subscription", arguments)
        )
        let offer = try id("--offer", arguments)
        do throws(PartnerError) {
            purchase = try AddOnPurchase(
                customer: customer, subscription: subscription, offer: offer, quantity: quantity,
                friendlyName: arguments.value("--friendly-name"))
        } catch {
            throw .usage(error.message, command: "partner-center")
        }
        let order = arguments.value("--order")
        if let order { try check(order, "--order") }
        guard isDry else {
            return { stand, output throws(PartnerError) in
                output.report(try stand.session.purchaseAddOn(purchase))
            }
        }
        let isLive = arguments.has("--cloud") || arguments.has("--base-url")
        guard order != nil || !isLive else {
            throw .usage(
                "--dry-run asks a live service nothing, so name the parent's order with --order",
                command: "partner-center")
        }
        return { stand, output throws(PartnerError) in
            let order =
                if let order { order } else { try stand.orderOfParent(purchase) }
            output.show(
                stand.session.request(
                    PartnerRoutes.patch(purchase.customer, order, purchase.order)))
            return nil
        }
    }

    private static func resume(_ file: String) throws(CommandFailure) -> Work {
        let unresolved: UnresolvedPurchase
        // Two that look at once would both find nothing, and both buy.
        let lock = try FileLock(file, what: "the purchase")
        let bytes = try PartnerOption.bytes(file, "purchase")
        do throws(PartnerError) {
            unresolved = try UnresolvedPurchase(document: bytes)
        } catch {
            throw .couldNotRun("\(file): \(error.message)")
        }
        return { stand, output throws(PartnerError) in
            defer { withExtendedLifetime(lock) {} }
            return output.report(try stand.session.resume(unresolved))
        }
    }

    private static func id(
        _ option: String, _ arguments: ParsedArguments
    ) throws(CommandFailure) -> String {
        guard let id = arguments.value(option) else {
            throw .usage("\(option) ID is missing", command: "partner-center")
        }
        try check(id, option)
        return id
    }

    private static func check(_ id: String, _ option: String) throws(CommandFailure) {
        do throws(PartnerError) {
            try AddOnPurchase.check(id: id, String(option.dropFirst(2)))
        } catch {
            throw .usage("\(option): \(error.message)", command: "partner-center")
        }
    }
}
