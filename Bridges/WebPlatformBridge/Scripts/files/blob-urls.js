// File API, section 8: blob URLs, which live as long as the page or until they are revoked.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    MapPrototypeDelete, MapPrototypeGet, MapPrototypeGetSize, MapPrototypeSet, MathImul, NumberPrototypeToString,
    StringPrototypeIndexOf, StringPrototypePadStart, StringPrototypeSlice,
  } = primordials;
  const { RangeError } = intrinsics;
  const idl = use('core/webidl');
  const { isBlob, sizeOf } = use('files/blob');

  const entries = new primordials.Map();
  const mostURLs = 100_000;
  /// The bytes that URLs keep alive.
  const mostBytes = 256 * 1024 * 1024;
  let bytes = 0;
  let count = 0;

  /// A UUID of version 4's shape: the same for the same number, so that a run can be done again.
  function uuid(number) {
    let digits = '';
    for (let i = 0; i < 4; i++) {
      let h = MathImul(number + 0x9E3779B9 * (i + 1), 0x85EBCA6B);
      h = MathImul(h ^ (h >>> 13), 0xC2B2AE35);
      h ^= h >>> 16;
      digits += StringPrototypePadStart(NumberPrototypeToString(h >>> 0, 16), 8, '0');
    }
    const part = (from, to) => StringPrototypeSlice(digits, from, to);
    return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
  }
  /// What no other realm of the page counts with.
  function ownNumber() {
    if (!platform.isLoaded('html/realms')) return 0;
    const { all, own } = use('html/realms');
    return all[0] === own ? 0 : own.number;
  }
  const withoutFragment = (url) => {
    const at = StringPrototypeIndexOf(url, '#');
    return at < 0 ? url : StringPrototypeSlice(url, 0, at);
  };

  const functions = {
    __proto__: null,
    createObjectURL(obj) {
      const where = "Failed to execute 'createObjectURL' on 'URL'";
      idl.arity(arguments.length, 1, where);
      if (!isBlob(obj)) throw idl.failure(where, "parameter 1 is not of type 'Blob'.");
      if (MapPrototypeGetSize(entries) >= mostURLs) throw new RangeError(`${where}: The page has ${mostURLs} blob URLs: revoke some with URL.revokeObjectURL().`);
      if (bytes + sizeOf(obj) > mostBytes) throw new RangeError(`${where}: The page's blob URLs keep ${mostBytes} bytes: revoke some with URL.revokeObjectURL().`);
      const url = `blob:${host('blob.origin')()}/${uuid(++count + mostURLs * 10 * ownNumber())}`;
      MapPrototypeSet(entries, url, obj);
      bytes += sizeOf(obj);
      return url;
    },
    revokeObjectURL(url) {
      const where = "Failed to execute 'revokeObjectURL' on 'URL'";
      idl.arity(arguments.length, 1, where);
      use('core/any-realm').dropBlobAt(idl.USVString(url, where));
    },
  };
  function drop(url) {
    const entry = MapPrototypeGet(entries, url);
    if (!entry) return;
    bytes -= sizeOf(entry);
    MapPrototypeDelete(entries, url);
  }
  return {
    createObjectURL: functions.createObjectURL,
    revokeObjectURL: functions.revokeObjectURL,
    drop,
    /// The Blob of a blob URL, with or without a fragment; null for one that is not there.
    resolveObjectURL: (url) => MapPrototypeGet(entries, withoutFragment(url)) ?? null,
  };
});
