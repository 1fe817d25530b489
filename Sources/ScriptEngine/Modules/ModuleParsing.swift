internal import CJavaScriptCore
internal import JSONDocuments

/// From a module's text to its record: "create a JavaScript module script" and "create a JSON module
/// script" (HTML, section 8.1.4.4).
extension ScriptModuleLoader {
    /// Takes a module's text.
    func receive(_ source: String, for module: ScriptModule) {
        switch module.type {
        case .javaScript: parse(source, of: module, line: 1, column: 1)
        case .json: parseJSON(source, of: module)
        }
    }

    /// Has the engine parse a module; its record comes as a microtask.
    func parse(_ source: String, of module: ScriptModule, line: Int, column: Int) {
        guard let engine = engine() else {
            let error = keepError("the engine gave no module loader", name: "Error")
            return finish(module, .broken(error))
        }
        module.source = source
        module.startLine = line
        module.startColumn = column
        let number = module.number
        let fulfilled = unsafe context.makeRawFunction(named: "", length: 1) { call in
            if let loader = call.context.moduleLoader, unsafe call.argument(0) != nil {
                unsafe loader.take(call.context.asObject(call.argument(0)), number)
            }
            return .undefined
        }
        let rejected = unsafe context.makeRawFunction(named: "", length: 1) { call in
            if let loader = call.context.moduleLoader {
                unsafe loader.fail(loader.modules[number], with: call.argument(0))
            }
            return .undefined
        }
        var exception: JSValueRef?
        // A string of the engine's without characters has no text to exchange.
        let text = EngineString(source.isEmpty ? " " : source)
        let promise = unsafe engine.parse(
            text, name: module.name, line: line, column: column, key: key(number), &exception)
        guard let promise = unsafe promise, unsafe exception == nil else {
            return unsafe fail(module, with: exception)
        }
        unsafe engine.then(promise, fulfilled, rejected, &exception)
    }

    private func fail(_ module: ScriptModule, with thrown: JSValueRef?) {
        let error = unsafe keepThrown(thrown)
        placeError(error, in: module)
        finish(module, .broken(error))
    }

    /// Takes a module's record, and resolves what it asks for.
    private func take(_ record: JSObjectRef?, _ number: Int) {
        let module = modules[number]
        guard let record = unsafe record, let engine = engine() else {
            return unsafe fail(module, with: nil)
        }
        unsafe context.machine.names.withRef("module") {
            unsafe JSObjectSetProperty(
                context.machine.probe, context.asObject(kept[module.entry]), $0, record,
                JSPropertyAttributes(0), nil)
        }
        let requests = unsafe engine.requests(of: record, context)
        var urls: [String] = []
        for request in requests {
            let text = String(utf16: request.specifier)
            do throws(HostError) {
                try checkType(of: request, text, module)
                urls.append(try hooks.resolve(.init(text: text, referrer: module.name)))
            } catch {
                let error = unsafe kept.add(context.rawError(error))
                placeError(error, in: module, specifier: text)
                return finish(module, .broken(error))
            }
        }
        for (request, url) in zip(requests, urls) {
            let dependency = self.module(url: url, request.type, referrer: module.name)
            unsafe engine.setDependency(
                request.specifier, of: record, entry: kept[dependency.entry])
            module.requested.append(dependency)
        }
        finish(module, .parsed)
    }

    /// The engine lets types through that it knows and that are not had here.
    private func checkType(
        of request: EngineModuleLoader.Request, _ specifier: String, _ module: ScriptModule
    ) throws(HostError) {
        guard request.type != .javaScript, let source = module.source,
            let type = ModuleImportPlaces(source).type(ofSpecifier: specifier),
            type != request.type.rawValue
        else { return }
        throw HostError(
            name: "TypeError", message: "'\(type)' is not a type that a module can have")
    }

    /// Goes on with all that waited for a module.
    func finish(_ module: ScriptModule, _ content: ScriptModule.Content) {
        module.content = content
        let waiting = module.waiting
        module.waiting = []
        for load in waiting { proceed(load, with: module) }
    }

    // MARK: - JSON

    /// A JSON module is one that exports a value that its `import.meta` holds.
    private func parseJSON(_ source: String, of module: ScriptModule) {
        let value = unsafe EngineString(source).withRef {
            unsafe JSValueMakeFromJSONString(context.ref, $0)
        }
        guard let value = unsafe value else {
            let error = keepError("\(module.name) is not valid JSON", name: "SyntaxError")
            return finish(module, .broken(error))
        }
        module.json = unsafe kept.add(value)
        parse("export default import.meta.value", of: module, line: 1, column: 1)
    }
}
