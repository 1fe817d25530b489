// Encoding, section 7: TextEncoder, TextDecoder and the streams of both.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGetSize, MapPrototypeSet, StringPrototypeCharCodeAt, StringPrototypeSlice,
    TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, WeakRefPrototypeDeref,
  } = primordials;
  const { RangeError, TypeError, Uint8Array } = intrinsics;
  const idl = use('webidl');
  const named = host('encoding.named');
  const encodeText = host('encoding.encode');
  const encodeSome = host('encoding.encodeInto');
  const decodeWhole = host('encoding.decode');
  const openStream = host('encoding.open');
  const feedStream = host('encoding.feed');
  const closeStream = host('encoding.close');

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

  class Decoding {
    encoding;
    fatal;
    ignoreBOM;
    number = 0;
    constructor(label, options, where) {
      const text = idl.DOMString(label, where);
      const { fatal, ignoreBOM } = decoderOptions(options, where);
      const name = text === 'utf-8' ? text : named(text);
      if (name === null || name === 'replacement') throw new RangeError(`${where}: The encoding label provided ('${text}') is invalid.`);
      this.encoding = name;
      this.fatal = fatal;
      this.ignoreBOM = ignoreBOM;
    }
    /// Decodes bytes (undefined for none). A stream that `goesOn` has its state in the Swift half.
    decode(source, goesOn, where) {
      const bytes = source === undefined ? new Uint8Array(0) : idl.bytesOf(source);
      let text;
      if (this.number === 0 && !goesOn) text = decodeWhole(this.encoding, bytes, this.fatal, this.ignoreBOM);
      else {
        if (this.number === 0) this.#open();
        text = feedStream(this.number, bytes, !goesOn);
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
  const decoderOptions = idl.dictionary([['fatal', idl.boolean, false], ['ignoreBOM', idl.boolean, false]]);
  const decodeOptions = idl.dictionary([['stream', idl.boolean, false]]);

  class TextDecoder {
    #state;
    constructor(label = 'utf-8', options = undefined) {
      this.#state = new Decoding(label, options, "Failed to construct 'TextDecoder'");
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
      return encodeText(idl.DOMString(input, "Failed to execute 'encode' on 'TextEncoder'"));
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
      const { read, bytes } = encodeSome(StringPrototypeSlice(source, 0, room), room);
      TypedArrayPrototypeSet(destination, bytes);
      return { read, written: TypedArrayPrototypeGetByteLength(bytes) };
    }
  }
  idl.define(TextEncoder, { length: 0 });

  // MARK: Streams (sections 7.5 and 7.6)

  class TextDecoderStream {
    #state;
    #sides;
    constructor(label = 'utf-8', options = undefined) {
      const where = "Failed to construct 'TextDecoderStream'";
      const state = this.#state = new Decoding(label, options, where);
      const give = (text, enqueue) => { if (text !== '') enqueue(text); };
      this.#sides = use('streams').makeTransform(
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
      this.#sides = use('streams').makeTransform((chunk, enqueue) => {
        let text = waiting + idl.DOMString(chunk, 'Failed to encode a chunk');
        waiting = '';
        const last = text.length - 1;
        if (last >= 0 && (StringPrototypeCharCodeAt(text, last) & 0xFC00) === 0xD800) {
          waiting = StringPrototypeSlice(text, last);
          text = StringPrototypeSlice(text, 0, last);
        }
        if (text !== '') enqueue(encodeText(text));
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
    encodeUTF8: encodeText,
    /// "UTF-8 decode", without a byte order mark; `bytes` may be a page's.
    decodeUTF8: (bytes) => decodeWhole('utf-8', idl.bytesOf(bytes), false, false),
    /// "UTF-8 decode without BOM": a byte order mark stays.
    decodeUTF8WithoutBOM: (bytes) => decodeWhole('utf-8', idl.bytesOf(bytes), false, true),
  };
});
