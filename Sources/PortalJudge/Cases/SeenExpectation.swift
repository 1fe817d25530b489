internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// What a run was, in the form in which a case expects it.
struct SeenExpectation {
    let run: RunResult
    /// The case's own file: lines of it change with what is written.
    let caseName: String

    /// Longer texts are no good expectations; their kind is.
    private static let longestText = 2_000

    /// All that is worth expecting, by the members of an expectation.
    var all: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        func add(_ name: String, _ elements: [JSONValue]) {
            if !elements.isEmpty { members.append(.init(name, .array(elements))) }
        }
        add("calls", calls(withMetadata: false).map(Self.value))
        add("callbacks", callbacks.map(Self.value))
        add("console", console.map(Self.value))
        add("findings", findings(listed: []).map(value))
        add("requests", requests)
        let app = app
        if !app.isEmpty { members.append(.init("app", .object(app))) }
        if run.events.contains(where: { $0.kind == .call }), run.world.profiles != nil {
            members.append(.init("device", .object([.init("activeProfile", activeProfile)])))
        }
        let storage = storage
        if !storage.isEmpty { members.append(.init("storage", .object(storage))) }
        if !run.end.isRegular || run.end == .until {
            members.append(.init("end", .string(run.end.rawValue)))
        }
        return members
    }

    // MARK: - Lists

    /// - Parameter withMetadata: Whether calls that only make metadata count.
    func calls(withMetadata: Bool) -> [TraceEvent] {
        run.events.filter {
            withMetadata ? $0.kind == .call : $0.asksApp
        }
    }

    var callbacks: [TraceEvent] { run.events.filter { $0.kind == .callback } }

    var console: [TraceEvent] { run.events.filter { $0.consoleLine != nil } }

    func findings(listed: Set<RuleID>) -> [Finding] {
        run.findings.filter { $0.severity != .info || listed.contains($0.ruleID) }
    }

    /// An element of a list.
    static func value(_ event: TraceEvent) -> JSONValue {
        if let line = event.consoleLine { return pattern(.string(line.text)) }
        if let callback = event.callback {
            var members: [JSONValue.Member] = [.init("name", .string(callback.name))]
            if let payload = callback.payload,
                let json = try? JSONParser.parse(payload, file: "payload")
            {
                // What is no JSON has no pattern.
                members.append(.init("payload", pattern(json.traceValue)))
            }
            let outcome = callback.outcome.kind
            if outcome != .returned {
                members.append(.init("outcome", .string(outcome.rawValue)))
            }
            return .object(members)
        }
        var members: [JSONValue.Member] = [.init("name", .string(event.name))]
        if !event.arguments.isEmpty {
            members.append(.init("arguments", .array(event.arguments.map(pattern))))
        }
        return .object(members)
    }

    func value(_ finding: Finding) -> JSONValue {
        var members: [JSONValue.Member] = [.init("rule", .string(finding.ruleID.rawValue))]
        if let location = finding.location, location.file?.hasSameCodeUnits(as: caseName) != true {
            members.append(.init("line", .number(JSONNumber(location.line))))
        }
        return .object(members)
    }

    /// The requests that scripts sent, each once.
    private var requests: [JSONValue] {
        var order: [String] = []
        var counts: [CodeUnits: (value: [JSONValue.Member], count: Int)] = [:]
        for exchange in run.events.compactMap(\.exchange) where exchange.initiator.isOfScript {
            var members: [JSONValue.Member] = [
                .init("method", .string(exchange.method)), .init("url", .string(url(exchange.url))),
            ]
            if let body = exchange.body?.string, body.utf8.count <= Self.longestText {
                let json = try? JSONParser.parse(body, file: "body")
                let isJSON = json?.members != nil
                members.append(
                    .init("body", Self.pattern(isJSON ? json?.traceValue ?? .null : .string(body))))
            }
            let key = JSONValue.object(members).text()
            if counts[key] == nil { order.append(key) }
            counts[key, default: (members, 0)].count += 1
        }
        return order.compactMap { counts[$0] }.map { entry in
            .object(entry.value + [.init("count", .number(JSONNumber(entry.count)))])
        }
    }

    /// A URL of the portal's own server as its path.
    private func url(_ text: String) -> String {
        guard let address = WebURL(text), address.origin == WebURL(run.url)?.origin else {
            return text
        }
        return address.pathname + address.search
    }

    // MARK: - The end

    private var app: [JSONValue.Member] {
        let state = run.world.app
        var members: [JSONValue.Member] = [.init("control", control)]
        if state.isBalanceShown { members.append(.init("balanceShown", true)) }
        if !state.notifications.isEmpty {
            members.append(.init("notifications", notifications))
        }
        if !state.launchErrors.isEmpty { members.append(.init("launchErrors", launchErrors)) }
        if state.registration != nil { members.append(.init("registration", registration)) }
        return members
    }

    var control: JSONValue { .string(run.world.control.rawValue) }

    var notifications: JSONValue {
        .array(run.world.app.notifications.map { .string($0.rawValue) })
    }

    var launchErrors: JSONValue {
        .array(run.world.app.launchErrors.map { .string($0.result.rawValue) })
    }

    var registration: JSONValue {
        run.world.app.registration.map { .string($0.rawValue) } ?? .null
    }

    var activeProfile: JSONValue { run.world.activeProfile.map { .string($0) } ?? .null }

    var profiles: JSONValue {
        .array(
            (run.world.profiles ?? []).map {
                ["iccid": .string($0.iccid), "state": .string($0.state.rawValue)]
            })
    }

    /// The items of the portal's origin.
    private var storage: [JSONValue.Member] {
        guard let area = run.localStorage[WebURL(run.url)?.origin ?? ""] else { return [] }
        return area.items.map { item in
            .init(
                String(utf16: item.key),
                Self.pattern(.string(String(utf16: item.value))))
        }
    }

    /// What an item is now.
    func stored(_ name: String) -> JSONValue {
        run.localStorage[WebURL(run.url)?.origin ?? ""]?.value(of: Array(name.utf16))
            .map { Self.pattern(.string(String(utf16: $0))) } ?? .null
    }

    // MARK: - Patterns

    /// The pattern of a value; of what JSON cannot write, its kind.
    static func pattern(_ value: TraceValue) -> JSONValue {
        switch value {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let value)
        where JSONNumber(value) != nil && !(value == 0 && value.sign == .minus):
            return JSONNumber(value).map { .number($0) } ?? .null
        case .string(let text) where text.utf8.count <= longestText: return .string(text)
        case .array(let elements): return .array(elements.map(pattern))
        case .object(let members):
            let patterns = JSONValue.object(members.map { .init($0.name, pattern($0.value)) })
            // An empty pattern fits every object, and "$" begins a pattern of another kind.
            return members.isEmpty || members.contains { $0.name.hasPrefix("$") }
                ? ["$exactly": patterns] : patterns
        default: return ["$type": .string(Pattern.kind(of: value))]
        }
    }
}
