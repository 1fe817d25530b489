internal import CJavaScriptCore

/// The handlers of proxies: objects of a class whose functions are the traps.
///
/// Each context has its own. The functions are of its realm, because where the stack is used up the
/// engine throws an error of the realm of the function that it was about to call. They are made
/// when a trap is first asked for.
@safe
struct TrapHandlerClass {
    typealias Trap = (name: StaticString, function: JSObjectCallAsFunctionCallback)

    private let ref: JSClassRef

    /// Makes the class, once for a machine (rule O11).
    init(_ traps: [Trap]) {
        var functions = unsafe traps.map { trap in
            unsafe JSStaticFunction(
                name: UnsafeRawPointer(trap.name.utf8Start).assumingMemoryBound(to: CChar.self),
                callAsFunction: trap.function, attributes: JSPropertyAttributes(0))
        }
        // "An array of JSStaticFunctions, terminated by a null JSStaticFunction"; it is copied.
        unsafe functions.append(JSStaticFunction())
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        let made = unsafe functions.withUnsafeBufferPointer { functions in
            unsafe definition.staticFunctions = functions.baseAddress
            return unsafe JSClassCreate(&definition)
        }
        guard let made = unsafe made else { fatalError("the JavaScript engine made no class") }
        unsafe ref = unsafe made
    }

    /// Makes a handler. It inherits from nothing that a script could change.
    func make(in realm: JSGlobalContextRef) -> JSObjectRef? {
        let handler = unsafe JSObjectMake(realm, ref, nil)
        unsafe JSObjectSetPrototype(realm, handler, JSValueMakeNull(realm))
        return unsafe handler
    }

    func release() { unsafe JSClassRelease(ref) }
}

extension ScriptContext {
    /// The handler of every host object of this context, made with the first of them.
    func hostObjectTraps() -> JSObjectRef? {
        if let handler = unsafe trapHandler { return unsafe handler }
        let handler = unsafe machine.hostObjectTraps.make(in: ref)
        if let handler = unsafe handler { unsafe JSValueProtect(ref, handler) }
        unsafe trapHandler = unsafe handler
        return unsafe handler
    }
}
