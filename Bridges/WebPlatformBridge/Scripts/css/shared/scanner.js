// CSS Syntax 3, section 4: the pieces of text that selectors and values have in common. A scanner is
// `{ text, at }`; each function moves `at` behind what it took.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { StringFromCharCode, StringFromCodePoint } = primordials;

  // What a code unit can be: 1 white space, 2 starts a name, 4 is part of a name, 8 digit, 16 hex digit.
  const SPACE = 1, START = 2, NAME = 4, DIGIT = 8, HEX = 16;
  const kinds = [];
  for (let c = 0; c < 128; c++) {
    let kind = 0;
    if (c === 32 || (c >= 9 && c <= 13 && c !== 11)) kind = SPACE;
    else if (c >= 48 && c <= 57) kind = NAME | DIGIT | HEX;
    else if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122)) {
      kind = START | NAME | ((c & 95) <= 70 ? HEX : 0);
    } else if (c === 95 || c === 0) kind = START | NAME;
    else if (c === 45) kind = NAME;
    kinds[c] = kind;
  }
  /// The kinds of a code unit; NaN (the end of the text) has none.
  const kindOf = (c) => (c < 128 ? kinds[c] : c >= 128 ? START | NAME : 0);
  const isSpace = (c) => c <= 32 && kinds[c] === SPACE;

  function skipComments(s) {
    const { text } = s;
    while (text.charCodeAt(s.at) === 47 && text.charCodeAt(s.at + 1) === 42) {
      const end = text.indexOf('*/', s.at + 2);
      s.at = end < 0 ? text.length : end + 2;
    }
  }
  /// Skips white space and comments; says whether there was white space.
  function skipSpace(s) {
    const { text } = s;
    let found = false;
    for (;;) {
      const c = text.charCodeAt(s.at);
      if (isSpace(c)) {
        found = true;
        s.at++;
      } else if (c === 47 && text.charCodeAt(s.at + 1) === 42) skipComments(s);
      else return found;
    }
  }

  /// Section 4.3.8: whether a backslash at a place starts an escape.
  const isEscape = (text, at) => {
    if (text.charCodeAt(at) !== 92) return false;
    const next = text.charCodeAt(at + 1);
    return next !== 10 && next !== 13 && next !== 12;
  };
  /// Section 4.3.9: whether a name starts at a place.
  function startsName(text, at) {
    const c = text.charCodeAt(at);
    if (c === 45) {
      const next = text.charCodeAt(at + 1);
      return next === 45 || (kindOf(next) & START) !== 0 || isEscape(text, at + 1);
    }
    return (kindOf(c) & START) !== 0 || isEscape(text, at);
  }
  /// Section 4.3.7: the text that an escape stands for; `at` is behind the backslash.
  function escape(s) {
    const { text } = s;
    let c = text.charCodeAt(s.at);
    if (c !== c) return '\uFFFD';
    if ((kindOf(c) & HEX) === 0) {
      const size = c >= 0xD800 && c < 0xDC00 ? 2 : 1;
      s.at += size;
      return c === 0 ? '\uFFFD' : text.slice(s.at - size, s.at);
    }
    let value = 0;
    for (let n = 0; n < 6 && (kindOf(c) & HEX) !== 0; n++) {
      value = value * 16 + (c <= 57 ? c - 48 : (c & 95) - 55);
      c = text.charCodeAt(++s.at);
    }
    if (c === 13 && text.charCodeAt(s.at + 1) === 10) s.at += 2;
    else if (isSpace(c)) s.at++;
    if (value === 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return '\uFFFD';
    return value < 0x10000 ? StringFromCharCode(value) : StringFromCodePoint(value);
  }
  /// Section 4.3.11: a name; '' where none is.
  function name(s) {
    const { text } = s;
    let from = s.at;
    let at = from;
    let result = '';
    for (;;) {
      const c = text.charCodeAt(at);
      if ((kindOf(c) & NAME) !== 0 && c !== 0) at++;
      else if (c === 0) {
        result += text.slice(from, at) + '\uFFFD';
        from = ++at;
      } else if (isEscape(text, at)) {
        result += text.slice(from, at);
        s.at = at + 1;
        result += escape(s);
        from = at = s.at;
      } else break;
    }
    s.at = at;
    return from === at ? result : result + text.slice(from, at);
  }
  /// Section 4.3.5: a string whose quotation mark is at `at`; null for a bad one.
  function string(s) {
    const { text } = s;
    const quote = text.charCodeAt(s.at);
    let at = s.at + 1;
    let from = at;
    let result = '';
    for (;;) {
      const c = text.charCodeAt(at);
      if (c === quote || c !== c) {
        s.at = c === quote ? at + 1 : at;
        return result + text.slice(from, at);
      }
      if (c === 10 || c === 13 || c === 12) {
        s.at = at;
        return null;
      }
      if (c === 0) {
        result += text.slice(from, at) + '\uFFFD';
        from = ++at;
      } else if (c === 92) {
        result += text.slice(from, at);
        const next = text.charCodeAt(at + 1);
        s.at = at + 1;
        if (next === 13 && text.charCodeAt(at + 2) === 10) s.at += 2;
        else if (next === 10 || next === 13 || next === 12) s.at++;
        else if (next === next) result += escape(s);
        from = at = s.at;
      } else at++;
    }
  }
  /// Moves behind everything up to one of two code units that is outside of brackets and strings, or to
  /// the end.
  function skipTo(s, first, second) {
    const { text } = s;
    const open = [];
    for (;;) {
      const c = text.charCodeAt(s.at);
      if (c !== c) return;
      if (open.length === 0 && (c === first || c === second)) return;
      if (c === 34 || c === 39) string(s);
      else if (c === 92) {
        s.at++;
        escape(s);
      } else if (c === 47 && text.charCodeAt(s.at + 1) === 42) skipComments(s);
      else {
        s.at++;
        if (c === 40) open.push(41);
        else if (c === 91) open.push(93);
        else if (c === 123) open.push(125);
        else if (open.length > 0 && c === open[open.length - 1]) open.pop();
      }
    }
  }

  /// CSSOM, section 2.1: serialize an identifier.
  function identifier(text) {
    let result = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      let code = null;
      if (c === 0) code = '\uFFFD';
      else if (c < 32 || c === 127) code = '\\' + c.toString(16) + ' ';
      else if (c >= 48 && c <= 57) {
        if (i === 0 || (i === 1 && text.charCodeAt(0) === 45)) code = '\\' + c.toString(16) + ' ';
      } else if (c === 45) {
        if (text.length === 1) code = '\\-';
      } else if ((kindOf(c) & NAME) === 0) code = '\\' + text[i];
      if (code !== null) {
        result += text.slice(from, i) + code;
        from = i + 1;
      }
    }
    return from === 0 ? text : result + text.slice(from);
  }
  /// CSSOM, section 2.1: serialize a string.
  function quoted(text) {
    let result = '"';
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 0) result += '\uFFFD';
      else if (c < 32 || c === 127) result += '\\' + c.toString(16) + ' ';
      else if (c === 34 || c === 92) result += '\\' + text[i];
      else result += text[i];
    }
    return result + '"';
  }
  /// The text with A to Z in lower case, and no other letter changed.
  function lower(text) {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c > 127) return lowerASCII(text);
      if (c >= 65 && c <= 90) return mayLower(text) ? text.toLowerCase() : lowerASCII(text);
    }
    return text;
  }
  const mayLower = (text) => {
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
    return true;
  };
  function lowerASCII(text) {
    let result = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c >= 65 && c <= 90) {
        result += text.slice(from, i) + StringFromCharCode(c + 32);
        from = i + 1;
      }
    }
    return result + text.slice(from);
  }

  return {
    __proto__: null, SPACE, START, NAME, DIGIT, HEX, kindOf, isSpace, skipComments, skipSpace, isEscape, startsName,
    escape, name, string, skipTo, identifier, quoted, lower,
  };
});
