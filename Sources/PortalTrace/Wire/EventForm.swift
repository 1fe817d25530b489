/// An event as a file and most views have it: a name, what was given, and what came back.
struct EventForm {
    var name: String
    var arguments: [TraceValue] = []
    var result: TraceValue?

    init(_ name: String, _ arguments: [TraceValue] = [], _ result: TraceValue? = nil) {
        self.name = name
        self.arguments = arguments
        self.result = result
    }
}

extension TraceEvent.What {
    /// What the file calls a thrown value that is no error.
    static let thrownValue = "thrown value"
    static let leavesThePage = "leaves the page"

    var form: EventForm {
        switch self {
        case .call(let call): EventForm(call.name, call.arguments, call.result)
        case .set(let set): EventForm(set.name, [set.value])
        case .getMissing(let name): EventForm(name)
        case .callback(let callback):
            EventForm(
                callback.name, callback.payload.map { [.string($0)] } ?? [],
                callback.outcome.written(property: callback.property))
        case .device(let step):
            EventForm(step.value.words, step.value.arguments, step.value.result)
        case .console(let line):
            EventForm(line.function, line.arguments, line.printed.map { .string($0) })
        case .exception(let thrown), .rejection(let thrown):
            EventForm(
                thrown.name ?? Self.thrownValue, [thrown.value],
                thrown.stack.isEmpty ? nil : .array(thrown.stack.map { .string($0.text) }))
        case .timer(let timer): EventForm(timer.function, [.number(Double(timer.delay))])
        case .network(let exchange):
            EventForm(exchange.line, [exchange.request], exchange.outcome?.written)
        case .message(let message): EventForm(message.line, message.body.map { [$0] } ?? [])
        case .page(let request):
            EventForm(request.member.rawValue, request.arguments, request.answer)
        case .user(let act): EventForm(act.action, act.written, act.outcome)
        case .pageLeft(let url): EventForm(Self.leavesThePage, [.string(url)])
        case .finding(let judgement): EventForm(judgement.rule, [], judgement.written)
        }
    }
}

extension TraceEvent {
    /// What it is called in a file: a qualified member, a callback, a console's function, the words
    /// of a step.
    public var name: String { what.form.name }
    /// What was given.
    public var arguments: [TraceValue] { what.form.arguments }
    /// What came back; nil where nothing does.
    public var result: TraceValue? { what.form.result }
}

extension CallbackOutcome {
    fileprivate func written(property: String) -> TraceValue {
        var members: [TraceValue.Member] = [
            .init("outcome", .string(kind.rawValue)), .init("property", .string(property)),
        ]
        switch self {
        case .threw(let error), .notReadable(let error):
            members.append(.init("error", .string(error)))
        case .notAFunction(let value), .notAName(let value):
            members.append(.init("value", value))
        case .notSet: members.append(.init("value", ""))
        default: break
        }
        return .record(members)
    }
}

extension NetworkExchange {
    fileprivate var request: TraceValue {
        var members = [TraceValue.Member("initiator", .string(initiator.rawValue))]
        if let headers { members.append(.init("headers", .object(headers))) }
        if let body { members.append(.init("body", body)) }
        return .record(members)
    }
}

extension NetworkOutcome {
    fileprivate var written: TraceValue {
        var members: [TraceValue.Member] = []
        if let status { members.append(.init("status", .number(Double(status)))) }
        if let headers { members.append(.init("headers", .object(headers))) }
        if let answeredBy { members.append(.init("answeredBy", .string(answeredBy))) }
        if let body { members.append(.init("body", body)) }
        if !cookiesRefused.isEmpty {
            members.append(.init("cookiesRefused", .array(cookiesRefused.map { .string($0) })))
        }
        switch problem {
        case .failed(let failure, let words):
            members.append(.init("failure", .string(failure.rawValue)))
            members.append(.init("words", .string(words)))
        case .blocked(let block, let words):
            members.append(.init("blocked", .string(block.rawValue)))
            members.append(.init("words", .string(words)))
        case nil: break
        }
        if isAborted { members.append(.init("aborted", true)) }
        return .record(members)
    }
}

extension TraceEvent.UserAct {
    fileprivate var written: [TraceValue] {
        [.string(locator), element.map { .string($0) } ?? .null] + given
    }

    fileprivate var outcome: TraceValue? {
        var members: [TraceValue.Member] = []
        if let failure { members.append(.init("failed", .string(failure))) }
        if !isHeard { members.append(.init("heard", false)) }
        if !hasName { members.append(.init("named", false)) }
        if !nearMisses.isEmpty {
            members.append(.init("near", .array(nearMisses.map { .string($0) })))
        }
        return members.isEmpty ? nil : .record(members)
    }
}

extension TraceEvent.Judgement {
    fileprivate var written: TraceValue {
        var members: [TraceValue.Member] = [
            .init("severity", .string(severity.rawValue)), .init("message", .string(message)),
        ]
        if !notes.isEmpty { members.append(.init("notes", .array(notes.map { .string($0) }))) }
        return .record(members)
    }
}

extension TraceValue {
    /// An object of the format's own: its members are sorted by name.
    fileprivate static func record(_ members: [Member]) -> TraceValue {
        .object(members.sorted { $0.name < $1.name })
    }
}
