internal import CJavaScriptCore
internal import PortalTrace

/// Reading that runs nothing of the script: no getter, no trap of a proxy.
extension Snapshot {
    /// The object behind proxies.
    func unwrapped(_ object: JSObjectRef) -> JSObjectRef {
        var object = unsafe object
        for _ in 0..<100 {
            guard let target = unsafe JSObjectGetProxyTarget(object) else { break }
            unsafe object = unsafe target
        }
        return unsafe object
    }

    /// A function's name.
    func functionName(_ function: JSObjectRef) -> String {
        guard limits.runsNoScript else {
            return unsafe property("name", of: function)?.string ?? ""
        }
        guard let value = unsafe ownValue("name", of: unwrapped(function)),
            unsafe JSValueIsString(context.ref, value)
        else { return "" }
        return unsafe text(value).string ?? ""
    }

    /// An own property, or what is in the place of its value; nil if there is none.
    mutating func ownData(_ key: JSValueRef?, of object: JSObjectRef) -> TraceValue? {
        let found = unsafe context.reflect(.getOwnPropertyDescriptor, [object, key], nil)
        guard let descriptor = unsafe context.asObject(found) else {
            count += 1
            return nil
        }
        // Of the host's realm: it inherits nothing that a script made.
        let hasValue = unsafe context.machine.names.withRef("value") {
            unsafe JSObjectHasProperty(context.ref, descriptor, $0)
        }
        guard hasValue else {
            count += 1
            return .unreadable("getter")
        }
        let value = unsafe context.machine.names.withRef("value") {
            unsafe JSObjectGetProperty(context.ref, descriptor, $0, nil)
        }
        return unsafe read(value)
    }

    /// The named properties, inherited ones as well, where they are data.
    mutating func data(_ names: [String], of object: JSObjectRef) -> TraceValue {
        .object(names.map { .init($0, unsafe data($0, of: object)) })
    }

    private mutating func data(_ name: String, of object: JSObjectRef) -> TraceValue {
        let key = unsafe context.rawString(name)
        var holder = unsafe object
        for _ in 0..<16 where unsafe JSObjectGetProxyTarget(holder) == nil {
            if let found = unsafe ownData(key, of: holder) { return found }
            guard let next = unsafe context.asObject(JSObjectGetPrototype(context.ref, holder))
            else { break }
            unsafe holder = unsafe next
        }
        return .undefined
    }
}
