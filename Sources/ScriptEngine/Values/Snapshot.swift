internal import CJavaScriptCore
internal import PortalTrace

/// Reads a JavaScript value into data, within limits.
///
/// Whatever a script hands over (a proxy, a getter that throws, a cycle, ten megabytes of text)
/// becomes a value that says so. Reading an object runs the script's own getters; they are read
/// once, here, and the host works on the result.
@safe
struct Snapshot {
    /// What is too much to keep.
    struct Limits {
        /// Longest text kept in full, in UTF-16 code units.
        var stringUnits = 64 << 10
        /// How much of a longer text is kept, in bytes of UTF-8.
        var prefixBytes = 256
        /// Longest typed array that is read element by element.
        var binaryElements = 1_000
        /// Deepest nesting of objects.
        var depth = 12
        /// Most values in one snapshot.
        var values = 5_000
    }

    private let context: ScriptContext
    private let limits: Limits
    private var path: [JSObjectRef] = unsafe []
    private var count = 0

    init(_ context: ScriptContext, limits: Limits = Limits()) {
        self.context = context
        self.limits = limits
    }

    /// Reads a value and what it holds.
    ///
    /// - Parameter names: Properties that are read even where they are inherited or hidden.
    func take(_ value: JSValueRef?, reading names: [String] = []) -> TraceValue {
        var walk = self
        return unsafe walk.read(value, names)
    }

    private mutating func read(_ value: JSValueRef?, _ names: [String] = []) -> TraceValue {
        guard let value = unsafe value else { return .undefined }
        count += 1
        if context.machine.termination != nil { return .unreadable("ended by the host") }
        let engine = unsafe context.ref
        switch unsafe JSValueGetType(engine, value) {
        case kJSTypeUndefined: return .undefined
        case kJSTypeNull: return .null
        case kJSTypeBoolean: return .bool(unsafe JSValueToBoolean(engine, value))
        case kJSTypeNumber: return .number(unsafe JSValueToNumber(engine, value, nil))
        case kJSTypeString: return unsafe text(value)
        case kJSTypeSymbol: return unsafe symbol(value)
        case kJSTypeBigInt: return unsafe bigInt(value)
        default:
            // Every other value is an object (JSValueRef.h, JSType).
            guard let object = unsafe context.asObject(value) else { return .undefined }
            return unsafe self.object(object, names)
        }
    }

    // MARK: - Primitives

    private func text(_ value: JSValueRef) -> TraceValue {
        guard let text = unsafe EngineString(copying: value, in: context.ref) else {
            return .unreadable("text too long to build")
        }
        if text.count > limits.stringUnits {
            let prefix = text.prefix(bytes: limits.prefixBytes)
            return .longString(prefix: prefix, length: text.count)
        }
        if let whole = text.wellFormed { return .string(whole) }
        return .illFormedString(unsafe text.withUnits { unsafe Array($0) })
    }

    private func symbol(_ value: JSValueRef) -> TraceValue {
        let object = unsafe JSValueToObject(context.ref, value, nil)
        let description = unsafe object.flatMap { unsafe property("description", of: $0) }
        return .symbol(description: description?.string ?? "")
    }

    private func bigInt(_ value: JSValueRef) -> TraceValue {
        switch unsafe text(value) {
        case .string(let digits): .bigInt(digits)
        case .longString(_, let length): .unreadable("a BigInt of \(length) digits")
        default: .unreadable("a BigInt")
        }
    }

    // MARK: - Objects

    private mutating func object(_ object: JSObjectRef, _ names: [String]) -> TraceValue {
        let engine = unsafe context.ref
        if unsafe JSObjectIsFunction(engine, object) {
            return .function(name: unsafe property("name", of: object)?.string ?? "")
        }
        // The members of a host object are read where they are, not through its traps.
        let host = unsafe HostObjectBox.find(object, context)
        let object = unsafe host?.target ?? object
        if unsafe path.contains(object) { return .unreadable("cyclic") }
        if unsafe path.count >= limits.depth { return .unreadable("nested too deeply") }
        if count > limits.values { return .unreadable("too many values") }
        unsafe path.append(object)
        defer { unsafe path.removeLast() }
        if unsafe JSValueIsArray(engine, object) { return unsafe array(object) }
        if unsafe JSValueIsDate(engine, object) { return unsafe text(object) }
        let type = unsafe JSValueGetTypedArrayType(engine, object, nil)
        if type != kJSTypedArrayTypeNone {
            let count = unsafe JSObjectGetTypedArrayLength(engine, object, nil)
            if count > limits.binaryElements {
                return .unreadable("\(count) elements of binary data")
            }
        }
        if unsafe context.inheritsFromError(object) {
            return unsafe members(["name", "message"], of: object)
        }
        return unsafe ownMembers(of: object, reading: names)
    }

