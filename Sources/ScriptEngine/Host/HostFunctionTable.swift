internal import CJavaScriptCore

/// The Swift state behind the functions of one context.
///
/// It does not keep a function from the collector. What is behind a function that was collected
/// goes when the table has grown, or with the context.
@safe
final class HostFunctionTable {
    @safe
    private struct Entry {
        let box: HostFunctionBox
        /// Nil for the first functions of a context: few enough to keep what is behind them.
        let function: portal_WeakRef?
    }

    /// A page's own functions come first, and live as long as it does.
    private static let firstFunctions = 64
    /// Roughly what is behind one function, in bytes.
    private static let cost = 256

    private let realm: JSGlobalContextRef
    private let group: JSContextGroupRef
    private var entries: [JSObjectRef: Entry] = unsafe [:]
    /// How many entries there may be before the dead ones are looked for.
    private var bound = 1_000

    init(realm: JSGlobalContextRef, group: JSContextGroupRef) {
        unsafe self.realm = unsafe realm
        unsafe self.group = unsafe group
        unsafe entries.reserveCapacity(16)
    }

    subscript(function: JSObjectRef) -> HostFunctionBox? { unsafe entries[function]?.box }

    func add(_ box: HostFunctionBox, for function: JSObjectRef) {
        if unsafe entries.count >= bound { removeCollected() }
        if unsafe entries.count % 100 == 99 {
            // The collector sees small functions only, so what hangs on them is reported to it.
            unsafe JSReportExtraMemoryCost(realm, 100 * Self.cost)
        }
        let isFirst = unsafe entries.count < Self.firstFunctions
        let entry = unsafe Entry(
            box: box, function: isFirst ? nil : JSWeakCreate(group, function))
        // The address of a function that was collected is given to a new one.
        if let old = unsafe entries.updateValue(entry, forKey: function) { release(old) }
    }

    /// Lets go of what is behind functions that are no more.
    func removeCollected() {
        unsafe entries.forEach { address, entry in
            guard let function = unsafe entry.function,
                unsafe JSWeakGetObject(function) == nil
            else { return }
            release(entry)
            unsafe entries[address] = nil
        }
        bound = unsafe entries.count + max(1_000, entries.count / 2)
    }

    /// Lets go of everything.
    func removeAll() {
        unsafe entries.values.forEach { release($0) }
        unsafe entries = [:]
    }

    private func release(_ entry: Entry) {
        if let function = unsafe entry.function { unsafe JSWeakRelease(group, function) }
    }
}
