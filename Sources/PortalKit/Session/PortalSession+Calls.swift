public import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// What is called from outside: functions of the portal, and any expression.
extension PortalSession {
    /// What evaluating something in the page gave.
    public enum Evaluation: Sendable {
        /// A value.
        case value(TraceValue)
        /// It threw what the page did not catch; the trace has it as well.
        case threw(TraceEvent)
        /// It cannot be called: why, and what to do.
        case notCallable(String)
        /// The host ended it, or the run was over before.
        case ended(EndReason)
    }

    /// Calls a function of the portal by its name, or evaluates an expression.
    ///
    /// - Parameters:
    ///   - call: A name, dotted or not, which is called without arguments; or an expression.
    ///   - source: What places inside the expression carry as their file.
    @discardableResult
    public func call(_ call: String, source: String = "--call") -> Evaluation {
        if let stop { return .ended(stop) }
        guard let page else { return .notCallable(Self.noPage) }
        do throws(ScriptFailure) {
            let value = try evaluate(call, source, in: page)
            guard Self.isName(call) else { return .value(value.snapshot()) }
            guard value.isFunction else {
                return .notCallable(
                    "'\(call)' is \(value.snapshot().kindDescription), not a function")
            }
            return .value(try value.call().snapshot())
        } catch {
            return failed(error, call, source, in: page)
        }
    }

    private static let noPage = "no page is open"

    /// Calls a function of the portal with arguments.
    @discardableResult
    public func call(
        _ function: String, with arguments: [TraceValue], source: String
    ) -> Evaluation {
        guard !arguments.isEmpty else { return call(function, source: source) }
        if let stop { return .ended(stop) }
        guard let page else { return .notCallable(Self.noPage) }
        do throws(ScriptFailure) {
            let value = try evaluate(function, source, in: page)
            guard value.isFunction else {
                return .notCallable(
                    "'\(function)' is \(value.snapshot().kindDescription), not a function")
            }
            let literals = arguments.map(\.literal).joined(separator: ", ")
            let given = try evaluate("[\(literals)]", source, in: page)
            var values: [ScriptValue] = []
            for index in arguments.indices { values.append(try given.property("\(index)")) }
            return .value(try value.call(values).snapshot())
        } catch {
            return failed(error, function, source, in: page)
        }
    }

    /// Evaluates anything in the page, as a console does.
    public func evaluate(text: String, source: String) -> Evaluation {
        if let stop { return .ended(stop) }
        guard let page else { return .notCallable(Self.noPage) }
        do throws(ScriptFailure) {
            return .value(try evaluate(text, source, in: page).snapshot())
        } catch {
            return failed(error, nil, source, in: page)
        }
    }

    func evaluate(
        _ text: String, _ source: String, in page: Page
    ) throws(ScriptFailure) -> ScriptValue {
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try host.program(for: PortalScript(name: source, source: text))
        } catch {
            throw .thrown(error)
        }
        return try page.context.evaluate(program)
    }

    func failed(
        _ failure: ScriptFailure, _ call: String?, _ source: String, in page: Page
    ) -> Evaluation {
        guard case .thrown(let exception) = failure else {
            page.report(failure)
            return .ended(stop ?? .timeLimit)
        }
        // A mistake in the call's own text is the caller's, everything else the portal's.
        let isOwn = exception.location?.file == nil || exception.location?.file == source
        if let call, isOwn,
            exception.name == "ReferenceError" || exception.name == "SyntaxError"
        {
            guard Self.isName(call) else { return .notCallable("'\(call)': \(exception)") }
            let hint = nearest(call, definedFunctions()).map { "; did you mean '\($0)'?" } ?? ""
            return .notCallable("the scripts define no '\(call)'\(hint)")
        }
        page.record(exception, as: .exception)
        guard let event = recorder.events.last else { return .ended(stop ?? .traceLimit) }
        return .threw(event)
    }

    /// Whether a text is a bare (or dotted) name, which is called without arguments.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                guard let first = part.unicodeScalars.first else { return false }
                return first.properties.numericType == nil
                    && part.unicodeScalars.allSatisfy {
                        $0 == "_" || $0 == "$" || $0.properties.isIDContinue
                    }
            }
    }
}
