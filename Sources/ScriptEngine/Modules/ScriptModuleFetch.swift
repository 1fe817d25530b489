/// A module that a context waits for.
///
/// It may outlive the context; then the answer is dropped.
public final class ScriptModuleFetch {
    /// The module's URL.
    public let url: String
    /// What the module is to be; an embedder looks at the answer's MIME type with that.
    public let type: ScriptModuleType
    /// The name of the script or module that asks for it; nil for one that the host asks for.
    public let referrer: String?
    /// Whether the answer was given.
    public private(set) var isAnswered = false
    private weak var loader: ScriptModuleLoader?
    private let module: ScriptModule

    init(_ module: ScriptModule, url: String, referrer: String?, _ loader: ScriptModuleLoader) {
        self.module = module
        self.url = url
        type = module.type
        self.referrer = referrer
        self.loader = loader
    }

    /// Gives the module's text. What it asks for is fetched next, and what waits for it goes on: on
    /// return from the outermost call into the engine.
    ///
    /// - Parameters:
    ///   - source: The text.
    ///   - name: The module's name in locations; the URL, unless it was redirected.
    /// - Throws: If the host ended the machine's scripts.
    public func deliver(_ source: String, name: String? = nil) throws(ScriptFailure) {
        guard let loader = answering() else { return }
        if let name { module.name = name }
        try loader.context.machine.enter { loader.receive(source, for: module) }
    }

    /// Says that there is no such module.
    ///
    /// - Parameter message: The words of the `TypeError` that an `import()` of it rejects with.
    /// - Throws: If the host ended the machine's scripts.
    public func fail(_ message: String) throws(ScriptFailure) {
        guard let loader = answering() else { return }
        try loader.context.machine.enter { loader.finish(module, .unreachable(message)) }
    }

    private func answering() -> ScriptModuleLoader? {
        precondition(!isAnswered, "a ScriptModuleFetch is answered once")
        isAnswered = true
        guard let loader, !loader.context.isClosed else { return nil }
        return loader
    }
}
