// File API, sections 3 to 5: Blob, File and FileList.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, MathMax, MathMin, StringPrototypeCharCodeAt, StringPrototypeSlice, StringPrototypeToLowerCase,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeSet,
  } = primordials;
  const { Promise, RangeError, TypeError, Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const { forAnyRealm } = use('core/any-realm');

  /// The most bytes that one Blob has.
  const mostBytes = 256 * 1024 * 1024;
  /// Longer lists of pieces are put together, so that Blobs of Blobs stay small.
  const mostPieces = 512;
  const mostPiecesInMaking = 65_536;

  // MARK: Bytes: a list of pieces that Blobs share, and that are never written to

  /// Part of the bytes of an array.
  const part = (bytes, start, end) => new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), TypedArrayPrototypeGetByteOffset(bytes) + start, end - start);
  class Data {
    pieces = [];
    size = 0;
    #limit = mostPieces;
    add(bytes) {
      const length = TypedArrayPrototypeGetByteLength(bytes);
      if (length === 0) return;
      this.checkRoom(length);
      this.size += length;
      ArrayPrototypePush(this.pieces, bytes);
      if (this.pieces.length <= this.#limit) return;
      this.whole();
      this.#limit = MathMin(this.#limit * 2, mostPiecesInMaking);
    }
    checkRoom(length) {
      if (this.size + length > mostBytes) throw new RangeError(`A Blob of more than ${mostBytes} bytes is more than a page may make: keep large contents in several.`);
    }
    addAll(other) { for (let i = 0; i < other.pieces.length; i++) this.add(other.pieces[i]); }
    /// All bytes in one array.
    whole() {
      if (this.pieces.length === 1) return this.pieces[0];
      const bytes = new Uint8Array(this.size);
      for (let i = 0, at = 0; i < this.pieces.length; i++) {
        TypedArrayPrototypeSet(bytes, this.pieces[i], at);
        at += TypedArrayPrototypeGetByteLength(this.pieces[i]);
      }
      this.pieces = this.size === 0 ? [] : [bytes];
      return bytes;
    }
    slice(start, end) {
      const result = new Data();
      for (let i = 0, at = 0; i < this.pieces.length && at < end; i++) {
        const length = TypedArrayPrototypeGetByteLength(this.pieces[i]);
        if (at + length > start) result.add(part(this.pieces[i], MathMax(0, start - at), MathMin(length, end - at)));
        at += length;
      }
      return result;
    }
    copy(start = 0, end = this.size) {
      const bytes = new Uint8Array(end - start);
      if (end > start) TypedArrayPrototypeSet(bytes, part(this.whole(), start, end));
      return bytes;
    }
  }

  // MARK: Parts

  /// What becomes of a type that a page gives (section 3.2).
  function typed(type) {
    for (let i = 0; i < type.length; i++) {
      const unit = StringPrototypeCharCodeAt(type, i);
      if (unit < 0x20 || unit > 0x7E) return '';
    }
    return StringPrototypeToLowerCase(type);
  }
  const blobPart = (v, where) => (idl.isBufferSource(v) || isBlob(v) ? v : idl.USVString(v, where));
  const parts = idl.sequence(blobPart);
  const bag = [
    ['endings', idl.enumeration('EndingType', ['transparent', 'native']), 'transparent'], ['type', idl.DOMString, ''],
  ];
  const blobBag = idl.dictionary(bag);
  const fileBag = idl.dictionary([bag[0], bag[1], ['lastModified', idl.longLong]]);
  /// "Convert line endings to native": the page is one of Windows, whose line ending is CR LF.
  function withNativeEndings(text) {
    let result = '';
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = StringPrototypeCharCodeAt(text, i);
      if (unit !== 10 && unit !== 13) continue;
      result += StringPrototypeSlice(text, start, i) + '\r\n';
      if (unit === 13 && i + 1 < text.length && StringPrototypeCharCodeAt(text, i + 1) === 10) i++;
      start = i + 1;
    }
    return result + StringPrototypeSlice(text, start);
  }
  /// "Process blob parts" (section 3.1.1).
  function dataOf(list, { endings }) {
    const { encodeUTF8 } = use('encoding/encoding');
    const data = new Data();
    for (let i = 0; i < list.length; i++) {
      const item = list[i];
      if (typeof item === 'string') {
        data.checkRoom(item.length);
        data.add(encodeUTF8(endings === 'native' ? withNativeEndings(item) : item));
      } else if (isBlob(item)) data.addAll(dataIn(item));
      else data.add(idl.bytesOf(item));
    }
    if (data.pieces.length > mostPieces) data.whole();
    return data;
  }

  // MARK: Blob

  const ownKey = { __proto__: null };
  let dataIn, typeIn, isBlob, fill;
  class Blob {
    #data;
    #type;
    constructor(blobParts = undefined, options = undefined) {
      if (blobParts === ownKey) {
        this.#data = options.data;
        this.#type = options.type;
        return;
      }
      const where = "Failed to construct 'Blob'";
      const list = blobParts === undefined ? [] : parts(blobParts, `${where}: parameter 1`);
      const init = blobBag(options, `${where}: parameter 2`);
      this.#data = dataOf(list, init);
      this.#type = typed(init.type);
    }
    get size() { return this.#data.size; }
    get type() { return this.#type; }
    slice(start = undefined, end = undefined, contentType = undefined) {
      const where = "Failed to execute 'slice' on 'Blob'";
      const data = this.#data;
      const clamp = { __proto__: null, clamp: true };
      const place = (given, otherwise) => {
        if (given === undefined) return otherwise;
        const at = idl.longLong(given, where, clamp);
        return at < 0 ? MathMax(data.size + at, 0) : MathMin(at, data.size);
      };
      const from = place(start, 0);
      const to = place(end, data.size);
      const type = contentType === undefined ? '' : typed(idl.DOMString(contentType, where));
      return new Blob(ownKey, { __proto__: null, data: data.slice(from, MathMax(from, to)), type });
    }
    stream() { return streamOf(this.#data); }
    text() { return promised(() => use('encoding/encoding').decodeUTF8(this.#data.whole())); }
    arrayBuffer() { return promised(() => TypedArrayPrototypeGetBuffer(this.#data.copy())); }
    bytes() { return promised(() => this.#data.copy()); }
    static {
      isBlob = (v) => idl.isObject(v) && #data in v;
      dataIn = (blob) => blob.#data;
      typeIn = (blob) => blob.#type;
      fill = (blob, data, type) => {
        blob.#data = data;
        blob.#type = type;
      };
    }
  }
  ({ isBlob, dataIn, typeIn } = forAnyRealm('isBlob', { isBlob, dataIn, typeIn }));
  idl.define(Blob, { length: 0 });

  const promised = (work) => {
    try {
      const value = work();
      return new Promise((resolve) => { use('core/tasks').post(() => resolve(value)); });
    } catch (error) { return new Promise((_, reject) => reject(error)); }
  };
  /// How much of a Blob a chunk of its stream has.
  const chunkSize = 65_536;
  function streamOf(data) {
    let at = 0;
    const made = use('streams/streams').makeReadable({
      __proto__: null, type: 'bytes',
      pull() {
        const end = MathMin(at + chunkSize, data.size);
        if (end > at) made.enqueue(data.copy(at, end));
        at = end;
        if (at >= data.size) made.close();
      },
    });
    return made.stream;
  }

  /// Whole milliseconds since 1970.
  const now = () => primordials.MathFloor(host('time.date')());

  // MARK: File (section 4) and FileList (section 5)

  let isFile, nameOf, modifiedOf;
  class File extends Blob {
    #name;
    #lastModified;
    constructor(fileBits, fileName, options = undefined) {
      if (fileBits === ownKey) {
        super();
        fill(this, options.data, options.type);
        this.#name = fileName;
        this.#lastModified = options.lastModified;
        return;
      }
      const where = "Failed to construct 'File'";
      idl.arity(arguments.length, 2, where);
      const list = parts(fileBits, `${where}: parameter 1`);
      const name = idl.USVString(fileName, where);
      const init = fileBag(options, `${where}: parameter 3`);
      const data = dataOf(list, init);
      // A page may have put another function into the place of Blob here: it is given nothing.
      super();
      fill(this, data, typed(init.type));
      this.#name = name;
      this.#lastModified = init.lastModified ?? now();
    }
    get name() { return this.#name; }
    get webkitRelativePath() {
      this.#name;
      return '';
    }
    get lastModified() { return this.#lastModified; }
    static {
      isFile = (v) => idl.isObject(v) && #name in v;
      nameOf = (file) => file.#name;
      modifiedOf = (file) => file.#lastModified;
    }
  }
  ({ isFile, nameOf, modifiedOf } = forAnyRealm('isFile', { isFile, nameOf, modifiedOf }));
  idl.define(File, { length: 2 });

  let makeList, filesIn, refill;
  class FileList {
    #files;
    constructor(key, files) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      this.#fill(files);
    }
    #fill(files) {
      this.#files = files;
      for (let i = 0; i < files.length; i++) {
        primordials.ObjectDefineProperty(this, i, { __proto__: null, value: files[i], writable: false, enumerable: true, configurable: true });
      }
    }
    item(index) {
      const where = "Failed to execute 'item' on 'FileList'";
      const files = this.#files;
      idl.arity(arguments.length, 1, where);
      const at = idl.unsignedLong(index, where);
      return at < files.length ? files[at] : null;
    }
    get length() { return this.#files.length; }
    static {
      makeList = (files) => new FileList(ownKey, files);
      filesIn = (v) => (idl.isObject(v) && #files in v ? v.#files : null);
      refill = (list, files) => {
        for (let i = 0; i < list.#files.length; i++) primordials.ReflectDeleteProperty(list, i);
        list.#fill(files);
      };
    }
  }
  const list = forAnyRealm('isFileList', { isFileList: (v) => filesIn(v) !== null, filesIn });
  idl.define(FileList, { length: 0 });
  primordials.ObjectDefineProperty(FileList.prototype, primordials.SymbolIterator, {
    __proto__: null, value: intrinsics.Array.prototype.values, writable: true, enumerable: false, configurable: true,
  });

  const fromBytes = (bytes) => {
    const data = new Data();
    data.add(bytes);
    return data;
  };
  return {
    Blob, File, FileList, isBlob, isFile, makeFileList: makeList,
    /// Puts other files into a FileList.
    refillFileList: refill,
    isFileList: list.isFileList,
    /// The files of a FileList, or null for any other value.
    filesIn: (v) => (list.isFileList(v) ? list.filesIn(v) : null),
    /// The bytes of a Blob: to be read, and neither written to nor given to a page.
    bytesOf: (blob) => dataIn(blob).whole(),
    sizeOf: (blob) => dataIn(blob).size,
    nameOf,
    typeOf: typeIn,
    streamOf: (blob) => streamOf(dataIn(blob)),
    /// A Blob that takes over a Uint8Array, and whose type is as given.
    makeBlob: (bytes, type = '') => new Blob(ownKey, { __proto__: null, data: fromBytes(bytes), type }),
    /// A File that takes over a Uint8Array; `lastModified` in milliseconds since 1970.
    makeFile: (bytes, name, type = '', lastModified = now()) => (
      new File(ownKey, name, { __proto__: null, data: fromBytes(bytes), type, lastModified })),
    /// A File with the bytes of a Blob, which both share (FormData, section "create an entry").
    fileOf: (blob, name) => (
      new File(ownKey, name, { __proto__: null, data: dataIn(blob), type: typeIn(blob), lastModified: isFile(blob) ? modifiedOf(blob) : now() })),
    /// A structured clone: another object on the same bytes.
    clone: (blob) => (isFile(blob)
      ? new File(ownKey, nameOf(blob), { __proto__: null, data: dataIn(blob), type: typeIn(blob), lastModified: modifiedOf(blob) })
      : new Blob(ownKey, { __proto__: null, data: dataIn(blob), type: typeIn(blob) })),
  };
});
