internal import CJavaScriptCore

/// How the load of a module and of all that it asks for has ended.
public enum ScriptModuleLoadOutcome: Equatable, Sendable {
    /// All of it is there, and linked. It can be evaluated; if a part of it cannot be parsed, resolved or
    /// linked, that is what evaluating it throws.
    case loaded
    /// A part of it could not be fetched: the URL and the words of the fetch. There is nothing to
    /// evaluate.
    case unreachable(url: String, message: String)
}

/// How the evaluation of a module has ended.
public enum ScriptModuleOutcome {
    /// It and all that it asks for ran.
    case evaluated
    /// It, or something that it asks for, threw: what that says, and the value.
    case threw(ScriptException, ScriptValue)
}

/// Loading and evaluating modules for a page's script elements.
extension ScriptModuleLoader {
    /// Loads a module and all that it asks for ("fetch an external module script graph", HTML,
    /// section 8.1.4.2).
    ///
    /// - Parameters:
    ///   - whenLoaded: Called once, while the engine is entered; at once where all is there.
    /// - Returns: The module, for `evaluate`.
    /// - Throws: If the host ended the machine's scripts.
    @discardableResult
    public func load(
        url: String, _ whenLoaded: @escaping (ScriptModuleLoadOutcome) -> Void
    ) throws(ScriptFailure) -> ScriptModule {
        context.checkOpen("ScriptModuleLoader.load")
        return try context.machine.enter {
            let module = module(url: url, .javaScript, referrer: nil)
            loadAndLink(module, whenLoaded)
            return module
        }
    }

    /// Loads a module that has no URL of its own, and all that it asks for ("fetch an inline module
    /// script graph").
    ///
    /// - Parameters:
    ///   - source: The module's text.
    ///   - name: Its name in locations: the document's URL.
    ///   - line: The line of the document that its text begins in, from 1.
    ///   - column: The column of that line, from 1.
    ///   - whenLoaded: Called once, while the engine is entered.
    /// - Returns: The module, for `evaluate`.
    /// - Throws: If the host ended the machine's scripts.
    @discardableResult
    public func load(
        source: String, name: String, line: Int = 1, column: Int = 1,
        _ whenLoaded: @escaping (ScriptModuleLoadOutcome) -> Void
    ) throws(ScriptFailure) -> ScriptModule {
        context.checkOpen("ScriptModuleLoader.load")
        return try context.machine.enter {
            let module = makeModule(name: name, .javaScript)
            parse(source, of: module, line: line, column: column)
            loadAndLink(module, whenLoaded)
            return module
        }
    }

    private func loadAndLink(
        _ module: ScriptModule, _ whenLoaded: @escaping (ScriptModuleLoadOutcome) -> Void
    ) {
        loadGraph(module) { [weak self] outcome in
            switch outcome {
            case .loaded:
                module.errorToRethrow = self?.link(module)
                whenLoaded(.loaded)
            case .broken(let error):
                module.errorToRethrow = error
                whenLoaded(.loaded)
            case .unreachable(let missing, let message):
                whenLoaded(.unreachable(url: missing.name, message: message))
            }
        }
    }

    /// Runs a loaded module, and what it asks for and has not run ("run a module script", HTML,
    /// section 8.1.4.4). The microtasks that this leaves run before it returns, unless a script is
    /// under way.
    ///
    /// - Parameters:
    ///   - module: A module whose load ended with `loaded`.
    ///   - whenDone: Called as a microtask, when the last `await` at a top level is through. Not
    ///     called if the host ends the scripts or the context closes.
    /// - Throws: If the host ended the machine's scripts.
    public func evaluate(
        _ module: ScriptModule, _ whenDone: @escaping (ScriptModuleOutcome) -> Void
    ) throws(ScriptFailure) {
        context.checkOpen("ScriptModuleLoader.evaluate")
        try context.machine.enter {
            if let error = module.errorToRethrow ?? link(module) {
                return report(error, whenDone)
            }
            evaluateGraph(module) { [weak self] error in self?.report(error, whenDone) }
        }
    }

    private func report(_ error: Int?, _ whenDone: @escaping (ScriptModuleOutcome) -> Void) {
        enqueue { loader in
            guard let error else { return whenDone(.evaluated) }
            let thrown = unsafe loader.context.adopt(loader.kept[error])
            whenDone(.threw(loader.context.exception(of: thrown), thrown))
        }
    }

    /// The exports of a module that was evaluated, as the object that `import * as` gives.
    ///
    /// - Throws: What the engine throws, or why it was ended.
    public func namespace(of module: ScriptModule) throws(ScriptFailure) -> ScriptValue {
        context.checkOpen("ScriptModuleLoader.namespace")
        return unsafe try context.entered { exception in
            guard let record = unsafe record(of: module) else { return nil }
            return unsafe engine()?.namespace(of: record, exception)
        }
    }
}
