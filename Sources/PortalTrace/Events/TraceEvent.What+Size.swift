extension TraceEvent.What {
    /// Roughly what the event takes in memory, in bytes.
    var estimatedBytes: Int {
        let more: Int =
            switch self {
            case .call(let call):
                call.name.utf8.count + call.arguments.estimatedBytes
                    + (call.result?.estimatedBytes ?? 0)
            case .set(let set): set.name.utf8.count + set.value.estimatedBytes
            case .getMissing(let name), .pageLeft(let name): name.utf8.count
            case .callback(let callback):
                callback.name.utf8.count + callback.property.utf8.count
                    + (callback.payload?.utf8.count ?? 0) + callback.outcome.estimatedBytes
            case .device(let step): step.value.arguments.estimatedBytes
            case .console(let line):
                line.function.utf8.count + line.arguments.estimatedBytes
                    + (line.printed?.utf8.count ?? 0)
            case .exception(let thrown), .rejection(let thrown):
                (thrown.name?.utf8.count ?? 0) + thrown.value.estimatedBytes
                    + thrown.stack.reduce(0) { $0 + 64 + $1.function.utf8.count }
            case .timer: 0
            case .network(let exchange): exchange.estimatedBytes
            case .message(let message):
                message.line.utf8.count + (message.body?.estimatedBytes ?? 0)
            case .page(let request):
                request.member.rawValue.utf8.count + request.arguments.estimatedBytes
            case .user(let act):
                act.locator.utf8.count + (act.element?.utf8.count ?? 0) + act.given.estimatedBytes
                    + act.nearMisses.reduce(0) { $0 + 32 + $1.utf8.count }
            case .finding(let judgement): judgement.message.utf8.count
            }
        return 100 + more
    }
}

extension CallbackOutcome {
    fileprivate var estimatedBytes: Int {
        switch self {
        case .threw(let text), .notReadable(let text): text.utf8.count
        case .notAFunction(let value), .notAName(let value): value.estimatedBytes
        default: 0
        }
    }
}

extension NetworkExchange {
    fileprivate var estimatedBytes: Int {
        method.utf8.count + url.utf8.count + (headers?.estimatedBytes ?? 0)
            + (body?.estimatedBytes ?? 0) + (outcome?.headers?.estimatedBytes ?? 0)
            + (outcome?.body?.estimatedBytes ?? 0)
            + (outcome?.cookiesRefused.reduce(0) { $0 + 32 + $1.utf8.count } ?? 0)
            + (outcome?.problem?.words.utf8.count ?? 0)
    }
}

extension [TraceValue] {
    fileprivate var estimatedBytes: Int { reduce(0) { $0 + $1.estimatedBytes } }
}

extension [TraceValue.Member] {
    fileprivate var estimatedBytes: Int { TraceValue.object(self).estimatedBytes }
}

extension TraceValue {
    /// Roughly what the value takes in memory, in bytes.
    var estimatedBytes: Int {
        switch self {
        case .undefined, .null, .bool, .number: 16
        case .string(let text), .longString(let text, _), .function(let text), .symbol(let text),
            .bigInt(let text), .unreadable(let text):
            32 + text.utf8.count
        case .illFormedString(let units): 32 + 2 * units.count
        case .array(let elements): elements.reduce(32) { $0 + $1.estimatedBytes }
        case .object(let members):
            members.reduce(32) { $0 + 32 + $1.name.utf8.count + $1.value.estimatedBytes }
        }
    }
}
