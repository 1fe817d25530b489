internal import CJavaScriptCore

/// What the module loaders of a machine's contexts share: objects of the realm that no script sees.
@safe
final class ModuleMachineParts {
    /// The original `Map.prototype.set`.
    let mapSet: JSObjectRef
    /// What takes the place of `provideFetch` in a realm's loader: keeps the engine's source object.
    let catchSource: JSObjectRef
    /// What takes the place of `loadModule`: does nothing.
    let doNothing: JSObjectRef
    /// What takes the place of `requestSatisfy`: gives `awaited`.
    let giveAwaited: JSObjectRef
    /// An array without elements.
    let emptyArray: JSObjectRef
    /// A promise that is fulfilled, on whose reactions microtasks are put.
    let fulfilled: JSObjectRef
    /// The source object that was caught last, protected.
    var caught: JSValueRef?
    /// What a promise of the engine's own that is being made waits for.
    var awaited: JSObjectRef?
    private unowned let machine: ScriptVirtualMachine

    init(_ machine: ScriptVirtualMachine) {
        self.machine = machine
        let probe = unsafe machine.probe
        func get(_ name: String, of object: JSObjectRef?) -> JSObjectRef? {
            unsafe machine.names.withRef(name) {
                unsafe JSObjectGetProperty(probe, object, $0, nil)
            }
        }
        func keep(_ object: JSObjectRef?) -> JSObjectRef {
            guard let object = unsafe object else { fatalError("the engine made no object") }
            unsafe JSValueProtect(probe, object)
            return unsafe object
        }
        let map = unsafe get("Map", of: JSContextGetGlobalObject(probe))
        unsafe mapSet = unsafe keep(get("set", of: get("prototype", of: map)))
        unsafe emptyArray = unsafe keep(JSObjectMakeArray(probe, 0, nil, nil))
        unsafe catchSource = unsafe ScriptVirtualMachine.makeCallable(
            in: probe, calling: Self.callCatchSource)
        unsafe doNothing = unsafe ScriptVirtualMachine.makeCallable(
            in: probe, calling: { _, function, _, _, _, _ in unsafe function })
        unsafe giveAwaited = unsafe ScriptVirtualMachine.makeCallable(
            in: probe, calling: Self.callGiveAwaited)
        var resolve: JSObjectRef?
        unsafe fulfilled = unsafe keep(JSObjectMakeDeferredPromise(probe, &resolve, nil, nil))
        unsafe JSObjectCallAsFunction(probe, resolve, nil, 0, nil, nil)
        // The machine outlives its realms, and so both functions.
        let data = unsafe Unmanaged.passUnretained(machine).toOpaque()
        unsafe JSObjectSetPrivate(catchSource, data)
        unsafe JSObjectSetPrivate(giveAwaited, data)
    }

    func release() {
        let probe = unsafe machine.probe
        unsafe [mapSet, catchSource, doNothing, giveAwaited, emptyArray, fulfilled].forEach {
            unsafe JSValueUnprotect(probe, $0)
        }
    }

    /// `provideFetch(key, source)`.
    private static let callCatchSource: JSObjectCallAsFunctionCallback = {
        _, function, _, count, arguments, _ in
        guard count > 1, let source = unsafe arguments?[1],
            let data = unsafe JSObjectGetPrivate(function)
        else { return unsafe function }
        let machine = unsafe Unmanaged<ScriptVirtualMachine>.fromOpaque(data).takeUnretainedValue()
        unsafe JSValueProtect(machine.probe, source)
        unsafe machine.moduleParts?.caught = unsafe source
        return unsafe function
    }

    /// `requestSatisfy(entry, parameters, fetcher, visited)`.
    private static let callGiveAwaited: JSObjectCallAsFunctionCallback = {
        _, function, _, _, _, _ in
        guard let data = unsafe JSObjectGetPrivate(function) else { return unsafe function }
        let machine = unsafe Unmanaged<ScriptVirtualMachine>.fromOpaque(data).takeUnretainedValue()
        return unsafe machine.moduleParts?.awaited ?? function
    }
}

extension ScriptVirtualMachine {
    /// Made by the first context that loads a module.
    func madeModuleParts() -> ModuleMachineParts {
        if let moduleParts { return moduleParts }
        let parts = ModuleMachineParts(self)
        moduleParts = parts
        return parts
    }
}
