internal import CJavaScriptCore

/// The loader object of a realm and what is used of it: parsing, linking and evaluating one module.
///
/// Which modules there are, when each is fetched and in which order they are evaluated is decided in
/// Swift, as ECMA-262, section 16.2.1 has it: the loader's own way does not wait for a module that
/// another one is waiting for already, and forgets what a module threw.
@safe
struct EngineModuleLoader {
    private let realm: JSGlobalContextRef
    private let machine: ScriptVirtualMachine
    private let parts: ModuleMachineParts
    private let layout: ModuleEngineLayout
    private let loader: JSObjectRef
    private let functions: [JSObjectRef]

    private enum Function: Int, CaseIterable {
        case parseModule, requestedModules, requestedModuleParameters
        case moduleDeclarationInstantiation, evaluate, asyncModuleEvaluation
        case getModuleNamespaceObject, loadModule
    }

    /// - Parameter loader: The realm's loader, which no script can reach. It lives as long as the
    ///   realm, and so do its functions.
    init?(_ loader: JSObjectRef, _ context: ScriptContext, _ layout: ModuleEngineLayout) {
        let realm = unsafe context.ref
        let machine = context.machine
        unsafe self.realm = unsafe realm
        self.machine = machine
        self.layout = layout
        unsafe self.loader = unsafe loader
        parts = machine.madeModuleParts()
        var functions: [JSObjectRef] = unsafe []
        for function in Function.allCases {
            let found = unsafe machine.names.withRef("\(function)") {
                unsafe JSObjectGetProperty(realm, loader, $0, nil)
            }
            guard let object = unsafe context.asObject(found),
                unsafe JSObjectIsFunction(realm, object)
            else { return nil }
            unsafe functions.append(object)
        }
        unsafe self.functions = unsafe functions
        // The loader keeps its functions, and this one under another name.
        unsafe replace("ownLoadModule", by: functions[Function.loadModule.rawValue])
        unsafe replace("provideFetch", by: parts.catchSource)
        unsafe replace("loadModule", by: parts.doNothing)
        unsafe replace("ensureRegistered", by: parts.doNothing)
        unsafe replace("requestSatisfy", by: parts.giveAwaited)
    }

    private func replace(_ name: String, by function: JSObjectRef) {
        unsafe machine.names.withRef(name) {
            unsafe JSObjectSetProperty(realm, loader, $0, function, JSPropertyAttributes(0), nil)
        }
    }

