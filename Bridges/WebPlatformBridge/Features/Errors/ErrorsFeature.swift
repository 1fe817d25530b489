internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats

/// Errors that nothing in the page catches (HTML, section 8.1.4.6).
final class ErrorsFeature: PageFeature {
    private unowned let page: Page
    /// Where the page has the scripts from that errors name.
    private var origins: [[UInt8]: ScriptOrigin] = [:]

    /// What the page knows of a script that it has loaded.
    private struct ScriptOrigin {
        let url: String
        /// Whether it is of another origin, which does not let the page read it.
        let isMuted: Bool
    }

    /// Takes note of where a script is from, by the name that its places carry.
    func note(_ name: String, url: String, isMuted: Bool = false) {
        origins[Array(name.utf8)] = ScriptOrigin(url: url, isMuted: isMuted)
    }

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
                let exception = feature.page.context.exception(of: call.retained(at: 0))
                if !call.isTruthy(at: 1) || isMistake(exception) {
                    feature.page.record(exception, as: .exception)
                }
                return .undefined
            },
            // (thrown value) -> { message, file, line, column, isMuted }, as an ErrorEvent tells them
            .init("errors.place", [.any], returns: .object) { feature, call in
                let exception = feature.page.context.exception(of: call.retained(at: 0))
                // A thrown text has no place of its own: where it is reported.
                let place = exception.location ?? call.location
                return feature.shown("Uncaught \(exception)", at: place)
            },
            // (message, file, line) -> the same of a script that cannot be parsed
            .init("errors.placeOf", [.string, .string, .integer], returns: .object) {
                feature, call in
                let place = SourceLocation(file: call.string(1), line: call.integer(2))
                return feature.shown("Uncaught SyntaxError: \(call.string(0))", at: place)
            },
        ])

    /// Whether it is what the engine throws at a mistake: a listener that takes it does not mend it.
    private static func isMistake(_ exception: ScriptException) -> Bool {
        TraceEvent.Thrown.mistakes.contains { name in
            exception.name.map { $0.hasSameCodeUnits(as: name) } ?? false
        }
    }

    /// What a page is told of an error: the URL of its script, and nothing of another origin's.
    private func shown(_ message: String, at place: SourceLocation?) -> HostResult {
        let origin = place?.file.flatMap { origins[Array($0.utf8)] }
        let isMuted = origin?.isMuted ?? false
        return .object([
            "message": .string(isMuted ? "Script error." : message),
            "file": .string(isMuted ? "" : url(of: place, origin)),
            "line": .number(isMuted ? 0 : Double(place?.line ?? 0)),
            "column": .number(isMuted ? 0 : Double(place?.column ?? 0)),
            "isMuted": .bool(isMuted),
        ])
    }

    private func url(of place: SourceLocation?, _ origin: ScriptOrigin?) -> String {
        if let origin { return origin.url }
        // A text that a timer compiles and a thrown text have no file: they are the page's.
        guard let file = place?.file else { return page.location?.href ?? "" }
        let document = page.feature(DocumentFeature.self)?.response
        return document?.name == file ? document?.url.href ?? "" : file
    }

    /// Tells the page of an error that a script threw and nothing caught: its listeners first, then
    /// the trace.
    ///
    /// - Parameter exception: What the trace is told where the page has no listener.
    /// - Parameter value: What was thrown, where the caller has it.
    func reportUncaught(_ exception: ScriptException, _ value: ScriptValue? = nil) {
        let thrown = value ?? page.context.takeThrown()
        guard !page.isClosed, thrown != nil || exception.name == "SyntaxError" else {
            return page.record(exception, as: .exception)
        }
        do throws(ScriptFailure) {
            guard try hasListeners("error") else {
                return page.record(exception, as: .exception)
            }
            let errors = try page.script("core/errors")
            if let thrown {
                try errors.property("report").call([thrown])
                return
            }
            // A file that cannot be parsed threw nothing: its error is made here.
            // Nothing of it runs, whatever a listener makes of it.
            defer { page.record(exception, as: .exception) }
            try errors.property("reportUnparsed").call([
                page.context.makeString(exception.message),
                page.context.makeString(exception.location?.file ?? ""),
                page.context.makeNumber(Double(exception.location?.line ?? 0)),
            ])
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
            let errors = try page.script("core/errors")
            guard try errors.property("rejected").call([promise, reason]).bool == true else {
                return false
            }
            let exception = page.context.exception(of: reason)
            guard Self.isMistake(exception) else { return true }
            if page.feature(ModulesFeature.self)?.hasFailed(with: exception.message) == true {
                return true
            }
            return try errors.property("isOfServer").call([reason]).bool ?? false
        } catch {
            page.report(error)
            return false
        }
    }
}
