internal import CJavaScriptCore
public import PortalTrace

/// What a host object holds and who is told what scripts do to it.
public struct HostObjectDefinition {
    /// One property.
    public enum Member {
        /// A text that scripts read.
        case string(name: String, value: String)
        /// A property that is there and `undefined`.
        case undefined(name: String)
        /// A function.
        case function(name: String, length: Int, body: HostFunctionBody)
    }

    /// Told that a script sets a property, before it takes effect.
    public typealias SetObserver = (_ name: String, _ value: ScriptValue) -> Void
    /// Told that a script read a property that is not there.
    public typealias MissingObserver = (_ name: String) -> Void

    /// Makes the members; asked once, when a script first touches the object.
    public var members: () -> [Member]
    /// Whether the object is frozen as `Object.freeze` does it.
    public var isFrozen = false
    /// Told of every assignment and definition by a script, before it takes effect.
    public var onSet: SetObserver?
    /// Told of every read of a property that does not exist, symbols excepted.
    public var onMissing: MissingObserver?

    /// Makes a definition.
    public init(members: @escaping () -> [Member]) {
        self.members = members
    }
}

/// A Swift-defined object that a script takes for a plain one, and that tells of reads and writes.
///
/// The script sees a `Proxy`. Its target is an object that holds real properties, so `Object.keys`,
/// `JSON.stringify`, `in`, spread and enumeration behave as on a plain object; the target carries
/// the Swift state. Members are made at the first touch: a realm pays for what it uses.
@safe
public final class HostObject {
    /// The object as scripts see it; the same one at each read (rule O8).
    public let value: ScriptValue
    private let box: HostObjectBox
    private let target: ScriptValue

    init(value: ScriptValue, target: ScriptValue, box: HostObjectBox) {
        self.value = value
        self.target = target
        self.box = box
    }

    /// Reads a property as the script left it; runs no observer.
    public func snapshot(of name: String) -> TraceValue {
        (try? property(name).snapshot()) ?? .unreadable("its getter threw")
    }

    /// Reads a property as the script left it; runs no observer.
    /// - Throws: What a getter that the script defined threw.
    public func property(_ name: String) throws(ScriptFailure) -> ScriptValue {
        unsafe box.materialise(target.object)
        return try target.property(name)
    }

    /// Sets a property; runs no observer.
    public func setProperty(_ name: String, to value: ScriptValue) throws(ScriptFailure) {
        unsafe box.materialise(target.object)
        try target.setProperty(name, to: value)
    }

    /// All members as data.
    public func snapshot() -> TraceValue {
        unsafe box.materialise(target.object)
        return target.snapshot()
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
        var arguments: [JSValueRef?] = unsafe [target, hostObjectTraps()]
        let proxy = unsafe try checked { exception in
            unsafe JSObjectCallAsConstructor(
                ref, builtins.proxy, arguments.count, &arguments, exception)
        }
        unsafe box.proxy = unsafe proxy
        return unsafe HostObject(value: adopt(proxy), target: adopt(target), box: box)
    }
}
