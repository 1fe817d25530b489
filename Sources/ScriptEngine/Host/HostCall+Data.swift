internal import CJavaScriptCore

/// Arguments as plain Swift data, for the halves of the host that are written in JavaScript: they
/// have converted their arguments already, so nothing here runs a script.
extension HostCall {
    /// The text of a string argument, lone surrogates as U+FFFD; nil for any other value.
    public borrowing func string(at index: Int) -> String? {
        text(at: index) { $0.repaired }
    }

    /// The UTF-16 code units of a string argument; nil for any other value.
    public borrowing func utf16(at index: Int) -> [UInt16]? {
        text(at: index) { unsafe $0.withUnits { unsafe Array($0) } }
    }

    /// The UTF-8 bytes of a string argument without lone surrogates; nil for any other value.
    public borrowing func utf8(at index: Int) -> [UInt8]? { text(at: index) { $0.utf8 } }

    /// The number of a number argument; nil for any other value.
    public borrowing func number(at index: Int) -> Double? {
        guard let value = unsafe argument(index), unsafe JSValueIsNumber(context.ref, value)
        else { return nil }
        return unsafe JSValueToNumber(context.ref, value, nil)
    }

    /// A copy of the bytes of an `ArrayBuffer` or a typed array; nil for any other value.
    ///
    /// The engine pins a buffer whose bytes the host has seen: it can be transferred no more. So
    /// the caller hands over a copy.
    public borrowing func bytes(at index: Int) -> [UInt8]? {
        guard let object = unsafe context.asObject(argument(index)) else { return nil }
        let kind = unsafe JSValueGetTypedArrayType(context.ref, object, nil)
        let start: UnsafeMutableRawPointer?
        let count: Int
        switch kind {
        case kJSTypedArrayTypeNone: return nil
        case kJSTypedArrayTypeArrayBuffer:
            unsafe start = unsafe JSObjectGetArrayBufferBytesPtr(context.ref, object, nil)
            count = unsafe JSObjectGetArrayBufferByteLength(context.ref, object, nil)
        default:
            // These are the bytes of the whole buffer, whatever the view's place in it.
            let offset = unsafe JSObjectGetTypedArrayByteOffset(context.ref, object, nil)
            unsafe start = unsafe JSObjectGetTypedArrayBytesPtr(context.ref, object, nil)
                .map { unsafe $0 + offset }
            count = unsafe JSObjectGetTypedArrayByteLength(context.ref, object, nil)
        }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// Whether an argument is an `ArrayBuffer` or a typed array.
    public borrowing func isBytes(at index: Int) -> Bool {
        guard let object = unsafe context.asObject(argument(index)) else { return false }
        return unsafe JSValueGetTypedArrayType(context.ref, object, nil) != kJSTypedArrayTypeNone
    }

    /// Whether an argument is a `Proxy`, whatever its traps would say.
    public borrowing func isProxy(at index: Int) -> Bool {
        guard let object = unsafe context.asObject(argument(index)) else { return false }
        return unsafe JSObjectGetProxyTarget(object) != nil
    }

    private borrowing func text<Result>(
        at index: Int, _ read: (borrowing EngineString) -> Result
    ) -> Result? {
        guard let value = unsafe argument(index), unsafe JSValueIsString(context.ref, value),
            let text = unsafe EngineString(copying: value, in: context.ref)
        else { return nil }
        return read(text)
    }
}

extension ScriptContext {
    /// Makes a `Uint8Array` of this realm that owns a copy of bytes.
    ///
    /// Its buffer is not pinned: a script can transfer it.
    public func makeBytes(_ bytes: [UInt8]) -> ScriptValue {
        checkOpen("ScriptContext.makeBytes")
        return unsafe adopt(rawBytes(bytes))
    }

    func rawBytes(_ bytes: [UInt8]) -> JSValueRef? {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, bytes.count), alignment: 16)
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress {
                unsafe memory.copyMemory(from: start, byteCount: source.count)
            }
        }
        // "The deallocator is called once with the pointer, when the array is collected".
        return unsafe JSObjectMakeTypedArrayWithBytesNoCopy(
            ref, kJSTypedArrayTypeUint8Array, memory, bytes.count,
            { memory, _ in unsafe memory?.deallocate() }, nil, nil)
    }
}

/// Conversions as the language does them. They can run script code.
extension HostCall {
    /// An argument as a number; nil where none was given.
    ///
    /// - Throws: What the conversion threw.
    public borrowing func convertedNumber(at index: Int) throws(ScriptFailure) -> Double? {
        guard let value = unsafe argument(index) else { return nil }
        var exception: JSValueRef?
        let number = unsafe JSValueToNumber(context.ref, value, &exception)
        if unsafe exception != nil { throw unsafe context.failure(exception) }
        return number
    }

    /// An argument as a text, by its UTF-16 code units.
    ///
    /// - Throws: What the conversion threw.
    public borrowing func convertedText(at index: Int) throws(ScriptFailure) -> [UInt16] {
        guard let value = unsafe argument(index) else { return Array("undefined".utf16) }
        var exception: JSValueRef?
        guard let copy = unsafe JSValueToStringCopy(context.ref, value, &exception) else {
            throw unsafe context.failure(exception)
        }
        return unsafe EngineString(adopting: copy).withUnits { unsafe Array($0) }
    }
}
