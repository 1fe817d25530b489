// Web Cryptography, sections 13 and 14.3: keys of AES, HMAC, PBKDF2 and HKDF; how algorithms are said; and how keys are made,
// taken in and given out.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypeIncludes, ArrayPrototypePush, StringPrototypeToUpperCase } = primordials;
  const { Array, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const random = host('crypto.random');
  const fail = (name, message) => { throw use('dom/errors').domError(name, message); };
  const ownKey = { __proto__: null };

  // MARK: Algorithms

  const hashes = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
  const names = ['AES-CBC', 'AES-CTR', 'AES-GCM', 'HMAC', 'PBKDF2', 'HKDF'];
  const nameMember = idl.dictionary([['name', idl.DOMString, idl.required]]);
  const bytesMember = (v, where) => { idl.bufferSource(v, where); return idl.bytesOf(v); };
  /// A name as a standard writes it, of some names.
  function canonical(given, list, where) {
    const name = idl.isObject(given) ? nameMember(given, where).name : idl.DOMString(given, where);
    const upper = StringPrototypeToUpperCase(name);
    return ArrayPrototypeIncludes(list, upper) ? upper : fail('NotSupportedError', `${where}: Algorithm: Unrecognized name '${name}'.`);
  }
  const hashMember = (v, where) => canonical(v, hashes, where);
  /// "To normalize an algorithm": its name and the members that an operation needs.
  function normalize(given, members, where) {
    const name = canonical(given, names, where);
    const read = members[name];
    if (read === undefined) fail('NotSupportedError', `${where}: The operation is not supported by ${name}.`);
    const made = read === null ? { __proto__: null } : idl.dictionary(read)(idl.isObject(given) ? given : undefined, where);
    made.name = name;
    return made;
  }
  const nothing = null;
  const hashed = [['hash', hashMember, idl.required]];
  const keyed = [['hash', hashMember, idl.required], ['length', idl.unsignedLong, undefined]];
  const sized = [['length', idl.unsignedShort, idl.required]];
  const importing = { __proto__: null, 'AES-CBC': nothing, 'AES-CTR': nothing, 'AES-GCM': nothing, HMAC: keyed, PBKDF2: nothing, HKDF: nothing };
  const generating = { __proto__: null, 'AES-CBC': sized, 'AES-CTR': sized, 'AES-GCM': sized, HMAC: keyed };

  // MARK: CryptoKey

  let partsOf, isKey;
  class CryptoKey {
    #parts;
    constructor(key, parts) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      this.#parts = parts;
    }
    get type() { return this.#parts.type; }
    get extractable() { return this.#parts.extractable; }
    get algorithm() { return this.#parts.algorithm; }
    get usages() { return this.#parts.usages; }
    static {
      partsOf = (object) => object.#parts;
      isKey = (value) => idl.isObject(value) && #parts in value;
    }
  }
  idl.define(CryptoKey, { length: 0 });

  const ciphers = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
  const allowed = {
    __proto__: null, 'AES-CBC': ciphers, 'AES-CTR': ciphers, 'AES-GCM': ciphers, HMAC: ['sign', 'verify'],
    PBKDF2: ['deriveKey', 'deriveBits'], HKDF: ['deriveKey', 'deriveBits'],
  };
  const everyUsage = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
  const usageList = idl.sequence(idl.enumeration('KeyUsage', everyUsage));
  const isDerived = (name) => name === 'PBKDF2' || name === 'HKDF';
  /// Makes a key of bytes. `use` says the uses in the order of the standard, each once.
  function make(normalized, bytes, isExtractable, uses, where) {
    const { name } = normalized;
    for (let i = 0; i < uses.length; i++) {
      if (!ArrayPrototypeIncludes(allowed[name], uses[i])) fail('SyntaxError', `${where}: Cannot create a key using the specified key usages.`);
    }
    if (uses.length === 0) fail('SyntaxError', `${where}: Usages cannot be empty when creating a key.`);
    const usages = new Array();
    for (let i = 0; i < everyUsage.length; i++) if (ArrayPrototypeIncludes(uses, everyUsage[i])) ArrayPrototypePush(usages, everyUsage[i]);
    const algorithm = { name };
    if (name === 'HMAC') {
      algorithm.hash = { name: normalized.hash };
      algorithm.length = normalized.length ?? bytes.length * 8;
    } else if (!isDerived(name)) algorithm.length = bytes.length * 8;
    return new CryptoKey(ownKey, { __proto__: null, type: 'secret', extractable: isExtractable, algorithm, usages, uses, name, hash: normalized.hash, bytes });
  }
  /// As in Chromium, which has no keys of 192 bits.
  const isLength = (bits) => bits === 128 || bits === 256;

  // MARK: Making, taking in, giving out

  const blockOf = (hash) => (hash === 'SHA-384' || hash === 'SHA-512' ? 1024 : 512);
  function generate(given, isExtractable, usages, where) {
    const normalized = normalize(given, generating, where);
    const uses = usageList(usages, where);
    if (normalized.name === 'HMAC') {
      normalized.length ??= blockOf(normalized.hash);
      if (normalized.length === 0) fail('OperationError', `${where}: HMAC key length must not be zero`);
    } else if (!isLength(normalized.length)) fail('OperationError', `${where}: AES key length must be 128 or 256 bits`);
    return make(normalized, random((normalized.length + 7) >> 3), isExtractable, uses, where);
  }
  const jwkMembers = idl.dictionary([
    ['kty', idl.DOMString, undefined], ['k', idl.DOMString, undefined], ['alg', idl.DOMString, undefined], ['use', idl.DOMString, undefined],
    ['ext', idl.boolean, undefined], ['key_ops', idl.sequence(idl.DOMString), undefined],
  ]);
  const decode = host('crypto.fromBase64'), encode = host('blob.base64');
  /// base64url (RFC 7515, section 2).
  function toURL(bytes) {
    const text = encode(bytes);
    const { StringPrototypeReplaceAll: replace } = primordials;
    return replace(replace(replace(text, '+', '-'), '/', '_'), '=', '');
  }
  function fromURL(text) {
    const { StringPrototypeIncludes: includes, StringPrototypeReplaceAll: replace } = primordials;
    return includes(text, '+') || includes(text, '/') || includes(text, '=') ? null : decode(replace(replace(text, '-', '+'), '_', '/'));
  }
  /// What a JSON Web Key calls the algorithm of a key (RFC 7518).
  const jwkName = ({ name, hash }, bits) => (name === 'HMAC' ? `HS${hash === 'SHA-1' ? '1' : primordials.StringPrototypeSlice(hash, 4)}` : `A${bits}${primordials.StringPrototypeSlice(name, 4)}`);
  function fromJWK(data, normalized, isExtractable, uses, where) {
    const { kty, k, alg, use: purpose, ext, key_ops: operations } = jwkMembers(data, where);
    const bad = (what) => fail('DataError', `${where}: ${what}`);
    if (kty !== 'oct') bad("The JWK 'kty' member was not 'oct'");
    const bytes = k === undefined ? null : fromURL(k);
    if (bytes === null) bad("The JWK member 'k' could not be base64url decoded or contained padding");
    if (alg !== undefined && alg !== jwkName(normalized, bytes.length * 8)) bad("The JWK 'alg' member was inconsistent with that specified by the Web Crypto call");
    if (purpose !== undefined && purpose !== (normalized.name === 'HMAC' ? 'sig' : 'enc')) bad("The JWK 'use' member was inconsistent with that specified by the Web Crypto call");
    if (ext === false && isExtractable) bad("The JWK 'ext' member was inconsistent with that specified by the Web Crypto call");
    if (operations !== undefined) {
      for (let i = 0; i < uses.length; i++) if (!ArrayPrototypeIncludes(operations, uses[i])) bad("The JWK 'key_ops' member was inconsistent with that specified by the Web Crypto call");
    }
    return bytes;
  }
  const formats = idl.enumeration('KeyFormat', ['raw', 'spki', 'pkcs8', 'jwk']);
  function take(format, data, given, isExtractable, usages, where) {
    const kind = formats(format, where);
    const isBytes = idl.isObject(data) && (idl.isArrayBuffer(data) || primordials.ArrayBufferIsView(data));
    if (isBytes === (kind === 'jwk')) throw new TypeError(`${where}: Key data must be ${kind === 'jwk' ? 'an object for JWK' : 'a BufferSource for non-JWK formats'}`);
    const normalized = normalize(given, importing, where);
    const uses = usageList(usages, where);
    const { name } = normalized;
    if (kind === 'spki' || kind === 'pkcs8' || (kind === 'jwk' && isDerived(name))) fail('NotSupportedError', `${where}: Unsupported import key format for algorithm`);
    if (isDerived(name) && isExtractable) fail('SyntaxError', `${where}: KDF keys must set extractable=false`);
    const bytes = kind === 'jwk' ? fromJWK(data, normalized, isExtractable, uses, where) : idl.bytesOf(data);
    if (name === 'HMAC') {
      const bits = bytes.length * 8;
      if (bits === 0) fail('DataError', `${where}: HMAC key data must not be empty`);
      const { length } = normalized;
      if (length !== undefined && (length > bits || length <= bits - 8)) fail('DataError', `${where}: HMAC key length does not fit its data`);
    } else if (!isDerived(name) && !isLength(bytes.length * 8)) {
      fail(bytes.length === 24 ? 'OperationError' : 'DataError', `${where}: AES key data must be 128 or 256 bits`);
    }
    return make(normalized, bytes, isExtractable, uses, where);
  }
  /// The bytes of a key in a buffer of the page's, or a JSON Web Key.
  function give(format, key, where) {
    const kind = formats(format, where);
    if (!isKey(key)) throw idl.failure(where, "The value is not of type 'CryptoKey'.");
    const parts = partsOf(key);
    if (isDerived(parts.name)) fail('NotSupportedError', `${where}: The operation is not supported by ${parts.name}.`);
    if (!parts.extractable) fail('InvalidAccessError', `${where}: key is not extractable`);
    if (kind === 'spki' || kind === 'pkcs8') fail('NotSupportedError', `${where}: Unsupported export key format for algorithm`);
    if (kind === 'raw') return parts.bytes;
    const operations = new Array();
    for (let i = 0; i < parts.usages.length; i++) ArrayPrototypePush(operations, parts.usages[i]);
    return { alg: jwkName(parts, parts.bytes.length * 8), ext: true, k: toURL(parts.bytes), key_ops: operations, kty: 'oct' };
  }
  /// The parts of a key that an operation may use.
  function usable(key, name, usage, where) {
    if (!isKey(key)) throw idl.failure(where, "The value is not of type 'CryptoKey'.");
    const parts = partsOf(key);
    if (parts.name !== name) fail('InvalidAccessError', `${where}: key.algorithm does not match that of operation`);
    if (!ArrayPrototypeIncludes(parts.uses, usage)) fail('InvalidAccessError', `${where}: key.usages does not permit this operation`);
    return parts;
  }
  return { CryptoKey, canonical, hashMember, bytesMember, hashed, normalize, importing, generating, generate, take, give, usable, usageList, formats, blockOf, fail, isDerived };
});
