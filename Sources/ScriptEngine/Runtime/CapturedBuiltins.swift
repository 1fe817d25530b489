internal import CJavaScriptCore

/// The built-ins that the host itself needs, taken before any script can replace them.
@safe
final class CapturedBuiltins {
    let proxy: JSObjectRef
    let error: JSObjectRef
    /// The constructors of the errors that the host throws by name.
    let errors: [String: JSObjectRef]
    let objectKeys: JSObjectRef
    let objectFreeze: JSObjectRef
    let functionPrototype: JSObjectRef
    let objectPrototype: JSObjectRef
    let bind: JSObjectRef
    let promiseThen: JSObjectRef
    /// The functions of `Reflect`, by the operation's number.
    private let reflect: [JSObjectRef]

    init(_ context: JSGlobalContextRef, _ names: EngineStringTable) {
        func get(_ name: String, of object: JSObjectRef?) -> JSObjectRef {
            let found = unsafe names.withRef(name) {
                unsafe JSObjectGetProperty(context, object, $0, nil)
            }
            // A fresh realm has every built-in of the language.
            guard let found = unsafe found else { fatalError("the engine has no \(name)") }
            unsafe JSValueProtect(context, found)
            return unsafe found
        }
        let global = unsafe JSContextGetGlobalObject(context)
        let object = unsafe get("Object", of: global)
        let reflectObject = unsafe get("Reflect", of: global)
        let function = unsafe get("Function", of: global)
        let promise = unsafe get("Promise", of: global)
        let promisePrototype = unsafe get("prototype", of: promise)
        unsafe promiseThen = unsafe get("then", of: promisePrototype)
        unsafe proxy = unsafe get("Proxy", of: global)
        unsafe error = unsafe get("Error", of: global)
        unsafe errors = unsafe Dictionary(
            uniqueKeysWithValues: ["TypeError", "RangeError"].map {
                unsafe ($0, get($0, of: global))
            })
        unsafe objectKeys = unsafe get("keys", of: object)
        unsafe objectFreeze = unsafe get("freeze", of: object)
        unsafe functionPrototype = unsafe get("prototype", of: function)
        unsafe objectPrototype = unsafe get("prototype", of: object)
        unsafe bind = unsafe get("bind", of: functionPrototype)
        unsafe reflect = ReflectOperation.allCases.map {
            unsafe get("\($0)", of: reflectObject)
        }
        unsafe [object, reflectObject, function, promise, promisePrototype].forEach {
            unsafe JSValueUnprotect(context, $0)
        }
    }

    /// The function of `Reflect` that does an operation.
    func reflect(_ operation: ReflectOperation) -> JSObjectRef {
        unsafe reflect[operation.rawValue]
    }

    func release(_ context: JSGlobalContextRef) {
        let held = unsafe [
            proxy, error, objectKeys, objectFreeze, functionPrototype, objectPrototype, bind,
            promiseThen,
        ]
        unsafe (held + errors.values + reflect).forEach { unsafe JSValueUnprotect(context, $0) }
    }
}

/// The functions of `Reflect` that do what an object does by default.
enum ReflectOperation: Int, CaseIterable {
    case set, defineProperty, deleteProperty, has, ownKeys, getOwnPropertyDescriptor
    case isExtensible, preventExtensions, setPrototypeOf
}
