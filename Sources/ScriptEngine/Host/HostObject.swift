internal import CJavaScriptCore

/// What a host object holds and who is told what scripts do to it.
public struct HostObjectDefinition {
    /// The value of one property.
    public enum Member {
        /// A text that scripts read.
        case string(String)
        /// A property that is there and `undefined`.
        case undefined
        /// A function.
        case function(length: Int, body: HostFunctionBody)
    }

    /// Told that a script sets a property, before it takes effect.
    public typealias SetObserver = (_ name: String, _ value: ScriptValue) -> Void
    /// Told that a script read a property that is not there.
    public typealias MissingObserver = (_ name: String) -> Void

    /// The properties' names, in the order in which scripts enumerate them.
    public var names: [String]
    /// Makes one of the named properties; asked when a script first touches it.
    public var member: (_ name: String) -> Member?
    /// Whether the object is frozen as `Object.freeze` does it.
    public var isFrozen = false
    /// Called for every assignment and definition by a script, before it takes effect.
    public var onSet: SetObserver?
    /// Called for every read of a property that does not exist, symbols excepted.
    public var onMissing: MissingObserver?

    /// Makes a definition.
    public init(names: [String], member: @escaping (_ name: String) -> Member?) {
        self.names = names
        self.member = member
    }
}

/// A Swift-defined object that a script takes for a plain one, and that tells of reads and writes.
///
/// The script sees a `Proxy`. Its target is an object that holds real properties, so `Object.keys`,
/// `JSON.stringify`, `in`, spread and enumeration behave as on a plain object; the target carries
/// the Swift state. Members are made when they are first touched: a realm pays for what it uses.
@safe
public final class HostObject {
    /// The object as scripts see it; the same one at each read (rule O8).
    public let value: ScriptValue
    private let box: HostObjectBox
    /// Kept by the proxy.
    private let target: JSObjectRef

    init(value: ScriptValue, target: JSObjectRef, box: HostObjectBox) {
        self.value = value
        unsafe self.target = unsafe target
        self.box = box
    }

    /// Reads a property as the script left it; runs no observer.
    /// - Throws: What a getter that the script defined threw.
    public func property(_ name: String) throws(ScriptFailure) -> ScriptValue {
        let context = value.context
        context.checkOpen("HostObject.property")
        let place = box.place(of: name)
        unsafe box.makeReady(toSet: place, on: target, context)
        let isPlain = place != nil && box.isPlain
        return unsafe try context.entered { exception in
            unsafe context.machine.names.withRef(name) { key in
                unsafe context.read(
                    key, of: target, receiver: isPlain ? nil : value.object, exception)
            }
        }
    }

    /// Sets a property; runs no observer.
    /// - Throws: What a setter that the script defined threw.
    public func setProperty(_ name: String, to new: ScriptValue) throws(ScriptFailure) {
        let context = value.context
        context.checkOpen("HostObject.setProperty")
        context.checkOwn(new, "HostObject.setProperty")
        let place = box.place(of: name)
        if let place, unsafe box.assign(new.ref, at: place, on: target, context) { return }
        unsafe box.makeReady(toSet: place, on: target, context)
        unsafe try context.enteredWithoutResult { exception in
            unsafe context.machine.names.withRef(name) { key in
                _ = unsafe context.write(
                    JSValueMakeString(context.ref, key), new.ref, of: target,
                    receiver: value.object, exception)
            }
        }
    }
}

extension ScriptContext {
    /// Makes a host object. It is kept from the collector for as long as the result lives.
    ///
    /// - Throws: A `RangeError` where a script that calls the host has used up the stack.
    public func makeHostObject(
        _ definition: HostObjectDefinition
    ) throws(ScriptFailure) -> HostObject {
        checkOpen("ScriptContext.makeHostObject")
        let box = HostObjectBox(context: self, definition: definition)
        let retained = unsafe Unmanaged.passRetained(box)
        guard let target = unsafe JSObjectMake(ref, machine.hostTargetClass, retained.toOpaque())
        else { fatalError("the JavaScript engine made no object") }
        let arguments: [JSValueRef?] = unsafe [target, hostObjectTraps()]
        let proxy = unsafe try checked { exception in
            unsafe JSObjectCallAsConstructor(
                ref, builtins.proxy, arguments.count, arguments, exception)
        }
        unsafe box.proxy = unsafe proxy
        return unsafe HostObject(value: adopt(proxy), target: target, box: box)
    }
}
