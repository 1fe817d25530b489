internal import CJavaScriptCore

/// The functions that a realm calls for `import()` and `import.meta`, in the place of entries 5 and 8
/// of its table.
///
/// The engine holds its lock and stands in a call of its own when it calls them. Nothing is thrown
/// across (rule O9): they return an object always.
enum ModuleHooks {
    /// `moduleLoaderImportModule(global, loader, specifier, options, origin)`; gives a promise. The
    /// origin begins with the URL of the script, a string.
    typealias ImportModule =
        @convention(c) (
            JSGlobalContextRef, JSObjectRef, JSValueRef, JSValueRef?, UnsafeRawPointer
        ) -> JSObjectRef?

    /// `moduleLoaderCreateImportMetaProperties(global, loader, key, record, fetcher)`.
    typealias MakeImportMeta =
        @convention(c) (
            JSGlobalContextRef, JSObjectRef, JSValueRef?, JSObjectRef?, JSValueRef?
        ) -> JSObjectRef?

    static let importModule: ImportModule = { realm, engineLoader, specifier, options, origin in
        guard let loader = unsafe OpenContexts.context(of: realm)?.moduleLoader else {
            return unsafe rejected(realm, "the page is closed")
        }
        if loader.isLookedFor {
            unsafe loader.note(engineLoader)
            // Not a promise, and nothing of a script: the engine looks for a `then` in it.
            return unsafe JSObjectMake(loader.context.machine.probe, nil, nil)
        }
        let referrer: String =
            if let url = unsafe origin.load(as: UnsafeRawPointer?.self) {
                unsafe EngineStringHeader(at: url).text()
            } else {
                ""
            }
        return unsafe loader.importDynamically(specifier, options, from: referrer)
            ?? rejected(realm, "the module cannot be imported")
    }

    static let makeImportMeta: MakeImportMeta = { realm, _, key, _, _ in
        let loader = unsafe OpenContexts.context(of: realm)?.moduleLoader
        return unsafe loader?.makeImportMeta(key: key) ?? JSObjectMake(realm, nil, nil)
    }

    private static func rejected(_ realm: JSGlobalContextRef, _ message: String) -> JSObjectRef? {
        var resolve: JSObjectRef?
        var reject: JSObjectRef?
        let promise = unsafe JSObjectMakeDeferredPromise(realm, &resolve, &reject, nil)
        let text = unsafe EngineString(message).withRef { unsafe JSValueMakeString(realm, $0) }
        let words: [JSValueRef?] = unsafe [text]
        let reason: [JSValueRef?] = unsafe [JSObjectMakeError(realm, 1, words, nil)]
        unsafe JSObjectCallAsFunction(realm, reject, nil, 1, reason, nil)
        return unsafe promise
    }
}
