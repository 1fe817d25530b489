/// Reads what `form` wrote. Members that are not known are passed over.
extension TraceEvent.What {
    init(
        _ kind: TraceEvent.Kind, _ form: EventForm, from: TraceActor?
    ) throws(TraceProblem) {
        switch kind {
        case .call: self = .call(.init(form.name, form.arguments, result: form.result))
        case .set: self = .set(.init(form.name, try form.only("the new value")))
        case .getMissing: self = .getMissing(form.name)
        case .callback: self = .callback(try .init(form))
        case .device:
            self = .device(.init(PlainStep(form.name, form.arguments, result: form.result)))
        case .console:
            self = .console(
                .init(form.name, form.arguments, printed: try form.result?.text("result")))
        case .exception: self = .exception(try .init(form))
        case .rejection: self = .rejection(try .init(form))
        case .timer: self = .timer(try .init(form))
        case .network:
            // A service is asked for a path; a page for a URL.
            let target = form.name.utf8.firstIndex(of: UInt8(ascii: " "))
                .map { form.name.utf8[form.name.utf8.index(after: $0)...] }
            if from == .portal, let target, target.first != UInt8(ascii: "/") {
                self = .network(try .init(form))
            } else {
                self = .message(.init(form.name, body: form.arguments.first))
            }
        case .page where from == .user: self = .user(try .init(form))
        case .page:
            self =
                from == .webView && form.name == Self.leavesThePage
                ? .pageLeft(try form.only("the URL").text("arguments[0]"))
                : .page(.init(.init(rawValue: form.name), form.arguments, answer: form.result))
        case .finding: self = .finding(try .init(form))
        }
    }
}

extension EventForm {
    fileprivate func only(_ what: String) throws(TraceProblem) -> TraceValue {
        guard let first = arguments.first, arguments.count == 1 else {
            throw TraceProblem(
                "arguments", "expected one, \(what), found \(arguments.count)")
        }
        return first
    }
}

extension TraceValue {
    fileprivate func text(_ member: String) throws(TraceProblem) -> String {
        guard let string else {
            throw TraceProblem(member, "expected a string, found \(kindDescription)")
        }
        return string
    }

    fileprivate func texts(_ member: String) throws(TraceProblem) -> [String] {
        guard let elements else {
            throw TraceProblem(member, "expected an array, found \(kindDescription)")
        }
        var texts: [String] = []
        for (index, element) in elements.enumerated() {
            texts.append(try element.text("\(member)[\(index)]"))
        }
        return texts
    }

    fileprivate func integer(_ member: String) throws(TraceProblem) -> Int {
        guard let number = number.flatMap(Int.init(exactly:)) else {
            throw TraceProblem(member, "expected an integer, found \(kindDescription)")
        }
        return number
    }

    fileprivate func object(_ member: String) throws(TraceProblem) -> [Member] {
        guard let members else {
            throw TraceProblem(member, "expected an object, found \(kindDescription)")
        }
        return members
    }

    /// One of the words that an enumeration has.
    fileprivate func word<Word>(
        _ member: String
    ) throws(TraceProblem) -> Word where Word: RawRepresentable<String> & CaseIterable {
        let text = try text(member)
        guard let word = Word(rawValue: text) else {
            throw TraceProblem.unknown(text, among: Word.allCases.map(\.rawValue), at: member)
        }
        return word
    }
}

extension TraceEvent.Callback {
    fileprivate init(_ form: EventForm) throws(TraceProblem) {
        let result = form.result ?? .undefined
        _ = try result.object("result")
        guard form.arguments.count <= 1 else {
            throw TraceProblem(
                "arguments", "expected at most one, the payload, found \(form.arguments.count)")
        }
        self.init(
            form.name, property: try (result["property"] ?? .undefined).text("result.property"),
            payload: try form.arguments.first?.text("arguments[0]"), try .init(result))
    }
}

