// What a value is inside, whatever a page put onto it: told by the language's own functions, without
// running a script. For structured clones (HTML, section 2.7.3) and the console.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetMaxByteLength,
    ArrayBufferPrototypeGetResizable, ArrayBufferPrototypeResize, ArrayIsArray, ArrayPrototypePush,
    BigIntPrototypeValueOf, BooleanPrototypeValueOf, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
    DatePrototypeGetTime, ErrorIsError, MapPrototypeGetSize, NumberPrototypeValueOf, ObjectGetOwnPropertyDescriptor,
    ObjectPrototypeToString, ReflectGetPrototypeOf, RegExpPrototypeGetGlobal, RegExpPrototypeGetSource,
    SetPrototypeGetSize, StringPrototypeValueOf, SymbolPrototypeValueOf, SymbolToStringTag,
    TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag,
    TypedArrayPrototypeKeys, TypedArrayPrototypeSet, WeakMapPrototypeHas, WeakRefPrototypeDeref, WeakSetPrototypeHas,
  } = primordials;
  const { Object, Uint8Array, promisePrototype } = intrinsics;
  const idl = use('core/webidl');
  const isProxy = host('objects.isProxy');
  const objectPrototype = Object.prototype;

  /// Whether a function of the language takes the value for what it is made for.
  function passes(check, value) {
    try { check(value); return true; } catch { return false; }
  }
  const checks = [
    ['Map', MapPrototypeGetSize], ['Set', SetPrototypeGetSize], ['Date', DatePrototypeGetTime],
    ['RegExp', (v) => RegExpPrototypeGetGlobal(v)], ['ArrayBuffer', ArrayBufferPrototypeGetByteLength],
    ['Boolean', BooleanPrototypeValueOf], ['Number', NumberPrototypeValueOf], ['String', StringPrototypeValueOf],
    ['BigInt', BigIntPrototypeValueOf], ['Symbol', SymbolPrototypeValueOf], ['WeakMap', (v) => WeakMapPrototypeHas(v, v)],
    ['WeakSet', (v) => WeakSetPrototypeHas(v, v)], ['WeakRef', WeakRefPrototypeDeref],
  ];
  if (primordials.SharedArrayBufferPrototypeGetByteLength) {
    ArrayPrototypePush(checks, ['SharedArrayBuffer', primordials.SharedArrayBufferPrototypeGetByteLength]);
  }
  const generatorPrototype = ReflectGetPrototypeOf(ReflectGetPrototypeOf(function* () {}.prototype));
  /// The built-in class of an object, or 'Object', or 'Unknown' for what cannot be cloned. Runs no script.
  function classOf(value) {
    if (isProxy(value)) return 'Proxy';
    if (ArrayIsArray(value)) return 'Array';
    if (ArrayBufferIsView(value)) return TypedArrayPrototypeGetSymbolToStringTag(value) ?? 'DataView';
    let hasTag = false;
    for (let holder = value, depth = 0; holder !== null; holder = ReflectGetPrototypeOf(holder), depth++) {
      if (depth > 0 && holder !== objectPrototype) {
        if (isProxy(holder)) { hasTag = true; break; }
        if (holder === promisePrototype || holder === generatorPrototype || idl.isInterfacePrototype(holder)) return 'Unknown';
      }
      if (!hasTag && ObjectGetOwnPropertyDescriptor(holder, SymbolToStringTag) !== undefined) hasTag = true;
    }
    if (ErrorIsError(value)) return 'Error';
    if (!hasTag) {
      const text = ObjectPrototypeToString(value);
      switch (text) {
        case '[object Object]': return 'Object';
        case '[object Boolean]': return 'Boolean';
        case '[object Number]': return 'Number';
        case '[object String]': return 'String';
        case '[object Date]': return 'Date';
        case '[object RegExp]': return passes(RegExpPrototypeGetSource, value) ? 'RegExp' : 'Object';
        case '[object Arguments]': return 'Object';
      }
    }
    for (let i = 0; i < checks.length; i++) if (passes(checks[i][1], value)) return checks[i][0];
    return 'Object';
  }
  /// Whether a view's length follows its buffer's, which nothing but a change of the buffer shows.
  function isTracking(view, isDataView, buffer) {
    if (!ArrayBufferPrototypeGetResizable(buffer)) return false;
    const length = () => {
      try { return isDataView ? DataViewPrototypeGetByteLength(view) : TypedArrayPrototypeGetByteLength(view); } catch { return -1; }
    };
    const size = ArrayBufferPrototypeGetByteLength(buffer);
    const most = ArrayBufferPrototypeGetMaxByteLength(buffer);
    const before = length();
    if (most - size >= 8) {
      ArrayBufferPrototypeResize(buffer, size + 8);
      const after = length();
      ArrayBufferPrototypeResize(buffer, size);
      return after !== before;
    }
    // There is no room to grow: shrink, which leaves a view of fixed length out of bounds.
    const offset = isDataView ? DataViewPrototypeGetByteOffset(view) : TypedArrayPrototypeGetByteOffset(view);
    if (before === 0 || offset + before < size - 7) return false;
    const tail = idl.bytesOf(new Uint8Array(buffer, offset));
    ArrayBufferPrototypeResize(buffer, offset);
    const isInBounds = passes(isDataView ? DataViewPrototypeGetByteLength : TypedArrayPrototypeKeys, view);
    ArrayBufferPrototypeResize(buffer, size);
    TypedArrayPrototypeSet(new Uint8Array(buffer, offset), tail);
    return isInBounds;
  }

  /// The flags without reading what the page put onto the object: `flags` itself asks for properties.
  function flagsOf(v) {
    let flags = '';
    for (let i = 0; i < flagGetters.length; i++) if (flagGetters[i][1](v)) flags += flagGetters[i][0];
    return flags;
  }
  const flagGetters = [];
  const flagNames = ['HasIndices', 'Global', 'IgnoreCase', 'Multiline', 'DotAll', 'Unicode', 'UnicodeSets', 'Sticky'];
  for (let i = 0; i < flagNames.length; i++) {
    const read = primordials[`RegExpPrototypeGet${flagNames[i]}`];
    if (read) ArrayPrototypePush(flagGetters, ['dgimsuvy'[i], read]);
  }

  return { classOf, flagsOf, isTracking, isProxy, passes };
});
