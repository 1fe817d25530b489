/// The built-ins of the language that came after EdgeHTML 18.
extension BrowserAbsences {
    static let edgeHTML18BuiltIns: [BuiltIns] = [
        BuiltIns(
            "Array.prototype",
            "flat flatMap at findLast findLastIndex toSorted toReversed toSpliced with"),
        BuiltIns(
            "Object.getPrototypeOf(Int8Array.prototype)", as: "TypedArray.prototype",
            "at findLast findLastIndex toSorted toReversed with"),
        BuiltIns("Array", "fromAsync"),
        BuiltIns("Map", "groupBy"),
        BuiltIns("Map.prototype", "getOrInsert getOrInsertComputed"),
        BuiltIns("WeakMap.prototype", "getOrInsert getOrInsertComputed"),
        BuiltIns("RegExp", "escape"),
        BuiltIns("RegExp.prototype", "dotAll hasIndices unicodeSets"),
        BuiltIns(
            "ArrayBuffer.prototype",
            "transfer transferToFixedLength resize resizable maxByteLength detached"),
        BuiltIns(
            "DataView.prototype",
            "getBigInt64 getBigUint64 getFloat16 setBigInt64 setBigUint64 setFloat16"),
        BuiltIns("Uint8Array", "fromBase64 fromHex"),
        BuiltIns("Uint8Array.prototype", "setFromBase64 setFromHex toBase64 toHex"),
        BuiltIns("Math", "f16round sumPrecise"),
        BuiltIns("Error", "captureStackTrace isError"),
        BuiltIns("JSON", "isRawJSON rawJSON"),
        BuiltIns("Object", "fromEntries hasOwn groupBy"),
        BuiltIns(
            "String.prototype",
            "trimStart trimEnd matchAll replaceAll at isWellFormed toWellFormed"),
        BuiltIns("Promise", "allSettled any withResolvers try"),
        BuiltIns("Symbol.prototype", "description"),
        BuiltIns(
            "Set.prototype",
            "union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom"
        ),
        BuiltIns(
            "Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))",
            as: "Iterator.prototype",
            "map filter take drop flatMap reduce toArray forEach some every find"),
        BuiltIns(
            "this", as: "",
            """
            globalThis AggregateError BigInt BigInt64Array BigUint64Array Float16Array WeakRef
            FinalizationRegistry Iterator SharedArrayBuffer Atomics DisposableStack
            AsyncDisposableStack SuppressedError Temporal
            """),
    ]
}
