// The multipart/form-data format: written as HTML, section 4.10.21.8 says, and read as Fetch, section
// 5.3, asks for it (RFC 7578).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, StringPrototypeCharCodeAt, StringPrototypeIndexOf, StringPrototypePadStart, StringPrototypeSlice,
    TypedArrayPrototypeSet,
  } = primordials;
  const { Uint8Array } = intrinsics;
  const mime = use('fetch/mime');
  const utf8 = host('objects.utf8');
  const decode = host('objects.text');

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
  function serialize(entries, encoding = 'UTF-8') {
    const encode = encoding === 'UTF-8' ? utf8 : (part) => host('encoding.encodeAs')(part, encoding);
    const boundary = makeBoundary();
    const chunks = [];
    let text = '';
    for (let i = 0; i < entries.length; i++) {
      const value = entries[i][1];
      text += `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(withLineBreaks(entries[i][0]))}"`;
      if (typeof value === 'string') text += `\r\n\r\n${withLineBreaks(value)}\r\n`;
      else {
        const blob = use('files/blob');
        text += `; filename="${escaped(blob.nameOf(value))}"\r\nContent-Type: ${blob.typeOf(value) || 'application/octet-stream'}\r\n\r\n`;
        ArrayPrototypePush(chunks, encode(text));
        ArrayPrototypePush(chunks, blob.bytesOf(value));
        text = '\r\n';
      }
    }
    ArrayPrototypePush(chunks, encode(`${text}--${boundary}--\r\n`));
    let count = 0;
    for (let i = 0; i < chunks.length; i++) count += primordials.TypedArrayPrototypeGetLength(chunks[i]);
    const bytes = new Uint8Array(count);
    let at = 0;
    for (let i = 0; i < chunks.length; i++) {
      TypedArrayPrototypeSet(bytes, chunks[i], at);
      at += primordials.TypedArrayPrototypeGetLength(chunks[i]);
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
  /// "The multipart/form-data parser": a list of `{ name, filename, type, bytes }`, or null.
  function parse(bytes, boundary) {
    const delimiter = utf8(`--${boundary}`);
    const between = utf8(`\r\n--${boundary}`);
    const parts = [];
    let at = 0;
    // A preamble's line breaks, which some servers write.
    while (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    for (;;) {
      if (!isAt(bytes, at, delimiter)) return null;
      at += delimiter.length;
      if (bytes[at] === DASH && bytes[at + 1] === DASH) return parts;
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
      ArrayPrototypePush(parts, {
        __proto__: null, name: headers.name, filename: headers.filename, type: headers.contentType ?? 'text/plain', bytes: body,
      });
    }
  }

  return { serialize, parse, withLineBreaks };
});
