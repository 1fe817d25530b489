// HTML, sections 2.3.6 (rules for parsing a legacy colour value) and 15.3.4 (a legacy font size).
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathMax, MathMin, RegExpPrototypeExec, StringPrototypeCodePointAt, StringPrototypeSlice, NumberParseInt } = primordials;
  const { lower } = use('css/shared/scanner');
  const { isNamed } = use('css/shared/colors');

  const edges = /^[ \t\n\f\r]*([^]*?)[ \t\n\f\r]*$/;
  const short = /^#[0-9a-f]{3}$/;
  const isDigit = (c) => (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  /// The colour that an attribute means, whatever it holds, as a name or `#rrggbb`; null for none.
  function legacyColor(given) {
    const text = lower(RegExpPrototypeExec(edges, given)[1]);
    if (text === '' || text === 'transparent') return null;
    if (isNamed(text)) return text;
    if (RegExpPrototypeExec(short, text) !== null) return `#${text[1]}${text[1]}${text[2]}${text[2]}${text[3]}${text[3]}`;
    let digits = '';
    let count = 0;
    for (let i = text[0] === '#' ? 1 : 0; i < text.length && count + (text[0] === '#' ? 1 : 0) < 128; i++, count++) {
      if (StringPrototypeCodePointAt(text, i) > 0xFFFF) {
        digits += '00';
        i++;
        count++;
      } else digits += isDigit(text[i]) ? text[i] : '0';
    }
    while (digits.length === 0 || digits.length % 3 !== 0) digits += '0';
    let length = digits.length / 3;
    let parts = [StringPrototypeSlice(digits, 0, length), StringPrototypeSlice(digits, length, 2 * length), StringPrototypeSlice(digits, 2 * length)];
    if (length > 8) {
      parts = [StringPrototypeSlice(parts[0], length - 8), StringPrototypeSlice(parts[1], length - 8), StringPrototypeSlice(parts[2], length - 8)];
      length = 8;
    }
    while (length > 2 && parts[0][0] === '0' && parts[1][0] === '0' && parts[2][0] === '0') {
      parts = [StringPrototypeSlice(parts[0], 1), StringPrototypeSlice(parts[1], 1), StringPrototypeSlice(parts[2], 1)];
      length--;
    }
    const two = (part) => (part.length === 1 ? `0${part}` : StringPrototypeSlice(part, 0, 2));
    return `#${two(parts[0])}${two(parts[1])}${two(parts[2])}`;
  }

  const step = /^[ \t\n\f\r]*([-+]?)([0-9]+)/;
  /// The size from 1 to 7 that the attribute of a `font` element means, 0 for none.
  function legacyFontSize(given) {
    const match = RegExpPrototypeExec(step, given);
    if (match === null) return 0;
    const number = NumberParseInt(match[2], 10);
    const size = match[1] === '+' ? 3 + number : match[1] === '-' ? 3 - number : number;
    return MathMax(1, MathMin(7, size));
  }
  return { __proto__: null, legacyColor, legacyFontSize };
});
