internal import CJavaScriptCore
internal import Glibc
internal import Synchronization

/// What is done while a script stands still.
///
/// The engine then iterates GLib's default loop again and again without waiting; a source in it does
/// the waiting, and does not return before the script is to go on.
enum PauseLoop {
    /// Addresses of inspectors whose scripts stand still, by thread.
    private static let waiting = Mutex<[UInt: UInt]>([:])

    /// Whether the source is there, which is made once in a process. A pause inside of another one
    /// is let in.
    static let isReady: Bool = {
        let id = unsafe g_idle_add({ _ in PauseLoop.turn() }, nil)
        guard let source = unsafe g_main_context_find_source_by_id(nil, id) else { return false }
        unsafe g_source_set_can_recurse(source, 1)
        return true
    }()

    /// A script of an inspector's machine is about to stand still on this thread.
    static func expect(_ inspector: Inspector) {
        let address = unsafe UInt(bitPattern: Unmanaged.passUnretained(inspector).toOpaque())
        waiting.withLock { $0[UInt(pthread_self())] = address }
    }

    private static func turn() -> Int32 {
        let address = waiting.withLock { $0.removeValue(forKey: UInt(pthread_self())) }
        if let address, let pointer = unsafe UnsafeRawPointer(bitPattern: address) {
            // The inspector's machine is on this thread, in a script, and so is the inspector.
            unsafe Unmanaged<Inspector>.fromOpaque(pointer).takeUnretainedValue().standStill()
        }
        // The source stays.
        return 1
    }
}
