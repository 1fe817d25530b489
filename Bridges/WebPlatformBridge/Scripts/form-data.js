// XMLHttpRequest, section 4 (FormData); the multipart/form-data format of HTML, section 4.10.21.8, and
// its parser as Fetch, section 5.2, asks for it.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, ArrayPrototypeSplice, MapPrototypeGet, StringPrototypeCharCodeAt, StringPrototypeIndexOf,
    StringPrototypeSlice, StringPrototypePadStart, TypedArrayPrototypeSet, TypedArrayPrototypeSubarray,
  } = primordials;
  const { TypeError, Uint8Array } = intrinsics;
  const idl = use('webidl');
  const mime = use('mime');
  const encode = host('objects.utf8');
  const decode = host('objects.text');
  const isBlob = (v) => platform.isLoaded('blob') && use('blob').isBlob(v);
  let inside;

  /// "To create an entry".
  function entry(name, value, filename) {
    if (typeof value === 'string') return [name, value];
    const blob = use('blob');
    if (filename !== undefined || !blob.isFile(value)) value = blob.fileOf(value, filename ?? (blob.isFile(value) ? blob.nameOf(value) : 'blob'));
    return [name, value];
  }
  /// The arguments of `append` and `set`: their third says that the second is a Blob.
  function entryOf(args, operation) {
    const where = `Failed to execute '${operation}' on 'FormData'`;
    idl.arity(args.length, 2, where);
    const name = idl.USVString(args[0], where);
    const value = args[1];
    if (isBlob(value)) return entry(name, value, args.length > 2 && args[2] !== undefined ? idl.USVString(args[2], where) : undefined);
    if (args.length > 2) throw idl.failure(where, "parameter 2 is not of type 'Blob'.");
    return entry(name, idl.USVString(value, where));
  }

  class FormData {
    #entries = [];
    constructor(form = undefined, submitter = undefined) {
      if (form !== undefined) throw new TypeError("Failed to construct 'FormData': parameter 1 is not of type 'HTMLFormElement'.");
    }
    append(name, value, filename = undefined) {
      const entries = this.#entries;
      ArrayPrototypePush(entries, entryOf(arguments, 'append'));
    }
    delete(name) {
      const entries = this.#entries;
      name = nameOf(arguments, 'delete');
      let kept = 0;
      for (let i = 0; i < entries.length; i++) if (entries[i][0] !== name) entries[kept++] = entries[i];
      entries.length = kept;
    }
    get(name) {
      const entries = this.#entries;
      name = nameOf(arguments, 'get');
      for (let i = 0; i < entries.length; i++) if (entries[i][0] === name) return entries[i][1];
      return null;
    }
    getAll(name) {
      const entries = this.#entries;
      name = nameOf(arguments, 'getAll');
      const values = [];
      for (let i = 0; i < entries.length; i++) if (entries[i][0] === name) ArrayPrototypePush(values, entries[i][1]);
      return values;
    }
    has(name) {
      const entries = this.#entries;
      name = nameOf(arguments, 'has');
      for (let i = 0; i < entries.length; i++) if (entries[i][0] === name) return true;
      return false;
    }
    set(name, value, filename = undefined) {
      const entries = this.#entries;
      const made = entryOf(arguments, 'set');
      let kept = 0;
      let isPlaced = false;
      for (let i = 0; i < entries.length; i++) {
        if (entries[i][0] !== made[0]) entries[kept++] = entries[i];
        else if (!isPlaced) { entries[kept++] = made; isPlaced = true; }
      }
      entries.length = kept;
      if (!isPlaced) ArrayPrototypePush(entries, made);
    }
    static {
      inside = {
        isFormData: (v) => idl.isObject(v) && #entries in v,
        entries: (data) => data.#entries,
      };
    }
  }
  function nameOf(args, operation) {
    const where = `Failed to execute '${operation}' on 'FormData'`;
    idl.arity(args.length, 1, where);
    return idl.USVString(args[0], where);
  }
  for (const name in { append: 0, set: 0 }) {
    primordials.ObjectDefineProperty(FormData.prototype[name], 'length', { __proto__: null, value: 2, configurable: true });
  }
  idl.define(FormData, { length: 0 });
  idl.pairIterable(FormData, 'FormData', inside.entries);

  // MARK: Writing

  let boundaries = 0;
  /// A new boundary: the same in every run of a page, as everything is.
  function makeBoundary() {
    let state = ++boundaries * 0x9E3779B1 >>> 0;
    let text = '----FormBoundary';
    for (let i = 0; i < 2; i++) {
      state = primordials.MathImul(state ^ state >>> 15, 0x85EBCA6B) >>> 0;
      state = (state ^ state >>> 13) >>> 0;
      text += StringPrototypePadStart(primordials.NumberPrototypeToString(state, 16), 8, '0');
    }
    return text;
  }
  /// Every line break as CR LF.
  function withLineBreaks(s) {
    let result = '';
    let start = 0;
    for (let i = 0; i < s.length; i++) {
      const c = StringPrototypeCharCodeAt(s, i);
      if (c !== 0xA && c !== 0xD) continue;
      result += `${StringPrototypeSlice(s, start, i)}\r\n`;
      if (c === 0xD && StringPrototypeCharCodeAt(s, i + 1) === 0xA) i++;
      start = i + 1;
    }
    return start === 0 ? s : result + StringPrototypeSlice(s, start);
  }
  function escaped(s) {
    let result = '';
    let start = 0;
    for (let i = 0; i < s.length; i++) {
      const c = StringPrototypeCharCodeAt(s, i);
      const text = c === 0xA ? '%0A' : c === 0xD ? '%0D' : c === 0x22 ? '%22' : null;
      if (text === null) continue;
      result += StringPrototypeSlice(s, start, i) + text;
      start = i + 1;
    }
    return start === 0 ? s : result + StringPrototypeSlice(s, start);
  }
  /// "The multipart/form-data encoding algorithm": `{ bytes, boundary }`.
  function serialize(data) {
    const boundary = makeBoundary();
    const entries = inside.entries(data);
    const chunks = [];
    let text = '';
    for (let i = 0; i < entries.length; i++) {
      const value = entries[i][1];
      text += `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(withLineBreaks(entries[i][0]))}"`;
      if (typeof value === 'string') text += `\r\n\r\n${withLineBreaks(value)}\r\n`;
      else {
        const blob = use('blob');
        text += `; filename="${escaped(blob.nameOf(value))}"\r\nContent-Type: ${blob.typeOf(value) || 'application/octet-stream'}\r\n\r\n`;
        ArrayPrototypePush(chunks, encode(text));
        ArrayPrototypePush(chunks, blob.bytesOf(value));
        text = '\r\n';
      }
    }
    ArrayPrototypePush(chunks, encode(`${text}--${boundary}--\r\n`));
    let count = 0;
    for (let i = 0; i < chunks.length; i++) count += chunks[i].length;
    const bytes = new Uint8Array(count);
    let at = 0;
    for (let i = 0; i < chunks.length; i++) {
      TypedArrayPrototypeSet(bytes, chunks[i], at);
      at += chunks[i].length;
    }
    return { __proto__: null, bytes, boundary };
  }

  // MARK: Reading

  const CR = 0xD, LF = 0xA, DASH = 0x2D;
  const sub = (bytes, start, end) => {
    const count = end - start;
    const part = new Uint8Array(count);
    TypedArrayPrototypeSet(part, new Uint8Array(primordials.TypedArrayPrototypeGetBuffer(bytes), primordials.TypedArrayPrototypeGetByteOffset(bytes) + start, count));
    return part;
  };
  const text = (bytes, start, end) => {
    let s = '';
    for (let i = start; i < end; i++) s += primordials.StringFromCharCode(bytes[i]);
    return s;
  };
  const isAt = (bytes, i, pattern) => {
    if (i + pattern.length > bytes.length) return false;
    for (let k = 0; k < pattern.length; k++) if (bytes[i + k] !== pattern[k]) return false;
    return true;
  };
  /// Where a pattern is next, or -1. The first byte is looked for by the engine.
  const find = (bytes, pattern, from) => {
    for (let i = from; ; i++) {
      i = primordials.TypedArrayPrototypeIndexOf(bytes, pattern[0], i);
      if (i < 0) return -1;
      if (isAt(bytes, i, pattern)) return i;
    }
  };
  const isBlank = (c) => c === 0x20 || c === 9;
  /// A quoted name: `[text, next]`, or null. %0A, %0D and %22 stand for what they escape.
  function quotedName(bytes, at) {
    if (bytes[at] !== 0x22) return null;
    let end = at + 1;
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR && bytes[end] !== 0x22) end++;
    if (bytes[end] !== 0x22) return null;
    let name = '';
    const given = decode(sub(bytes, at + 1, end), false);
    let start = 0;
    for (let i = StringPrototypeIndexOf(given, '%'); i >= 0; i = StringPrototypeIndexOf(given, '%', i + 1)) {
      const code = StringPrototypeSlice(given, i, i + 3);
      const plain = code === '%0A' || code === '%0a' ? '\n' : code === '%0D' || code === '%0d' ? '\r' : code === '%22' ? '"' : null;
      if (plain === null) continue;
      name += StringPrototypeSlice(given, start, i) + plain;
      start = i + 3;
    }
    return [name + StringPrototypeSlice(given, start), end + 1];
  }
  /// "To parse multipart/form-data headers": `{ name, filename, contentType, next }`, or null.
  function partHeaders(bytes, at) {
    const found = { __proto__: null, name: null, filename: null, contentType: null, next: 0 };
    for (;;) {
      if (bytes[at] === CR && bytes[at + 1] === LF) {
        found.next = at;
        return found.name === null ? null : found;
      }
      const from = at;
      while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR && bytes[at] !== 0x3A) at++;
      let start = from;
      let end = at;
      while (start < end && isBlank(bytes[start])) start++;
      while (end > start && isBlank(bytes[end - 1])) end--;
      const header = mime.lower(text(bytes, start, end));
      if (!mime.isToken(header) || bytes[at] !== 0x3A) return null;
      at++;
      while (isBlank(bytes[at])) at++;
      if (header === 'content-disposition') {
        if (mime.lower(text(bytes, at, primordials.MathMin(bytes.length, at + 9))) !== 'form-data') return null;
        at += 9;
        // Parameters in any order; browsers write the name first.
        for (;;) {
          while (isBlank(bytes[at])) at++;
          if (bytes[at] !== 0x3B) break;
          at++;
          while (isBlank(bytes[at])) at++;
          const key = at;
          while (at < bytes.length && bytes[at] !== 0x3D && bytes[at] !== CR && bytes[at] !== LF && bytes[at] !== 0x3B) at++;
          if (bytes[at] !== 0x3D) return null;
          const parameter = mime.lower(text(bytes, key, at));
          const value = quotedName(bytes, at + 1);
          if (value === null) return null;
          at = value[1];
          if (parameter === 'name') found.name = value[0];
          else if (parameter === 'filename') found.filename = value[0];
        }
      } else if (header === 'content-type') {
        const valueStart = at;
        while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
        found.contentType = mime.trim(text(bytes, valueStart, at));
      } else {
        while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
      }
      if (bytes[at] !== CR || bytes[at + 1] !== LF) return null;
      at += 2;
    }
  }
  /// "The multipart/form-data parser": an object of the class, or null.
  function parse(bytes, boundary) {
    const delimiter = encode(`--${boundary}`);
    const between = encode(`\r\n--${boundary}`);
    const data = new FormData();
    const entries = inside.entries(data);
    let at = 0;
    // A preamble's line breaks, which some servers write.
    while (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    for (;;) {
      if (!isAt(bytes, at, delimiter)) return null;
      at += delimiter.length;
      if (bytes[at] === DASH && bytes[at + 1] === DASH) return data;
      while (isBlank(bytes[at])) at++;
      if (bytes[at] !== CR || bytes[at + 1] !== LF) return null;
      at += 2;
      const headers = partHeaders(bytes, at);
      if (headers === null) return null;
      at = headers.next + 2;
      const end = find(bytes, between, at - 2 >= 0 && isAt(bytes, at - 2, between) ? at - 2 : at);
      if (end < 0) return null;
      const body = sub(bytes, at, primordials.MathMax(at, end));
      at = end + 2;
      if (headers.filename === null) ArrayPrototypePush(entries, [headers.name, decode(body, false)]);
      else {
        const type = headers.contentType === null ? 'text/plain' : headers.contentType;
        ArrayPrototypePush(entries, [headers.name, use('blob').makeFile(body, headers.filename, type)]);
      }
    }
  }
  /// "The application/x-www-form-urlencoded parser": an object of the class.
  function parseForm(bytes) {
    const data = new FormData();
    const entries = inside.entries(data);
    const decoded = (start, end) => {
      const part = new Uint8Array(end - start);
      let count = 0;
      for (let i = start; i < end; i++) {
        let c = bytes[i];
        if (c === 0x2B) c = 0x20;
        else if (c === 0x25 && i + 2 < end) {
          const high = hex(bytes[i + 1]);
          const low = hex(bytes[i + 2]);
          if (high >= 0 && low >= 0) { c = high * 16 + low; i += 2; }
        }
        part[count++] = c;
      }
      return decode(sub(part, 0, count), false);
    };
    for (let start = 0; start < bytes.length;) {
      let end = primordials.TypedArrayPrototypeIndexOf(bytes, 0x26, start);
      if (end < 0) end = bytes.length;
      if (end > start) {
        let equals = start;
        while (equals < end && bytes[equals] !== 0x3D) equals++;
        ArrayPrototypePush(entries, [decoded(start, equals), equals < end ? decoded(equals + 1, end) : '']);
      }
      start = end + 1;
    }
    return data;
  }
  const hex = (c) => (c >= 0x30 && c <= 0x39 ? c - 0x30 : c >= 0x41 && c <= 0x46 ? c - 0x37 : c >= 0x61 && c <= 0x66 ? c - 0x57 : -1);

  return {
    FormData, isFormData: inside.isFormData, serialize, parse, parseForm,
    /// The list of `[name, value]`, a value a string or a File.
    entriesOf: inside.entries,
  };
});
