internal import CJavaScriptCore

/// A few 32-bit numbers that the host writes and a script of the host reads as an `Int32Array`: a
/// result of several numbers without an object for each call.
@safe
public final class SharedNumbers {
    /// The `Int32Array`; kept by its context until that closes.
    public let value: ScriptValue
    private let numbers: UnsafeMutablePointer<Int32>
    private let count: Int

    init(count: Int, in context: ScriptContext) {
        let numbers = UnsafeMutablePointer<Int32>.allocate(capacity: count)
        unsafe numbers.initialize(repeating: 0, count: count)
        unsafe self.numbers = unsafe numbers
        self.count = count
        // The memory is the array's, and freed with it; the array is kept by `value`.
        value = unsafe context.adopt(
            JSObjectMakeTypedArrayWithBytesNoCopy(
                context.ref, kJSTypedArrayTypeInt32Array, numbers, 4 * count,
                { memory, _ in unsafe memory?.deallocate() }, nil, nil))
    }

    /// Writes one of the numbers.
    public func set(_ index: Int, _ number: Int) {
        precondition(index >= 0 && index < count, "SharedNumbers has no number \(index)")
        unsafe numbers[index] = Int32(clamping: number)
    }
}

extension ScriptContext {
    /// Makes numbers that the host writes and its scripts read.
    public func makeSharedNumbers(count: Int) -> SharedNumbers {
        checkOpen("ScriptContext.makeSharedNumbers")
        return SharedNumbers(count: count, in: self)
    }
}
