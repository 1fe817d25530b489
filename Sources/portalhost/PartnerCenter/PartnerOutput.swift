internal import JSONDocuments
internal import PartnerCenter
internal import PortalTrace
internal import WebFormats

/// What `portalhost partner-center` prints.
struct PartnerOutput {
    let isJSON: Bool

    /// Shows what came of a purchase; one whose outcome is not known is the caller's to show.
    func report(_ outcome: PurchaseOutcome) -> UnresolvedPurchase? {
        switch outcome {
        case .bought(let bought):
            show(bought)
            return nil
        case .notKnown(let unresolved): return unresolved
        }
    }

    /// Shows a purchase of which it is not known whether it was done.
    ///
    /// - Parameter line: What to run to look again.
    func show(_ unresolved: UnresolvedPurchase, resuming line: String) {
        show(
            unresolved.error,
            more: [
                .init("order", unresolved.order?.json() ?? .null), .init("resume", .string(line)),
            ])
        Terminal.printError(
            "portalhost: not known whether it was bought: \(unresolved.purchase.quantity) × "
                + "\(word(unresolved.purchase.offer)) for \(word(unresolved.purchase.subscription))"
        )
        if isJSON { return Terminal.printError("portalhost: to look again: \(word(line))") }
        if let order = unresolved.order {
            Terminal.print("the order as it was read last:\n")
            lines(of: order)
        } else {
            Terminal.print("the order could not be read\n")
        }
        Terminal.print("to look again, and to buy only if it is not there:\n  \(word(line))\n")
    }

    func show(_ bought: PurchasedAddOn) {
        guard !isJSON else {
            return print(
                .object(
                    PartnerObject([
                        .init("order", bought.order.json()), .init("line", bought.line.json()),
                        .init("wasFoundByReading", .bool(bought.wasFoundByReading)),
                    ])))
        }
        Terminal.print(
            "bought \(bought.line.quantity ?? 0) × "
                + "\(word(bought.line.friendlyName ?? bought.line.offerID)) as "
                + "subscription \(word(bought.line.subscriptionID))\n"
                + (bought.wasFoundByReading
                    ? "the reply was lost; the purchase was found by reading the order\n" : "")
                + "\n")
        lines(of: bought.order)
    }

    func show(_ order: Order) {
        if isJSON { return print(order.json()) }
        lines(of: order)
    }

    func show(_ subscription: Subscription) {
        if isJSON { return print(subscription.json()) }
        let rows: [(String, String?)] = [
            ("subscription", subscription.id), ("name", subscription.friendlyName),
            ("offer", subscription.offerID), ("offer name", subscription.offerName),
            ("quantity", subscription.quantity.map { "\($0)" }),
            ("status", subscription.status?.rawValue), ("order", subscription.orderID),
            ("parent", subscription.parentSubscriptionID),
            ("trial", subscription.isTrial.map { $0 ? "yes" : "no" }),
            ("until", subscription.commitmentEndDate?.text),
        ]
        for (name, value) in rows {
            guard let value else { continue }
            Terminal.print("\(padded(name, 12))  \(word(value))\n")
        }
    }

    func show(_ list: ResourceCollection<Subscription>) {
        if isJSON { return print(list.json()) }
        table(
            ["subscription", "name", "quantity", "status", "offer"],
            list.items.map {
                [
                    $0.id, $0.friendlyName, $0.quantity.map { "\($0)" }, $0.status?.rawValue,
                    $0.offerID,
                ]
            })
    }

    func show(_ list: ResourceCollection<Offer>) {
        if isJSON { return print(list.json()) }
        table(
            ["offer", "name", "kind", "quantity", "sold"],
            list.items.map { offer in
                [
                    offer.id, offer.name, offer.isAddOn ? "add-on" : "base",
                    "\(offer.minimumQuantity)…" + (offer.maximumQuantity.map { "\($0)" } ?? ""),
                    offer.isAvailableForPurchase ? "yes" : "no",
                ]
            })
    }

    /// A request as it would be sent; lines end in a line feed alone.
    func show(_ request: HTTPRequest) {
        Terminal.print(Self.plain(request.text()) + "\n")
    }

    func show(_ error: PartnerError, more: [PartnerObject.Member] = []) {
        Terminal.printError("portalhost: error: \(TraceValue.oneLine("\(error)"))")
        guard isJSON else { return }
        let text = { (text: String?) in text.map { JSONValue.string($0) } ?? .null }
        print(
            .object(
                PartnerObject(
                    [
                        .init(
                            "error",
                            .object(
                                PartnerObject([
                                    .init("category", .string(error.category.rawValue)),
                                    .init("message", .string(error.message)),
                                    .init(
                                        "status",
                                        error.status.map { .number(JSONNumber($0)) } ?? .null),
                                    .init("code", text(error.code)),
                                    .init("description", text(error.serviceDescription)),
                                    .init("source", text(error.source)),
                                    .init("data", .array(error.data.map { .string($0) })),
                                    .init("requestId", text(error.requestID)),
                                    .init("correlationId", text(error.correlationID)),
                                    .init("outcomeIsUnknown", .bool(error.outcomeIsUnknown)),
                                ])))
                    ] + more)))
    }

    /// Prints an exchange to standard error.
    static func trace(
        _ request: HTTPRequest, _ result: Result<HTTPResponse, PartnerTransportFailure>
    ) {
        var text = "> " + plain(request.text()) + "\n"
        switch result {
        case .success(let response):
            text += "< \(response.status)\n"
            for field in response.headers.all {
                text += "< \(field.name): \(TraceValue.oneLine(field.value))\n"
            }
            // Before it is cut: half of a token is no text that would be found.
            let body = PartnerSecret.masked(
                String(decoding: response.body, as: UTF8.self), of: request)
            text += TraceValue.oneLine(String(decoding: body.utf8.prefix(20_000), as: UTF8.self))
        case .failure(let failure): text += "< \(failure.kind.rawValue): \(failure.message)"
        }
        Terminal.printError(PartnerSecret.masked(text, of: request) + "\n")
    }

    private static func plain(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0 != "\r" }.map(Character.init))
    }

    private func lines(of order: Order) {
        Terminal.print(
            "order \(word(order.id)) of customer \(word(order.referenceCustomerID)), "
                + "billing cycle \(order.billingCycle?.rawValue ?? "-")\n")
        table(
            ["line", "quantity", "name", "subscription", "offer"],
            order.lineItems.map {
                [
                    $0.lineItemNumber.map { "\($0)" }, $0.quantity.map { "\($0)" }, $0.friendlyName,
                    $0.subscriptionID, $0.offerID,
                ]
            })
    }

    private func print(_ json: JSONValue) { Terminal.print(json.prettyText() + "\n") }

    private func table(_ head: [String], _ rows: [[String?]]) {
        guard !rows.isEmpty else { return Terminal.print("nothing\n") }
        let all = [head] + rows.map { $0.map { word($0) } }
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        for row in all {
            let cells = zip(row, widths).map { padded($0, $1) }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            Terminal.print(line + "\n")
        }
    }

    private func word(_ text: String?) -> String { text.map { TraceValue.oneLine($0) } ?? "-" }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
