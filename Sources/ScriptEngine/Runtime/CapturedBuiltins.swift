internal import CJavaScriptCore

/// The built-ins that the host itself needs, those of a realm that no script sees: so nothing a
/// script does to its own changes them, and a fresh realm pays nothing for them.
///
/// They work on the objects of every realm of the machine. What they return stays with the host or
/// is taken apart by the engine; what they throw is told anew in the script's realm
/// (`ScriptContext.inOwnRealm`), because an error leads to the realm that it was made in.
@safe
final class CapturedBuiltins {
    let proxy: JSObjectRef
    let error: JSObjectRef
    let objectKeys: JSObjectRef
    let objectFreeze: JSObjectRef
    let promiseThen: JSObjectRef
    /// The object that describes properties to `Reflect.defineProperty`. It inherits nothing.
    let descriptor: JSObjectRef
    let dateToString: JSObjectRef
    /// "line", "column" and "sourceURL" as values: the engine finds a property by such a one faster
    /// than by a string of the host's.
    let lineKey: JSValueRef
    let columnKey: JSValueRef
    let urlKey: JSValueRef
    /// "length", and an object that describes one.
    private let lengthKey: JSValueRef
    private let lengthDescriptor: JSObjectRef
    private var describedLength = 0
    private let names: EngineStringTable
    /// The functions of `Reflect`, by the operation's number.
    private let reflect: [JSObjectRef]

    /// - Parameter context: The realm that no script sees.
    init(_ context: JSGlobalContextRef, _ names: EngineStringTable) {
        self.names = names
        func get(_ name: String, of object: JSObjectRef?) -> JSObjectRef {
            let found = unsafe names.withRef(name) {
                unsafe JSObjectGetProperty(context, object, $0, nil)
            }
            // A fresh realm has every built-in of the language.
            guard let found = unsafe found else { fatalError("the engine has no \(name)") }
            return unsafe found
        }
        /// Keeps an object for as long as the machine lives; it goes with the heap.
        func keep(_ object: JSObjectRef?) -> JSObjectRef {
            guard let object = unsafe object else { fatalError("the engine made no object") }
            unsafe JSValueProtect(context, object)
            return unsafe object
        }
        func withoutPrototype() -> JSObjectRef? {
            let object = unsafe JSObjectMake(context, nil, nil)
            unsafe JSObjectSetPrototype(context, object, JSValueMakeNull(context))
            return unsafe object
        }
        let global = unsafe JSContextGetGlobalObject(context)
        let object = unsafe get("Object", of: global)
        let reflectObject = unsafe get("Reflect", of: global)
        let promisePrototype = unsafe get("prototype", of: get("Promise", of: global))
        unsafe promiseThen = unsafe keep(get("then", of: promisePrototype))
        unsafe proxy = unsafe keep(get("Proxy", of: global))
        unsafe error = unsafe keep(get("Error", of: global))
        unsafe objectKeys = unsafe keep(get("keys", of: object))
        unsafe objectFreeze = unsafe keep(get("freeze", of: object))
        unsafe descriptor = unsafe keep(withoutPrototype())
        func key(_ name: String) -> JSValueRef {
            unsafe keep(names.withRef(name) { unsafe JSValueMakeString(context, $0) })
        }
        unsafe lineKey = unsafe key("line")
        unsafe columnKey = unsafe key("column")
        unsafe urlKey = unsafe key("sourceURL")
        unsafe lengthKey = unsafe key("length")
        unsafe lengthDescriptor = unsafe keep(withoutPrototype())
        unsafe reflect = ReflectOperation.names.map {
            unsafe keep(get($0, of: reflectObject))
        }
        let datePrototype = unsafe get("prototype", of: get("Date", of: global))
        unsafe dateToString = unsafe keep(get("toString", of: datePrototype))
    }

    /// Gives a function its `length`, the engine's own being 0.
    func setLength(_ length: Int, of function: JSObjectRef, _ realm: JSGlobalContextRef) {
        if length != describedLength {
            // Functions with the same length are made one after the other.
            unsafe names.withRef("value") {
                unsafe JSObjectSetProperty(
                    realm, lengthDescriptor, $0, JSValueMakeNumber(realm, Double(length)),
                    JSPropertyAttributes(0), nil)
            }
            describedLength = length
        }
        let arguments: [JSValueRef?] = unsafe [function, lengthKey, lengthDescriptor]
        unsafe JSObjectCallAsFunction(
            realm, reflect(.defineProperty), nil, arguments.count, arguments, nil)
    }

    /// The function of `Reflect` that does an operation.
    func reflect(_ operation: ReflectOperation) -> JSObjectRef {
        unsafe reflect[operation.rawValue]
    }
}

/// The functions of `Reflect` that do what an object does by default.
enum ReflectOperation: Int {
    case construct, get, set, defineProperty, deleteProperty, has, ownKeys, getOwnPropertyDescriptor
    case isExtensible, preventExtensions, setPrototypeOf

    /// The functions' names, in the order of the cases.
    static let names = [
        "construct", "get", "set", "defineProperty", "deleteProperty", "has", "ownKeys",
        "getOwnPropertyDescriptor", "isExtensible", "preventExtensions", "setPrototypeOf",
    ]
}