extension CallbackOutcome {
    fileprivate init(_ result: TraceValue) throws(TraceProblem) {
        func error() throws(TraceProblem) -> String {
            try (result["error"] ?? .undefined).text("result.error")
        }
        let value = result["value"] ?? .undefined
        let kind: Kind = try (result["outcome"] ?? .undefined).word("result.outcome")
        switch kind {
        case .running: self = .running
        case .returned: self = .returned
        case .threw: self = .threw(try error())
        case .endedByHost: self = .endedByHost
        case .notFound: self = .notFound
        case .notAFunction: self = .notAFunction(value)
        case .notAName: self = value == "" ? .notSet : .notAName(value)
        case .notReadable: self = .notReadable(try error())
        case .dottedName: self = .dottedName
        case .lexicalBinding: self = .lexicalBinding
        case .pageClosed: self = .pageClosed
        case .gone: self = .gone
        }
    }
}

extension TraceEvent.Thrown {
    fileprivate init(_ form: EventForm) throws(TraceProblem) {
        self.init(
            form.name == TraceEvent.What.thrownValue ? nil : form.name,
            try form.only("the message or the value"),
            stack: [])
        for (index, text) in (try form.result?.texts("result") ?? []).enumerated() {
            guard let frame = StackFrame(text) else {
                throw TraceProblem(
                    "result[\(index)]",
                    "expected a function and its place, such as "
                        + "'buy portal.js:20:9', found '\(TraceValue.oneLine(text))'")
            }
            stack.append(frame)
        }
    }
}

extension TraceEvent.DueTimer {
    fileprivate init(_ form: EventForm) throws(TraceProblem) {
        let delay = try form.only("the delay").integer("arguments[0]")
        switch form.name {
        case "setTimeout": self.init(isInterval: false, delay: delay)
        case "setInterval": self.init(isInterval: true, delay: delay)
        default:
            throw TraceProblem("name", "expected setTimeout or setInterval for a timer")
        }
    }
}

extension NetworkExchange {
    fileprivate init(_ form: EventForm) throws(TraceProblem) {
        let parts = form.name.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else {
            throw TraceProblem("name", "expected a method and a URL with a space between them")
        }
        let request = try form.only("the request")
        self.init(
            String(parts[0]), String(parts[1]),
            initiator: .init(
                rawValue: try (request["initiator"] ?? .undefined).text("arguments[0].initiator")),
            headers: try request["headers"]?.object("arguments[0].headers"),
            body: request["body"])
        outcome = try form.result.map { value throws(TraceProblem) in try NetworkOutcome(value) }
    }
}

extension NetworkOutcome {
    fileprivate init(_ result: TraceValue) throws(TraceProblem) {
        self.init()
        _ = try result.object("result")
        status = try result["status"]?.integer("result.status")
        headers = try result["headers"]?.object("result.headers")
        body = result["body"]
        answeredBy = try result["answeredBy"]?.text("result.answeredBy")
        cookiesRefused = try result["cookiesRefused"]?.texts("result.cookiesRefused") ?? []
        isAborted = result["aborted"] == true
        let words = try result["words"]?.text("result.words") ?? ""
        if let blocked = result["blocked"] {
            problem = .blocked(try blocked.word("result.blocked"), words)
        } else if let failure = result["failure"] {
            problem = .failed(try failure.word("result.failure"), words)
        }
    }
}

extension TraceEvent.UserAct {
    fileprivate init(_ form: EventForm) throws(TraceProblem) {
        guard form.arguments.count >= 2 else {
            throw TraceProblem(
                "arguments", "expected a locator and an element, found \(form.arguments.count)")
        }
        let element = form.arguments[1]
        self.init(
            form.name, try form.arguments[0].text("arguments[0]"),
            element: element == .null ? nil : try element.text("arguments[1]"),
            given: Array(form.arguments.dropFirst(2)))
        failure = try form.result?["failed"]?.text("result.failed")
        isHeard = form.result?["heard"] != false
        hasName = form.result?["named"] != false
        nearMisses = try form.result?["near"]?.texts("result.near") ?? []
    }
}

extension TraceEvent.Judgement {
    fileprivate init(_ form: EventForm) throws(TraceProblem) {
        let result = form.result ?? .undefined
        _ = try result.object("result")
        self.init(
            form.name, try (result["severity"] ?? .undefined).word("result.severity"),
            try (result["message"] ?? .undefined).text("result.message"),
            notes: try result["notes"]?.texts("result.notes") ?? [])
    }
}
