internal import JSONDocuments
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// How single values of a fixture file are read.
extension NetworkShapes {
    static let delaySchema = Schema.either([.integer(0...86_400_000), .duration])

    /// Virtual milliseconds, or a time with its unit.
    static func delay(_ json: PlacedJSON, _ reading: inout DocumentReading) -> Int? {
        if case .number = json.value {
            return Kind.integer(0...86_400_000).read(json, &reading)
        }
        return Kind.duration.read(json, &reading)
    }

    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    static func method(_ json: PlacedJSON, _ reading: inout DocumentReading) -> String? {
        guard let text = Kind.text.read(json, &reading) else { return nil }
        if text == "*" { return nil }
        guard HTTPMethodRules.isMethod(text) else {
            reading.report("'\(TraceValue.oneLine(text))' is no HTTP method", at: json.place)
            return nil
        }
        // Methods have a letter case: a browser writes the usual ones in capitals.
        if !methods.contains(text), let near = nearest(text, methods) {
            reading.report("unknown method '\(text)'; did you mean '\(near)'?", at: json.place)
        }
        return text
    }

    static func pattern(
        _ json: PlacedJSON, _ reading: inout DocumentReading
    ) -> FixturePattern? {
        guard let text = Kind.text.read(json, &reading) else { return nil }
        do throws(FixturePattern.Problem) {
            return try FixturePattern(text)
        } catch {
            reading.report(error.words, at: json.place)
            return nil
        }
    }

    static func headers(_ json: PlacedJSON, _ reading: inout DocumentReading) -> HeaderList {
        var list = HeaderList()
        guard let members = json.members else {
            reading.report("expected an object, found \(json.description)", at: json.place)
            return list
        }
        for member in members {
            guard HTTPHeaderRules.isName(member.name) else {
                reading.report(
                    "'\(TraceValue.oneLine(member.name))' is no name of a header", at: member.place)
                continue
            }
            let values: [PlacedJSON]
            if case .array(let elements) = member.value.value {
                values = elements
            } else {
                values = [member.value]
            }
            for value in values {
                guard let text = Kind.text.read(value, &reading) else { continue }
                guard text.isHeaderValue else {
                    reading.report(
                        "a header has Latin-1 characters only, and no line ends", at: value.place)
                    continue
                }
                list.append(member.name, text)
            }
        }
        return list
    }

    /// What the members of a fixture may be, and all together cannot.
    static func check(_ json: PlacedJSON, _ entry: Entry, _ reading: inout DocumentReading) {
        if entry.answers != nil {
            let own = [
                "status", "statusText", "headers", "json", "text", "base64", "file", "chunks",
                "endless", "staysOpen", "delay", "failure",
            ]
            if let both = json.members?.first(where: { own.contains($0.name) }) {
                reading.report(
                    "'\(both.name)' stands beside 'answers'; put it into each of them",
                    at: both.place)
            }
            if entry.answers?.isEmpty == true, let list = json["answers"] {
                reading.report("'answers' has no answer", at: list.place)
            }
        } else if let after = json.members?.first(where: { $0.name == "after" }) {
            reading.report("'after' needs 'answers'", at: after.place)
        }
        var parts: [(PlacedJSON, Answer)] = [(json, entry.own)]
        if let answers = entry.answers, case .array(let list)? = json["answers"]?.value,
            list.count == answers.count
        {
            parts += zip(list, answers)
        }
        for (json, answer) in parts { check(json, answer, &reading) }
    }

    private static func check(
        _ json: PlacedJSON, _ answer: Answer, _ reading: inout DocumentReading
    ) {
        if answer.chunks != nil, answer.bodyPlace != nil, let chunks = json["chunks"] {
            reading.report(
                "a second body; an answer has one of json, text, base64, file, chunks",
                at: chunks.place)
        }
        if answer.isEndless, answer.chunks?.isEmpty ?? true, let endless = json["endless"] {
            reading.report("'endless' needs 'chunks'", at: endless.place)
        }
        if answer.isLeftOpen, answer.isEndless || answer.failure != nil,
            let open = json["staysOpen"]
        {
            reading.report(
                "an answer that stays open does not fail, and 'endless' has no end to stay open at",
                at: open.place)
        }
        if let failure = answer.failure, failure != .reset, let place = json["failure"]?.place,
            answer.bodyPlace != nil || answer.chunks != nil || json["status"] != nil
                || json["headers"] != nil
        {
            reading.report(
                "with the failure '\(failure.rawValue)' there is no answer, so it has no status, "
                    + "headers or body", at: place)
        }
        if [204, 205, 304].contains(answer.status), answer.bodyPlace != nil,
            let status = json["status"]
        {
            reading.report("an answer of status \(answer.status) has no body", at: status.place)
        }
    }

    /// A place of a fixture in its parts: "network.json:3".
    static func split(_ place: String) -> (file: String, line: Int?) {
        guard let colon = place.lastIndex(of: ":") else { return (place, nil) }
        return (String(place[..<colon]), Int(place[place.index(after: colon)...]))
    }
}

/// The reason phrases of RFC 9110, section 15.
enum HTTPStatus {
    private static let texts: [Int: String] = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 205: "Reset Content",
        206: "Partial Content", 301: "Moved Permanently", 302: "Found", 303: "See Other",
        304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
        404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable",
        408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
        412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long",
        415: "Unsupported Media Type", 422: "Unprocessable Content", 429: "Too Many Requests",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout",
    ]

    static func text(_ status: Int) -> String { texts[status] ?? "" }
}

extension Kind where Value == Int {
    /// A status that ends an exchange, or 101, which opens a WebSocket.
    static let status = Kind(schema: .integer(101...599)) { json, reading in
        if case .number(let number) = json.value, let value = number.integer,
            value == 101 || 200...599 ~= value
        {
            return value
        }
        reading.report(
            "expected a status, 101 or a whole number from 200 to 599, found \(json.description)",
            at: json.place)
        return nil
    } write: {
        .number(JSONNumber($0))
    }
}
