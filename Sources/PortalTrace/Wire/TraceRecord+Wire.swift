internal import JSONDocuments

extension TraceRecord {
    /// The line of the record, without its line feed.
    public var bytes: [UInt8] {
        var members = [JSONValue.Member("kind", .string(kind))]
        if let payload { members.append(.init("payload", payload)) }
        members.append(.init("version", .number(JSONNumber(Self.version))))
        return JSONOutput.escaped(JSONValue.object(members).bytes())
    }

    private var kind: String {
        switch self {
        case .header: "header"
        case .script: "script"
        case .event: "event"
        case .snapshot: "snapshot"
        case .state: "state"
        case .end: "end"
        case .unknown(let kind): kind
        }
    }

    private var payload: JSONValue? {
        switch self {
        case .header(let header): header.json
        case .script(let script): script.json
        case .event(let event): event.json
        case .snapshot(let snapshot): snapshot.json
        case .state(let state): state.json
        case .end(let end): end.json
        case .unknown: nil
        }
    }

    /// Reads a line; one of a newer version is an error, one of an unknown kind is not.
    ///
    /// - Parameter check: Looks at the record; what it finds is placed in the line.
    init(
        line: [UInt8], check: (TraceRecord) throws(TraceProblem) -> Void
    ) throws(TraceProblem) {
        let json: PlacedJSON
        do throws(JSONProblem) {
            json = try JSONParser.parse(line, .document)
        } catch {
            throw TraceProblem(error.path, error.message, column: error.place?.column)
        }
        guard json.members != nil else {
            throw TraceProblem("", "expected a record, found \(json.description)", column: 1)
        }
        let version = try json.integer("version")
        guard version == Self.version else {
            var problem = json.problem(
                "version",
                version > Self.version
                    ? "this is a trace of version \(version), and version \(Self.version) is the "
                        + "newest that this program reads; use the portalhost that wrote it, or a newer one"
                    : "there is no trace of version \(version), expected \(Self.version)")
            problem.isOfAnotherVersion = true
            throw problem
        }
        let kind = try json.text("kind")
        let readers: [String: (PlacedJSON) throws(TraceProblem) -> TraceRecord] = [
            "header": { json throws(TraceProblem) in .header(try Header(json)) },
            "script": { json throws(TraceProblem) in .script(try Script(json)) },
            "event": { json throws(TraceProblem) in .event(try TraceEvent(json)) },
            "snapshot": { json throws(TraceProblem) in .snapshot(try Snapshot(json)) },
            "state": { json throws(TraceProblem) in .state(try State(json)) },
            "end": { json throws(TraceProblem) in .end(try End(json)) },
        ]
        guard let read = readers[kind] else {
            self = .unknown(kind: kind)
            return
        }
        let payload = try json.object("payload")
        self = try TraceProblem.below("payload", payload) { () throws(TraceProblem) in
            let record = try read(payload)
            try check(record)
            return record
        }
    }
}

extension [String] {
    fileprivate var json: JSONValue { .array(map { .string($0) }) }
}

extension TraceRecord.Header {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("edition", .string(edition)), .init("scripts", scripts.json),
        ]
        if let target { members.append(.init("target", .string(target))) }
        members.append(.init("tool", .string(tool)))
        members.append(.init("toolVersion", .string(toolVersion)))
        members.append(.init("url", .string(url)))
        return .object(members)
    }

    fileprivate init(_ json: PlacedJSON) throws(TraceProblem) {
        self.init(
            tool: try json.text("tool"), toolVersion: try json.text("toolVersion"),
            edition: try json.text("edition"), url: try json.text("url"),
            target: json["target"] == nil ? nil : try json.text("target"),
            scripts: try json.texts("scripts"))
    }
}

