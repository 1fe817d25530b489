internal import JSONDocuments
internal import PortalTrace
internal import WebFormats
public import WebPlatform

/// Writes recorded exchanges as a fixture file.
///
/// Left out is what is of the connection (lengths, codings, dates) and what looks like a secret: the
/// request's headers are not written at all; parameters of URLs are left out, and cookies, headers and
/// members of bodies masked (see `Secrets`).
package enum NetworkRecordingFile {
    /// The file's text: each request once, with its answers in order.
    package static func text(_ exchanges: [NetworkRecording.Exchange]) -> String {
        document(exchanges).text
    }

    /// The file's text, what was masked in it, and which requests have no answer in it, with the reason.
    package static func document(
        _ exchanges: [NetworkRecording.Exchange]
    ) -> (text: String, masked: [String], leftOut: [String]) {
        var secrets = Secrets()
        let leftOut = exchanges.compactMap { exchange in
            exchange.reasonToLeaveOut.map { reason in
                let url = secrets.masked(
                    url: exchange.request.url.hrefWithoutFragment, isPattern: true)
                return "\(exchange.request.method) \(url) (\(reason))"
            }
        }
        let exchanges = exchanges.filter { $0.reasonToLeaveOut == nil }
        var order: [String] = []
        var groups: [CodeUnits: [NetworkRecording.Exchange]] = [:]
        var bodies: [CodeUnits: Set<[UInt8]>] = [:]
        for exchange in exchanges {
            let line = Self.line(exchange.request)
            bodies[line, default: []].insert(exchange.request.body)
            let key = "\(line)\n\(exchange.request.body)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(exchange)
        }
        let fixtures = order.compactMap { groups[$0] }.map { group in
            fixture(
                group, needsMatch: (bodies[line(group[0].request)]?.count ?? 1) > 1, &secrets)
        }
        return (
            JSONOutput.text(JSONValue.object([.init("fixtures", .array(fixtures))])), secrets.found,
            leftOut
        )
    }

    private static func line(_ request: HTTPRequest) -> String {
        "\(request.method) \(request.url.hrefWithoutFragment)"
    }

    private static func fixture(
        _ group: [NetworkRecording.Exchange], needsMatch: Bool, _ secrets: inout Secrets
    ) -> JSONValue {
        let request = group[0].request
        var members: [JSONValue.Member] = [
            .init("method", .string(request.method)),
            .init(
                "url",
                .string(
                    secrets.masked(url: request.url.hrefWithoutFragment, isPattern: true))),
        ]
        if needsMatch {
            let text = secrets.masked(body: String(decoding: request.body, as: UTF8.self))
            let json = try? JSONParser.parse(text, file: "body")
            members.append(
                .init(
                    "match",
                    .object([
                        json.map { .init("json", ["$exactly": $0.plain]) }.flatMap {
                            json?.members == nil ? nil : $0
                        } ?? .init("text", .string(text))
                    ])))
        }
        let answers = group.map { answer($0.answer, &secrets) }
        if answers.count == 1, case .object(let own) = answers[0] {
            members += own
        } else {
            members.append(.init("answers", .array(answers)))
        }
        return .object(members)
    }

    private static func answer(
        _ answer: NetworkAnswer, _ secrets: inout Secrets
    ) -> JSONValue {
        if let failure = answer.failure, answer.body.isEmpty {
            return .object([.init("failure", .string(failure.kind.rawValue))])
        }
        var members: [JSONValue.Member] = [.init("status", .number(JSONNumber(answer.status)))]
        if !answer.statusText.isEmpty {
            members.append(.init("statusText", .string(answer.statusText)))
        }
        members.append(.init("headers", headers(answer.headers, &secrets)))
        let bytes = answer.body.flatMap(\.bytes)
        if !bytes.isEmpty { members.append(body(bytes, answer.headers, &secrets)) }
        if answer.failure != nil { members.append(.init("failure", "reset")) }
        if answer.isLeftOpen { members.append(.init("staysOpen", .bool(true))) }
        return .object(members)
    }

    private static let ofConnection: Set<String> = [
        "content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive",
        "date", "alt-svc", "strict-transport-security", "nel", "report-to",
    ]

    private static func headers(
        _ list: HeaderList, _ secrets: inout Secrets
    ) -> JSONValue {
        var names: [String] = []
        var values: [CodeUnits: [JSONValue]] = [:]
        for header in list.all where !ofConnection.contains(header.name.lowercased()) {
            if values[header.name] == nil { names.append(header.name) }
            values[header.name, default: []].append(.string(masked(header, &secrets)))
        }
        return .object(
            names.map { name in
                let all = values[name] ?? []
                return .init(name, all.count == 1 ? all[0] : .array(all))
            })
    }

    private static func masked(_ header: Header, _ secrets: inout Secrets) -> String {
        guard header.name.lowercased() == "set-cookie" else { return secrets.masked(header) }
        let pair = header.value.prefix { $0 != ";" }
        let name = pair.prefix { $0 != "=" }
        return "\(name)=masked\(header.value.dropFirst(pair.count))"
    }

    private static func body(
        _ bytes: [UInt8], _ headers: HeaderList, _ secrets: inout Secrets
    ) -> JSONValue.Member {
        guard var text = String(validating: bytes, as: UTF8.self) else {
            return .init("base64", .string(ForgivingBase64.encode(secrets.masked(body: bytes))))
        }
        text = secrets.masked(body: text)
        let type = headers.value("Content-Type").flatMap { MIMEType(parsing: $0) }
        // A large answer is one text: a file has a limit of values.
        if type?.isJSON ?? false, text.utf8.count <= 1 << 16,
            let json = try? JSONParser.parse(text, file: "body")
        {
            return .init("json", json.plain)
        }
        return .init("text", .string(text))
    }
}
