// CSS Variables 1, section 3: `var()` and `env()` replaced by what they stand for; CSS Values 5, section 7.7: `attr()`.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec } = primordials;
  const { skipSpace, startsName, name: readName, string, skipTo, lower, quoted } = use('css/shared/scanner');
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

  const number = /^[ \t\r\n\f]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)[ \t\r\n\f]*$/i;
  const unit = /^(?:%|[a-z]+)$/i;
  /// What `attr(name type)` stands for: a text without a type, a number with its unit, or what is written; null for what is
  /// not there or is none.
  function attributeValue(value, type) {
    if (type === '' || type === 'string' || type === 'raw-string') return value === null ? null : quoted(value);
    if (value === null) return null;
    if (type.startsWith('type(')) return trimSpace(value) === '' ? null : value;
    const found = RegExpPrototypeExec(unit, type) === null ? null : RegExpPrototypeExec(number, value);
    return found === null ? null : found[1] + (type === 'number' ? '' : type);
  }
  /// The text with every reference replaced, or null if one has neither a value nor a fallback. `attributeOf` gives an
  /// attribute of the element; without it `attr()` stays.
  function substitute(text, lookup, attributeOf = null) {
    if (depth >= deepest) return null;
    depth++;
    const result = replace(text, lookup, attributeOf, 0);
    depth--;
    return result;
  }
  function replace(text, lookup, attributeOf, nesting) {
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
      if (text[s.at] !== '(' || (word !== 'var' && word !== 'env' && (word !== 'attr' || attributeOf === null))) continue;
      s.at++;
      skipSpace(s);
      const property = readName(s);
      const typeAt = s.at;
      skipTo(s, 44, 41);
      const type = word === 'attr' ? trimSpace(text.slice(typeAt, s.at)) : '';
      let fallback = null;
      if (text[s.at] === ',') {
        const begin = ++s.at;
        skipTo(s, 41, 41);
        fallback = text.slice(begin, s.at);
      }
      s.at++;
      let value = word === 'attr' ? attributeValue(attributeOf(property), lower(type)) ?? (fallback === null && type === '' ? '""' : '') : word === 'env' ? environment[lower(property)] ?? '' : lookup(property);
      if (value === '') {
        // An empty fallback is a value, too.
        if (fallback === null) return null;
        value = replace(trimSpace(fallback), lookup, attributeOf, nesting + 1);
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
