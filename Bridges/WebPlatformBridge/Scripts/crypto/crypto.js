// Web Cryptography: random numbers, digests, and the operations with keys (crypto/operations.js).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayBufferIsView, ArrayPrototypeIncludes, NumberPrototypeToString, StringPrototypePadStart, StringPrototypeToUpperCase,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet,
  } = primordials;
  const { Promise, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { DOMException } = use('events/dom-exception');
  const random = host('crypto.random');
  const digest = host('crypto.digest');
  const secret = { __proto__: null };

  const integers = [
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
    'BigInt64Array', 'BigUint64Array',
  ];
  class Crypto {
    #subtle;
    constructor(key) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      this.#subtle = new SubtleCrypto(secret);
    }
    get subtle() { return this.#subtle; }
    getRandomValues(array) {
      this.#subtle;
      const where = "Failed to execute 'getRandomValues' on 'Crypto'";
      idl.arity(arguments.length, 1, where);
      if (!idl.isObject(array) || !ArrayBufferIsView(array)) throw idl.failure(where, "parameter 1 is not of type 'ArrayBufferView'.");
      const type = TypedArrayPrototypeGetSymbolToStringTag(array);
      if (!ArrayPrototypeIncludes(integers, type)) {
        throw new DOMException(`${where}: The provided ArrayBufferView is of type '${type ?? 'DataView'}', which is not an integer array type.`, 'TypeMismatchError');
      }
      let view;
      // The buffer may be detached: then there is nothing to fill.
      try { view = idl.viewOn(array); } catch { return array; }
      if (view.length > 65536) {
        throw new DOMException(`${where}: The array's byte length (${view.length}) exceeds 65536.`, 'QuotaExceededError');
      }
      TypedArrayPrototypeSet(view, random(view.length));
      return array;
    }
    randomUUID() {
      this.#subtle;
      const bytes = random(16);
      bytes[6] = (bytes[6] & 0x0f) | 0x40;
      bytes[8] = (bytes[8] & 0x3f) | 0x80;
      let text = '';
      for (let i = 0; i < 16; i++) {
        if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
        text += StringPrototypePadStart(NumberPrototypeToString(bytes[i], 16), 2, '0');
      }
      return text;
    }
  }

  // MARK: SubtleCrypto (section 14)

  const names = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
  const algorithm = idl.dictionary([['name', idl.DOMString, idl.required]]);
  /// "To normalize an algorithm", for digests.
  function nameOf(given, where) {
    const name = idl.isObject(given) ? algorithm(given, where).name : idl.DOMString(given, where);
    const upper = StringPrototypeToUpperCase(name);
    if (!ArrayPrototypeIncludes(names, upper)) {
      throw new DOMException(`${where}: Algorithm: Unrecognized name '${name}'.`, 'NotSupportedError');
    }
    return upper;
  }
  let isSubtle;
  class SubtleCrypto {
    #brand = true;
    constructor(key) { if (key !== secret) throw new TypeError('Illegal constructor'); }
    digest(algorithmIdentifier, data) {
      const given = arguments.length;
      return idl.promise(() => {
        const where = "Failed to execute 'digest' on 'SubtleCrypto'";
        isSubtle(this);
        idl.arity(given, 2, where);
        if (!idl.isObject(algorithmIdentifier)) algorithmIdentifier = idl.DOMString(algorithmIdentifier, where);
        idl.bufferSource(data, where);
        const name = nameOf(algorithmIdentifier, where);
        const hash = TypedArrayPrototypeGetBuffer(digest(name, idl.bytesOf(data)));
        return new Promise((resolve) => { use('core/tasks').post(() => resolve(hash)); });
      });
    }
    static { isSubtle = (object) => { object.#brand; }; }
  }
  /// Operations that need keys: [name, number of arguments].
  const others = [
    ['encrypt', 3], ['decrypt', 3], ['sign', 3], ['verify', 4], ['generateKey', 3], ['deriveKey', 5], ['deriveBits', 2],
    ['importKey', 5], ['exportKey', 2], ['wrapKey', 4], ['unwrapKey', 7],
  ];
  for (let i = 0; i < others.length; i++) {
    const name = others[i][0];
    const least = others[i][1];
    const made = {
      [name]() {
        const given = arguments.length;
        return idl.promise(() => {
          const where = `Failed to execute '${name}' on 'SubtleCrypto'`;
          isSubtle(this);
          idl.arity(given, least, where);
          const list = [where];
          for (let k = 0; k < given; k++) list[k + 1] = arguments[k];
          const result = primordials.ReflectApply(use('crypto/operations')[name], undefined, list);
          return new Promise((resolve) => { use('core/tasks').post(() => resolve(result)); });
        });
      },
    }[name];
    primordials.ObjectDefineProperty(made, 'length', { __proto__: null, value: least, configurable: true });
    primordials.ObjectDefineProperty(SubtleCrypto.prototype, name, { __proto__: null, value: made, writable: true, enumerable: false, configurable: true });
  }
  idl.define(SubtleCrypto, { length: 0 });
  idl.define(Crypto, { length: 0 });
  const crypto = new Crypto(secret);
  // [SecureContext]
  if (!host('page.isSecure')() && !use('html/traits').isOld) {
    delete Crypto.prototype.subtle;
    delete Crypto.prototype.randomUUID;
  }
  return { Crypto, get CryptoKey() { return use('crypto/keys').CryptoKey; }, SubtleCrypto, crypto };
});
