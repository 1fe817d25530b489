// Serialized values (structured-clone.js) as texts: what `history.state` is when its document has gone and comes again
// (HTML, section 7.4.1.1). A file, an image or a port goes with its page: `write` then gives null.
(function (library) {
  'use strict';
  const { primordials } = library;
  const {
    BigInt, JSONParse, JSONStringify, Map, MapPrototypeGet, MapPrototypeSet, NumberIsFinite, TypedArrayPrototypeGetLength,
  } = primordials;
  const digits = '0123456789abcdef';
  /// The members of a record that are values, and those that are lists of them.
  const single = ['value', 'source', 'flags', 'length', 'most', 'buffer', 'offset', 'name', 'message', 'stack'];
  const lists = ['keys', 'values'];
  const kinds = { __proto__: null };
  for (const kind of [
    'Boolean', 'Number', 'String', 'BigInt', 'Date', 'RegExp', 'Map', 'Set', 'Array', 'Object', 'ArrayBuffer', 'Error', 'DOMException', 'DataView',
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array',
    'Float64Array', 'BigInt64Array', 'BigUint64Array',
  ]) kinds[kind] = true;

  function hex(bytes) {
    let text = '';
    for (let i = 0, count = TypedArrayPrototypeGetLength(bytes); i < count; i++) text += digits[bytes[i] >> 4] + digits[bytes[i] & 15];
    return text;
  }
  const digit = (text, i) => { for (let n = 0; ; n++) if (digits[n] === text[i]) return n; };
  function bytesOf(text) {
    const bytes = [];
    for (let i = 0; 2 * i < text.length; i++) bytes[i] = digit(text, 2 * i) * 16 + digit(text, 2 * i + 1);
    return bytes;
  }

  /// The text of a serialized value; null if it holds what cannot outlive its page.
  function write(serialized) {
    const records = [], numbers = new Map();
    let isWhole = true;
    const encode = (value) => {
      switch (typeof value) {
        case 'undefined': return { u: 1 };
        case 'bigint': return { b: `${value}` };
        case 'number': {
          const isMinusZero = value === 0 && 1 / value < 0;
          return NumberIsFinite(value) && !isMinusZero ? value : { n: isMinusZero ? '-0' : `${value}` };
        }
        case 'object': break;
        default: return value;
      }
      if (value === null) return null;
      let number = MapPrototypeGet(numbers, value);
      if (number === undefined) {
        number = records.length;
        MapPrototypeSet(numbers, value, number);
        records[number] = value;
      }
      return { r: number };
    };
    const root = encode(serialized);
    const texts = [];
    // What a record leads to is put behind it.
    for (let i = 0; i < records.length && isWhole; i++) {
      const record = records[i], made = { kind: record.kind };
      isWhole = kinds[record.kind] === true;
      for (let k = 0; k < single.length; k++) if (record[single[k]] !== undefined) made[single[k]] = encode(record[single[k]]);
      for (let k = 0; k < lists.length; k++) {
        const list = record[lists[k]];
        if (list === undefined) continue;
        const items = made[lists[k]] = [];
        for (let n = 0; n < list.length; n++) items[n] = encode(list[n]);
      }
      if (record.bytes !== undefined) made.bytes = hex(record.bytes);
      texts[i] = made;
    }
    return isWhole ? JSONStringify([root, texts]) : null;
  }

  /// The serialized value that a text was written from.
  function read(text) {
    const { 0: root, 1: texts } = JSONParse(text);
    const records = [];
    for (let i = 0; i < texts.length; i++) records[i] = { __proto__: null, kind: texts[i].kind };
    const decode = (value) => {
      if (value === null || typeof value !== 'object') return value;
      if (value.r !== undefined) return records[value.r];
      if (value.b !== undefined) return BigInt(value.b);
      return value.u === 1 ? undefined : +value.n;
    };
    for (let i = 0; i < texts.length; i++) {
      const made = texts[i], record = records[i];
      for (let k = 0; k < single.length; k++) if (made[single[k]] !== undefined) record[single[k]] = decode(made[single[k]]);
      for (let k = 0; k < lists.length; k++) {
        const items = made[lists[k]];
        if (items === undefined) continue;
        const list = record[lists[k]] = [];
        for (let n = 0; n < items.length; n++) list[n] = decode(items[n]);
      }
      if (made.bytes !== undefined) record.bytes = bytesOf(made.bytes);
    }
    return decode(root);
  }
  return { __proto__: null, write, read };
});
