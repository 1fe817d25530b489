public import JSONDocuments
internal import PortalTrace

/// The state as a JSON document: orders, offers and subscriptions in the API's own form, beside
/// what the API does not show.
extension SandboxState {
    /// Reads a state.
    ///
    /// - Throws: `JSONProblem` with the place or the path of the first mistake.
    public init(_ bytes: [UInt8]) throws(JSONProblem) {
        self.init()
        let root = try StateReader(try JSONValue(reply: bytes), "")
        try root.check(Self.names)
        seed = UInt64(clamping: try root.integer("seed") ?? 1)
        nextIDs = try root.list("nextIds") { value throws(JSONProblem) in try value.text() }
        hasByteOrderMark = try root.bool("byteOrderMark") ?? true
        deduplicates = try root.bool("deduplicates") ?? true
        if let tokens = root.member("refusedTokens") {
            for member in tokens.value.object?.members ?? [] {
                refusedTokens[member.name] = try tokens.text(member.name) ?? ""
            }
        }
        if let throttle = root.member("throttle") {
            try throttle.check(["requests", "per"])
            self.throttle = Throttle(
                requests: try throttle.integer("requests") ?? 500,
                per: try throttle.integer("per") ?? 60_000)
        }
        if let authority = root.member("authority") {
            self.authority = try Self.authority(authority)
        }
        for customer in try root.elements("customers") { try readCustomer(customer) }
        for offer in try root.elements("offers") {
            let read: Offer = try offer.resource()
            guard try offer.required("id") != "", add(read) else { throw offer.twice }
        }
        for order in try root.elements("orders") { try readOrder(order) }
        for subscription in try root.elements("subscriptions") {
            try readSubscription(subscription)
        }
        for fault in try root.elements("faults") { faults.append(try Self.fault(fault)) }
    }

    /// The state as a document that `init(_:)` reads.
    public func text() -> String {
        var members: [PartnerObject.Member] = [
            .init("seed", .number(JSONNumber(min(seed, UInt64(Int.max))))),
            .init("nextIds", .array(nextIDs.map { .string($0) })),
            .init("byteOrderMark", .bool(hasByteOrderMark)),
        ]
        if !deduplicates { members.append(.init("deduplicates", .bool(false))) }
        if !refusedTokens.isEmpty {
            let tokens = refusedTokens.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
            members.append(
                .init(
                    "refusedTokens",
                    .object(PartnerObject(tokens.map { .init($0.0, .string($0.1)) }))))
        }
        if let throttle {
            members.append(
                .init(
                    "throttle",
                    .object(
                        PartnerObject([
                            .init("requests", .number(JSONNumber(throttle.requests))),
                            .init("per", .number(JSONNumber(throttle.per))),
                        ]))))
        }
        if let authority { members.append(.init("authority", authority.json())) }
        members += [
            .init("customers", .array(customers.map(Self.json))),
            .init("offers", .array(offers.map { $0.json() })),
            .init(
                "orders",
                .array(
                    orders.map { stored in
                        var object = stored.order.object
                        if stored.isBusy { object["isBusy"] = .bool(true) }
                        return .object(object)
                    })),
            .init(
                "subscriptions",
                .array(
                    subscriptions.map { stored in
                        var object = stored.subscription.object
                        object.members.insert(
                            .init("customerId", .string(stored.customer)), at: 0)
                        return .object(object)
                    })),
        ]
        if !faults.isEmpty { members.append(.init("faults", .array(faults.map(Self.json)))) }
        return JSONValue.object(PartnerObject(members)).prettyText() + "\n"
    }

    private static let names = [
        "$schema", "seed", "nextIds", "byteOrderMark", "deduplicates", "refusedTokens", "throttle",
        "authority", "customers", "offers", "orders", "subscriptions", "faults",
    ]

    // MARK: - Parts

    private mutating func readCustomer(_ reader: StateReader) throws(JSONProblem) {
        try reader.check([
            "id", "companyName", "country", "isOwn", "standing", "hasAgreement",
            "isCreditUsedUp", "seatLimit", "subscriptionLimit",
        ])
        var customer = Customer(id: try reader.required("id"))
        guard PartnerID.isGUID(customer.id) else {
            throw reader.problem("expected a GUID as the customer's id, found '\(customer.id)'")
        }
        customer.companyName = try reader.text("companyName") ?? ""
        customer.country = try reader.text("country") ?? "US"
        customer.isOwn = try reader.bool("isOwn") ?? true
        customer.standing = try reader.choice("standing") ?? .active
        customer.hasAgreement = try reader.bool("hasAgreement") ?? true
        customer.isCreditUsedUp = try reader.bool("isCreditUsedUp") ?? false
        customer.seatLimit = try reader.integer("seatLimit")
        customer.subscriptionLimit = try reader.integer("subscriptionLimit")
        guard add(customer) else { throw reader.twice }
    }

