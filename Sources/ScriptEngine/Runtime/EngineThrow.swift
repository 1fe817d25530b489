internal import CJavaScriptCore
internal import Glibc

/// Throws an exception into a script that is being asked by the watchdog whether it is to end.
///
/// While a script stands still for its debugger, the engine puts off the end of scripts; an evaluation
/// that does not end would go on for ever. An ordinary exception is not put off. The C API has no call
/// that throws, but the library exports `JSC::VM::throwException(JSGlobalObject*, JSValue)`; a group of
/// contexts is such a machine, a context its global object, and a value of the C API is the engine's own
/// on computers of 64 bits.
@safe
struct EngineThrow: Sendable {
    private typealias Throw =
        @convention(c) (JSContextGroupRef, JSContextRef, JSValueRef) -> UnsafeMutableRawPointer?

    /// The way to throw; nil where it was not tried with this version of the engine.
    static let shared: EngineThrow? = {
        let version = (major: jsc_get_major_version(), minor: jsc_get_minor_version())
        guard ModuleEngineLayout.triedVersions.contains(where: { $0 == version }),
            let found = unsafe dlsym(
                nil, "_ZN3JSC2VM14throwExceptionEPNS_14JSGlobalObjectENS_7JSValueE")
        else { return nil }
        return EngineThrow(function: UInt(bitPattern: found))
    }()

    private let function: UInt

    /// Throws a text.
    func callAsFunction(_ text: String, in context: JSContextRef, of group: JSContextGroupRef) {
        guard let function = unsafe UnsafeRawPointer(bitPattern: function),
            let value = unsafe EngineString(text).withRef({
                unsafe JSValueMakeString(context, $0)
            })
        else { return }
        _ = unsafe unsafeBitCast(function, to: Throw.self)(
            group, JSContextGetGlobalContext(context), value)
    }
}
