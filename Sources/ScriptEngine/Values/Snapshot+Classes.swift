internal import CJavaScriptCore
internal import PortalTrace

/// What a console shows of objects that have no members of their own.
extension Snapshot {
    /// The contents of a `Map` or a `Set` under its class and size, the text of a `RegExp`, and
    /// `{ Name: {} }` for an instance of another class; nil for a plain object.
    ///
    /// Runs no script: the class's name is read from descriptions of properties, the contents by
    /// the built-ins of the host's realm.
    mutating func described(_ object: JSObjectRef) -> TraceValue? {
        let names = unsafe classNames(of: object)
        guard let first = names.first else { return nil }
        for name in names {
            guard let (size, contents) = unsafe contents(of: object, if: name) else { continue }
            if let text = contents.string { return .string(text) }
            // Under the name of the class that the script made of the built-in one, if it did.
            return .object([.init("\(first)(\(size))", contents)])
        }
        return first == "Object" ? nil : .object([.init(first, .object([]))])
    }

    /// The names of the classes of an object, the innermost first.
    private func classNames(of object: JSObjectRef) -> [String] {
        var names: [String] = []
        var holder = unsafe object
        while names.count < 16, unsafe JSObjectGetProxyTarget(holder) == nil,
            let prototype = unsafe context.asObject(JSObjectGetPrototype(context.ref, holder)),
            unsafe JSObjectGetProxyTarget(prototype) == nil
        {
            unsafe holder = unsafe prototype
            let constructor = unsafe ownValue("constructor", of: prototype)
            guard let function = unsafe context.asObject(constructor),
                let value = unsafe ownValue("name", of: function),
                unsafe JSValueIsString(context.ref, value),
                let name = unsafe text(value).string, !name.isEmpty
            else { continue }
            names.append(name)
        }
        return names
    }

    /// The value of an own property, if it is there and no getter.
    func ownValue(_ name: String, of object: JSObjectRef) -> JSValueRef? {
        guard unsafe JSObjectGetProxyTarget(object) == nil else { return nil }
        let key = unsafe context.machine.names.withRef(name) {
            unsafe JSValueMakeString(context.ref, $0)
        }
        let found = unsafe context.reflect(.getOwnPropertyDescriptor, [object, key], nil)
        guard let descriptor = unsafe context.asObject(found) else { return nil }
        // Of the host's realm: it inherits nothing that a script made.
        let value = unsafe context.machine.names.withRef("value") {
            unsafe JSObjectGetProperty(context.ref, descriptor, $0, nil)
        }
        return unsafe value
    }

    /// What is in an object of a built-in class; nil if it is none of that name.
    private mutating func contents(
        of object: JSObjectRef, if name: String
    ) -> (size: Int, contents: TraceValue)? {
        guard ["Map", "Set", "RegExp"].contains(name) else { return nil }
        let engine = unsafe context.ref
        let most = Double(max(0, limits.values - count))
        let arguments: [JSValueRef?] = unsafe [
            object, context.rawString(name), JSValueMakeNumber(engine, most),
        ]
        var exception: JSValueRef?
        let found = unsafe JSObjectCallAsFunction(
            engine, context.machine.contentsReader, nil, arguments.count, arguments, &exception)
        // It throws where the object only says that it is of the class.
        guard unsafe exception == nil, let pair = unsafe context.asObject(found),
            let size = unsafe JSObjectGetPropertyAtIndex(engine, pair, 0, nil)
        else { return nil }
        let contents = unsafe read(JSObjectGetPropertyAtIndex(engine, pair, 1, nil))
        return unsafe (Int(JSValueToNumber(engine, size, nil)), contents)
    }
}

extension ScriptVirtualMachine {
    /// `(object, kind, most) => [size, contents]`, a function of the realm that no script sees.
    var contentsReader: JSObjectRef? {
        if let known = unsafe knownContentsReader { return unsafe known }
        let made = unsafe EngineString(Self.contentsReaderSource).withRef {
            unsafe JSEvaluateScript(probe, $0, nil, nil, 1, nil)
        }
        if let made = unsafe made { unsafe JSValueProtect(probe, made) }
        unsafe knownContentsReader = unsafe made
        return unsafe made
    }

    /// The built-ins ask for what an object is inside, whatever a script put onto it.
    private static let contentsReaderSource = """
        (function () {
            "use strict";
            const apply = Reflect.apply, describe = Object.getOwnPropertyDescriptor;
            const getter = (prototype, name) => describe(prototype, name).get;
            const lists = {
                Map: [Map.prototype.entries, new Map().entries().next, getter(Map.prototype, "size")],
                Set: [Set.prototype.values, new Set().values().next, getter(Set.prototype, "size")],
            };
            const source = getter(RegExp.prototype, "source");
            const flags = [
                ["hasIndices", "d"], ["global", "g"], ["ignoreCase", "i"], ["multiline", "m"],
                ["dotAll", "s"], ["unicode", "u"], ["unicodeSets", "v"], ["sticky", "y"],
            ].map(([name, letter]) => [getter(RegExp.prototype, name), letter]);
            return function (object, kind, most) {
                if (kind === "RegExp") {
                    let text = "/" + apply(source, object, []) + "/";
                    for (const [isSet, letter] of flags) {
                        if (apply(isSet, object, [])) text += letter;
                    }
                    return [1, text];
                }
                const [start, next, size] = lists[kind];
                const steps = apply(start, object, []), contents = [];
                let step = apply(next, steps, []);
                for (; !step.done && contents.length < most; step = apply(next, steps, [])) {
                    contents.push(step.value);
                }
                return [apply(size, object, []), contents];
            };
        })()
        """
}
