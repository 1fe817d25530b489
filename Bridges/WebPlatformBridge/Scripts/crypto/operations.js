// Web Cryptography, section 14.3 (SubtleCrypto): what is done with keys of AES, HMAC, PBKDF2 and HKDF. Keys of RSA and of elliptic
// curves are not part of it.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { MathFloor, MathMin, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeSet, TypedArrayPrototypeSubarray } = primordials;
  const { Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const keys = use('crypto/keys');
  const { bytesMember, fail, hashMember, normalize, usable } = keys;
  const cipher = host('crypto.cipher'), authenticate = host('crypto.authenticate'), stretch = host('crypto.stretch'), expand = host('crypto.expand');
  const bufferOf = (bytes) => TypedArrayPrototypeGetBuffer(bytes);

  // MARK: Ciphers

  const vector = [['iv', bytesMember, idl.required]];
  const ciphers = {
    __proto__: null, 'AES-CBC': vector, 'AES-CTR': [['counter', bytesMember, idl.required], ['length', idl.octet, idl.required]],
    'AES-GCM': [['iv', bytesMember, idl.required], ['additionalData', bytesMember, undefined], ['tagLength', idl.octet, undefined]],
  };
  const tags = { __proto__: null, 32: true, 64: true, 96: true, 104: true, 112: true, 120: true, 128: true };
  function crypt(isEncrypting, given, key, data, usage, where) {
    const what = normalize(given, ciphers, where);
    const parts = usable(key, what.name, usage, where);
    const isCounter = what.name === 'AES-CTR';
    const first = isCounter ? what.counter : what.iv;
    const bits = isCounter ? what.length : what.tagLength ?? 128;
    if (what.name !== 'AES-GCM' && first.length !== 16) fail('OperationError', `${where}: The ${isCounter ? 'counter' : 'initialization vector'} must be 16 bytes long`);
    if (isCounter ? bits < 1 || bits > 128 : tags[bits] !== true) fail('OperationError', `${where}: The ${isCounter ? 'counter' : 'tag'} length is invalid`);
    const made = cipher(what.name, isEncrypting, data, parts.bytes, first, what.additionalData ?? new Uint8Array(0), bits);
    return made ?? fail('OperationError', where);
  }

  // MARK: Deriving

  const derived = {
    __proto__: null, PBKDF2: [['hash', hashMember, idl.required], ['iterations', idl.unsignedLong, idl.required], ['salt', bytesMember, idl.required]],
    HKDF: [['hash', hashMember, idl.required], ['info', bytesMember, idl.required], ['salt', bytesMember, idl.required]],
  };
  const sizes = { __proto__: null, 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };
  /// A call of a Swift function cannot be interrupted: a block is made in pieces.
  const PIECE = 500;
  function ofPassword({ hash, iterations, salt }, { bytes }, count) {
    const result = new Uint8Array(count);
    for (let done = 0, block = 1; done < count; block++) {
      let last = new Uint8Array(salt.length + 4), sum = new Uint8Array(0);
      TypedArrayPrototypeSet(last, salt);
      for (let i = 0; i < 4; i++) last[salt.length + i] = block >>> (24 - 8 * i);
      for (let left = iterations; left > 0; left -= PIECE) {
        const step = stretch(hash, bytes, last, sum, MathMin(left, PIECE));
        last = idl.bytesOf(TypedArrayPrototypeSubarray(step, 0, sizes[hash]));
        sum = idl.bytesOf(TypedArrayPrototypeSubarray(step, sizes[hash], 2 * sizes[hash]));
      }
      for (let i = 0; i < sizes[hash] && done < count; i++) result[done++] = sum[i];
    }
    return result;
  }
  function derive(given, key, length, usage, where) {
    const what = normalize(given, derived, where);
    const parts = usable(key, what.name, usage, where);
    if (length === null || length % 8 !== 0) fail('OperationError', `${where}: The length must be a multiple of 8 bits`);
    if (what.name === 'PBKDF2') {
      if (what.iterations === 0) fail('OperationError', `${where}: PBKDF2 requires iterations > 0`);
      return ofPassword(what, parts, length / 8);
    }
    return expand(what.hash, parts.bytes, what.salt, what.info, length / 8) ?? fail('OperationError', `${where}: The length provided for HKDF is too large.`);
  }
  const lengthOf = (given, where) => {
    const what = normalize(given, { __proto__: null, ...keys.generating, PBKDF2: null, HKDF: null }, where);
    if (what.name !== 'HMAC') return what.length;
    return what.length ?? keys.blockOf(what.hash);
  };

  // MARK: The operations, by their names; each gives its result, or throws

  const signing = { __proto__: null, HMAC: null };
  const nullableLength = (v, where) => (v === null || v === undefined ? null : idl.unsignedLong(v, where));
  const encodeText = host('encoding.encode'), decodeText = host('encoding.decode');
  return {
    encrypt: (where, algorithm, key, data) => bufferOf(crypt(true, algorithm, key, bytesMember(data, where), 'encrypt', where)),
    decrypt: (where, algorithm, key, data) => bufferOf(crypt(false, algorithm, key, bytesMember(data, where), 'decrypt', where)),
    sign(where, algorithm, key, data) {
      const bytes = bytesMember(data, where);
      const { name } = normalize(algorithm, signing, where);
      const parts = usable(key, name, 'sign', where);
      return bufferOf(authenticate(parts.hash, parts.bytes, bytes));
    },
    verify(where, algorithm, key, signature, data) {
      const given = bytesMember(signature, where), bytes = bytesMember(data, where);
      const { name } = normalize(algorithm, signing, where);
      const parts = usable(key, name, 'verify', where);
      const right = authenticate(parts.hash, parts.bytes, bytes);
      if (given.length !== right.length) return false;
      for (let i = 0; i < right.length; i++) if (given[i] !== right[i]) return false;
      return true;
    },
    generateKey: (where, algorithm, extractable, usages) => keys.generate(algorithm, !!extractable, usages, where),
    importKey: (where, format, data, algorithm, extractable, usages) => keys.take(format, data, algorithm, !!extractable, usages, where),
    exportKey(where, format, key) {
      const given = keys.give(format, key, where);
      return format === 'jwk' ? given : bufferOf(new Uint8Array(given));
    },
    deriveBits: (where, algorithm, key, length) => bufferOf(derive(algorithm, key, nullableLength(length, where), 'deriveBits', where)),
    deriveKey(where, algorithm, key, wanted, extractable, usages) {
      const bits = lengthOf(wanted, where);
      const bytes = derive(algorithm, key, MathFloor(bits / 8) * 8, 'deriveKey', where);
      return keys.take('raw', bytes, wanted, !!extractable, usages, where);
    },
    wrapKey(where, format, key, wrapping, algorithm) {
      const given = keys.give(format, key, where);
      const bytes = format === 'jwk' ? encodeText(primordials.JSONStringify({ __proto__: null, alg: given.alg, ext: true, k: given.k, key_ops: undefined, kty: 'oct' })) : given;
      return bufferOf(crypt(true, algorithm, wrapping, bytes, 'wrapKey', where));
    },
    unwrapKey(where, format, wrapped, unwrapping, unwrapAlgorithm, algorithm, extractable, usages) {
      const bytes = crypt(false, unwrapAlgorithm, unwrapping, bytesMember(wrapped, where), 'unwrapKey', where);
      let data = bytes;
      if (format === 'jwk') {
        try { data = primordials.JSONParse(decodeText('utf-8', bytes, false, false)); } catch { fail('DataError', `${where}: The key is no JWK`); }
      }
      return keys.take(format, data, algorithm, !!extractable, usages, where);
    },
  };
});
