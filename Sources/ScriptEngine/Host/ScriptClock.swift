internal import CJavaScriptCore

extension ScriptContext {
    /// Makes `Date` follow another clock: `new Date()`, `Date()` and `Date.now()`.
    ///
    /// Scripts see a proxy of the engine's `Date`, so all the rest is as it was; subclasses work.
    ///
    /// Meant for a fresh realm: it takes `Date` and `Proxy` from the global object.
    ///
    /// - Parameter now: The time, in milliseconds since 1970.
    /// - Throws: What a script threw that changed them before.
    public func setClock(_ now: @escaping () -> Double) throws(ScriptFailure) {
        checkOpen("ScriptContext.setClock")
        clock = now
        let global = unsafe JSContextGetGlobalObject(ref)
        let names = machine.names
        func property(_ name: String) throws(ScriptFailure) -> JSValueRef? {
            unsafe try checked { exception in
                unsafe names.withRef(name) {
                    unsafe JSObjectGetProperty(ref, global, $0, exception)
                }
            }
        }
        let date = unsafe try property("Date")
        // Of this realm, as errors are that the engine throws where a script calls the proxy.
        let constructor = unsafe asObject(try property("Proxy"))
        let arguments: [JSValueRef?] = unsafe [date, machine.dateTraps.make(in: ref)]
        let proxy = unsafe try checked { exception in
            unsafe JSObjectCallAsConstructor(
                ref, constructor, arguments.count, arguments, exception)
        }
        _ = unsafe try checked { exception in
            let function = unsafe makeRawFunction(named: "now", length: 0) { _ in .number(now()) }
            unsafe names.withRef("now") {
                unsafe JSObjectSetProperty(
                    ref, date, $0, function, JSPropertyAttributes(0), exception)
            }
            let prototype = unsafe names.withRef("prototype") {
                unsafe JSObjectGetProperty(ref, date, $0, exception)
            }
            unsafe names.withRef("constructor") {
                unsafe JSObjectSetProperty(
                    ref, asObject(prototype), $0, proxy, JSPropertyAttributes(0), exception)
            }
            unsafe names.withRef("Date") {
                unsafe JSObjectSetProperty(
                    ref, global, $0, proxy, JSPropertyAttributes(0), exception)
            }
            return nil
        }
    }
}

/// The traps of the proxy that scripts know as `Date`.
enum DateTraps {
    static var all: [TrapHandlerClass.Trap] {
        unsafe [("construct", construct), ("apply", apply)]
    }

    /// `construct(target, arguments, newTarget)`.
    static let construct: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, arguments, exception in
        guard count > 2, let arguments = unsafe arguments, let target = unsafe arguments[0],
            let context = unsafe context(of: target)
        else { return nil }
        var given = unsafe arguments[1]
        if unsafe isEmpty(given, context) { unsafe given = unsafe now(context) }
        return unsafe context.reflect(.construct, [target, given, arguments[2]], exception)
    }

    /// `apply(target, this, arguments)`: the time as a text, whatever was given.
    static let apply: JSObjectCallAsFunctionCallback = {
        engine, _, _, count, arguments, exception in
        guard count > 0, let arguments = unsafe arguments, let target = unsafe arguments[0],
            let context = unsafe context(of: target)
        else { return nil }
        let made = unsafe context.reflect(
            .construct, [target, now(context), target], exception)
        guard let date = unsafe context.asObject(made) else { return nil }
        return unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.dateToString, date, 0, nil, exception)
    }

    private static func context(of date: JSObjectRef) -> ScriptContext? {
        unsafe OpenContexts.context(of: JSObjectGetGlobalContext(date))
    }

    private static func isEmpty(_ list: JSValueRef?, _ context: ScriptContext) -> Bool {
        let length = unsafe context.machine.names.withRef("length") {
            unsafe JSObjectGetProperty(context.ref, context.asObject(list), $0, nil)
        }
        return unsafe JSValueToNumber(context.ref, length, nil) == 0
    }

    /// A list of the time alone, of the host's realm: what a script did to arrays is no part of it.
    private static func now(_ context: ScriptContext) -> JSValueRef? {
        let probe = unsafe context.machine.probe
        let list: [JSValueRef?] = unsafe [JSValueMakeNumber(probe, context.clock?() ?? .nan)]
        return unsafe JSObjectMakeArray(probe, 1, list, nil)
    }
}
