// Texts that match a regular expression, for the patterns that fields have: classes, groups, counts and
// alternatives. The caller has to try whether one really matches.
(function (library) {
  'use strict';
  const { StringFromCharCode } = library.primordials;
  /// Groups in groups: a page may nest them without end.
  const DEEPEST = 20;
  /// Counts and texts longer than that are no pattern of a field.
  const LONGEST = 400;

  const letters = { __proto__: null, d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a', b: '', B: '', n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' };
  const isDigit = (c) => c !== undefined && c >= '0' && c <= '9';

  /// A text for a pattern, with so many more repetitions than it asks for at least; null where the pattern
  /// cannot be read.
  function sample(pattern, more) {
    let at = 0;
    let isLost = pattern.length > LONGEST;

    function alternatives(depth) {
      if (depth > DEEPEST) isLost = true;
      let first = null;
      while (!isLost) {
        const text = sequence(depth);
        first ??= text;
        if (pattern[at] !== '|') break;
        at++;
      }
      return first ?? '';
    }
    function sequence(depth) {
      let text = '';
      while (!isLost && at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
        const one = atom(depth);
        const count = counted();
        for (let i = 0; i < count && text.length < LONGEST; i++) text += one;
      }
      return text;
    }
    function atom(depth) {
      const c = pattern[at++];
      switch (c) {
        case '(': return group(depth);
        case '[': return set();
        case '\\': return escaped();
        case '.': return 'a';
        case '^': case '$': return '';
        default: return c;
      }
    }
    function group(depth) {
      let isLook = false;
      if (pattern[at] === '?') {
        const sign = pattern[at + 1];
        const isBehind = sign === '<' && (pattern[at + 2] === '=' || pattern[at + 2] === '!');
        isLook = sign === '=' || sign === '!' || isBehind;
        if (sign === '<' && !isBehind) {
          while (at < pattern.length && pattern[at] !== '>') at++;
          at++;
        } else at += isBehind ? 3 : 2;
      }
      const text = alternatives(depth + 1);
      if (pattern[at] !== ')') isLost = true;
      at++;
      return isLook ? '' : text;
    }
    function escaped() {
      const c = pattern[at++];
      if (c === undefined) { isLost = true; return ''; }
      if (c === 'p' || c === 'P') {
        const begin = at;
        while (at < pattern.length && pattern[at] !== '}') at++;
        const name = pattern.slice(begin, ++at);
        return name.includes('Lu') ? 'A' : name.includes('N') ? '1' : 'a';
      }
      if (c === 'u' || c === 'x') {
        const count = c === 'u' ? 4 : 2;
        const code = +`0x${pattern.slice(at, at + count)}`;
        at += count;
        return StringFromCharCode(code);
      }
      return letters[c] ?? c;
    }
    /// A class: its first member, or what is no member of one that begins with ^.
    function set() {
      const isNot = pattern[at] === '^';
      if (isNot) at++;
      const ranges = [];
      while (at < pattern.length && pattern[at] !== ']') {
        const from = pattern[at] === '\\' ? (at++, escaped()) : pattern[at++];
        let to = from;
        if (pattern[at] === '-' && at + 1 < pattern.length && pattern[at + 1] !== ']') {
          at++;
          to = pattern[at] === '\\' ? (at++, escaped()) : pattern[at++];
        }
        ranges.push([from, to]);
      }
      at++;
      if (ranges.length === 0) { isLost = !isNot; return 'a'; }
      const has = (c) => ranges.some(([from, to]) => c >= from && c <= to);
      if (isNot) return ['a', '1', 'A', '-', ' ', '.', 'é'].find((c) => !has(c)) ?? '';
      // No number begins with zero, and a blank is no name.
      return ['1', 'a', 'A'].find(has) ?? ranges[0][0];
    }
    /// How often the last atom stands there.
    function counted() {
      const c = pattern[at];
      let count = 1;
      if (c === '*') { at++; count = more; }
      else if (c === '+') { at++; count = 1 + more; }
      else if (c === '?') { at++; count = more > 0 ? 1 : 0; }
      else if (c === '{' && isDigit(pattern[at + 1])) {
        const end = pattern.indexOf('}', at);
        const [least, most] = pattern.slice(at + 1, end).split(',');
        const room = most === undefined ? 0 : most === '' ? more : +most - +least;
        count = +least + (room < more ? room : more);
        at = end < 0 ? pattern.length : end + 1;
      } else return 1;
      if (pattern[at] === '?') at++;
      return count;
    }

    const text = alternatives(0);
    return isLost || at < pattern.length ? null : text;
  }
  /// Texts for a pattern, the shortest first.
  function samples(pattern) {
    const list = [];
    for (const more of [0, 1, 3, 7, 15]) {
      const text = sample(pattern, more);
      if (text !== null && text !== '' && !list.includes(text)) list.push(text);
    }
    return list;
  }
  return { __proto__: null, samples };
});
