internal import JSONDocuments
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// The form of a fixture file: one table for reading and the JSON Schema.
enum NetworkShapes {
    /// What a file holds.
    struct File: Sendable {
        var fixtures: [Entry] = []
    }

    /// One fixture as it was written.
    struct Entry: Sendable {
        var place = TextPlace(line: 1, column: 1)
        var method: String?
        var pattern: FixturePattern?
        var match = NetworkFixture.Match()
        var cors = false
        /// The answer that stands in the fixture itself.
        var own = Answer()
        var answers: [Answer]?
        var after = NetworkFixture.After.last

        func fixture(_ file: String) -> NetworkFixture? {
            guard let pattern else { return nil }
            var fixture = NetworkFixture(
                place: "\(file):\(place.line)", method: method, pattern: pattern,
                answers: (answers ?? [own]).map { .init($0.answer, times: $0.times) })
            fixture.match = match
            fixture.after = after
            fixture.allowsCORS = cors
            return fixture
        }
    }

    /// One answer as it was written.
    struct Answer: Sendable {
        var status = 200
        var statusText: String?
        var headers = HeaderList()
        var body: FixtureBody?
        var bodyPlace: TextPlace?
        var chunks: [Chunk]?
        var delay: Int?
        var failure: NetworkFailure.Kind?
        var isEndless = false
        var isLeftOpen = false
        var times = 1

        var answer: NetworkAnswer {
            var answer = NetworkAnswer(
                status: status, statusText: statusText ?? HTTPStatus.text(status),
                headers: headers, delay: delay ?? NetworkSession.Limits.usualDelay)
            if let body {
                if !body.bytes.isEmpty { answer.body = [.init(body.bytes)] }
                if let type = body.type { answer.headers.setIfMissing("Content-Type", type) }
            }
            if let chunks {
                answer.body = chunks.map { .init($0.body?.bytes ?? [], delay: $0.delay) }
            }
            answer.failure = failure.map { NetworkFailure($0) }
            answer.isEndless = isEndless
            answer.isLeftOpen = isLeftOpen
            return answer
        }
    }

    /// One part of a body as it was written.
    struct Chunk: Sendable {
        var body: FixtureBody?
        var delay = 0
    }

    // MARK: - Tables

    static let file = Shape<File>(
        "networkFile", "What servers answer a portal.",
        [
            Field("description", schema: .text, "what it is for") { json, _, reading in
                _ = Kind.text.read(json, &reading)
            },
            Field(
                "fixtures", schema: .list(.reference("fixture")), isRequired: true,
                "requests and their answers; the most demanding fixture answers"
            ) { json, file, reading in
                file.fixtures = Kind.list(of: entry).read(json, &reading) ?? []
            },
        ])

    static let entry = Kind<Entry>(schema: .reference("fixture")) { json, reading in
        var entry = Entry(place: json.place)
        fixture.read(json, into: &entry, &reading)
        check(json, entry, &reading)
        return entry
    } write: { _ in
        .null
    }

    static let fixture = Shape<Entry>(
        "fixture", "A kind of request, and what is answered.",
        [
            Field("description", schema: .text, "what it is for") { json, _, reading in
                _ = Kind.text.read(json, &reading)
            },
            Field("method", schema: .text, "the method; left out: every one") {
                json, entry, reading in
                entry.method = method(json, &reading)
            },
            Field(
                "url", schema: .text, isRequired: true,
                "the URL, where ':name' is one segment, '*' anything within one, and a last '*' "
                    + "everything below; '/path' is on every host"
            ) { json, entry, reading in
                entry.pattern = pattern(json, &reading)
            },
            Field("match", schema: .reference("requestMatch"), "what else the request has to be") {
                json, entry, reading in
                entry.match = RequestMatch.read(json, &reading)
            },
            Field(
                "cors", \.cors, .bool,
                "whether preflights are answered and every page may read the answers"),
            Field(
                "answers", schema: .list(.reference("answer")),
                "a sequence of answers, instead of one"
            ) { json, entry, reading in
                entry.answers = Kind.list(of: .object(answer, base: Answer())).read(json, &reading)
            },
            Field("after", \.after, .choice, "what follows the last of 'answers' (default last)"),
        ] + answerFields.map(Self.nested))

    /// The fields of an answer as those of the fixture itself.
    private static func nested(_ field: Field<Answer>) -> Field<Entry> {
        Field(field.name, schema: field.schema, field.summary) { json, entry, reading in
            field.read(json, &entry.own, &reading)
        }
    }

    static let answer = Shape<Answer>(
        "answer", "One answer of a sequence.",
        answerFields + [
            Field(
                "times", \.times, .integer(1...1_000_000),
                "how often it is given before the next one comes")
        ])

    private static let answerFields: [Field<Answer>] = [
        Field(
            "status", \.status, .status,
            "the status (default 200); 101 opens a WebSocket, and the parts of the body are its messages"
        ),
        Field(
            "statusText", \.statusText,
            .present(
                .text("a text") {
                    $0.isHeaderValue ? nil : "a status text has Latin-1 characters only"
                }), "the reason phrase"),
        Field("headers", schema: .any, "headers: texts, or arrays of them for several of a name") {
            json, answer, reading in
            answer.headers = headers(json, &reading)
        },
        body("json", .any, "a body of JSON", FixtureBody.json),
        body("text", .text, "a body of text", FixtureBody.text),
        body("base64", .text, "a body of bytes", FixtureBody.base64),
        body("file", .text, "a body from a file beside this one", FixtureBody.file),
        Field("chunks", schema: .list(.reference("chunk")), "a body that comes in parts") {
            json, answer, reading in
            answer.chunks = Kind.list(of: .object(chunk, base: Chunk())).read(json, &reading)
        },
        Field(
            "endless", \.isEndless, .bool,
            "whether 'chunks' are sent again and again without an end"),
        Field(
            "staysOpen", \.isLeftOpen, .bool,
            "whether the server does not end the answer: nothing comes after its body"),
        Field("delay", schema: delaySchema, "when the headers come (default 50 ms)") {
            json, answer, reading in
            answer.delay = delay(json, &reading)
        },
        Field(
            "failure", \.failure,
            .present(.choice(of: [.dns, .refused, .tls, .timeout, .reset, .offline])),
            "what goes wrong; 'reset' with a body breaks off after it"),
    ]

    private static func body(
        _ name: String, _ schema: Schema, _ summary: String,
        _ read: @escaping @Sendable (PlacedJSON, inout DocumentReading) -> FixtureBody?
    ) -> Field<Answer> {
        Field(name, schema: schema, summary) { json, answer, reading in
            if answer.bodyPlace != nil {
                reading.report(
                    "a second body; an answer has one of json, text, base64, file, chunks",
                    at: json.place)
            }
            answer.bodyPlace = json.place
            answer.body = read(json, &reading)
        }
    }

    static let chunk = Shape<Chunk>(
        "chunk", "A part of a body.",
        [
            Field("text", schema: .text, "text") { json, chunk, reading in
                chunk.body = FixtureBody.text(json, &reading)
            },
            Field("base64", schema: .text, "bytes") { json, chunk, reading in
                chunk.body = FixtureBody.base64(json, &reading)
            },
            Field("delay", schema: delaySchema, "how long after the part before it") {
                json, chunk, reading in
                chunk.delay = delay(json, &reading) ?? 0
            },
        ])

    static let definitions: [SchemaDefinition] = [
        .init(file), .init(fixture), .init(answer), .init(chunk), RequestMatch.definition,
    ]
}