extension TraceRecord.Script {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = []
        if let document { members.append(.init("document", .string(document))) }
        members.append(.init("hash", .string(hash)))
        if !modules.isEmpty { members.append(.init("modules", Self.json(modules))) }
        members.append(.init("name", .string(name)))
        if !notes.isEmpty {
            let notes = notes.map { note -> JSONValue in
                ["message": .string(note.message), "rule": .string(note.rule)]
            }
            members.append(.init("notes", .array(notes)))
        }
        if !strictParts.isEmpty { members.append(.init("strict", Self.json(strictParts))) }
        members.append(.init("text", .string(text)))
        return .object(members)
    }

    private static func json(_ parts: [Range<Int>]) -> JSONValue {
        .array(
            parts.map { part in
                [
                    "end": .number(JSONNumber(part.upperBound)),
                    "start": .number(JSONNumber(part.lowerBound)),
                ]
            })
    }

    fileprivate init(_ json: PlacedJSON) throws(TraceProblem) {
        self.init(
            name: try json.text("name"), text: try json.text("text"), hash: try json.text("hash"))
        document = json["document"] == nil ? nil : try json.text("document")
        modules = try Self.parts("modules", of: json)
        strictParts = try Self.parts("strict", of: json)
        guard (modules + strictParts).reduce(0, { $0 + $1.count }) <= text.utf16.count else {
            throw TraceProblem(
                modules.isEmpty ? "strict" : "modules",
                "expected parts of the text, none in another")
        }
        guard json["notes"] != nil else { return }
        for (index, note) in try json.elements("notes").enumerated() {
            notes.append(
                try TraceProblem.below("notes[\(index)]", note) { () throws(TraceProblem) in
                    Note(rule: try note.text("rule"), message: try note.text("message"))
                })
        }
    }

    private static func parts(
        _ name: String, of json: PlacedJSON
    ) throws(TraceProblem) -> [Range<Int>] {
        guard json[name] != nil else { return [] }
        var found: [Range<Int>] = []
        for (index, part) in try json.elements(name).enumerated() {
            found.append(
                try TraceProblem.below("\(name)[\(index)]", part) {
                    () throws(TraceProblem) in
                    let (start, end) = (try part.integer("start"), try part.integer("end"))
                    guard start >= 0, end >= start else {
                        throw TraceProblem("end", "expected no less than 'start'")
                    }
                    return start..<end
                })
        }
        return found
    }
}

extension TraceRecord.State {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("functions", functions.json), .init("globals", globals.json),
        ]
        if let offered { members.append(.init("offered", offered.json)) }
        if !swallowed.isEmpty {
            let swallowed = swallowed.map { one -> JSONValue in
                let callback = one.callback.map {
                    JSONValue.Member("callback", .number(JSONNumber($0)))
                }
                return .object(
                    (callback.map { [$0] } ?? []) + [
                        .init("location", one.location.json), .init("words", .string(one.words)),
                    ])
            }
            members.append(.init("swallowed", .array(swallowed)))
        }
        if !framed.isEmpty {
            let framed = framed.map { one -> JSONValue in
                ["file": .string(one.file), "name": .string(one.name)]
            }
            members.append(.init("framed", .array(framed)))
        }
        if !ran.isEmpty {
            let ran = ran.map { script -> JSONValue in
                [
                    "document": .number(JSONNumber(script.document)),
                    "location": script.location.json,
                ]
            }
            members.append(.init("ran", .array(ran)))
        }
        if !repeated.isEmpty {
            let repeated = repeated.map { call -> JSONValue in
                var members: [JSONValue.Member] = [
                    .init("call", .number(JSONNumber(call.call)))
                ]
                if call.isCertain { members.append(.init("certain", .bool(true))) }
                members.append(.init("listeners", .array(call.listeners.map(\.json))))
                return .object(members)
            }
            members.append(.init("repeated", .array(repeated)))
        }
        members.append(.init("world", world.json))
        return .object(members)
    }

    fileprivate init(_ json: PlacedJSON) throws(TraceProblem) {
        self.init(
            functions: try json.texts("functions"), globals: try json.texts("globals"),
            offered: json["offered"] == nil ? nil : try json.texts("offered"),
            world: try json.datum("world") ?? .undefined)
        try readRepeated(json)
        if json["swallowed"] != nil {
            for (index, one) in try json.elements("swallowed").enumerated() {
                try TraceProblem.below("swallowed[\(index)]", one) { () throws(TraceProblem) in
                    guard let location = try SourceLocation.member("location", of: one) else {
                        return
                    }
                    swallowed.append(
                        Swallowed(
                            callback: one["callback"] == nil ? nil : try one.integer("callback"),
                            words: try one.text("words"),
                            location: location))
                }
            }
        }
        if json["framed"] != nil {
            for (index, one) in try json.elements("framed").enumerated() {
                framed.append(
                    try TraceProblem.below("framed[\(index)]", one) { () throws(TraceProblem) in
                        Framed(name: try one.text("name"), file: try one.text("file"))
                    })
            }
        }
        guard json["ran"] != nil else { return }
        for (index, script) in try json.elements("ran").enumerated() {
            let location = try TraceProblem.below("ran[\(index)]", script) {
                () throws(TraceProblem) in try SourceLocation.member("location", of: script)
            }
            guard let location else { continue }
            ran.append(Ran(document: try script.integer("document"), location: location))
        }
    }
}

