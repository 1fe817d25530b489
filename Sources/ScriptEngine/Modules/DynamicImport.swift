internal import CJavaScriptCore
internal import JSONDocuments

/// `import()` (ECMA-262, section 13.3.10) and `import.meta` (section 13.3.12).
extension ScriptModuleLoader {
    /// Begins a dynamic import.
    ///
    /// - Parameter options: The second argument, as the script gave it.
    /// - Returns: A promise of the engine's own for the namespace; nil where it could not be made.
    func importDynamically(
        _ specifier: JSValueRef, _ options: JSValueRef?, from referrer: String
    ) -> JSObjectRef? {
        // Settled by the host, in the realm that no script sees.
        let probe = unsafe context.machine.probe
        var resolve: JSObjectRef?
        var reject: JSObjectRef?
        var exception: JSValueRef?
        guard
            let settled = unsafe JSObjectMakeDeferredPromise(probe, &resolve, &reject, &exception)
        else { return nil }
        let settling = unsafe Settling(resolve: kept.add(resolve), reject: kept.add(reject))
        guard let promise = unsafe engine()?.promise(ofKeyIn: settled, &exception) else {
            return nil
        }
        let text = unsafe EngineString(copying: specifier, in: context.ref)?.repaired ?? ""
        do throws(HostError) {
            guard let type = unsafe try importedType(options, &exception) else {
                settle(settling, error: unsafe keepThrown(exception), isKept: false)
                return unsafe promise
            }
            let url = try hooks.resolve(.init(text: text, referrer: referrer))
            let module = self.module(url: url, type, referrer: referrer)
            loadGraph(module) { [weak self] outcome in
                // ContinueDynamicImport goes on as a reaction to the load.
                self?.enqueue { $0.continueImport(of: module, outcome, settling) }
            }
        } catch {
            settle(settling, error: unsafe kept.add(context.rawError(error)), isKept: false)
        }
        return unsafe promise
    }

    /// The numbers of the kept functions that settle a promise.
    private struct Settling {
        let resolve: Int
        let reject: Int
    }

    private func continueImport(
        of module: ScriptModule, _ outcome: ModuleGraphLoad.Outcome, _ settling: Settling
    ) {
        switch outcome {
        case .unreachable(_, let message):
            let error = keepError(message, name: "TypeError")
            settle(settling, error: error, isKept: false)
        case .broken(let error):
            settle(settling, error: error)
        case .loaded:
            if let error = link(module) { return settle(settling, error: error) }
            evaluateGraph(module) { [weak self] error in
                self?.settle(settling, error: error, module)
            }
        }
    }

    /// Settles the promise of an import.
    ///
    /// - Parameters:
    ///   - error: The number of the kept error that it rejects with; nil for the namespace.
    ///   - isKept: Whether the error is one that a module keeps.
    private func settle(
        _ settling: Settling, error: Int?, _ module: ScriptModule? = nil, isKept: Bool = true
    ) {
        let probe = unsafe context.machine.probe
        var exception: JSValueRef?
        var value: JSValueRef?
        if let error {
            unsafe exception = unsafe kept[error]
        } else if let module, let record = unsafe record(of: module) {
            let namespace = unsafe engine()?.namespace(of: record, &exception)
            // In an object, because a namespace may have a `then`, which is for the page's promise.
            unsafe value = unsafe JSObjectMake(probe, nil, nil)
            unsafe context.machine.names.withRef("key") {
                unsafe JSObjectSetProperty(
                    probe, context.asObject(value), $0, namespace, JSPropertyAttributes(0), nil)
            }
        }
        let isError = unsafe exception != nil
        let function = unsafe context.asObject(
            kept[isError ? settling.reject : settling.resolve])
        let arguments: [JSValueRef?] = unsafe [isError ? exception : value]
        unsafe JSObjectCallAsFunction(probe, function, nil, 1, arguments, nil)
        kept.remove(settling.resolve)
        kept.remove(settling.reject)
        if let error, !isKept { kept.remove(error) }
    }

    /// What an `import()` wants to have: `{ with: { type } }` (EvaluateImportCall).
    ///
    /// - Returns: Nil if a getter of the script's threw.
    private func importedType(
        _ options: JSValueRef?, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) throws(HostError) -> ScriptModuleType? {
        guard let options = unsafe options, unsafe !JSValueIsUndefined(context.ref, options) else {
            return .javaScript
        }
        guard let object = unsafe context.asObject(options) else {
            throw HostError(name: "TypeError", message: "the options of import() are not an object")
        }
        let given = unsafe context.machine.names.withRef("with") {
            unsafe JSObjectGetProperty(context.ref, object, $0, exception)
        }
        guard let given = unsafe given, unsafe exception.pointee == nil else { return nil }
        if unsafe JSValueIsUndefined(context.ref, given) { return .javaScript }
        guard let attributes = unsafe context.asObject(given) else {
            throw HostError(
                name: "TypeError", message: "the 'with' of import()'s options is not an object")
        }
        return unsafe try type(in: attributes, exception)
    }

    private func type(
        in attributes: JSObjectRef, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) throws(HostError) -> ScriptModuleType? {
        let names = unsafe JSObjectCopyPropertyNames(context.ref, attributes)
        defer { unsafe JSPropertyNameArrayRelease(names) }
        var type = ScriptModuleType.javaScript
        for index in unsafe 0..<JSPropertyNameArrayGetCount(names) {
            let key = unsafe JSPropertyNameArrayGetNameAtIndex(names, index)
            let value = unsafe JSObjectGetProperty(context.ref, attributes, key, exception)
            guard unsafe exception.pointee == nil else { return nil }
            // "The string is valid while the array lives": it is retained for its own.
            let name = unsafe EngineString(adopting: JSStringRetain(key)).repaired
            guard unsafe JSValueIsString(context.ref, value),
                let text = unsafe EngineString(copying: value, in: context.ref)?.repaired
            else {
                throw HostError(
                    name: "TypeError", message: "the import attribute '\(name)' is not a string")
            }
            guard name == "type" else {
                throw HostError(
                    name: "TypeError", message: "there is no import attribute '\(name)'")
            }
            // JavaScript has no name there.
            guard text == ScriptModuleType.json.rawValue else {
                throw HostError(
                    name: "TypeError", message: "'\(text)' is not a type that a module can have")
            }
            type = .json
        }
        return type
    }

    // MARK: - import.meta

    /// The object that `import.meta` is (HTML, section 8.1.6.7.2); for a JSON module, what holds its
    /// value.
    func makeImportMeta(key: JSValueRef?) -> JSObjectRef? {
        guard let module = unsafe module(key: key),
            let meta = unsafe JSObjectMake(context.ref, nil, nil)
        else { return nil }
        unsafe JSObjectSetPrototype(context.ref, meta, JSValueMakeNull(context.ref))
        func define(_ name: String, _ value: JSValueRef?) {
            unsafe context.machine.names.withRef(name) {
                unsafe JSObjectSetProperty(
                    context.ref, meta, $0, value, JSPropertyAttributes(0), nil)
            }
        }
        if let json = module.json {
            unsafe define("value", kept[json])
            return unsafe meta
        }
        let name = module.name
        unsafe define("url", context.rawString(hooks.baseURL(name)))
        unsafe define(
            "resolve",
            context.makeRawFunction(named: "resolve", length: 1) { call in
                let text = String(utf16: try call.convertedText(at: 0))
                guard let loader = call.context.moduleLoader else { return .undefined }
                return .string(try loader.hooks.resolve(.init(text: text, referrer: name)))
            })
        return unsafe meta
    }
}
