public import ScriptEngine

/// Hides from a page what the WebView of a device does not have (mobile-plans.md, section 11), so
/// that feature detection and polyfills take the path that they take there.
///
/// What cannot be hidden: `Symbol.asyncIterator` and `Symbol.matchAll`, which cannot be
/// removed, and the option `cause` of `Error`.
public enum OldWebView {
    /// The built-ins that are hidden, by the object that has them.
    public static let hidden: [(owner: String, names: [String])] = [
        (
            "Array.prototype",
            [
                "flat", "flatMap", "at", "findLast", "findLastIndex", "toSorted", "toReversed",
                "toSpliced", "with",
            ]
        ),
        (
            "Object.getPrototypeOf(Int8Array.prototype)",
            ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with"]
        ),
        ("Array", ["fromAsync"]),
        ("Map", ["groupBy"]),
        ("RegExp", ["escape"]),
        ("ArrayBuffer.prototype", ["transfer", "transferToFixedLength", "resize"]),
        ("Object", ["fromEntries", "hasOwn", "groupBy"]),
        (
            "String.prototype",
            [
                "trimStart", "trimEnd", "matchAll", "replaceAll", "at", "isWellFormed",
                "toWellFormed",
            ]
        ),
        ("Promise", ["allSettled", "any", "withResolvers", "try"]),
        ("Symbol.prototype", ["description"]),
        (
            "Set.prototype",
            [
                "union", "intersection", "difference", "symmetricDifference", "isSubsetOf",
                "isSupersetOf", "isDisjointFrom",
            ]
        ),
        (
            "Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))",
            [
                "map", "filter", "take", "drop", "flatMap", "reduce", "toArray", "forEach", "some",
                "every", "find",
            ]
        ),
        (
            "this",
            [
                "globalThis", "queueMicrotask", "structuredClone", "AggregateError", "BigInt",
                "BigInt64Array", "BigUint64Array", "WeakRef", "FinalizationRegistry", "Iterator",
                "SharedArrayBuffer", "Atomics",
            ]
        ),
    ]

    /// The members of `Intl` that are hidden, once a page touches it.
    static let absentInIntl = [
        "Segmenter", "ListFormat", "DisplayNames", "DurationFormat", "RelativeTimeFormat",
        "Locale", "supportedValuesOf",
    ]

    /// Hides them.
    public static func install(in context: ScriptContext) throws(ScriptFailure) {
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try context.machine.program("host:old-webview.js", source)
        } catch {
            throw .thrown(error)
        }
        try context.evaluate(program)
    }

    private static var source: String {
        hidden.map { owner, names in
            "(function (o) { \(names.map { "delete o.\($0);" }.joined(separator: " ")) })"
                + "(\(owner));"
        }.joined(separator: "\n")
    }
}
