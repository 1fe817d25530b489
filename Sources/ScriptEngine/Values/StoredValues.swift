internal import CJavaScriptCore

/// Names a value that a context keeps. No other context has it.
public struct StoredValue: Hashable, Sendable {
    /// The context that keeps it.
    public let context: ScriptContext.ID
    /// Its number there.
    public let number: Int

    /// Names a value that was stored before.
    public init(context: ScriptContext.ID, number: Int) {
        self.context = context
        self.number = number
    }
}

/// Values that scripts handed over, kept by number, so that no Swift object behind a JavaScript
/// object has to own one (rule O7).
///
/// They are elements of one array of the host's realm: one value kept costs a slot, not a Swift object
/// and a protection.
@safe
struct StoredValues {
    private let realm: JSGlobalContextRef
    private var array: JSObjectRef?
    /// For each slot how often it was given out; odd while something is in it.
    private var uses: [UInt32] = []
    private var free: [UInt32] = []

    /// - Parameter realm: The realm that no script sees: what a script does to its own arrays and
    ///   objects is no part of this one.
    init(realm: JSGlobalContextRef) { unsafe self.realm = unsafe realm }

    /// How many values are kept.
    var count: Int { uses.count - free.count }

    mutating func add(_ value: JSValueRef?) -> Int {
        if unsafe array == nil {
            unsafe array = unsafe JSObjectMakeArray(realm, 0, nil, nil)
            if let array = unsafe array { unsafe JSValueProtect(realm, array) }
        }
        let slot: UInt32
        if let known = free.popLast() {
            slot = known
        } else {
            slot = UInt32(uses.count)
            uses.append(0)
        }
        uses[Int(slot)] &+= 1
        unsafe JSObjectSetPropertyAtIndex(realm, array, slot, value, nil)
        return Int(uses[Int(slot)]) << 32 | Int(slot)
    }

    subscript(number: Int) -> JSValueRef? {
        guard let slot = slot(number) else { return nil }
        return unsafe JSObjectGetPropertyAtIndex(realm, array, slot, nil)
    }

    mutating func remove(_ number: Int) {
        guard let slot = slot(number) else { return }
        uses[Int(slot)] &+= 1
        free.append(slot)
        unsafe JSObjectSetPropertyAtIndex(realm, array, slot, JSValueMakeUndefined(realm), nil)
    }

    mutating func removeAll() {
        if let array = unsafe array { unsafe JSValueUnprotect(realm, array) }
        unsafe array = nil
        uses = []
        free = []
    }

    /// The slot behind a number, while what was put there is still in it.
    private func slot(_ number: Int) -> UInt32? {
        let slot = number & 0xFFFF_FFFF
        guard number > 0, slot < uses.count, Int(uses[slot]) == number >> 32 else { return nil }
        return UInt32(slot)
    }
}

extension ScriptContext {
    /// Keeps a value until it is taken out or the context closes.
    public func store(_ value: ScriptValue) -> StoredValue {
        checkOpen("ScriptContext.store")
        checkOwn(value, "ScriptContext.store")
        return unsafe StoredValue(context: id, number: storedValues.add(value.ref))
    }

    /// How many values are stored.
    public var storedValueCount: Int { storedValues.count }

    /// A value that was stored here and not removed.
    public func storedValue(_ stored: StoredValue) -> ScriptValue? {
        guard stored.context == id else { return nil }
        return unsafe storedValues[stored.number].map { unsafe adopt($0) }
    }

    /// Lets go of a stored value; does nothing if it was removed, or is another context's.
    public func removeStored(_ stored: StoredValue) {
        guard stored.context == id else { return }
        storedValues.remove(stored.number)
    }

    /// Calls a stored function with stored arguments.
    ///
    /// - Returns: Whether there was such a function.
    /// - Throws: What it threw, or why it was ended.
    @discardableResult
    public func callStored(
        _ function: StoredValue, _ arguments: [StoredValue] = []
    ) throws(ScriptFailure) -> Bool {
        checkOpen("ScriptContext.callStored")
        guard function.context == id, let object = unsafe asObject(storedValues[function.number])
        else { return false }
        let values = unsafe arguments.map { argument in
            unsafe argument.context == id ? storedValues[argument.number] : nil
        }
        unsafe try enteredWithoutResult { exception in
            _ = unsafe JSObjectCallAsFunction(ref, object, nil, values.count, values, exception)
        }
        return true
    }
}

extension HostCall {
    /// Keeps an argument beyond the call; `undefined` beyond the last one.
    public borrowing func store(at index: Int) -> StoredValue {
        unsafe StoredValue(
            context: context.id,
            number: context.storedValues.add(argument(index) ?? JSValueMakeUndefined(context.ref)))
    }

    /// Whether an argument is a string.
    public borrowing func isString(at index: Int) -> Bool {
        guard let value = unsafe argument(index) else { return false }
        return unsafe JSValueIsString(context.ref, value)
    }
}
