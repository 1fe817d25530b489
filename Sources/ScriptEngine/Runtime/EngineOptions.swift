internal import CJavaScriptCore
internal import Glibc

/// The engine's own options, which it takes from the environment at its first call in a process.
enum EngineOptions {
    private static let values = [
        // `Math.random` begins with the same numbers in every context.
        ("JSC_forceWeakRandomSeed", "1"),
        ("JSC_forcedWeakRandomSeed", "20190115"),
        // Compiled at the same places in every run: how deep a recursion gets before it overflows
        // the stack depends on it.
        ("JSC_useConcurrentJIT", "0"),
        // Compiled code asks by itself whether it is to end. The other way, by signals, was seen to
        // miss a function that had been ended once before.
        ("JSC_usePollingTraps", "1"),
        // The optimizing compilers work while the script waits (they are not concurrent), and a page's
        // code is cold: a case is three quarters compilation with the engine's own thresholds.
        // Long computations still reach the first of them.
        ("JSC_useFTLJIT", "0"),
        ("JSC_thresholdForOptimizeAfterWarmUp", "30000"),
        ("JSC_thresholdForOptimizeAfterLongWarmUp", "30000"),
        ("JSC_thresholdForOptimizeSoon", "30000"),
        // The first compiler, too, waits for code that is used again and again: most of a page's is not.
        // Pages of libraries take a tenth less, and a loop loses nothing that can be measured.
        ("JSC_thresholdForJITAfterWarmUp", "15000"),
        ("JSC_thresholdForJITSoon", "3000"),
        // A collection happens in one go, by one thread, at a place that follows from what the script
        // did: when a WeakRef is cleared depends less on how the computer divides its time.
        ("JSC_useConcurrentGC", "0"),
        ("JSC_numberOfGCMarkers", "1"),
        // How soon the heap is collected depends on the computer's memory, and how long compiled code
        // lives on its clock.
        ("JSC_forceRAMSize", "4294967296"),
        ("JSC_forceCodeBlockLiveness", "1"),
        // Code that the watchdog cannot end, and shared memory on which a script could wait for ever.
        ("JSC_useWasm", "0"),
        // A call in tail position keeps the frame that it is made in, as in the engines of both WebViews: the place
        // of a call into the app is in the portal, and a recursion without an end overflows.
        ("JSC_useTailCalls", "0"),
    ]

    /// The names of the environment's variables.
    private static func names() -> [String] {
        var names: [String] = []
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            names.append(unsafe String(String(cString: text).prefix { $0 != "=" }))
            unsafe entry += 1
        }
        return names
    }

    /// Sets the options, once; true when all of them could be set.
    static let areSet: Bool = {
        // What the environment says besides would make a run another one.
        for name in names() where name.utf8.starts(with: "JSC_".utf8) {
            unsafe unsetenv(name)
        }
        EngineSignals.move()
        JSDisableGCTimer()
        // Each context would tell the session's message bus of itself.
        if let symbol = unsafe dlsym(nil, "JSRemoteInspectorSetInspectionEnabledByDefault") {
            unsafe unsafeBitCast(symbol, to: (@convention(c) (Bool) -> Void).self)(false)
        }
        return values.allSatisfy { unsafe setenv($0.0, $0.1, 1) == 0 }
    }()
}
