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
        /// Whether what has no members of its own to show is told by its class and contents, as a
        /// console does it.
        var describesClasses = false
        /// Whether nothing of the script runs: getters are named, and a proxy shows its target.
        var runsNoScript = false
        /// Whether a date is an object without members, and not its text.
        var keepsDates = false
    }

    let context: ScriptContext
    let limits: Limits
    private var path: [JSObjectRef] = unsafe []
    var count = 0

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

    mutating func read(_ value: JSValueRef?, _ names: [String] = []) -> TraceValue {
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

    /// Whether nothing more is to be read.
    var isFull: Bool { count > limits.values || context.machine.termination != nil }

    // MARK: - Primitives

    func text(_ value: JSValueRef) -> TraceValue {
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

    /// Read in the host's own realm, whose `Symbol.prototype` no page can hide or change.
    private func symbol(_ value: JSValueRef) -> TraceValue {
        let realm = unsafe context.machine.probe
        guard let object = unsafe JSValueToObject(realm, value, nil),
            let description = unsafe context.machine.names.withRef(
                "description", { unsafe JSObjectGetProperty(realm, object, $0, nil) }),
            unsafe JSValueIsString(realm, description)
        else { return .symbol(description: "") }
        return .symbol(description: unsafe text(description).string ?? "")
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
            return .function(name: unsafe functionName(object))
        }
        // The members of a host object are read where they are, not through its traps.
        let host = unsafe HostObjectBox.find(object, context)
        // Getters that a script defined there get the object that the script knows.
        let receiver = unsafe host?.box.isPlain == false ? object : nil
        let object = unsafe host?.target ?? (limits.runsNoScript ? unwrapped(object) : object)
        if unsafe path.contains(object) { return .unreadable("cyclic") }
        if unsafe path.count >= limits.depth { return .unreadable("nested too deeply") }
        if count > limits.values { return .unreadable("too many values") }
        unsafe path.append(object)
        defer { unsafe path.removeLast() }
        if unsafe JSValueIsArray(engine, object) { return unsafe array(object) }
        if unsafe JSValueIsDate(engine, object) {
            return limits.keepsDates ? .object([]) : unsafe date(object)
        }
        let type = unsafe JSValueGetTypedArrayType(engine, object, nil)
        if type != kJSTypedArrayTypeNone {
            let count = unsafe JSObjectGetTypedArrayLength(engine, object, nil)
            if count > limits.binaryElements {
                return .unreadable("\(count) elements of binary data")
            }
        }
        if unsafe context.inheritsFromError(object) {
            return unsafe limits.runsNoScript
                ? data(["name", "message"], of: object) : members(["name", "message"], of: object)
        }
        let members = unsafe ownMembers(of: object, receiver: receiver, reading: names)
        guard limits.describesClasses, members == .object([]), unsafe host == nil else {
            return members
        }
        return unsafe described(object) ?? members
    }

    private func date(_ object: JSObjectRef) -> TraceValue {
        // The original function: a script may have given the object one of its own.
        let description = unsafe JSObjectCallAsFunction(
            context.ref, context.builtins.dateToString, object, 0, nil, nil)
        guard let description = unsafe description else { return .unreadable("a date") }
        return unsafe text(description)
    }

    private mutating func array(_ object: JSObjectRef) -> TraceValue {
        guard let length = unsafe property("length", of: object)?.number, length >= 0 else {
            return .unreadable("an array without a length")
        }
        var elements: [TraceValue] = []
        var index: UInt32 = 0
        while Double(index) < length {
            if isFull {
                elements.append(.unreadable("\(Int(length)) elements in all"))
                break
            }
            if limits.runsNoScript {
                let key = unsafe JSValueMakeNumber(context.ref, Double(index))
                elements.append(unsafe ownData(key, of: object) ?? .undefined)
                index += 1
                continue
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

    /// Reads one property; nil if its getter throws.
    func property(_ name: String, of object: JSObjectRef) -> TraceValue? {
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

    func threw(_ exception: JSValueRef) -> TraceValue {
        if context.machine.termination != nil { return .unreadable("ended by the host") }
        // A thrown object is described by its kind only: describing it could throw again.
        guard unsafe JSValueIsObject(context.ref, exception) else {
            return .unreadable("threw \(unsafe text(exception).string ?? "a value")")
        }
        let thrown = unsafe context.exceptionReader.readShallow(exception)
        return .unreadable("threw \(thrown)")
    }
}
