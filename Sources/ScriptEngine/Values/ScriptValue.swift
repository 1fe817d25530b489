internal import CJavaScriptCore
public import PortalTrace

/// A JavaScript value kept from the collector for as long as this object lives (rule O4).
@safe
public final class ScriptValue {
    let ref: JSValueRef
    /// The context that the value was read in.
    public let context: ScriptContext
    /// `undefined` is nothing that the collector could take, and what most calls return.
    private let isProtected: Bool

    init(_ ref: JSValueRef, _ context: ScriptContext) {
        unsafe self.ref = unsafe ref
        self.context = context
        isProtected = unsafe !JSValueIsUndefined(context.ref, ref)
        if isProtected { unsafe context.machine.protect(ref) }
    }

    deinit {
        if isProtected { unsafe context.machine.unprotect(ref) }
    }

    // MARK: - Kinds

    /// Whether this is `undefined`.
    public var isUndefined: Bool { unsafe open { unsafe JSValueIsUndefined($0, ref) } }
    /// Whether this is `null`.
    public var isNull: Bool { unsafe open { unsafe JSValueIsNull($0, ref) } }
    /// Whether this is an object, functions included.
    public var isObject: Bool { unsafe open { unsafe JSValueIsObject($0, ref) } }
    /// Whether this can be called.
    public var isFunction: Bool {
        unsafe open { engine in unsafe object.map { unsafe JSObjectIsFunction(engine, $0) } ?? false
        }
    }

    /// The boolean, if this is one.
    public var bool: Bool? {
        unsafe open {
            unsafe JSValueIsBoolean($0, ref) ? JSValueToBoolean($0, ref) : nil
        }
    }

    /// The number, if this is one.
    public var number: Double? {
        unsafe open {
            unsafe JSValueIsNumber($0, ref) ? JSValueToNumber($0, ref, nil) : nil
        }
    }

    /// The text, if this is a string; lone surrogates become U+FFFD. See `utf16`.
    public var string: String? { engineText { $0.repaired } }

    /// The UTF-16 code units, if this is a string: exactly those that the script sees.
    public var utf16: [UInt16]? { engineText { unsafe $0.withUnits { unsafe Array($0) } } }

    /// Whether both are the same value, as `===` has it.
    public func isIdentical(to other: ScriptValue) -> Bool {
        context.checkOwn(other, "ScriptValue.isIdentical")
        return unsafe open { unsafe JSValueIsStrictEqual($0, ref, other.ref) }
    }

    /// The value as data; reading an object runs its getters.
    public func snapshot() -> TraceValue {
        unsafe open { _ in unsafe Snapshot(context).take(ref) }
    }

    // MARK: - Objects

    /// Reads a property; `undefined` for a value that is no object.
    /// - Throws: What a getter threw, or why it was ended.
    public func property(_ name: String) throws(ScriptFailure) -> ScriptValue {
        context.checkOpen("ScriptValue.property")
        return unsafe try context.entered { exception in
            guard let object = unsafe object else { return nil }
            return unsafe context.machine.names.withRef(name) {
                unsafe JSObjectGetProperty(context.ref, object, $0, exception)
            }
        }
    }

    /// Sets a property of an object, as an assignment does; does nothing to other values.
    /// - Throws: What a setter threw, or why it was ended.
    public func setProperty(_ name: String, to value: ScriptValue) throws(ScriptFailure) {
        context.checkOpen("ScriptValue.setProperty")
        context.checkOwn(value, "ScriptValue.setProperty")
        unsafe try context.enteredWithoutResult { exception in
            guard let object = unsafe object else { return }
            unsafe context.machine.names.withRef(name) {
                unsafe JSObjectSetProperty(
                    context.ref, object, $0, value.ref, JSPropertyAttributes(0), exception)
            }
        }
    }