    private mutating func readOrder(_ reader: StateReader) throws(JSONProblem) {
        var order: Order = try reader.resource()
        _ = try reader.required("id")
        let customer = try reader.required("referenceCustomerId")
        guard self.customer(customer) != nil else {
            throw reader.problem("there is no customer '\(customer)'")
        }
        let isBusy = try reader.bool("isBusy") ?? false
        order.object["isBusy"] = nil
        var stored = StoredOrder(customer: customer, order: order, isBusy: isBusy)
        stored.version = order.attributes?.etag.flatMap(SandboxETag.version) ?? 1
        if order.attributes?.etag == nil { stored.stamp() }
        guard add(stored) else { throw reader.twice }
    }

    private mutating func readSubscription(_ reader: StateReader) throws(JSONProblem) {
        var subscription: Subscription = try reader.resource()
        _ = try reader.required("id")
        let customer = try reader.required("customerId")
        guard self.customer(customer) != nil else {
            throw reader.problem("there is no customer '\(customer)'")
        }
        let order = try reader.required("orderId")
        guard orderPlace(order, of: customer) != nil else {
            throw reader.problem("the customer has no order '\(order)'")
        }
        subscription.object["customerId"] = nil
        guard add(subscription, of: customer) else { throw reader.twice }
    }

    private static func authority(
        _ reader: StateReader
    ) throws(JSONProblem) -> SandboxAuthority {
        try reader.check([
            "clients", "tokenLifetime", "codeLifetime", "interval", "polls", "refreshTokens",
            "rotatesRefreshTokens",
        ])
        var authority = SandboxAuthority()
        for client in try reader.elements("clients") {
            try client.check(["id", "secret"])
            authority.clients.append(
                .init(id: try client.required("id"), secret: try client.text("secret")))
        }
        let seconds = { (name: String, usual: Int) throws(JSONProblem) -> Int in
            min(try reader.integer(name) ?? usual, 1_000_000_000)
        }
        authority.tokenLifetime = try seconds("tokenLifetime", authority.tokenLifetime)
        authority.codeLifetime = try seconds("codeLifetime", authority.codeLifetime)
        authority.interval = try seconds("interval", authority.interval)
        if reader.member("polls") != nil {
            authority.polls = try reader.list("polls") { poll throws(JSONProblem) in
                try poll.text()
            }
        }
        authority.refreshTokens = try reader.list("refreshTokens") { token throws(JSONProblem) in
            try token.text()
        }
        authority.rotates = try reader.bool("rotatesRefreshTokens") ?? true
        return authority
    }

    private static func fault(_ reader: StateReader) throws(JSONProblem) -> SandboxFault {
        try reader.check([
            "kind", "method", "path", "after", "times", "status", "code", "text", "retryAfter",
            "delay",
        ])
        guard let kind: SandboxFault.Kind = try reader.choice("kind") else {
            throw reader.problem("the member 'kind' is missing")
        }
        var fault = SandboxFault(
            kind, method: try reader.text("method"), path: try reader.text("path") ?? "",
            after: try reader.integer("after") ?? 0)
        if let times = reader.member("times") { fault.times = try times.integerOrNull() }
        fault.status = try reader.integer("status") ?? fault.status
        guard (200...599).contains(fault.status) else {
            throw reader.problem("expected a status from 200 to 599, found \(fault.status)")
        }
        fault.code = try reader.integer("code")
        fault.text = try reader.text("text") ?? fault.text
        fault.retryAfter = try reader.text("retryAfter")
        fault.delay = try reader.integer("delay") ?? fault.delay
        return fault
    }

    private static func json(_ customer: Customer) -> JSONValue {
        var members: [PartnerObject.Member] = [
            .init("id", .string(customer.id)), .init("companyName", .string(customer.companyName)),
            .init("country", .string(customer.country)),
        ]
        if !customer.isOwn { members.append(.init("isOwn", .bool(false))) }
        if customer.standing != .active {
            members.append(.init("standing", .string(customer.standing.rawValue)))
        }
        if !customer.hasAgreement { members.append(.init("hasAgreement", .bool(false))) }
        if customer.isCreditUsedUp { members.append(.init("isCreditUsedUp", .bool(true))) }
        if let limit = customer.seatLimit {
            members.append(.init("seatLimit", .number(JSONNumber(limit))))
        }
        if let limit = customer.subscriptionLimit {
            members.append(.init("subscriptionLimit", .number(JSONNumber(limit))))
        }
        return .object(PartnerObject(members))
    }

