internal import CJavaScriptCore

/// The modules of a context: loads graphs of them, links and evaluates them, and answers
/// `import()` and `import.meta`.
///
/// For example:
///
///     let loader = try context.useModules(hooks)
///     let module = try loader.load(url: "https://shop.test/main.js") { outcome in
///         // Later, when the page's scripts have their turn.
///     }
///     try loader.evaluate(module) { outcome in }
public final class ScriptModuleLoader {
    /// The context, which owns this.
    public unowned let context: ScriptContext
    let hooks: ScriptModuleHooks
    let layout: ModuleEngineLayout
    /// Whether the engine's loader is being looked for; see `ModuleHooks.importModule`.
    private(set) var isLookedFor = false
    private var engineLoader: EngineModuleLoader?
    /// All modules, by their numbers.
    var modules: [ScriptModule] = []
    /// Those with a URL.
    private var known: [Key: Int] = [:]
    /// Values of the engine that modules need: objects that stand for them, errors, functions that
    /// settle promises.
    var kept: StoredValues
    /// How many modules have been given an order of asynchronous evaluation.
    var asyncOrders = 0

    /// A URL and a type. URLs are compared by their code units.
    private struct Key: Hashable {
        let url: [UInt8]
        let type: ScriptModuleType
    }

    init(_ context: ScriptContext, _ hooks: ScriptModuleHooks, _ layout: ModuleEngineLayout) {
        self.context = context
        self.hooks = hooks
        self.layout = layout
        kept = unsafe StoredValues(realm: context.machine.probe)
        // The realm asks its host by way of the other table from here on.
        let place = unsafe UnsafeMutableRawPointer(context.ref) + layout.tableOffset
        unsafe place.storeBytes(of: layout.table, as: UInt.self)
    }

    /// How many modules the context has, those being fetched included.
    public var moduleCount: Int { modules.count }

    func close() {
        for module in modules { module.release() }
        modules = []
        known = [:]
        kept.removeAll()
        engineLoader = nil
    }

    // MARK: - The engine's loader

    /// The engine's loader, found at the first use: `import()` hands it over.
    func engine() -> EngineModuleLoader? {
        if let engineLoader { return engineLoader }
        isLookedFor = true
        defer { isLookedFor = false }
        unsafe EngineString("import('')").withRef { text in
            _ = unsafe JSEvaluateScript(context.ref, text, nil, nil, 1, nil)
        }
        return engineLoader
    }

    func note(_ loader: JSObjectRef) {
        isLookedFor = false
        engineLoader = unsafe EngineModuleLoader(loader, context, layout)
    }

    // MARK: - Modules

    /// The module of a URL, whose fetch begins when it is first asked for.
    func module(url: String, _ type: ScriptModuleType, referrer: String?) -> ScriptModule {
        let key = Key(url: Array(url.utf8), type: type)
        if let number = known[key] { return modules[number] }
        let module = makeModule(name: url, type)
        known[key] = module.number
        hooks.fetch(ScriptModuleFetch(module, url: url, referrer: referrer, self))
        return module
    }

    func makeModule(name: String, _ type: ScriptModuleType) -> ScriptModule {
        let number = modules.count
        let probe = unsafe context.machine.probe
        let entry = unsafe JSObjectMake(probe, nil, nil)
        unsafe context.machine.names.withRef("key") {
            unsafe JSObjectSetProperty(
                probe, entry, $0, key(number), JSPropertyAttributes(0), nil)
        }
        let module = unsafe ScriptModule(
            name: name, type: type, number: number, entry: kept.add(entry))
        modules.append(module)
        return module
    }

    /// What the engine knows a module by: a text, its number.
    func key(_ number: Int) -> JSValueRef? {
        unsafe context.machine.names.withRef("\(number)") {
            unsafe JSValueMakeString(context.ref, $0)
        }
    }

    func module(key: JSValueRef?) -> ScriptModule? {
        guard let text = unsafe EngineString(copying: key, in: context.ref)?.repaired,
            let number = Int(text), modules.indices.contains(number)
        else { return nil }
        return modules[number]
    }

    /// The engine's record of a parsed module.
    func record(of module: ScriptModule) -> JSObjectRef? {
        let entry = unsafe context.asObject(kept[module.entry])
        return unsafe context.machine.names.withRef("module") {
            unsafe context.asObject(
                JSObjectGetProperty(context.machine.probe, entry, $0, nil))
        }
    }

    // MARK: - Errors

    /// Keeps an error of a name and a message, of the context's realm.
    func keepError(_ message: String, name: String) -> Int {
        unsafe kept.add(context.rawError(message, name: name))
    }

    /// Keeps what was thrown, or what stands for it where nothing was.
    func keepThrown(_ thrown: JSValueRef?) -> Int {
        guard let thrown = unsafe thrown, context.machine.termination == nil else {
            return keepError("the module was ended", name: "Error")
        }
        return unsafe kept.add(thrown)
    }

    /// Runs work as a microtask.
    func enqueue(_ work: @escaping (ScriptModuleLoader) -> Void) {
        let function = unsafe context.makeRawFunction(named: "", length: 0) { call in
            if let loader = call.context.moduleLoader { work(loader) }
            return .undefined
        }
        // The reactions of a settled promise are microtasks.
        let arguments: [JSValueRef?] = unsafe [function]
        let fulfilled = unsafe context.machine.madeModuleParts().fulfilled
        unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.promiseThen, fulfilled, 1, arguments, nil)
    }
}

extension ScriptContext {
    /// Lets the scripts of this context have modules.
    ///
    /// Meant for a fresh realm. It costs next to nothing until a module is loaded, but the first call in
    /// a process tries the engine out, which takes a few milliseconds.
    ///
    /// - Returns: The loader; nil where modules do not work (`ScriptModules.unavailableReason`).
    public func useModules(_ hooks: ScriptModuleHooks) -> ScriptModuleLoader? {
        checkOpen("ScriptContext.useModules")
        guard let layout = ScriptModules.layout else { return nil }
        return useModules(hooks, layout)
    }

    func useModules(_ hooks: ScriptModuleHooks, _ layout: ModuleEngineLayout) -> ScriptModuleLoader
    {
        precondition(moduleLoader == nil, "a context has one module loader")
        let loader = ScriptModuleLoader(self, hooks, layout)
        moduleLoader = loader
        return loader
    }
}
