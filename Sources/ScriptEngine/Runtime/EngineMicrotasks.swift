internal import CJavaScriptCore
internal import Glibc

/// Runs the engine's pending microtasks while the engine is still entered.
///
/// The C API has no call for it; the library exports the C++ method that its own release of the
/// lock uses. Where a build lacks the symbol there is no value of this type, the engine runs its
/// microtasks by itself, and an endless chain of them is ended by the command's supervisor only.
@safe
struct EngineMicrotasks {
    /// A C++ method is a function whose first argument is the object; a context group is the VM.
    private typealias Method = @convention(c) (JSContextGroupRef) -> Void

    private let method: Method

    init?() {
        // `JSC::VM::drainMicrotasks()`.
        guard let symbol = unsafe dlsym(nil, "_ZN3JSC2VM15drainMicrotasksEv") else { return nil }
        unsafe method = unsafe unsafeBitCast(symbol, to: Method.self)
    }

    /// - Precondition: The engine's lock is held, and a script entry is on the stack.
    func run(_ group: JSContextGroupRef) {
        unsafe method(group)
    }
}
