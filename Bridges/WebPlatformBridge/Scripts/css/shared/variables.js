// CSS Variables 1, section 3: `var()` and `env()` replaced by what they stand for.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec } = primordials;
  const { skipSpace, startsName, name: readName, string, skipTo, lower } = use('css/shared/scanner');
  const { trimSpace } = use('css/shared/values');

  // Properties that hold each other twice and more grow without end, so there is an end.
  const longest = 100000;
  // How many properties may be looked up inside of one another.
  const deepest = 100;
  /// What stands for a custom property while it is computed: asked for, it is a cycle.
  const pending = '\u0000pending';
  let depth = 0;

  const environment = {
    __proto__: null, 'safe-area-inset-top': '0px', 'safe-area-inset-right': '0px', 'safe-area-inset-bottom': '0px',
    'safe-area-inset-left': '0px', 'keyboard-inset-width': '0px', 'keyboard-inset-height': '0px',
  };

  /// Whether two neighbours would become one token.
  const joining = /[-\w%#.@\\\u0080-\uffff+]/;
  const wouldJoin = (before, after) => before !== '' && after !== '' && RegExpPrototypeExec(joining, before[before.length - 1]) !== null
    && (RegExpPrototypeExec(joining, after[0]) !== null || after[0] === '(');

  /// The text with every reference replaced, or null if one has neither a value nor a fallback.
  function substitute(text, lookup) {
    if (depth >= deepest) return null;
    depth++;
    const result = replace(text, lookup, 0);
    depth--;
    return result;
  }
  function replace(text, lookup, nesting) {
    if (nesting > 30) return null;
    const s = { text, at: 0 };
    let result = '';
    let from = 0;
    while (s.at < text.length) {
      const c = text.charCodeAt(s.at);
      if (c === 34 || c === 39) {
        if (string(s) === null) return null;
        continue;
      }
      if (!startsName(text, s.at)) {
        s.at++;
        continue;
      }
      const start = s.at;
      const word = lower(readName(s));
      if (text[s.at] !== '(' || (word !== 'var' && word !== 'env')) continue;
      s.at++;
      skipSpace(s);
      const property = readName(s);
      skipTo(s, 44, 41);
      let fallback = null;
      if (text[s.at] === ',') {
        const begin = ++s.at;
        skipTo(s, 41, 41);
        fallback = text.slice(begin, s.at);
      }
      s.at++;
      let value = word === 'env' ? environment[lower(property)] ?? '' : lookup(property);
      if (value === '') {
        // An empty fallback is a value, too.
        if (fallback === null) return null;
        value = replace(trimSpace(fallback), lookup, nesting + 1);
        if (value === null) return null;
      }
      result += text.slice(from, start);
      if (wouldJoin(result, value)) result += '/**/';
      result += value;
      if (result.length > longest) return null;
      from = s.at;
      if (from < text.length && wouldJoin(result, text[from])) result += '/**/';
    }
    result += text.slice(from);
    return result.length > longest ? null : result;
  }

  return { __proto__: null, substitute, pending, trim: trimSpace };
});
