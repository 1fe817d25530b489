public import MobilePlans
internal import MobilePlansBridge
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatformBridge

/// How the app finds and calls functions of the portal (mobile-plans.md, section 5).
extension PortalSession {
    private enum Resolution {
        case function(ScriptValue)
        /// Why there is nothing to call.
        case failure(CallbackOutcome)
    }

    /// Whether a callback can be called now.
    public func resolves(_ callback: CallbackReference) -> Bool {
        if case .function = resolve(callback) { true } else { false }
    }

    /// Writes down that a callback was wanted and cannot be called.
    public func reportUncallable(_ callback: CallbackReference) {
        guard case .failure(let outcome) = resolve(callback) else { return }
        record(callback, json: nil, outcome)
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
        case .failure(let outcome): record(callback, json: payload.json, outcome)
        case .function(let function):
            let json = payload.json
            if shownBeforeCallback == nil {
                shownBeforeCallback = fingerprint()
                looks.beforeCallback = appearance()
                stateBeforeCallback = watchedState()
                storedBeforeCallback = storedState()
            } else if isToldActivation, shownAfterActivation == nil {
                shownAfterActivation = fingerprint()
                looks.afterActivation = appearance()
            }
            if case .activation = payload { isToldActivation = true }
            let index = record(callback, json: json, .running)
            takeSnapshot(ofEventAt: index, isAfter: false)
            defer { takeSnapshot(ofEventAt: index, isAfter: true) }
            do throws(ScriptFailure) {
                // What it returns is ignored; a rejected promise is reported as unhandled.
                try function.call([page.context.makeString(json)])
                recorder.setOutcome(CallbackOutcome.returned, at: index)
            } catch {
                let outcome: CallbackOutcome =
                    switch error {
                    case .thrown(let exception): .threw("\(exception)")
                    case .terminated: .endedByHost
                    }
                recorder.setOutcome(outcome, at: index)
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
        if callback.target == .unset {
            return "\(callback.property) is not set, so there is nothing to call"
        }
        invoke(callback, with: payload)
        return nil
    }

    // MARK: - Looking up

    private func resolve(_ callback: CallbackReference) -> Resolution {
        guard let page, !page.isClosed else { return .failure(.pageClosed) }
        if options.hiddenCallbacks.contains(RunResult.parts(of: callback.property).member) {
            return .failure(.notFound)
        }
        switch callback.target {
        case .unusable(let value):
            return .failure(.notAName(value))
        case .unset:
            return .failure(.notSet)
        case .function(let target, _):
            // One of a page that was left for another is none of this page.
            guard let function = page.context.storedValue(target.stored) else {
                return .failure(.gone)
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
            return .failure(.notReadable("\(error)"))
        }
        if value.isFunction { return .function(value) }
        if !value.isUndefined {
            return .failure(.notAFunction(value.snapshot()))
        }
        if name.contains(".") { return .failure(.dottedName) }
        guard isLexicalBinding(name, in: page) else {
            noteFrames(of: name, in: page)
            return .failure(.notFound)
        }
        return .failure(.lexicalBinding)
    }

    /// A function that is not the page's may be one of its frames', where the app does not look.
    private func noteFrames(of name: String, in page: Page) {
        guard Self.isName(name), let url = page.frameWithFunction(named: name) else { return }
        let file = WebURL(url).map { self.name(of: $0) } ?? url
        let framed = TraceRecord.State.Framed(name: name, file: file)
        if !framedFunctions.contains(framed) { framedFunctions.append(framed) }
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
    private func record(
        _ callback: CallbackReference, json: String?, _ outcome: CallbackOutcome
    ) -> Int? {
        recorder.record(
            .callback(
                .init(
                    callback.displayName, property: callback.property, payload: json, outcome)),
            from: .app, to: .portal)
    }
}
