// MIME Sniffing, section 4 (MIME type representation): what scripts need of MIME types and header texts; the host reads them.
(function (platform) {
  'use strict';
  const { host, primordials } = platform;
  const { MapPrototypeForEach, MapPrototypeSet, StringPrototypeCharCodeAt, StringPrototypeSlice } = primordials;

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
  /// Removes HTTP whitespace at both ends.
  function trim(s) {
    let start = 0;
    let end = s.length;
    while (end > start && isWhitespace(StringPrototypeCharCodeAt(s, end - 1))) end--;
    while (start < end && isWhitespace(StringPrototypeCharCodeAt(s, start))) start++;
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

  // MARK: MIME types

  const ask = host('mime.parse');
  /// What a MIME type says: `{ essence, isJavaScript, parameters }`, or null.
  function typeOf(text, isHeader) {
    const found = ask(text, isHeader);
    if (found === null) return null;
    const result = { __proto__: null, essence: found.essence, isJavaScript: found.isJavaScript, parameters: new primordials.Map() };
    for (let i = 0; i < found.names.length; i++) MapPrototypeSet(result.parameters, found.names[i], found.values[i]);
    return result;
  }
  /// "To parse a MIME type".
  const parse = (text) => typeOf(text, false);
  /// "To extract a MIME type" (Fetch, section 2.2) from the combined value of `Content-Type`.
  const extract = (value) => (value === null ? null : typeOf(value, true));

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
  return { parse, serialize, extract, isToken, isQuotedText, trim, lower };
});
