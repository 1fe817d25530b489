internal import CJavaScriptCore
internal import Synchronization

/// Finds the context behind a realm.
///
/// A C function without a private slot is told the realm that calls it and nothing else. The table
/// is one for the process, under a lock, because machines live on several threads; what it finds is
/// used on the thread of its machine only.
enum OpenContexts {
    /// Addresses of objects, without a claim on them.
    private struct Entry {
        let context: UInt
        let machine: ObjectIdentifier
    }

    /// By the address of the realm.
    private static let table = Mutex<[UInt: Entry]>([:])

    static func add(_ context: ScriptContext) {
        let entry = unsafe Entry(
            context: UInt(bitPattern: Unmanaged.passUnretained(context).toOpaque()),
            machine: ObjectIdentifier(context.machine))
        let realm = unsafe UInt(bitPattern: context.ref)
        table.withLock { $0[realm] = entry }
    }

    static func remove(_ context: ScriptContext) {
        let realm = unsafe UInt(bitPattern: context.ref)
        _ = table.withLock { $0.removeValue(forKey: realm) }
    }

    /// The open context of a realm; nil once it is closed.
    static func context(of realm: JSContextRef?) -> ScriptContext? {
        let key = UInt(bitPattern: realm)
        // Not `$0[key]?.context`: without optimisation, Swift 6.3 reads the member of an entry that is not there
        // where all members of the entry are plain and one of them is never zero.
        guard let entry = table.withLock({ $0[key] }) else { return nil }
        return context(at: entry.context)
    }

    /// The open contexts of a machine.
    static func contexts(of machine: ScriptVirtualMachine) -> [ScriptContext] {
        let machine = ObjectIdentifier(machine)
        let found = table.withLock { table in
            table.values.filter { $0.machine == machine }.map(\.context)
        }
        return found.compactMap(context(at:))
    }

    /// A context takes itself out of the table before it goes, and does both on its own thread.
    private static func context(at address: UInt) -> ScriptContext? {
        guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return nil }
        return unsafe Unmanaged<ScriptContext>.fromOpaque(pointer).takeUnretainedValue()
    }
}

/// The way from an object of the engine to the context that it was made in.
///
/// Such an object can outlive the context; then there is none at the end of the way.
@safe
final class ContextLink {
    /// The context clears it when it is closed.
    unowned(unsafe) var context: ScriptContext?
}
