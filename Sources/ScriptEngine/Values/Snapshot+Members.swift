internal import CJavaScriptCore
internal import PortalTrace

/// The members of objects.
extension Snapshot {
    /// Reads the own enumerable members, in the script's order.
    ///
    /// - Parameters:
    ///   - receiver: What getters get as `this`; nil for the object itself.
    ///   - names: Properties that are read even where they are inherited or hidden.
    mutating func ownMembers(
        of object: JSObjectRef, receiver: JSObjectRef?, reading names: [String]
    ) -> TraceValue {
        var exception: JSValueRef?
        let arguments: [JSValueRef?] = unsafe [object]
        let list = unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.objectKeys, nil, 1, arguments, &exception)
        if let thrown = unsafe exception { return unsafe threw(thrown) }
        guard let keys = unsafe context.asObject(list) else { return .unreadable("no members") }
        let total = unsafe Int(property("length", of: keys)?.number ?? 0)
        var members: [TraceValue.Member] = []
        members.reserveCapacity(min(total, limits.values))
        for index in 0..<total {
            if isFull {
                members.append(.init("…", .unreadable("\(total) members in all")))
                return .object(members)
            }
            // The list is the engine's own, and its elements are texts.
            guard
                let key = unsafe JSObjectGetPropertyAtIndex(
                    context.ref, keys, UInt32(index), nil)
            else { continue }
            if limits.runsNoScript {
                members.append(
                    .init(unsafe name(key), unsafe ownData(key, of: object) ?? .undefined))
                continue
            }
            var exception: JSValueRef?
            let value =
                if let receiver = unsafe receiver {
                    unsafe context.reflect(.get, [object, key, receiver], &exception)
                } else {
                    unsafe JSObjectGetPropertyForKey(context.ref, object, key, &exception)
                }
            members.append(unsafe member(name(key), value, exception))
        }
        for name in names where !members.contains(where: { $0.name == name }) && !isFull {
            let (value, exception) = unsafe get(name, of: object)
            guard let value = unsafe value, unsafe exception == nil,
                unsafe !JSValueIsUndefined(context.ref, value)
            else { continue }
            members.append(unsafe member(name, value, nil))
        }
        return .object(members)
    }

    /// Reads the named properties, inherited ones as well.
    mutating func members(_ names: [String], of object: JSObjectRef) -> TraceValue {
        var members: [TraceValue.Member] = []
        for name in names {
            let (value, exception) = unsafe get(name, of: object)
            members.append(unsafe member(name, value, exception))
        }
        return .object(members)
    }

    private mutating func member(
        _ name: String, _ value: JSValueRef?, _ exception: JSValueRef?
    ) -> TraceValue.Member {
        guard let thrown = unsafe exception else { return .init(name, unsafe read(value)) }
        count += 1
        return .init(name, unsafe threw(thrown))
    }

    private func get(
        _ name: String, of object: JSObjectRef
    ) -> (value: JSValueRef?, exception: JSValueRef?) {
        var exception: JSValueRef?
        let value = unsafe context.machine.names.withRef(name) {
            unsafe JSObjectGetProperty(context.ref, object, $0, &exception)
        }
        return unsafe (value, exception)
    }

    /// A member's name; a lone surrogate in it becomes U+FFFD, and a very long one is cut.
    private func name(_ key: JSValueRef) -> String {
        guard let text = unsafe EngineString(copying: key, in: context.ref) else { return "…" }
        return text.count <= limits.stringUnits
            ? text.repaired : text.prefix(bytes: limits.prefixBytes) + "…"
    }
}