    private static func json(_ fault: SandboxFault) -> JSONValue {
        var members: [PartnerObject.Member] = [.init("kind", .string(fault.kind.rawValue))]
        if let method = fault.method { members.append(.init("method", .string(method))) }
        if !fault.path.isEmpty { members.append(.init("path", .string(fault.path))) }
        members += [
            .init("after", .number(JSONNumber(fault.after))),
            .init("times", fault.times.map { .number(JSONNumber($0)) } ?? .null),
            .init("status", .number(JSONNumber(fault.status))), .init("text", .string(fault.text)),
            .init("delay", .number(JSONNumber(fault.delay))),
        ]
        if let code = fault.code { members.append(.init("code", .number(JSONNumber(code)))) }
        if let wait = fault.retryAfter { members.append(.init("retryAfter", .string(wait))) }
        return .object(PartnerObject(members))
    }
}

/// One value of a state's document, and where it is.
private struct StateReader {
    let value: JSONValue
    let path: String

    init(_ value: JSONValue, _ path: String) throws(JSONProblem) {
        self.value = value
        self.path = path
    }

    private init(unchecked value: JSONValue, _ path: String) {
        self.value = value
        self.path = path
    }

    func problem(_ message: String) -> JSONProblem { JSONProblem(message, path: path) }

    var twice: JSONProblem { problem("there is another one of this id") }

    /// Refuses members that are not known.
    func check(_ names: [String]) throws(JSONProblem) {
        guard let object = value.object else {
            throw problem("expected an object, found \(value.kindDescription)")
        }
        for member in object.members where !names.contains(member.name) {
            let hint = NearestName.suggestion(for: member.name, among: names)
            throw problem(
                "unknown member '\(TraceValue.oneLine(String(member.name.prefix(60))))'"
                    + (hint.map { "; did you mean '\($0)'?" }
                        ?? "; known are \(names.joined(separator: ", "))"))
        }
    }

    func member(_ name: String) -> StateReader? {
        guard let value = value.object?[name], value != .null || name == "times" else { return nil }
        return StateReader(unchecked: value, path.isEmpty ? name : "\(path).\(name)")
    }

    func elements(_ name: String) throws(JSONProblem) -> [StateReader] {
        guard let member = member(name) else { return [] }
        guard let elements = member.value.array else {
            throw member.problem("expected an array, found \(member.value.kindDescription)")
        }
        return elements.enumerated().map {
            StateReader(unchecked: $0.element, "\(member.path)[\($0.offset)]")
        }
    }

    func list<Element>(
        _ name: String, _ read: (StateReader) throws(JSONProblem) -> Element
    ) throws(JSONProblem) -> [Element] {
        var elements: [Element] = []
        for element in try self.elements(name) { elements.append(try read(element)) }
        return elements
    }

    func text() throws(JSONProblem) -> String {
        guard let text = value.string else {
            throw problem("expected a text, found \(value.kindDescription)")
        }
        return text
    }

    func text(_ name: String) throws(JSONProblem) -> String? { try member(name)?.text() }

    func required(_ name: String) throws(JSONProblem) -> String {
        guard let text = try text(name), !text.isEmpty else {
            throw problem("the member '\(name)' is missing")
        }
        return text
    }

    func bool(_ name: String) throws(JSONProblem) -> Bool? {
        guard let member = member(name) else { return nil }
        guard let value = member.value.bool else {
            throw member.problem("expected true or false, found \(member.value.kindDescription)")
        }
        return value
    }

    func integer(_ name: String) throws(JSONProblem) -> Int? {
        try member(name)?.integerOrNull()
    }

    func integerOrNull() throws(JSONProblem) -> Int? {
        if value == .null { return nil }
        guard let number = value.integer, number >= 0 else {
            throw problem("expected a whole number from 0 on, found \(value.kindDescription)")
        }
        return number
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String
    ) throws(JSONProblem) -> Choice? where Choice.RawValue == String {
        guard let member = member(name) else { return nil }
        let word = try member.text()
        if let choice = Choice(rawValue: word) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        throw member.problem(
            "unknown word '\(word.prefix(60))'; expected one of \(words.joined(separator: ", "))")
    }

    func resource<Resource: PartnerResource>() throws(JSONProblem) -> Resource {
        do throws(JSONProblem) {
            return try Resource(json: value)
        } catch {
            throw JSONProblem(
                error.message, path: error.path.isEmpty ? path : "\(path).\(error.path)")
        }
    }
}
