// HTML, section 9.2.6 (interpreting an event stream): the bytes of a stream in, its events out.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, use } = platform;
  const {
    ArrayPrototypePush, RegExpPrototypeExec, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet,
  } = primordials;
  const { Uint8Array } = intrinsics;
  const encoding = use('encoding/encoding');

  const LF = 10, CR = 13;
  const digits = /^[0-9]+$/;
  /// A view on some of the bytes: `subarray` would ask what the page made of its constructor.
  const slice = (bytes, start, end) => new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), TypedArrayPrototypeGetByteOffset(bytes) + start, end - start);

  class EventStream {
    /// The beginning of a line whose end is still to come, in pieces.
    #pieces = [];
    #isFirst = true;
    #endsInCR = false;
    #data = '';
    #type = '';
    #lastID;
    #on;
    /// `on` has `message(type, data, lastID)`, `identified(lastID)` and `retry(milliseconds)`.
    constructor(lastID, on) {
      this.#lastID = lastID;
      this.#on = on;
    }
    /// Reads the next bytes. A line ends with CR, LF or both, which are part of no longer sequence in UTF-8.
    feed(bytes) {
      const length = TypedArrayPrototypeGetLength(bytes);
      if (length === 0) return;
      let start = this.#endsInCR && bytes[0] === LF ? 1 : 0;
      this.#endsInCR = false;
      for (let i = start; i < length; i++) {
        const byte = bytes[i];
        if (byte !== LF && byte !== CR) continue;
        this.#line(slice(bytes, start, i));
        if (byte === CR && i + 1 === length) this.#endsInCR = true;
        if (byte === CR && bytes[i + 1] === LF) i++;
        start = i + 1;
      }
      if (start < length) ArrayPrototypePush(this.#pieces, slice(bytes, start, length));
    }
    #joined(last) {
      const pieces = this.#pieces;
      if (pieces.length === 0) return last;
      this.#pieces = [];
      ArrayPrototypePush(pieces, last);
      let length = 0;
      for (let i = 0; i < pieces.length; i++) length += TypedArrayPrototypeGetLength(pieces[i]);
      const all = new Uint8Array(length);
      for (let i = 0, at = 0; i < pieces.length; i++) {
        TypedArrayPrototypeSet(all, pieces[i], at);
        at += TypedArrayPrototypeGetLength(pieces[i]);
      }
      return all;
    }
    #line(last) {
      const bytes = this.#joined(last);
      const line = this.#isFirst ? encoding.decodeUTF8(bytes) : encoding.decodeUTF8WithoutBOM(bytes);
      this.#isFirst = false;
      if (line === '') {
        this.#dispatch();
        return;
      }
      const colon = StringPrototypeIndexOf(line, ':');
      if (colon === 0) return;
      const value = colon < 0 ? '' : StringPrototypeSlice(line, StringPrototypeStartsWith(line, ' ', colon + 1) ? colon + 2 : colon + 1);
      this.#field(colon < 0 ? line : StringPrototypeSlice(line, 0, colon), value);
    }
    /// "Process the field".
    #field(name, value) {
      if (name === 'data') this.#data += `${value}\n`;
      else if (name === 'event') this.#type = value;
      else if (name === 'id') {
        if (!StringPrototypeIncludes(value, '\0')) this.#lastID = value;
      } else if (name === 'retry' && RegExpPrototypeExec(digits, value) !== null) this.#on.retry(+value);
    }
    /// "Dispatch the event".
    #dispatch() {
      const data = this.#data;
      const type = this.#type;
      this.#data = this.#type = '';
      this.#on.identified(this.#lastID);
      if (data !== '') this.#on.message(type === '' ? 'message' : type, StringPrototypeSlice(data, 0, data.length - 1), this.#lastID);
    }
  }
  return { EventStream };
});
