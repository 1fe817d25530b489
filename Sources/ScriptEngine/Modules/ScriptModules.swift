/// Whether ES modules work with the engine's library of this process.
///
/// The engine's C API has no modules. They are there all the same, by ways that depend on the
/// library's version; so these are tried once in a process, in a machine of their own, before the
/// first use.
public enum ScriptModules {
    private static let result: Result<ModuleEngineLayout, ModuleEngineLayout.Mismatch> =
        ModuleSelfTest.run()

    /// Whether modules work.
    public static var isAvailable: Bool { unavailableReason == nil }

    /// Why modules do not work, in a sentence; nil if they do.
    public static var unavailableReason: String? {
        if case .failure(let mismatch) = result { mismatch.reason } else { nil }
    }

    static var layout: ModuleEngineLayout? { try? result.get() }
}

/// What a module is made of.
public enum ScriptModuleType: String, Hashable, Sendable {
    /// A script.
    case javaScript = "javascript"
    /// A JSON text, which is the module's `default` export (`with { type: 'json' }`).
    case json
}

/// A specifier in an `import`, an `export from`, an `import()` or an `import.meta.resolve()`.
public struct ScriptModuleSpecifier: Equatable, Sendable {
    /// The specifier, as it is written.
    public var text: String
    /// The name of the script or module that it is in, as locations have it.
    public var referrer: String
}

/// What an embedder does for the modules of a context.
///
/// The functions are called while the engine is entered, in the middle of a script perhaps, and
/// must not run one.
public struct ScriptModuleHooks {
    /// Gives the URL of a module. Import maps are decided here. What it throws is what the script
    /// gets.
    public var resolve: (ScriptModuleSpecifier) throws(HostError) -> String
    /// Begins to fetch a module. Called once for a URL and a type; the answer is given to the
    /// fetch, later or at once.
    public var fetch: (ScriptModuleFetch) -> Void
    /// Gives the base URL of a module by its name in locations, for `import.meta.url`: another one
    /// for a module that stands in a document.
    public var baseURL: (String) -> String

    /// Makes hooks.
    public init(
        resolve: @escaping (ScriptModuleSpecifier) throws(HostError) -> String,
        fetch: @escaping (ScriptModuleFetch) -> Void,
        baseURL: @escaping (String) -> String = { $0 }
    ) {
        self.resolve = resolve
        self.fetch = fetch
        self.baseURL = baseURL
    }
}
