// CSS Syntax 3, section 5: a text of a value as component values, and CSSOM, section 6.7.2: the text of them.
//
// A component is `{ kind, text, number, unit, args, space }`; kinds: i name, n number, d dimension, % percentage,
// s string, u url, h hash, f function, ( [ { blocks, and the character itself for any other. `space` says
// that white space stands before it, `from` and `to` where the inside of brackets is.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { NumberIsInteger } = primordials;
  const {
    kindOf, skipSpace, startsName, name, string, escape, isEscape, identifier, quoted, lower, isSpace, DIGIT, SPACE,
  } = use('css/shared/scanner');
  // How deep functions and brackets may stand in each other, and how much a value may hold.
  const deepest = 32;
  const most = 20000;

  const component = (kind, text, space) => ({ kind, text, number: 0, unit: '', args: null, space, isInteger: false, from: 0, to: 0 });

  /// CSSOM, section 6.7.2, "serialize a CSS component value": a number with at most six digits.
  function numberText(n) {
    if (n !== n) return 'NaN';
    if (n === 1 / 0) return 'infinity';
    if (n === -1 / 0) return '-infinity';
    if (NumberIsInteger(n)) return n < 1e21 && n > -1e21 ? `${n + 0}` : n.toFixed(0);
    let text = n.toPrecision(6);
    if (text.includes('e')) text = n.toFixed(n > 1 || n < -1 ? 0 : 6);
    if (!text.includes('.')) return text;
    let end = text.length;
    while (text[end - 1] === '0') end--;
    if (text[end - 1] === '.') end--;
    text = text.slice(0, end);
    return text === '-0' ? '0' : text;
  }

  /// Section 4.3.3: a number at `at`; the end of it, or -1.
  function numberEnd(text, from) {
    let at = from;
    let c = text.charCodeAt(at);
    if (c === 43 || c === 45) c = text.charCodeAt(++at);
    const start = at;
    while ((kindOf(text.charCodeAt(at)) & DIGIT) !== 0) at++;
    let digits = at - start;
    if (text.charCodeAt(at) === 46 && (kindOf(text.charCodeAt(at + 1)) & DIGIT) !== 0) {
      const point = ++at;
      while ((kindOf(text.charCodeAt(at)) & DIGIT) !== 0) at++;
      digits += at - point;
    }
    if (digits === 0) return -1;
    c = text.charCodeAt(at);
    if (c === 101 || c === 69) {
      let next = at + 1;
      c = text.charCodeAt(next);
      if (c === 43 || c === 45) next++;
      if ((kindOf(text.charCodeAt(next)) & DIGIT) !== 0) {
        at = next;
        while ((kindOf(text.charCodeAt(at)) & DIGIT) !== 0) at++;
      }
    }
    return at;
  }

  /// Section 4.3.6: what stands in `url(` without quotation marks; null for a bad one.
  function url(s) {
    const { text } = s;
    let result = '';
    while (isSpace(text.charCodeAt(s.at))) s.at++;
    for (;;) {
      const c = text.charCodeAt(s.at);
      if (c !== c) return result;
      if (c === 41) {
        s.at++;
        return result;
      }
      if (isSpace(c)) {
        while (isSpace(text.charCodeAt(s.at))) s.at++;
        const end = text.charCodeAt(s.at);
        if (end === end && end !== 41) return null;
        s.at++;
        return result;
      }
      if (c === 34 || c === 39 || c === 40 || c < 32 || c === 127) return null;
      if (c === 92) {
        if (!isEscape(text, s.at)) return null;
        s.at++;
        result += escape(s);
      } else {
        result += text[s.at];
        s.at++;
      }
    }
  }
  const isURLName = (text) => text.length === 3 && lower(text) === 'url';

  /// The component values of a text, or null if it has what no value may have (bad strings and urls,
  /// closing brackets without opening ones, `;` and `!` outside of brackets).
  function parse(text) {
    const s = { text, at: 0 };
    let list = [];
    const outer = [];
    const closers = [];
    let count = 0;
    for (;;) {
      const space = skipSpace(s);
      const c = text.charCodeAt(s.at);
      if (c !== c) break;
      if (++count > most) return null;
      let one = null;
      const next = text.charCodeAt(s.at + 1);
      if ((kindOf(c) & DIGIT) !== 0 || c === 46 || c === 43 || (c === 45 && next !== 45)) {
        const end = numberEnd(text, s.at);
        if (end >= 0) {
          one = component('n', '', space);
          const source = text.slice(s.at, end);
          one.number = +source;
          one.isInteger = !source.includes('.') && !source.includes('e') && !source.includes('E');
          s.at = end;
          if (text.charCodeAt(end) === 37) {
            one.kind = '%';
            one.unit = '%';
            s.at++;
          } else if (startsName(text, end)) {
            one.kind = 'd';
            one.unit = lower(name(s));
          }
          list.push(one);
          continue;
        }
      }
      if (startsName(text, s.at)) {
        const word = name(s);
        if (text.charCodeAt(s.at) !== 40) {
          list.push(component('i', word, space));
          continue;
        }
        s.at++;
        if (isURLName(word)) {
          let at = s.at;
          while (isSpace(text.charCodeAt(at))) at++;
          const quote = text.charCodeAt(at);
          if (quote !== 34 && quote !== 39) {
            const address = url(s);
            if (address === null) return null;
            list.push(component('u', address, space));
            continue;
          }
        }
        one = component('f', word.startsWith('--') ? word : lower(word), space);
        closers.push(41);
      } else if (c === 34 || c === 39) {
        const value = string(s);
        if (value === null) return null;
        list.push(component('s', value, space));
        continue;
      } else if (c === 35) {
        s.at++;
        const isName = startsName(text, s.at);
        const word = name(s);
        if (word === '') return null;
        one = component('h', word, space);
        one.isInteger = !isName;
        list.push(one);
        continue;
      } else if (c === 40 || c === 91 || c === 123) {
        s.at++;
        one = component(text[s.at - 1], '', space);
        closers.push(c === 40 ? 41 : c + 2);
      } else if (c === 41 || c === 93 || c === 125) {
        if (closers.length === 0 || closers.pop() !== c) return null;
        s.at++;
        list = outer.pop();
        const done = list[list.length - 1];
        done.to = s.at - 1;
        if (done.kind === 'f' && done.text === 'url' && !asURL(done)) return null;
        continue;
      } else {
        if ((c === 59 || c === 33) && closers.length === 0) return null;
        if (c === 92) return null;
        list.push(component(text[s.at], text[s.at], space));
        s.at++;
        continue;
      }
      if (closers.length > deepest) return null;
      one.from = s.at;
      one.to = text.length;
      list.push(one);
      outer.push(list);
      list = one.args = [];
    }
    while (outer.length > 0) {
      list = outer.pop();
      const done = list[list.length - 1];
      if (done.kind === 'f' && done.text === 'url' && !asURL(done)) return null;
    }
    return list;
  }
  /// `url("x")` is a function for the tokenizer, and the same as `url(x)` for everything else.
  function asURL(one) {
    if (one.args.length === 0 || one.args[0].kind !== 's') return false;
    if (one.args.length > 1) return true;
    one.kind = 'u';
    one.text = one.args[0].text;
    one.args = null;
    return true;
  }

  // MARK: Text

  function text(one) {
    switch (one.kind) {
      case 'n': return numberText(one.number);
      case '%': return numberText(one.number) + '%';
      case 'd': return numberText(one.number) + identifier(one.unit);
      case 'i': return identifier(one.text);
      case 's': return quoted(one.text);
      case 'u': return `url(${quoted(one.text)})`;
      case 'h': return '#' + one.text;
      case 'f': return identifier(one.text) + '(' + listText(one.args) + ')';
      case '(': return '(' + listText(one.args) + ')';
      case '[': return '[' + listText(one.args) + ']';
      case '{': return '{' + listText(one.args) + '}';
      default: return one.text;
    }
  }
  /// Components with one space between them, commas with one behind, slashes with one on both sides.
  function listText(list) {
    let result = '';
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      if (i > 0 && one.kind !== ',' && (one.space || one.kind === '/' || list[i - 1].kind === '/' || list[i - 1].kind === ','
        || !sticks(list[i - 1], one))) result += ' ';
      result += text(one);
    }
    return result;
  }
  /// Whether two components without white space between them may stay so.
  const sticks = (before, one) => before.kind === '.' || before.kind === '=' || one.kind === '=' || before.kind === ':'
    || one.kind === ':' || before.kind === '<' || before.kind === '>';

  return { __proto__: null, parse, text, listText, numberText, numberEnd, component, isSpace, SPACE };
});
