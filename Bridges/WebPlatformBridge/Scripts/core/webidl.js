// Web IDL, section 3 (ECMAScript binding): conversions of arguments, and what interfaces look like.
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayPrototypePush, FunctionPrototypeToString,
    MathFloor, MathTrunc, NumberIsFinite, NumberIsNaN, ObjectDefineProperty,
    ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf,
    ReflectApply, ReflectOwnKeys, StringPrototypeCharCodeAt, StringPrototypeToWellFormed,
    SymbolIterator, SymbolToStringTag, WeakMapPrototypeGet, WeakMapPrototypeSet,
    ObjectCreate, ArrayPrototypeIncludes,
  } = primordials;
  const { TypeError, Promise, Uint8Array } = intrinsics;

  /// The error that a failed conversion throws: "Failed to execute 'x' on 'Y': parameter 1 ...".
  const failure = (where, what) => new TypeError(where ? `${where}: ${what}` : what);

  // MARK: Conversions (section 3.2). Each takes a value and, for messages, where it was given.

  const idl = { __proto__: null };
  idl.failure = failure;
  idl.any = (v) => v;
  idl.boolean = (v) => !!v;
  idl.object = (v, where) => {
    if (v === null || (typeof v !== 'object' && typeof v !== 'function')) throw failure(where, 'The value is not an object.');
    return v;
  };
  idl.isObject = (v) => (typeof v === 'object' && v !== null) || typeof v === 'function';
  idl.DOMString = (v, where) => {
    if (typeof v === 'string') return v;
    if (typeof v === 'symbol') throw failure(where, 'Cannot convert a Symbol value to a string');
    return `${v}`;
  };
  idl.USVString = (v, where) => StringPrototypeToWellFormed(idl.DOMString(v, where));
  idl.ByteString = (v, where) => {
    const s = idl.DOMString(v, where);
    for (let i = 0; i < s.length; i++) {
      if (StringPrototypeCharCodeAt(s, i) > 255) throw failure(where, 'The string has a character beyond U+00FF.');
    }
    return s;
  };
  const toNumber = (v, where) => {
    if (typeof v === 'number') return v;
    if (typeof v === 'bigint' || typeof v === 'symbol') throw failure(where, `Cannot convert a ${typeof v === 'bigint' ? 'BigInt' : 'Symbol'} value to a number`);
    return +v;
  };
  const evenRound = (x) => {
    const floor = MathFloor(x);
    const rest = x - floor;
    if (rest < 0.5) return floor;
    if (rest > 0.5) return floor + 1;
    return floor % 2 === 0 ? floor : floor + 1;
  };
  /// Section 3.2.4, ConvertToInt.
  function integer(bits, isSigned) {
    const upper = bits === 64 ? 2 ** 53 - 1 : isSigned ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
    const lower = isSigned ? (bits === 64 ? -(2 ** 53) + 1 : -(2 ** (bits - 1))) : 0;
    const modulus = 2 ** bits;
    return (v, where, options) => {
      let x = toNumber(v, where);
      if (options?.enforceRange) {
        if (!NumberIsFinite(x)) throw failure(where, 'The value is not a finite number.');
        x = MathTrunc(x);
        if (x < lower || x > upper) throw failure(where, `The value ${x} is outside of [${lower}, ${upper}].`);
        return x + 0;
      }
      if (options?.clamp) {
        if (NumberIsNaN(x)) return 0;
        return evenRound(x < lower ? lower : x > upper ? upper : x) + 0;
      }
      if (!NumberIsFinite(x) || x === 0) return 0;
      x = MathTrunc(x);
      x %= modulus;
      if (x < 0) x += modulus;
      if (isSigned && x >= modulus / 2) x -= modulus;
      return x + 0;
    };
  }
  idl.byte = integer(8, true);
  idl.octet = integer(8, false);
  idl.short = integer(16, true);
  idl.unsignedShort = integer(16, false);
  idl.long = integer(32, true);
  idl.unsignedLong = integer(32, false);
  idl.longLong = integer(64, true);
  idl.unsignedLongLong = integer(64, false);
  idl.unrestrictedDouble = toNumber;
  idl.double = (v, where) => {
    const x = toNumber(v, where);
    if (!NumberIsFinite(x)) throw failure(where, 'The provided double value is non-finite.');
    return x;
  };
  idl.callback = (v, where) => {
    if (typeof v !== 'function') throw failure(where, 'The value is not a function.');
    return v;
  };
  idl.nullable = (convert) => (v, where, options) => (v === null || v === undefined ? null : convert(v, where, options));
  idl.enumeration = (name, values) => (v, where) => {
    const s = idl.DOMString(v, where);
    if (!ArrayPrototypeIncludes(values, s)) throw failure(where, `The provided value '${s}' is not a valid enum value of type ${name}.`);
    return s;
  };
  /// An object of an interface, told by its brand: `is` says whether a value is one.
  idl.interface = (name, is) => (v, where) => {
    if (!is(v)) throw failure(where, `The value is not of type '${name}'.`);
    return v;
  };
  /// A list, copied into an array of the page.
  idl.sequence = (convert) => (v, where) => {
    idl.object(v, where);
    const method = v[SymbolIterator];
    return idl.sequenceFrom(v, method, convert, where);
  };
  idl.sequenceFrom = (v, method, convert, where) => {
    // A call of what is no function would be an error of the realm that the primordials are from.
    if (typeof method !== 'function') throw failure(where, 'The object must have a callable @@iterator property.');
    const iterator = ReflectApply(method, v, []);
    idl.object(iterator, where);
    const { next } = iterator;
    if (typeof next !== 'function') throw failure(where, 'The iterator has no next method.');
    const list = [];
    for (;;) {
      const step = ReflectApply(next, iterator, []);
      idl.object(step, where);
      if (step.done) return list;
      ArrayPrototypePush(list, convert(step.value, where));
    }
  };
  /// `record<K, V>`: a list of pairs, in the order of the object's keys.
  idl.record = (convertKey, convertValue) => (v, where) => {
    idl.object(v, where);
    const pairs = [];
    const at = { __proto__: null };
    const keys = ReflectOwnKeys(v);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const property = ObjectGetOwnPropertyDescriptor(v, key);
      if (!property || !property.enumerable) continue;
      const typed = convertKey(key, where);
      const value = convertValue(v[key], where);
      if (at[typed] === undefined) {
        at[typed] = pairs.length;
        ArrayPrototypePush(pairs, [typed, value]);
      } else pairs[at[typed]][1] = value;
    }
    return pairs;
  };
  /// A dictionary: members are `[name, convert, default]`, in the order of the standard (inherited
  /// dictionaries first, then by name); `required` in the place of the default.
  idl.required = { __proto__: null };
  idl.dictionary = (members) => (v, where) => {
    if (v !== undefined && v !== null && typeof v !== 'object' && typeof v !== 'function') {
      throw failure(where, 'The value is not an object.');
    }
    const result = { __proto__: null };
    for (let i = 0; i < members.length; i++) {
      const member = members[i];
      const name = member[0];
      const convert = member[1];
      const fallback = member[2];
      const given = v === undefined || v === null ? undefined : v[name];
      if (given !== undefined) result[name] = convert(given, where);
      else if (fallback === idl.required) throw failure(where, `Required member '${name}' is undefined.`);
      else if (fallback !== undefined) result[name] = typeof fallback === 'function' ? fallback() : fallback;
    }
    return result;
  };
  const isArrayBuffer = (v) => {
    try { ArrayBufferPrototypeGetByteLength(v); return true; } catch { return false; }
  };
  idl.isArrayBuffer = (v) => idl.isObject(v) && isArrayBuffer(v);
  idl.isBufferSource = (v) => idl.isObject(v) && (ArrayBufferIsView(v) || isArrayBuffer(v));
  idl.bufferSource = (v, where) => {
    if (!idl.isBufferSource(v)) throw failure(where, 'The value is not an ArrayBuffer or a view on one.');
    return v;
  };
  /// Whether a value is a typed array's, a DataView's or a buffer's bytes that are shared.
  const {
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetByteLength,
    TypedArrayPrototypeGetSymbolToStringTag, DataViewPrototypeGetBuffer, DataViewPrototypeGetByteOffset,
    DataViewPrototypeGetByteLength, TypedArrayPrototypeSet,
  } = primordials;
  /// A `Uint8Array` on the bytes of a buffer source: not a copy.
  idl.viewOn = (v) => {
    if (!ArrayBufferIsView(v)) return new Uint8Array(v);
    if (TypedArrayPrototypeGetSymbolToStringTag(v) !== undefined) {
      return new Uint8Array(TypedArrayPrototypeGetBuffer(v), TypedArrayPrototypeGetByteOffset(v), TypedArrayPrototypeGetByteLength(v));
    }
    return new Uint8Array(DataViewPrototypeGetBuffer(v), DataViewPrototypeGetByteOffset(v), DataViewPrototypeGetByteLength(v));
  };
  /// A copy of the bytes of a buffer source: what goes to the Swift half, which pins what it reads.
  /// A detached buffer has none.
  idl.bytesOf = (v) => {
    let view;
    try { view = idl.viewOn(v); } catch { return new Uint8Array(0); }
    const copy = new Uint8Array(TypedArrayPrototypeGetByteLength(view));
    TypedArrayPrototypeSet(copy, view);
    return copy;
  };

  /// The number of arguments that a call must have.
  idl.arity = (given, least, where) => {
    if (given < least) throw failure(where, `${least} argument${least === 1 ? '' : 's'} required, but only ${given} present.`);
  };

  /// The receiver of an operation of the global object (section 3.7.7): the page's, or none.
  idl.checkGlobal = (receiver) => {
    if (receiver === undefined || receiver === null || receiver === global) return;
    // The window of a frame is one, too; the function does what it does in its own page.
    if (!platform.isLoaded('html/realms') || !use('html/realms').isWindow(receiver)) throw new TypeError('Illegal invocation');
  };

  // MARK: Interfaces (section 3.7)

  const isOwnText = host('core.isOwnText');
  /// Whether a function is one of the platform's own, whatever it is used for.
  idl.isNative = (f) => isOwnText(FunctionPrototypeToString(f));
  /// The pairs of an object whose interface iterates pairs; undefined for any other.
  const pairLists = new primordials.WeakMap();
  idl.pairsIn = (object, prototypes) => {
    for (let i = 0; i < prototypes.length; i++) {
      const pairsOf = WeakMapPrototypeGet(pairLists, prototypes[i]);
      if (pairsOf) try { return pairsOf(object); } catch { return undefined; }
    }
  };
  const interfaces = platform.shared('core/shared/interfaces');
  const prototypes = new primordials.WeakSet();
  /// Whether an object is the prototype of one of the browser's interfaces.
  idl.isInterfacePrototype = (v) => primordials.WeakSetPrototypeHas(prototypes, v);
  /// Copies the members of an object literal to another object, as they are.
  idl.mix = interfaces.mix;
  let old = null;
  /// Whether the page is to look like one of the device's view.
  const isOld = () => old ??= host('page.traits')().isOld;
  /// Makes a class look like an interface: enumerable members, `Symbol.toStringTag`, native text,
  /// constants `{ NAME: number }`, and no more than the given number of expected arguments.
  idl.define = (C, { name = C.name, constants, length } = { __proto__: null }) => {
    interfaces.show(C, prototypes, name, length, constants);
    if (isOld()) use('core/old-view').hide(C, name);
    return C;
  };
  /// Makes an interface whose members are right as they are written: an object literal of getters, setters
  /// and methods becomes its prototype, and nothing is done for each of them.
  ///
  /// `construct(given, newTarget)` makes an object; without it a script cannot construct one. `parent` is the
  /// interface above, `statics` an object literal of static members, `length` the number of arguments that
  /// `new` needs.
  idl.interfaceFrom = ({ name, parent, members, construct, statics, constants, length = 0 }) => {
    const C = {
      [name]: construct === undefined
        ? function () { throw new TypeError('Illegal constructor'); }
        : function (...given) {
          if (new.target === undefined) throw new TypeError(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
          if (given.length < length) idl.arity(given.length, length, `Failed to construct '${name}'`);
          return construct(given, new.target);
        },
    }[name];
    interfaces.finish(C, prototypes, name, parent, members, length, statics, constants);
    if (isOld()) use('core/old-view').hide(C, name);
    return C;
  };
  const lazy = { __proto__: null, get: undefined, enumerable: true, configurable: true };
  /// Puts an interface into an object, made when something first asks for it.
  idl.lazily = (interfaces, name, make) => {
    lazy.get = () => {
      const value = make();
      ObjectDefineProperty(interfaces, name, { __proto__: null, value, enumerable: true });
      return value;
    };
    ObjectDefineProperty(interfaces, name, lazy);
  };
  /// Gives an interface's prototype members that iterate pairs (section 3.7.10): `pairsOf(object)` is
  /// a list of `[key, value]`, looked at anew with each step.
  idl.pairIterable = (C, name, pairsOf) => {
    WeakMapPrototypeSet(pairLists, C.prototype, pairsOf);
    const iteratorPrototype = ObjectGetPrototypeOf(ObjectGetPrototypeOf(function* () {}.prototype));
    const states = new primordials.WeakMap();
    const prototype = {
      __proto__: iteratorPrototype,
      next() {
        const state = idl.isObject(this) ? WeakMapPrototypeGet(states, this) : undefined;
        if (!state) throw new TypeError(`next() called on a value that is not a ${name} iterator object`);
        const pairs = pairsOf(state.target);
        if (state.index >= pairs.length) return { value: undefined, done: true };
        const pair = pairs[state.index++];
        const value = state.kind === 'key' ? pair[0] : state.kind === 'value' ? pair[1] : [pair[0], pair[1]];
        return { value, done: false };
      },
    };
    ObjectDefineProperty(prototype, SymbolToStringTag, { __proto__: null, value: `${name} Iterator`, writable: false, enumerable: false, configurable: true });
    const iterate = (target, kind) => {
      pairsOf(target);
      const iterator = ObjectCreate(prototype);
      WeakMapPrototypeSet(states, iterator, { target, kind, index: 0 });
      return iterator;
    };
    const members = {
      entries() { return iterate(this, 'key+value'); },
      keys() { return iterate(this, 'key'); },
      values() { return iterate(this, 'value'); },
      forEach(callback, thisArg = undefined) {
        pairsOf(this);
        idl.arity(arguments.length, 1, `Failed to execute 'forEach' on '${name}'`);
        idl.callback(callback, `Failed to execute 'forEach' on '${name}': parameter 1`);
        for (let i = 0; i < pairsOf(this).length; i++) {
          const pair = pairsOf(this)[i];
          ReflectApply(callback, thisArg, [pair[1], pair[0], this]);
        }
      },
    };
    idl.mix(C.prototype, members);
    ObjectDefineProperty(C.prototype, SymbolIterator, { __proto__: null, value: members.entries, writable: true, enumerable: false, configurable: true });
  };
  /// Runs what an operation that returns a promise does: what it throws rejects the promise.
  idl.promise = (work) => {
    try {
      return new Promise((resolve) => resolve(work()));
    } catch (error) {
      return new Promise((_, reject) => reject(error));
    }
  };
  return idl;
});
