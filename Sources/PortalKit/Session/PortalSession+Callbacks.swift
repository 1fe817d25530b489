public import MobilePlans
internal import MobilePlansBridge
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// How the app finds and calls functions of the portal (mobile-plans.md, section 5).
extension PortalSession {
    private enum Resolution {
        case function(ScriptValue)
        /// Why there is nothing to call: an outcome's name, and what more is known.
        case failure(String, [TraceValue.Member])
    }

    /// Whether a callback can be called now.
    public func resolves(_ callback: CallbackReference) -> Bool {
        if case .function = resolve(callback) { true } else { false }
    }

    /// Writes down that a callback was wanted and cannot be called.
    public func reportUncallable(_ callback: CallbackReference) {
        guard case .failure(let outcome, let details) = resolve(callback) else { return }
        recordCallback(callback, json: nil, outcome: outcome, details)
    }

    /// Calls a function of the portal back.
    public func invoke(_ callback: CallbackReference, with payload: CallbackPayload) {
        guard let page else { return reportUncallable(callback) }
        // It fails where the function came back, and a microtask that it left was ended.
        page.perform { () throws(ScriptFailure) in call(callback, payload, in: page) }
    }

    private func call(
        _ callback: CallbackReference, _ payload: CallbackPayload, in page: Page
    ) {
        switch resolve(callback) {
        case .failure(let outcome, let details):
            recordCallback(callback, json: payload.json, outcome: outcome, details)
        case .function(let function):
            let json = payload.json
            let index = recordCallback(callback, json: json, outcome: "running", [])
            do throws(ScriptFailure) {
                // What it returns is ignored; a rejected promise is reported as unhandled.
                try function.call([page.context.makeString(json)])
                finish(callback, index, "returned")
            } catch {
                switch error {
                case .thrown(let exception):
                    finish(callback, index, "threw", [.init("error", .string("\(exception)"))])
                case .terminated:
                    finish(callback, index, "ended by the host")
                }
                page.report(error)
            }
        }
    }

    /// Calls the portal back as if the app did it now, with the callbacks that are set now.
    ///
    /// - Returns: Why that cannot be done.
    public func fire(_ payload: CallbackPayload) -> String? {
        guard let callbacks = page?.mobilePlans?.currentCallbacks() else {
            return "this edition has no callbacks"
        }
        let callback =
            switch payload {
            case .activation: callbacks.activation
            case .registration: callbacks.registration
            }
        if callback.target == .unusable("") {
            return "\(callback.property) is not set, so there is nothing to call"
        }
        invoke(callback, with: payload)
        return nil
    }

    // MARK: - Looking up

    private func resolve(_ callback: CallbackReference) -> Resolution {
        guard let page, !page.isClosed else { return .failure("page closed", []) }
        if options.hiddenCallbacks.contains(RunResult.parts(of: callback.property).member) {
            return .failure("not found", [])
        }
        switch callback.target {
        case .unusable(let value):
            return .failure("not a name", [.init("value", value)])
        case .function(let target, _):
            // One of a page that was left for another is none of this page.
            guard let function = page.context.storedValue(target.stored) else {
                return .failure("gone", [])
            }
            return .function(function)
        case .name(let name):
            return resolve(named: name, in: page)
        }
    }

    /// A function is found if it is a property of the global object: a `const` is not one.
    private func resolve(named name: String, in page: Page) -> Resolution {
        let value: ScriptValue
        do throws(ScriptFailure) {
            value = try page.context.global(name)
        } catch {
            return .failure("not readable", [.init("error", .string("\(error)"))])
        }
        if value.isFunction { return .function(value) }
        if !value.isUndefined {
            return .failure("not a function", [.init("value", value.snapshot())])
        }
        if name.contains(".") { return .failure("dotted name", []) }
        guard isLexicalBinding(name, in: page) else { return .failure("not found", []) }
        return .failure("lexical binding", [])
    }

    /// Words that look like names and can be none; `typeof` would answer for some of them.
    private static let reservedWords: Set<String> = [
        "this", "null", "true", "false", "super", "function", "class", "new", "typeof", "void",
        "delete", "await", "yield", "import", "arguments",
    ]

    /// Whether a script declared the name with `const`, `let` or `class` at its top level.
    private func isLexicalBinding(_ name: String, in page: Page) -> Bool {
        guard Self.isName(name), !Self.reservedWords.contains(name) else { return false }
        guard let kind = try? page.context.evaluate("typeof \(name)", url: "lookup") else {
            return false
        }
        return kind.string.map { $0 != "undefined" } ?? false
    }

    // MARK: - Writing down

    @discardableResult
    private func recordCallback(
        _ callback: CallbackReference, json: String?, outcome: String,
        _ details: [TraceValue.Member]
    ) -> Int? {
        recorder.record(
            .callback, from: .app, to: .portal, name: callback.displayName,
            arguments: json.map { [.string($0)] } ?? [],
            result: Self.result(callback, outcome, details))
    }

    private func finish(
        _ callback: CallbackReference, _ index: Int?, _ outcome: String,
        _ details: [TraceValue.Member] = []
    ) {
        recorder.setResult(Self.result(callback, outcome, details), at: index)
    }

    private static func result(
        _ callback: CallbackReference, _ outcome: String, _ details: [TraceValue.Member]
    ) -> TraceValue {
        .object(
            [
                .init("outcome", .string(outcome)),
                .init("property", .string(callback.property)),
            ] + details)
    }
}
