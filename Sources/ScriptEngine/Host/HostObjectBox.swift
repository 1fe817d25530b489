internal import CJavaScriptCore
internal import PortalTrace

/// The Swift state behind one host object; lives as long as the proxy's target (rule O6).
@safe
final class HostObjectBox {
    unowned let context: ScriptContext
    let definition: HostObjectDefinition
    /// The proxy, to recognise it as a receiver. Not protected: it is compared only while the
    /// engine passes it to a trap.
    var proxy: JSValueRef?
    private var isMaterialised = false
    private let count: LiveCount

    init(context: ScriptContext, definition: HostObjectDefinition) {
        self.context = context
        self.definition = definition
        count = context.machine.boxes
        count.increment()
    }

    deinit { count.decrement() }

    /// Makes the members, the first time that anybody looks.
    func materialise(_ target: JSObjectRef?) {
        guard !isMaterialised else { return }
        isMaterialised = true
        unsafe context.definingOwn(on: target, prototype: context.builtins.objectPrototype) {
            for member in definition.members() {
                guard unsafe add(member, to: target) else {
                    // A script that has used up the stack: whoever looks next tries again.
                    isMaterialised = false
                    return
                }
            }
        }
        guard isMaterialised, definition.isFrozen else { return }
        var arguments: [JSValueRef?] = unsafe [target]
        unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.objectFreeze, nil, 1, &arguments, nil)
    }

    /// Returns whether the engine could make the member.
    private func add(_ member: HostObjectDefinition.Member, to target: JSObjectRef?) -> Bool {
        let (name, value): (String, JSValueRef?) =
            switch member {
            case .string(let name, let text): unsafe (name, context.rawString(text))
            case .undefined(let name): unsafe (name, JSValueMakeUndefined(context.ref))
            case .function(let name, let length, let body):
                unsafe (name, context.makeRawFunction(named: name, length: length, body))
            }
        guard let value = unsafe value else { return false }
        var exception: JSValueRef?
        unsafe context.machine.names.withRef(name) {
            unsafe JSObjectSetProperty(
                context.ref, target, $0, value, JSPropertyAttributes(0), &exception)
        }
        return unsafe exception == nil
    }

    /// The box behind a target, or nil for any other object.
    static func behind(_ target: JSObjectRef?, _ machine: ScriptVirtualMachine, _ context: JSContextRef?)
        -> HostObjectBox?
    {
        guard unsafe JSValueIsObjectOfClass(context, target, machine.hostTargetClass),
            let data = unsafe JSObjectGetPrivate(target)
        else { return nil }
        return unsafe Unmanaged<HostObjectBox>.fromOpaque(data).takeUnretainedValue()
    }

    /// The object that holds the properties of a host object; nil for any other object.
    static func target(of object: JSObjectRef, _ context: ScriptContext) -> JSObjectRef? {
        guard let target = unsafe JSObjectGetProxyTarget(object),
            let box = unsafe behind(target, context.machine, context.ref)
        else { return nil }
        unsafe box.materialise(target)
        return unsafe target
    }

    /// Makes the class of targets, once for a machine (rule O11).
    static func makeClass() -> JSClassRef {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.attributes = JSClassAttributes(kJSClassAttributeNoAutomaticPrototype)
        unsafe definition.finalize = { object in
            // Rule O7, as for host functions.
            guard let data = unsafe JSObjectGetPrivate(object) else { return }
            unsafe Unmanaged<HostObjectBox>.fromOpaque(data).release()
        }
        // The name shows in `Object.prototype.toString`; the engine copies it (rule O11).
        let made = unsafe "Object".withCString { name in
            unsafe definition.className = unsafe name
            return unsafe JSClassCreate(&definition)
        }
        guard let made = unsafe made else {
            fatalError("the JavaScript engine made no class")
        }
        return unsafe made
    }
}