    private mutating func array(_ object: JSObjectRef) -> TraceValue {
        guard let length = unsafe property("length", of: object)?.number, length >= 0 else {
            return .unreadable("an array without a length")
        }
        var elements: [TraceValue] = []
        var index: UInt32 = 0
        while Double(index) < length {
            if count > limits.values || context.machine.termination != nil {
                elements.append(.unreadable("\(Int(length)) elements in all"))
                break
            }
            var exception: JSValueRef?
            let value = unsafe JSObjectGetPropertyAtIndex(context.ref, object, index, &exception)
            if let thrown = unsafe exception {
                count += 1
                elements.append(unsafe threw(thrown))
            } else {
                elements.append(unsafe read(value))
            }
            index += 1
        }
        return .array(elements)
    }

    private mutating func ownMembers(
        of object: JSObjectRef, reading names: [String]
    ) -> TraceValue {
        var exception: JSValueRef?
        var arguments: [JSValueRef?] = unsafe [object]
        let list = unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.objectKeys, nil, 1, &arguments, &exception)
        if let thrown = unsafe exception { return unsafe threw(thrown) }
        guard let keys = unsafe context.asObject(list) else { return .unreadable("no members") }
        let own = unsafe texts(in: keys)
        let more = names.filter { name in
            guard !own.contains(name) else { return false }
            return unsafe property(name, of: object).map { $0 != .undefined } ?? false
        }
        return unsafe members(own + more, of: object)
    }

    /// The texts in an array that the engine made, as many as a snapshot may hold.
    private func texts(in array: JSObjectRef) -> [String] {
        let length = unsafe Int(property("length", of: array)?.number ?? 0)
        return (0..<min(length, limits.values)).compactMap { index in
            let value = unsafe JSObjectGetPropertyAtIndex(context.ref, array, UInt32(index), nil)
            return unsafe value.flatMap { unsafe text($0).string }
        }
    }

    private mutating func members(_ names: [String], of object: JSObjectRef) -> TraceValue {
        var members: [TraceValue.Member] = []
        members.reserveCapacity(names.count)
        for name in names {
            if count > limits.values || context.machine.termination != nil {
                members.append(.init("…", .unreadable("\(names.count) members in all")))
                break
            }
            var exception: JSValueRef?
            let value = unsafe context.machine.names.withRef(name) {
                unsafe JSObjectGetProperty(context.ref, object, $0, &exception)
            }
            if let thrown = unsafe exception {
                count += 1
                members.append(.init(name, unsafe threw(thrown)))
            } else {
                members.append(.init(name, unsafe read(value)))
            }
        }
        return .object(members)
    }

    /// Reads one property; nil if its getter throws.
    private func property(_ name: String, of object: JSObjectRef) -> TraceValue? {
        var exception: JSValueRef?
        let value = unsafe context.machine.names.withRef(name) {
            unsafe JSObjectGetProperty(context.ref, object, $0, &exception)
        }
        guard unsafe exception == nil, let value = unsafe value else { return nil }
        let engine = unsafe context.ref
        if unsafe JSValueIsString(engine, value) { return unsafe text(value) }
        if unsafe JSValueIsNumber(engine, value) {
            return .number(unsafe JSValueToNumber(engine, value, nil))
        }
        return unsafe JSValueIsUndefined(engine, value) ? .undefined : .null
    }

    private func threw(_ exception: JSValueRef) -> TraceValue {
        if context.machine.termination != nil { return .unreadable("ended by the host") }
        // A thrown object is described by its kind only: describing it could throw again.
        guard unsafe JSValueIsObject(context.ref, exception) else {
            return .unreadable("threw \(unsafe text(exception).string ?? "a value")")
        }
        let thrown = unsafe context.exceptionReader.readShallow(exception)
        return .unreadable("threw \(thrown)")
    }
}
