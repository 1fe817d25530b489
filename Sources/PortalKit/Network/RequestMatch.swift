internal import JSONDocuments
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// What a fixture demands of a request beside its method and URL: patterns, as cases have them.
enum RequestMatch {
    private static let names = ["headers", "query", "json", "text"]

    static let definition = SchemaDefinition(
        name: "requestMatch",
        json: [
            "type": "object",
            "description": "What a request has to be; values can be patterns such as $regex.",
            "additionalProperties": false,
            "properties": [
                "headers": ["type": "object", "description": "headers by name"],
                "query": ["type": "object", "description": "parameters of the query, decoded"],
                "json": ["description": "the body, read as JSON"],
                "text": ["description": "the body as text"],
            ],
        ])

    static func read(
        _ json: PlacedJSON, _ reading: inout DocumentReading
    ) -> NetworkFixture.Match {
        var match = NetworkFixture.Match()
        guard let members = json.members else {
            reading.report("expected an object, found \(json.description)", at: json.place)
            return match
        }
        var checks: [@Sendable (HTTPRequest) -> String?] = []
        for member in members {
            let pattern = reading.below(member.name) { reading -> Pattern? in
                guard names.contains(member.name) else {
                    reading.report(
                        PlacedJSON(place: member.place, value: .string(member.name))
                            .unknown(among: names), at: member.place)
                    return nil
                }
                return Pattern.read(member.value, &reading)
            }
            guard let pattern else { continue }
            match.count += member.value.members?.count ?? 1
            checks.append(check(member.name, pattern))
        }
        match.key = json.plain.javaScriptText()
        let all = checks
        match.difference = { request in all.lazy.compactMap { $0(request) }.first }
        return match
    }

    private static func check(
        _ name: String, _ pattern: Pattern
    ) -> @Sendable (HTTPRequest) -> String? {
        { request in
            let found: TraceValue
            switch name {
            case "headers": found = headers(request, pattern)
            case "query": found = query(request)
            default:
                let text = String(decoding: request.body, as: UTF8.self)
                if name == "text" {
                    found = .string(text)
                } else if let json = try? JSONParser.parse(text, file: "body") {
                    found = json.traceValue
                } else {
                    return "its body is no JSON"
                }
            }
            let what = name == "json" || name == "text" ? "body" : name
            return pattern.difference(from: found).map { "its \(what) is another: \($0)" }
        }
    }

    /// The request's headers under the names that the pattern has.
    private static func headers(_ request: HTTPRequest, _ pattern: Pattern) -> TraceValue {
        var wanted: [String] = []
        switch pattern {
        case .members(let members), .exactly(let members): wanted = members.map(\.name)
        default: break
        }
        return .object(
            wanted.compactMap { name in
                request.headers.value(name).map { .init(name, .string($0)) }
            })
    }

    private static func query(_ request: HTTPRequest) -> TraceValue {
        var members: [TraceValue.Member] = []
        for pair in FormURLEncoded.parse(request.url.query ?? []) {
            let name = String(decoding: pair.name, as: UTF8.self)
            guard !members.contains(where: { $0.name == name }) else { continue }
            members.append(.init(name, .string(String(decoding: pair.value, as: UTF8.self))))
        }
        return .object(members)
    }
}
