// XMLHttpRequest, section 4 (FormData). What it looks like on the wire is in multipart.js.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush } = primordials;
  const { Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const { forAnyRealm, isMet } = use('core/any-realm');
  const decode = host('objects.text');
  const isBlob = (v) => isMet('files/blob') && use('files/blob').isBlob(v);
  let inside;
  const ownKey = { __proto__: null };

  /// "To create an entry".
  function entry(name, value, filename) {
    if (typeof value === 'string') return [name, value];
    const blob = use('files/blob');
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
      if (form === ownKey) this.#entries = submitter;
      else if (form !== undefined) this.#entries = use('html/submission').entriesFor(form, submitter);
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
  const two = { __proto__: null, value: 2, configurable: true };
  primordials.ObjectDefineProperty(FormData.prototype.append, 'length', two);
  primordials.ObjectDefineProperty(FormData.prototype.set, 'length', two);
  idl.define(FormData, { length: 0 });
  idl.pairIterable(FormData, 'FormData', inside.entries);
  const any = forAnyRealm('isFormData', inside);

  // MARK: Reading what a body has (Fetch, section 5.3)

  /// "The multipart/form-data parser": an object of the class, or null.
  function parse(bytes, boundary) {
    const parts = use('fetch/multipart').parse(bytes, boundary);
    if (parts === null) return null;
    const data = new FormData();
    const entries = inside.entries(data);
    for (let i = 0; i < parts.length; i++) {
      const { name, filename, type, bytes: content } = parts[i];
      const value = filename === null ? decode(content, false) : use('files/blob').makeFile(content, filename, type);
      ArrayPrototypePush(entries, [name, value]);
    }
    return data;
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
      return decode(idl.bytesOf(new Uint8Array(primordials.TypedArrayPrototypeGetBuffer(part), 0, count)), false);
    };
    const length = primordials.TypedArrayPrototypeGetLength(bytes);
    for (let start = 0; start < length;) {
      let end = primordials.TypedArrayPrototypeIndexOf(bytes, 0x26, start);
      if (end < 0) end = length;
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
    FormData, isFormData: any.isFormData, parse, parseForm,
    /// "The multipart/form-data encoding algorithm": `{ bytes, boundary }`.
    serialize: (data) => use('fetch/multipart').serialize(any.entries(data)),
    /// The list of `[name, value]`, a value a string or a File.
    entriesOf: any.entries,
    /// An object of the class with a list of entries.
    make: (entries) => new FormData(ownKey, entries),
    /// A copy of an object's list of entries.
    copyOf: (data) => primordials.ArrayPrototypeSlice(any.entries(data)),
  };
});
