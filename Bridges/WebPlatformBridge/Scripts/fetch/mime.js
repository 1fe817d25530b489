// MIME Sniffing, section 4 (MIME type representation): parsing and writing MIME types.
(function (platform) {
  'use strict';
  const { primordials } = platform;
  const {
    ArrayPrototypePush, MapPrototypeForEach, MapPrototypeGet, MapPrototypeHas, MapPrototypeSet,
    StringPrototypeCharCodeAt, StringPrototypeIndexOf, StringPrototypeSlice,
  } = primordials;

  /// Whether a code is one of an HTTP token's (RFC 9110, section 5.6.2).
  function isTokenCode(c) {
    return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5A) || (c >= 0x5E && c <= 0x7A) || c === 0x21
      || (c >= 0x23 && c <= 0x27) || c === 0x2A || c === 0x2B || c === 0x2D || c === 0x2E || c === 0x7C || c === 0x7E;
  }
  function isToken(s) {
    for (let i = 0; i < s.length; i++) if (!isTokenCode(StringPrototypeCharCodeAt(s, i))) return false;
    return s.length > 0;
  }
  /// "HTTP quoted-string token code points": tab, U+0020 to U+007E, U+0080 to U+00FF.
  function isQuotedText(s) {
    for (let i = 0; i < s.length; i++) {
      const c = StringPrototypeCharCodeAt(s, i);
      if (c !== 9 && (c < 0x20 || c === 0x7F || c > 0xFF)) return false;
    }
    return true;
  }
  const isWhitespace = (c) => c === 0x20 || c === 9 || c === 0xA || c === 0xD;
  /// Removes HTTP whitespace: at both ends, or at the end alone.
  function trim(s, isEndOnly = false) {
    let start = 0;
    let end = s.length;
    while (end > start && isWhitespace(StringPrototypeCharCodeAt(s, end - 1))) end--;
    if (!isEndOnly) while (start < end && isWhitespace(StringPrototypeCharCodeAt(s, start))) start++;
    return StringPrototypeSlice(s, start, end);
  }
  function lower(s) {
    let result = '';
    let start = 0;
    for (let i = 0; i < s.length; i++) {
      const c = StringPrototypeCharCodeAt(s, i);
      if (c < 0x41 || c > 0x5A) continue;
      result += StringPrototypeSlice(s, start, i) + letters[c - 0x41];
      start = i + 1;
    }
    return start === 0 ? s : result + StringPrototypeSlice(s, start);
  }
  const letters = 'abcdefghijklmnopqrstuvwxyz';

  /// "To collect an HTTP quoted string" (Fetch, section 2.2), its value alone: `[value, next]`.
  function quotedString(s, at) {
    let value = '';
    let i = at + 1;
    for (;;) {
      const start = i;
      while (i < s.length && s[i] !== '"' && s[i] !== '\\') i++;
      value += StringPrototypeSlice(s, start, i);
      if (i >= s.length) return [value, i];
      if (s[i++] === '"') return [value, i];
      if (i >= s.length) return [value + '\\', i];
      value += s[i++];
    }
  }

  /// "To parse a MIME type": `{ essence, type, subtype, parameters }`, or null.
  function parse(input) {
    const s = trim(input);
    const slash = StringPrototypeIndexOf(s, '/');
    if (slash < 0) return null;
    const type = StringPrototypeSlice(s, 0, slash);
    let i = StringPrototypeIndexOf(s, ';', slash);
    if (i < 0) i = s.length;
    const subtype = trim(StringPrototypeSlice(s, slash + 1, i), true);
    if (!isToken(type) || !isToken(subtype)) return null;
    const result = {
      __proto__: null, type: lower(type), subtype: lower(subtype), essence: `${lower(type)}/${lower(subtype)}`,
      parameters: new primordials.Map(),
    };
    while (i < s.length) {
      i++;
      while (i < s.length && isWhitespace(StringPrototypeCharCodeAt(s, i))) i++;
      const start = i;
      while (i < s.length && s[i] !== ';' && s[i] !== '=') i++;
      const name = lower(StringPrototypeSlice(s, start, i));
      if (i >= s.length) break;
      if (s[i++] === ';') { i--; continue; }
      if (i >= s.length) break;
      let value;
      if (s[i] === '"') {
        const quoted = quotedString(s, i);
        value = quoted[0];
        i = quoted[1];
        while (i < s.length && s[i] !== ';') i++;
      } else {
        const from = i;
        while (i < s.length && s[i] !== ';') i++;
        value = trim(StringPrototypeSlice(s, from, i), true);
        if (value === '') continue;
      }
      if (isToken(name) && isQuotedText(value) && !MapPrototypeHas(result.parameters, name)) {
        MapPrototypeSet(result.parameters, name, value);
      }
    }
    return result;
  }

  /// "To serialize a MIME type".
  function serialize(mime) {
    let text = mime.essence;
    MapPrototypeForEach(mime.parameters, (value, name) => {
      text += `;${name}=`;
      if (isToken(value)) { text += value; return; }
      text += '"';
      for (let i = 0; i < value.length; i++) {
        if (value[i] === '"' || value[i] === '\\') text += '\\';
        text += value[i];
      }
      text += '"';
    });
    return text;
  }

  /// "To get, decode, and split" a header's value (Fetch, section 2.2).
  function split(input) {
    const values = [];
    let value = '';
    let i = 0;
    for (;;) {
      const start = i;
      while (i < input.length && input[i] !== '"' && input[i] !== ',') i++;
      value += StringPrototypeSlice(input, start, i);
      if (i < input.length && input[i] === '"') {
        const end = quotedString(input, i)[1];
        value += StringPrototypeSlice(input, i, end);
        i = end;
        if (i < input.length) continue;
      }
      let from = 0;
      let to = value.length;
      while (from < to && (value[from] === ' ' || value[from] === '\t')) from++;
      while (to > from && (value[to - 1] === ' ' || value[to - 1] === '\t')) to--;
      ArrayPrototypePush(values, StringPrototypeSlice(value, from, to));
      value = '';
      if (i >= input.length) return values;
      i++;
    }
  }

  /// "To extract a MIME type" from the combined value of `Content-Type`: null if there is none.
  function extract(header) {
    if (header === null) return null;
    let charset = null;
    let essence = null;
    let mime = null;
    const values = split(header);
    for (let i = 0; i < values.length; i++) {
      const found = parse(values[i]);
      if (found === null || found.essence === '*/*') continue;
      mime = found;
      if (mime.essence !== essence) {
        charset = MapPrototypeGet(mime.parameters, 'charset') ?? null;
        essence = mime.essence;
      } else if (!MapPrototypeHas(mime.parameters, 'charset') && charset !== null) {
        MapPrototypeSet(mime.parameters, 'charset', charset);
      }
    }
    return mime;
  }
  return { parse, serialize, extract, split, isToken, isQuotedText, trim, lower };
});