    private func call(
        _ function: Function, _ arguments: [JSValueRef?],
        _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSValueRef? {
        unsafe JSObjectCallAsFunction(
            realm, functions[function.rawValue], loader, arguments.count, arguments, exception)
    }

    // MARK: - Parsing

    /// Parses a module.
    ///
    /// - Parameters:
    ///   - key: What `import.meta` is asked for with.
    ///   - column: The column of its first character, from 1.
    /// - Returns: A promise of the engine's own for the module's record; nil if something threw.
    func parse(
        _ text: borrowing EngineString, name: String, line: Int, column: Int, key: JSValueRef?,
        _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSObjectRef? {
        guard let source = unsafe makeSource(text, name, line: line, column: column) else {
            return nil
        }
        defer { unsafe JSValueUnprotect(machine.probe, source) }
        return unsafe call(.parseModule, [key, source], exception)
    }

    /// The engine's source object of a text, protected.
    ///
    /// No call makes one of a module's text, but `JSC::loadModule` makes one of every source that it
    /// is given, and hands it to `provideFetch` of the loader. The source is that of a script: of a
    /// comment, whose text is then exchanged.
    private func makeSource(
        _ text: borrowing EngineString, _ name: String, line: Int, column: Int
    ) -> JSValueRef? {
        unsafe JSLock(realm)
        defer { unsafe JSUnlock(realm) }
        guard
            let script = unsafe ModuleEngineLayout.placeholderScript(
                machine.group, EngineString(name), line: line)
        else { return nil }
        defer { unsafe JSScriptRelease(script) }
        // The string has the comment afterwards.
        let length = text.count
        guard unsafe exchangeText(of: script, with: text) else { return nil }
        // `JSC::SourceCode`: the provider, where the text begins and ends in it, line and column of
        // that from 0. Copied by the engine.
        let code = UnsafeMutableRawPointer.allocate(byteCount: 24, alignment: 8)
        defer { unsafe code.deallocate() }
        unsafe code.storeBytes(of: script, as: portal_ScriptRef.self)
        for (index, number) in [0, length, max(0, line - 1), max(0, column - 1)].enumerated() {
            unsafe code.storeBytes(
                of: Int32(clamping: number), toByteOffset: 8 + 4 * index, as: Int32.self)
        }
        typealias LoadModule =
            @convention(c) (JSGlobalContextRef, UnsafeRawPointer, JSValueRef?) -> JSValueRef?
        guard let address = unsafe UnsafeRawPointer(bitPattern: layout.loadModule) else {
            return nil
        }
        let load = unsafe unsafeBitCast(address, to: LoadModule.self)
        unsafe parts.caught = nil
        _ = unsafe load(realm, code, JSValueMakeUndefined(realm))
        defer { unsafe parts.caught = nil }
        return unsafe parts.caught
    }

    /// Exchanges the texts of a script and of a string: both keep one, and each is freed with its
    /// owner.
    private func exchangeText(
        of script: portal_ScriptRef, with text: borrowing EngineString
    ) -> Bool {
        let place = unsafe UnsafeMutableRawPointer(script) + 8 * layout.scriptTextWord
        let placeholder = UInt(bitPattern: unsafe ModuleEngineLayout.placeholder.utf8Start)
        guard let old = unsafe place.load(as: UnsafeRawPointer?.self),
            unsafe EngineStringHeader(at: old).characters == placeholder
        else { return false }
        return unsafe text.withRef { ref in
            let other = unsafe UnsafeMutableRawPointer(ref) + 8 * layout.stringTextWord
            guard let new = unsafe other.load(as: UnsafeRawPointer?.self),
                unsafe EngineStringHeader(at: new).length == text.count
            else { return false }
            unsafe place.storeBytes(of: new, as: UnsafeRawPointer.self)
            unsafe other.storeBytes(of: old, as: UnsafeRawPointer.self)
            // A string of two bytes a character knows its characters by another word as well, and
            // frees them at its end where its text is not the one that has them.
            let known = unsafe other + 8
            if unsafe known.load(as: UInt.self) == EngineStringHeader(at: new).characters {
                unsafe known.storeBytes(of: 0, as: UInt.self)
            }
            return true
        }
    }

    // MARK: - Records

    /// What a module asks for. It holds nothing of the engine, which collects garbage while this is
    /// worked through.
    struct Request {
        let specifier: [UInt16]
        let type: ScriptModuleType
    }

    /// What a module asks for, in the order of its text.
    func requests(of record: JSObjectRef, _ context: ScriptContext) -> [Request] {
        var exception: JSValueRef?
        guard
            let names = unsafe context.asObject(call(.requestedModules, [record], &exception)),
            let parameters = unsafe context.asObject(
                call(.requestedModuleParameters, [record], &exception))
        else { return [] }
        let length = unsafe machine.names.withRef("length") {
            unsafe JSValueToNumber(realm, JSObjectGetProperty(realm, names, $0, nil), nil)
        }
        return (0..<UInt32(length)).map { index in
            let name = unsafe JSObjectGetPropertyAtIndex(realm, names, index, nil)
            let given = unsafe JSObjectGetPropertyAtIndex(realm, parameters, index, nil)
            let text = unsafe EngineString(copying: name, in: realm)
            return Request(
                specifier: unsafe text?.withUnits { unsafe Array($0) } ?? [],
                type: unsafe type(of: given))
        }
    }

    /// What the module is to be that an `import` asks for. Types that the engine does not know are
    /// errors of its own; see `checkType` for the others.
    private func type(of parameters: JSValueRef?) -> ScriptModuleType {
        guard let parameters = unsafe parameters else { return .javaScript }
        return unsafe JSValueIsUndefined(realm, parameters) ? .javaScript : .json
    }

    /// Has a record find another one by a specifier: the engine asks the entry for its `module`.
    func setDependency(_ specifier: [UInt16], of record: JSObjectRef, entry: JSValueRef?) {
        let map = unsafe machine.names.withRef("dependenciesMap") {
            unsafe JSObjectGetProperty(realm, record, $0, nil)
        }
        guard let map = unsafe map, unsafe JSValueIsObject(realm, map) else { return }
        unsafe EngineString(utf16: specifier).withRef {
            let arguments: [JSValueRef?] = unsafe [JSValueMakeString(realm, $0), entry]
            _ = unsafe JSObjectCallAsFunction(realm, parts.mapSet, map, 2, arguments, nil)
        }
    }

    /// Makes the module's environment and binds its imports.
    ///
    /// - Returns: Whether it has an `await` at its top level; nil if something threw.
    func instantiate(
        _ record: JSObjectRef, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> Bool? {
        let result = unsafe call(
            .moduleDeclarationInstantiation, [record, JSValueMakeUndefined(realm)], exception)
        guard unsafe exception.pointee == nil else { return nil }
        return unsafe JSValueToBoolean(realm, result)
    }

    /// Runs a module without an `await` at its top level.
    func evaluate(
        _ record: JSObjectRef, key: JSValueRef?, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) {
        _ = unsafe call(.evaluate, [key, record, JSValueMakeUndefined(realm)], exception)
    }

    /// Runs a module with an `await` at its top level.
    ///
    /// - Parameter entry: An object with the module's `key` and its record, `module`.
    /// - Returns: A promise of the engine's own.
    func evaluateWaiting(
        _ entry: JSObjectRef, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSObjectRef? {
        unsafe call(
            .asyncModuleEvaluation, [entry, JSValueMakeUndefined(realm), parts.emptyArray],
            exception)
    }

    /// The object with the module's exports.
    func namespace(
        of record: JSObjectRef, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSValueRef? {
        unsafe call(.getModuleNamespaceObject, [record], exception)
    }

    /// Calls functions with what a promise of the engine's own comes to. Its `then` is one that no
    /// script can reach.
    func then(
        _ promise: JSObjectRef, _ fulfilled: JSObjectRef?, _ rejected: JSObjectRef?,
        _ exception: UnsafeMutablePointer<JSValueRef?>
    ) {
        let then = unsafe machine.names.withRef("then") {
            unsafe JSObjectGetProperty(realm, promise, $0, exception)
        }
        let arguments: [JSValueRef?] = unsafe [fulfilled, rejected]
        unsafe JSObjectCallAsFunction(realm, then, promise, 2, arguments, exception)
    }

    /// A promise of the engine's own that comes to the `key` of what another promise comes to. No
    /// script sees how it does: its functions are such that no script can reach.
    ///
    /// `loadModule` waits for `requestSatisfy`, and gives the `key` of that.
    func promise(
        ofKeyIn promise: JSObjectRef, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSObjectRef? {
        unsafe parts.awaited = unsafe promise
        defer { unsafe parts.awaited = nil }
        return unsafe call(.loadModule, [], exception)
    }
}
