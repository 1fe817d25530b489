// What every script of this folder is given. Each is a function of this object that returns what it
// defines; it is evaluated when a page first touches one of its names.
(function (global, host, evaluate, shared, primordials) {
  'use strict';
  const loaded = { __proto__: null };
  const made = { __proto__: null };
  const sharedModules = { __proto__: null };
  // The prototype of an async function's promise is the realm's own, whatever a polyfill put there.
  const promisePrototype = primordials.ObjectGetPrototypeOf((async () => {})());
  const ownPromise = primordials.ObjectGetOwnPropertyDescriptor(promisePrototype, 'constructor')?.value;
  const {
    Array, ArrayBuffer, DataView, Error, EvalError, Function, Int8Array, Int16Array, Int32Array, Map,
    Object, Proxy, RangeError, ReferenceError, RegExp, Set, Symbol, SyntaxError, TypeError, URIError,
    Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, Float32Array, Float64Array, BigInt64Array,
    BigUint64Array, Date, Boolean, Number, String, BigInt, WeakMap,
  } = global;

  // Of the realm's own prototype, whatever a page put in the place of `Array`.
  const { values, entries, keys, forEach } = primordials.ObjectGetPrototypeOf([]);
  const platform = {
    __proto__: null,
    /// The page's global object.
    global,
    /// The language's functions, as they were made: see primordials.js.
    primordials,
    /// The page's own constructors.
    intrinsics: {
      __proto__: null, Array, ArrayBuffer, DataView, Error, EvalError, Function, Int8Array, Int16Array,
      Int32Array, Map, Object, Promise: ownPromise ?? global.Promise, Proxy, RangeError, ReferenceError,
      RegExp, Set, Symbol, SyntaxError, TypeError, URIError, Uint8Array, Uint8ClampedArray, Uint16Array,
      Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, Date, Boolean, Number,
      String, BigInt, WeakMap, promisePrototype,
    },
    /// What a list of the page shares with its arrays (Web IDL, section 3.7.9).
    arrayFunctions: { __proto__: null, values, entries, keys, forEach },
    /// A function of the Swift half, by its name.
    host(name) { return made[name] ??= host(name); },
    /// What another script of this folder defines.
    use(file) { return loaded[file] ?? (loaded[file] = evaluate(file)(platform)); },
    /// What a script defines that all pages of a machine share; its path has a folder "shared".
    shared(file) { return sharedModules[file] ??= shared(file); },
    /// Whether another script was needed so far.
    isLoaded(file) { return loaded[file] !== undefined; },
  };
  return platform.use;
});
