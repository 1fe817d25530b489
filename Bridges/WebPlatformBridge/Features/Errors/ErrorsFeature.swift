internal import PortalTrace
internal import ScriptEngine

/// Errors that nothing in the page catches (HTML, section 8.1.4.6).
final class ErrorsFeature: PageFeature {
    private unowned let page: Page

    init(in page: Page) {
        self.page = page
        page.context.keepsThrown = true
        page.context.rejectionHandler = { [unowned self] promise, reason in
            isRejectionTaken(promise, reason)
        }
    }

    static let host = HostInterface(
        of: ErrorsFeature.self,
        [
            // (thrown value, whether a listener prevented the default)
            .init("errors.record", [.any, .bool]) { feature, call in
                guard !call.isTruthy(at: 1) else { return .undefined }
                let thrown = call.retained(at: 0)
                feature.page.record(feature.page.context.exception(of: thrown), as: .exception)
                return .undefined
            },
            // (thrown value) -> { message, file, line, column }, as an ErrorEvent tells them
            .init("errors.place", [.any], returns: .object) { feature, call in
                let exception = feature.page.context.exception(of: call.retained(at: 0))
                // A thrown text has no place of its own: where it is reported.
                let place = exception.location ?? call.location
                return .object([
                    "message": .string("Uncaught \(exception)"),
                    "file": .string(place?.file ?? ""),
                    "line": .number(Double(place?.line ?? 0)),
                    "column": .number(Double(place?.column ?? 0)),
                ])
            },
        ])

    /// Tells the page of an error that a script threw and nothing caught: its listeners first, then
    /// the trace.
    ///
    /// - Parameter exception: What the trace is told where the page has no listener.
    func reportUncaught(_ exception: ScriptException) {
        guard let thrown = page.context.takeThrown(), !page.isClosed else {
            return page.record(exception, as: .exception)
        }
        do throws(ScriptFailure) {
            guard try hasListeners("error") else {
                return page.record(exception, as: .exception)
            }
            try page.script("core/errors").property("report").call([thrown])
        } catch .thrown {
            page.record(exception, as: .exception)
        } catch {
            page.report(error)
        }
    }

    /// Whether the page listens to an event of its window. Most pages never touched events and set no
    /// handler: then nothing is loaded to find out.
    private func hasListeners(_ type: String) throws(ScriptFailure) -> Bool {
        guard try page.mayListen(to: [type]) else { return false }
        return try page.script("events/events").property("hasListener").call([
            page.context.globalObject, page.context.makeString(type),
        ]).bool ?? false
    }

    private func isRejectionTaken(_ promise: ScriptValue, _ reason: ScriptValue) -> Bool {
        guard !page.isClosed else { return false }
        do throws(ScriptFailure) {
            guard try hasListeners("unhandledrejection") else { return false }
            return try page.script("core/errors").property("rejected").call([promise, reason]).bool
                ?? false
        } catch {
            page.report(error)
            return false
        }
    }
}