extension TraceRecord.State {
    private mutating func readRepeated(_ json: PlacedJSON) throws(TraceProblem) {
        guard json["repeated"] != nil else { return }
        for (index, call) in try json.elements("repeated").enumerated() {
            try TraceProblem.below("repeated[\(index)]", call) { () throws(TraceProblem) in
                var listeners: [SourceLocation] = []
                for (place, listener) in try call.elements("listeners").enumerated() {
                    listeners.append(
                        try TraceProblem.below("listeners[\(place)]", listener) {
                            () throws(TraceProblem) in try SourceLocation(listener)
                        })
                }
                repeated.append(
                    Repeated(
                        call: try call.integer("call"), listeners: listeners,
                        isCertain: try call.flag("certain")))
            }
        }
    }
}

extension TraceRecord.End {
    fileprivate var json: JSONValue {
        let counts = counts.sorted { $0.key < $1.key }
            .map { JSONValue.Member($0.key, .number(JSONNumber($0.value))) }
        var members: [JSONValue.Member] = []
        if isBusy { members.append(.init("busy", .bool(true))) }
        members.append(.init("counts", .object(counts)))
        if let error { members.append(.init("error", .string(error))) }
        if let location { members.append(.init("location", location.json)) }
        if passedOver > 0 {
            members.append(.init("passedOver", .number(JSONNumber(passedOver))))
        }
        members.append(.init("reason", .string(reason)))
        if !stack.isEmpty { members.append(.init("stack", .array(stack.map(\.json)))) }
        members.append(.init("time", .number(JSONNumber(time))))
        return .object(members)
    }

    fileprivate init(_ json: PlacedJSON) throws(TraceProblem) {
        let counted = try json.object("counts")
        var counts: [String: Int] = [:]
        for member in counted.members ?? [] {
            counts[member.name] = try TraceProblem.below("counts", counted) {
                () throws(TraceProblem) in try counted.integer(member.name)
            }
        }
        self.init(
            reason: try json.text("reason"), time: try json.integer("time"), counts: counts,
            error: json["error"] == nil ? nil : try json.text("error"),
            location: try SourceLocation.member("location", of: json),
            isBusy: json["busy"] != nil,
            passedOver: json["passedOver"] == nil ? 0 : try json.integer("passedOver"))
        guard json["stack"] != nil else { return }
        for (index, frame) in try json.elements("stack").enumerated() {
            stack.append(
                try TraceProblem.below("stack[\(index)]", frame) { () throws(TraceProblem) in
                    StackFrame(
                        function: try frame.text("function"),
                        location: try SourceLocation.member("location", of: frame))
                })
        }
    }
}

extension StackFrame {
    fileprivate var json: JSONValue {
        var members = [JSONValue.Member("function", .string(function))]
        if let location { members.append(.init("location", location.json)) }
        return .object(members)
    }
}
