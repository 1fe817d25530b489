internal import PortalTrace
public import ScriptEngine

/// Errors that nothing in the page catches (HTML, section 8.1.4.6).
extension PagePlatform {
    static let errorFunctions: [String: PlatformFunction] = [
        // (thrown value, whether a listener prevented the default)
        "errors.record": { platform, call in
            guard !call.isTruthy(at: 1) else { return .undefined }
            let thrown = call.retained(at: 0)
            platform.surroundings.loop.record(platform.context.exception(of: thrown))
            return .undefined
        },
        // (thrown value) -> { message, file, line, column }, as an ErrorEvent tells them
        "errors.place": { platform, call in
            let exception = platform.context.exception(of: call.retained(at: 0))
            // A thrown text has no place of its own: where it is reported.
            let place = exception.location ?? call.location
            return .value(
                try platform.makeObject([
                    "message": .string("Uncaught \(exception)"),
                    "file": .string(place?.file ?? ""),
                    "line": .number(Double(place?.line ?? 0)),
                    "column": .number(Double(place?.column ?? 0)),
                ]))
        },
    ]

    /// Tells the page of an error that a script threw and nothing caught: its listeners first, then
    /// the trace.
    ///
    /// - Parameter exception: What the trace is told where the page has no listener.
    public func reportUncaught(_ exception: ScriptException) {
        guard let thrown = context.takeThrown(), !isClosed else {
            return surroundings.loop.record(exception)
        }
        do throws(ScriptFailure) {
            guard try hasListeners("error") else {
                return surroundings.loop.record(exception)
            }
            try script("core/errors").property("report").call([thrown])
        } catch .thrown {
            surroundings.loop.record(exception)
        } catch {
            surroundings.loop.report(error)
        }
    }

    /// Whether the page listens to an event of its window. Most pages never touched events and set no
    /// handler: then nothing is loaded to find out.
    private func hasListeners(_ type: String) throws(ScriptFailure) -> Bool {
        guard try mayListen(to: [type]) else { return false }
        return try script("events/events").property("hasListener").call([
            context.globalObject, context.makeString(type),
        ]).bool ?? false
    }

    func isRejectionTaken(_ promise: ScriptValue, _ reason: ScriptValue) -> Bool {
        guard !isClosed else { return false }
        do throws(ScriptFailure) {
            guard try hasListeners("unhandledrejection") else { return false }
            return try script("core/errors").property("rejected").call([promise, reason]).bool ?? false
        } catch {
            surroundings.loop.report(error)
            return false
        }
    }
}
