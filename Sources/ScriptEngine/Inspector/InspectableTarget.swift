internal import CJavaScriptCore
internal import Glibc
internal import Synchronization

/// How the engine's own object for the inspection of a context is found.
///
/// No call gives it out. But the library calls its exported functions through a table that the
/// program's own definitions go into first, and `Inspector::RemoteInspectionTarget::setInspectable`
/// is such a function, called on that object by `JSGlobalContextSetInspectable`.
enum InspectableTarget {
    /// What was caught, by the thread that asked for it.
    private static let caught = Mutex<[UInt: UInt]>([:])
    /// How many threads are asking: where none is, a call costs nothing here.
    private static let asking = Atomic(0)

    private typealias Method = @convention(c) (UnsafeMutableRawPointer, Bool) -> Void

    /// The library's own function.
    private static let original: UInt? = {
        // `RTLD_NEXT`, which the C library's header defines as a cast.
        let next = unsafe UnsafeMutableRawPointer(bitPattern: -1)
        return unsafe dlsym(next, "_ZN9Inspector22RemoteInspectionTarget14setInspectableEb").map {
            UInt(bitPattern: $0)
        }
    }()

    /// The object for the inspection of a context; nil where the library does not call what is
    /// defined here.
    static func target(of context: JSGlobalContextRef) -> UInt? {
        let thread = UInt(pthread_self())
        asking.add(1, ordering: .relaxed)
        defer { asking.subtract(1, ordering: .relaxed) }
        caught.withLock { $0[thread] = 0 }
        unsafe JSGlobalContextSetInspectable(context, true)
        let found = caught.withLock { $0.removeValue(forKey: thread) }
        return found == 0 ? nil : found
    }

    fileprivate static func setInspectable(_ target: UnsafeMutableRawPointer, _ isOn: Bool) {
        if asking.load(ordering: .relaxed) > 0 {
            let thread = UInt(pthread_self())
            let address = UInt(bitPattern: target)
            caught.withLock { if $0[thread] != nil { $0[thread] = address } }
        }
        guard let address = original, let method = unsafe UnsafeRawPointer(bitPattern: address)
        else { return }
        unsafe unsafeBitCast(method, to: Method.self)(target, isOn)
    }
}

/// Takes the place of the library's function, and calls it.
///
/// It is public, although no code calls it by this name: a release build hides what is not, and the
/// library finds only what the program shows.
@_cdecl("_ZN9Inspector22RemoteInspectionTarget14setInspectableEb")
public func portal_setInspectable(_ target: UnsafeMutableRawPointer, _ isOn: Bool) {
    unsafe InspectableTarget.setInspectable(target, isOn)
}