    /// The elements of an array of the host's own; none of any other value.
    ///
    /// - Throws: Why a script was ended.
    public func elements() throws(ScriptFailure) -> [ScriptValue] {
        context.checkOpen("ScriptValue.elements")
        guard let count = try property("length").number.flatMap({ UInt32(exactly: $0) }) else {
            return []
        }
        var elements: [ScriptValue] = []
        for index in 0..<count {
            elements.append(
                unsafe try context.entered { exception in
                    unsafe object.flatMap {
                        unsafe JSObjectGetPropertyAtIndex(context.ref, $0, index, exception)
                    }
                })
        }
        return elements
    }

    /// The places in an array where it does not hold the given values, as `===` has it.
    ///
    /// - Throws: What a getter in the array threw, or why it was ended.
    public func differences(from values: [ScriptValue]) throws(ScriptFailure) -> [Int] {
        context.checkOpen("ScriptValue.differences")
        return try context.machine.enter { () throws(ScriptFailure) in
            guard let array = unsafe object else { return Array(values.indices) }
            var different: [Int] = []
            for (index, value) in values.enumerated() {
                context.checkOwn(value, "ScriptValue.differences")
                let found = unsafe try context.checked { exception in
                    unsafe JSObjectGetPropertyAtIndex(
                        context.ref, array, UInt32(index), exception)
                }
                if unsafe found != value.ref,
                    unsafe !JSValueIsStrictEqual(context.ref, found, value.ref)
                {
                    different.append(index)
                }
            }
            return different
        }
    }

    /// The names of the own enumerable string-keyed properties, in the script's order; lone
    /// surrogates in them become U+FFFD.
    /// - Throws: What a proxy's trap threw, or why it was ended.
    public func keys() throws(ScriptFailure) -> [String] {
        context.checkOpen("ScriptValue.keys")
        return try context.machine.enter { () throws(ScriptFailure) in
            let list = unsafe try context.checked { exception in
                let arguments: [JSValueRef?] = unsafe [ref]
                return unsafe JSObjectCallAsFunction(
                    context.ref, context.builtins.objectKeys, nil, 1, arguments, exception)
            }
            guard let array = unsafe context.asObject(list) else { return [] }
            let length = unsafe context.machine.names.withRef("length") {
                unsafe JSObjectGetProperty(context.ref, array, $0, nil)
            }
            return unsafe (0..<Int(JSValueToNumber(context.ref, length, nil))).map { index in
                let key = unsafe JSObjectGetPropertyAtIndex(
                    context.ref, array, UInt32(index), nil)
                return unsafe EngineString(copying: key, in: context.ref)?.repaired ?? ""
            }
        }
    }

    /// Calls a function.
    ///
    /// - Parameters:
    ///   - arguments: What it is given.
    ///   - this: Its `this`; nil for a plain call.
    /// - Throws: What it threw (a `TypeError` if this is no function), or why it was ended.
    @discardableResult
    public func call(
        _ arguments: [ScriptValue] = [], this: ScriptValue? = nil
    ) throws(ScriptFailure) -> ScriptValue {
        context.checkOpen("ScriptValue.call")
        for argument in arguments { context.checkOwn(argument, "ScriptValue.call") }
        if let this { context.checkOwn(this, "ScriptValue.call") }
        guard isFunction else {
            throw .thrown(
                ScriptException(
                    name: "TypeError",
                    message: "expected a function, found \(snapshot().kindDescription)"))
        }
        return unsafe try context.entered { exception in
            let refs = unsafe arguments.map { unsafe Optional($0.ref) }
            return unsafe JSObjectCallAsFunction(
                context.ref, object, this?.object, refs.count, refs, exception)
        }
    }

    // MARK: - Inside

    /// The reference as an object; nil for other values.
    var object: JSObjectRef? { unsafe context.asObject(ref) }

    private func open<Result>(_ body: (JSGlobalContextRef) -> Result) -> Result {
        context.checkOpen("ScriptValue")
        return unsafe body(context.ref)
    }

    private func engineText<Result>(_ body: (borrowing EngineString) -> Result) -> Result? {
        unsafe open { engine in
            guard unsafe JSValueIsString(engine, ref),
                let text = unsafe EngineString(copying: ref, in: engine)
            else { return nil }
            return body(text)
        }
    }
}
