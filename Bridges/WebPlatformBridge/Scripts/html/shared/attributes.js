// Attributes of a record (those without a namespace), and Infra's algorithms on strings.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { RegExpPrototypeSymbolReplace } = primordials;

  /// The value of an attribute, or null; whether there is one; Infra, "ASCII lowercase".
  const { getAttribute: get, hasAttribute: has, lower } = library.use('dom/shared/tree');
  /// Whether an attribute is one of HTML's keywords, compared without case.
  const isKeyword = (r, local, keyword) => {
    const value = get(r, local);
    return value !== null && lower(value) === keyword;
  };
  /// The "[[CryptographicNonce]]" of an element, or null.
  const nonceOf = (r) => r.more?.extra?.nonce ?? get(r, 'nonce');
  /// Infra, "split on ASCII whitespace".
  function tokens(text) {
    const list = [];
    let start = -1;
    for (let i = 0; i <= text.length; i++) {
      const c = i < text.length ? primordials.StringPrototypeCharCodeAt(text, i) : 0x20;
      const isSpace = c === 0x20 || (c >= 9 && c <= 13 && c !== 11);
      if (isSpace) {
        if (start >= 0) primordials.ArrayPrototypePush(list, primordials.StringPrototypeSlice(text, start, i));
        start = -1;
      } else if (start < 0) start = i;
    }
    return list;
  }
  /// Infra, "strip leading and trailing ASCII whitespace".
  function trim(text) {
    let start = 0;
    let end = text.length;
    const isSpace = (c) => c === 0x20 || c === 9 || c === 10 || c === 12 || c === 13;
    while (start < end && isSpace(primordials.StringPrototypeCharCodeAt(text, start))) start++;
    while (end > start && isSpace(primordials.StringPrototypeCharCodeAt(text, end - 1))) end--;
    return start === 0 && end === text.length ? text : primordials.StringPrototypeSlice(text, start, end);
  }
  const newlines = /[\n\r]+/g;
  /// Infra, "strip newlines".
  const stripNewlines = (text) => RegExpPrototypeSymbolReplace(newlines, text, '');
  /// Infra, "strip and collapse ASCII whitespace".
  const collapse = (text) => primordials.ArrayPrototypeJoin(tokens(text), ' ');
  const lineEnds = /\r\n?/g;
  /// Infra, "normalize newlines".
  const normalizeNewlines = (text) => (primordials.StringPrototypeIncludes(text, '\r')
    ? RegExpPrototypeSymbolReplace(lineEnds, text, '\n') : text);
  /// The parts of a text between its line breaks, as `innerText` reads them.
  const lines = (text) => primordials.StringPrototypeSplit(normalizeNewlines(text), '\n');
  return { __proto__: null, lines, get, has, nonceOf, lower, isKeyword, tokens, trim, stripNewlines, collapse, normalizeNewlines };
});
