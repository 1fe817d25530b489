// Encoding, section 7: TextEncoder, TextDecoder and the streams of both.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, MathMin, MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGetSize, MapPrototypeSet, StringPrototypeCharCodeAt, StringPrototypeSlice,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, WeakRefPrototypeDeref,
  } = primordials;
  const { RangeError, TypeError, Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const named = host('encoding.named');
  const encodeText = host('encoding.encode');
  const encodeSome = host('encoding.encodeInto');
  const decodeWhole = host('encoding.decode');
  const openStream = host('encoding.open');
  const feedStream = host('encoding.feed');
  const closeStream = host('encoding.close');
  const sniff = host('encoding.sniff');

  // MARK: Decoders in the middle of a stream, which the Swift half keeps by number

  const mostOpen = 65_536;
  const open = new primordials.Map();
  let sweepAt = 1024;
  /// A page may forget a decoder before its stream ends: it is let go of when the next ones are opened.
  function sweep() {
    MapPrototypeForEach(open, (reference, number) => { if (WeakRefPrototypeDeref(reference) === undefined) forget(number); });
    const count = MapPrototypeGetSize(open);
    if (count >= mostOpen) throw new RangeError(`The page has ${mostOpen} decoders in the middle of a stream: end some with decode().`);
    if (count * 2 > sweepAt) sweepAt = count * 2;
    if (sweepAt > mostOpen) sweepAt = mostOpen;
  }
  function forget(number) {
    MapPrototypeDelete(open, number);
    closeStream(number);
  }

  // MARK: Bytes and text of any length: the host is called with so much at once, so that it can stop a
  // script in between

  const mostAtOnce = 1 << 22;
  function copyOf(view, start, end) {
    const copy = new Uint8Array(end - start);
    if (end > start) {
      TypedArrayPrototypeSet(copy, new Uint8Array(TypedArrayPrototypeGetBuffer(view), TypedArrayPrototypeGetByteOffset(view) + start, end - start));
    }
    return copy;
  }
  function encode(text) {
    if (text.length <= mostAtOnce) return encodeText(text);
    const pieces = [];
    let total = 0;
    for (let at = 0; at < text.length;) {
      let end = MathMin(at + mostAtOnce, text.length);
      if (end < text.length && isLead(StringPrototypeCharCodeAt(text, end - 1))) end--;
      const piece = encodeText(StringPrototypeSlice(text, at, end));
      total += TypedArrayPrototypeGetByteLength(piece);
      ArrayPrototypePush(pieces, piece);
      at = end;
    }
    const bytes = new Uint8Array(total);
    for (let i = 0, at = 0; i < pieces.length; i++) {
      TypedArrayPrototypeSet(bytes, pieces[i], at);
      at += TypedArrayPrototypeGetByteLength(pieces[i]);
    }
    return bytes;
  }
  const isLead = (unit) => (unit & 0xFC00) === 0xD800;

  class Decoding {
    encoding;
    fatal;
    ignoreBOM;
    number = 0;
    constructor(encoding, fatal, ignoreBOM) {
      this.encoding = encoding;
      this.fatal = fatal;
      this.ignoreBOM = ignoreBOM;
    }
    /// What a constructor of a page is given.
    static of(label, options, where) {
      const text = idl.DOMString(label, where);
      const { fatal, ignoreBOM } = decoderOptions(options, where);
      const name = text === 'utf-8' ? text : named(text);
      if (name === null || name === 'replacement') throw new RangeError(`${where}: The encoding label provided ('${text}') is invalid.`);
      return new Decoding(name, fatal, ignoreBOM);
    }
    /// Decodes bytes (undefined for none). A stream that `goesOn` has its state in the Swift half.
    decode(source, goesOn, where) {
      const view = viewOf(source);
      const length = TypedArrayPrototypeGetByteLength(view);
      let text = '';
      if (this.number === 0 && !goesOn && length <= mostAtOnce) {
        text = decodeWhole(this.encoding, copyOf(view, 0, length), this.fatal, this.ignoreBOM);
      } else {
        if (this.number === 0) this.#open();
        let at = 0;
        do {
          const end = MathMin(at + mostAtOnce, length);
          const piece = feedStream(this.number, copyOf(view, at, end), end === length && !goesOn);
          text = piece === null ? null : text + piece;
          at = end;
        } while (text !== null && at < length);
        if (!goesOn) {
          forget(this.number);
          this.number = 0;
        }
      }
      if (text === null) throw new TypeError(`${where}: The encoded data was not valid ${this.encoding}.`);
      return text;
    }
    #open() {
      if (MapPrototypeGetSize(open) >= sweepAt) sweep();
      this.number = openStream(this.encoding, this.fatal, this.ignoreBOM);
      MapPrototypeSet(open, this.number, new primordials.WeakRef(this));
    }
  }
  /// A view on a buffer source; on nothing for one that is detached.
  const viewOf = (source) => {
    if (source === undefined) return new Uint8Array(0);
    try { return idl.viewOn(source); } catch { return new Uint8Array(0); }
  };
  const decodeAll = (source, encoding, ignoreBOM) => new Decoding(encoding, false, ignoreBOM).decode(source, false, '');
  const decoderOptions = idl.dictionary([['fatal', idl.boolean, false], ['ignoreBOM', idl.boolean, false]]);
  const decodeOptions = idl.dictionary([['stream', idl.boolean, false]]);

  class TextDecoder {
    #state;
    constructor(label = 'utf-8', options = undefined) {
      this.#state = Decoding.of(label, options, "Failed to construct 'TextDecoder'");
    }
    get encoding() { return this.#state.encoding; }
    get fatal() { return this.#state.fatal; }
    get ignoreBOM() { return this.#state.ignoreBOM; }
    decode(input = undefined, options = undefined) {
      const where = "Failed to execute 'decode' on 'TextDecoder'";
      const state = this.#state;
      if (input !== undefined) idl.bufferSource(input, where);
      const { stream } = decodeOptions(options, where);
      return state.decode(input, stream, where);
    }
  }
  idl.define(TextDecoder, { length: 0 });

  class TextEncoder {
    #brand;
    get encoding() { this.#brand; return 'utf-8'; }
    encode(input = '') {
      this.#brand;
      return encode(idl.DOMString(input, "Failed to execute 'encode' on 'TextEncoder'"));
    }
    encodeInto(source, destination) {
      this.#brand;
      const where = "Failed to execute 'encodeInto' on 'TextEncoder'";
      idl.arity(arguments.length, 2, where);
      source = idl.DOMString(source, where);
      if (!primordials.ArrayBufferIsView(destination) || TypedArrayPrototypeGetSymbolToStringTag(destination) !== 'Uint8Array') {
        throw idl.failure(where, "parameter 2 is not of type 'Uint8Array'.");
      }
      // A unit takes a byte or more: no more units than there are bytes are ever read.
      const room = TypedArrayPrototypeGetByteLength(destination);
      if (room === 0 || source === '') return { read: 0, written: 0 };
      let read = 0;
      let written = 0;
      for (;;) {
        const most = MathMin(room - written, mostAtOnce);
        const some = encodeSome(StringPrototypeSlice(source, read, read + most), most);
        if (some.read === 0) return { read, written };
        TypedArrayPrototypeSet(destination, some.bytes, written);
        read += some.read;
        written += TypedArrayPrototypeGetByteLength(some.bytes);
      }
    }
  }
  idl.define(TextEncoder, { length: 0 });

  // MARK: Streams (sections 7.5 and 7.6)

  class TextDecoderStream {
    #state;
    #sides;
    constructor(label = 'utf-8', options = undefined) {
      const where = "Failed to construct 'TextDecoderStream'";
      const state = this.#state = Decoding.of(label, options, where);
      const give = (text, enqueue) => { if (text !== '') enqueue(text); };
      this.#sides = use('streams/streams').makeTransform(
        (chunk, enqueue) => give(state.decode(idl.bufferSource(chunk, 'Failed to decode a chunk'), true, 'Failed to decode a chunk'), enqueue),
        (enqueue) => give(state.decode(undefined, false, 'Failed to decode the end of a stream'), enqueue));
    }
    get encoding() { return this.#state.encoding; }
    get fatal() { return this.#state.fatal; }
    get ignoreBOM() { return this.#state.ignoreBOM; }
    get readable() { return this.#sides.readable; }
    get writable() { return this.#sides.writable; }
  }
  idl.define(TextDecoderStream, { length: 0 });

  class TextEncoderStream {
    #sides;
    constructor() {
      // A leading surrogate at the end of a chunk waits for its other half.
      let waiting = '';
      this.#sides = use('streams/streams').makeTransform((chunk, enqueue) => {
        let text = waiting + idl.DOMString(chunk, 'Failed to encode a chunk');
        waiting = '';
        const last = text.length - 1;
        if (last >= 0 && isLead(StringPrototypeCharCodeAt(text, last))) {
          waiting = StringPrototypeSlice(text, last);
          text = StringPrototypeSlice(text, 0, last);
        }
        if (text !== '') enqueue(encode(text));
      }, (enqueue) => { if (waiting !== '') enqueue(encodeText(waiting)); });
    }
    get encoding() { this.#sides; return 'utf-8'; }
    get readable() { return this.#sides.readable; }
    get writable() { return this.#sides.writable; }
  }
  idl.define(TextEncoderStream, { length: 0 });

  return {
    TextDecoder, TextEncoder, TextDecoderStream, TextEncoderStream,
    /// "UTF-8 encode": a Uint8Array of the page.
    encodeUTF8: encode,
    /// "UTF-8 decode", without a byte order mark; `bytes` is any buffer source.
    decodeUTF8: (bytes) => decodeAll(bytes, 'utf-8', false),
    /// "UTF-8 decode without BOM": a byte order mark stays.
    decodeUTF8WithoutBOM: (bytes) => decodeAll(bytes, 'utf-8', true),
    /// "Decode": as the byte order mark says, or the label, or the charset of the MIME type, or UTF-8;
    /// label and type may be undefined.
    decodeAs(bytes, label, type) {
      const view = viewOf(bytes);
      const start = copyOf(view, 0, MathMin(3, TypedArrayPrototypeGetByteLength(view)));
      return decodeAll(view, sniff(start, label, type), false);
    },
  };
});
