// URL Pattern, sections 2 and 3 (pattern strings): tokens, parts, and the regular expressions that they mean. Nothing is
// thrown: what is wrong comes back as `{ wrong }`.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { ArrayPrototypePush, ArrayPrototypeIncludes, RegExpPrototypeExec, StringPrototypeCodePointAt, StringPrototypeSlice } = primordials;
  const fromCodePoint = primordials.StringFromCodePoint;

  const nameStart = /^[$_\p{ID_Start}]$/u;
  const namePart = /^[$\u200C\u200D\p{ID_Continue}]$/u;
  const isNameChar = (text, isFirst) => text !== undefined && text !== '' && RegExpPrototypeExec(isFirst ? nameStart : namePart, text) !== null;
  const isDigit = (text) => text >= '0' && text <= '9';
  /// "Tokenize". `isLenient`: what is wrong becomes a token.
  function tokenize(input, isLenient) {
    const tokens = [];
    let wrong = '';
    let index = 0, next = 0, char = '';
    const get = (at) => {
      char = fromCodePoint(StringPrototypeCodePointAt(input, at));
      next = at + char.length;
    };
    const add = (type, nextAt, valueAt, valueEnd) => {
      ArrayPrototypePush(tokens, { __proto__: null, type, index, value: StringPrototypeSlice(input, valueAt, valueEnd) });
      index = nextAt;
    };
    const bad = (nextAt, valueAt, what) => {
      if (!isLenient) wrong = what;
      add('invalid', nextAt, valueAt, nextAt);
    };
    while (index < input.length && wrong === '') {
      get(index);
      switch (char) {
        case '*': add('asterisk', next, index, next); break;
        case '+': case '?': add('modifier', next, index, next); break;
        case '\\': {
          if (index === input.length - 1) {
            bad(next, index, 'a backslash at the end');
            break;
          }
          const escaped = next;
          get(next);
          add('escaped', next, escaped, next);
          break;
        }
        case '{': add('open', next, index, next); break;
        case '}': add('close', next, index, next); break;
        case ':': {
          const start = next;
          let at = start;
          while (at < input.length) {
            get(at);
            if (!isNameChar(char, at === start)) break;
            at = next;
          }
          if (at <= start) bad(start, index, 'a name without characters');
          else add('name', at, start, at);
          break;
        }
        case '(': {
          const start = next;
          let depth = 1, at = start, what = '';
          while (at < input.length) {
            get(at);
            if (char > '\x7F') what = 'a character in a group that is not ASCII';
            else if (at === start && char === '?') what = 'a group that begins with a question mark';
            if (what !== '') break;
            if (char === '\\') {
              if (at === input.length - 1) {
                what = 'a backslash at the end';
                break;
              }
              get(next);
              if (char > '\x7F') {
                what = 'a character in a group that is not ASCII';
                break;
              }
              at = next;
              continue;
            }
            if (char === ')') {
              depth--;
              if (depth === 0) {
                at = next;
                break;
              }
            } else if (char === '(') {
              depth++;
              if (at === input.length - 1) {
                what = 'a group that does not end';
                break;
              }
              const inner = next;
              get(next);
              if (char !== '?') {
                what = 'a group in a group that captures';
                break;
              }
              next = inner;
            }
            at = next;
          }
          if (what === '' && depth !== 0) what = 'a group that does not end';
          if (what === '' && at - start === 1) what = 'an empty group';
          if (what !== '') bad(start, index, what);
          else add('regexp', at, start, at - 1);
          break;
        }
        default: add('char', next, index, next);
      }
    }
    index = input.length;
    add('end', index, index, index);
    return { __proto__: null, tokens, wrong };
  }

  const special = ['.', '+', '*', '?', '^', '$', '{', '}', '(', ')', '[', ']', '|', '/', '\\'];
  const inPatterns = ['+', '*', '?', ':', '{', '}', '(', ')', '\\'];
  function escaped(text, list) {
    let result = '';
    for (let i = 0; i < text.length; i++) result += (ArrayPrototypeIncludes(list, text[i]) ? '\\' : '') + text[i];
    return result;
  }
  const escapeRegExp = (text) => escaped(text, special);
  const escapePattern = (text) => escaped(text, inPatterns);
  const wildcardOf = (options) => `[^${escapeRegExp(options.delimiter)}]+?`;

  /// "Parse a pattern string": `{ parts, wrong }`; `encode(text)` gives the encoded text or null.
  function parse(input, options, encode) {
    const { tokens, wrong } = tokenize(input, false);
    const parts = [];
    if (wrong !== '') return { __proto__: null, parts, wrong };
    let problem = '';
    let index = 0, pending = '', number = 0;
    const names = [];
    const segment = wildcardOf(options);
    const take = (type) => (tokens[index].type === type ? tokens[index++] : null);
    const takeModifier = () => (take('modifier') ?? take('asterisk'))?.value ?? '';
    const encoded = (text) => {
      const result = encode(text);
      if (result === null) problem = `'${text}', which cannot be there`;
      return result ?? '';
    };
    const part = (type, value, modifier, name = '', prefix = '', suffix = '') => {
      ArrayPrototypePush(parts, { __proto__: null, type, value, modifier, name, prefix, suffix });
    };
    const flush = () => {
      if (pending === '') return;
      const text = encoded(pending);
      pending = '';
      part('fixed', text, '');
    };
    function add(prefix, name, regexp, suffix, modifier) {
      if (name === null && regexp === null && modifier === '') {
        pending += prefix;
        return;
      }
      flush();
      if (name === null && regexp === null) {
        if (prefix !== '') part('fixed', encoded(prefix), modifier);
        return;
      }
      let value = regexp === null ? segment : regexp.type === 'asterisk' ? '.*' : regexp.value;
      let type = 'regexp';
      if (value === segment) {
        type = 'segment';
        value = '';
      } else if (value === '.*') {
        type = 'full';
        value = '';
      }
      const label = name !== null ? name.value : `${number++}`;
      if (ArrayPrototypeIncludes(names, label)) problem = `the name '${label}' twice`;
      ArrayPrototypePush(names, label);
      part(type, value, modifier, label, encoded(prefix), encoded(suffix));
    }
    const takeText = () => {
      let text = '';
      for (;;) {
        const token = take('char') ?? take('escaped');
        if (token === null) return text;
        text += token.value;
      }
    };
    while (index < tokens.length && problem === '') {
      const char = take('char');
      let name = take('name');
      let regexp = take('regexp') ?? (name === null ? take('asterisk') : null);
      if (name !== null || regexp !== null) {
        let prefix = char?.value ?? '';
        if (prefix !== '' && prefix !== options.prefix) {
          pending += prefix;
          prefix = '';
        }
        flush();
        add(prefix, name, regexp, '', takeModifier());
        continue;
      }
      const fixed = char ?? take('escaped');
      if (fixed !== null) {
        pending += fixed.value;
        continue;
      }
      if (take('open') !== null) {
        const prefix = takeText();
        name = take('name');
        regexp = take('regexp') ?? (name === null ? take('asterisk') : null);
        const suffix = takeText();
        if (take('close') === null) problem = `'${tokens[index].value}' where a group has to end`;
        else add(prefix, name, regexp, suffix, takeModifier());
        continue;
      }
      flush();
      if (take('end') === null) problem = `'${tokens[index].value}', which nothing goes before`;
    }
    return { __proto__: null, parts, wrong: problem };
  }
  /// "Generate a regular expression and name list".
  function expressionOf(parts, options) {
    let text = '^';
    const names = [];
    for (let i = 0; i < parts.length; i++) {
      const { type, value, modifier, name, prefix, suffix } = parts[i];
      if (type === 'fixed') {
        text += modifier === '' ? escapeRegExp(value) : `(?:${escapeRegExp(value)})${modifier}`;
        continue;
      }
      ArrayPrototypePush(names, name);
      // An empty class that is negated is not the same in all engines.
      const inner = type === 'segment' ? (options.delimiter === '' ? '[\\s\\S]+?' : wildcardOf(options)) : type === 'full' ? '.*' : value;
      const repeats = modifier === '*' || modifier === '+';
      if (prefix === '' && suffix === '') text += repeats ? `((?:${inner})${modifier})` : `(${inner})${modifier}`;
      else {
        const before = escapeRegExp(prefix), after = escapeRegExp(suffix);
        if (!repeats) text += `(?:${before}(${inner})${after})${modifier}`;
        else text += `(?:${before}((?:${inner})(?:${after}${before}(?:${inner}))*)${after})${modifier === '*' ? '?' : ''}`;
      }
    }
    return { __proto__: null, text: `${text}$`, names };
  }
  /// "Generate a pattern string".
  function patternOf(parts, options) {
    let text = '';
    for (let i = 0; i < parts.length; i++) {
      const { type, value, modifier, name, prefix, suffix } = parts[i];
      const before = i > 0 ? parts[i - 1] : null, after = i + 1 < parts.length ? parts[i + 1] : null;
      if (type === 'fixed') {
        text += modifier === '' ? escapePattern(value) : `{${escapePattern(value)}}${modifier}`;
        continue;
      }
      const isNamed = !isDigit(name[0]);
      let isGrouped = suffix !== '' || (prefix !== '' && prefix !== options.prefix);
      if (!isGrouped && isNamed && type === 'segment' && modifier === '' && after !== null && after.prefix === '' && after.suffix === '') {
        if (after.type === 'fixed') isGrouped = isNameChar(fromCodePoint(StringPrototypeCodePointAt(after.value, 0) ?? 0x20), false);
        else isGrouped = isDigit(after.name[0]);
      }
      if (!isGrouped && prefix === '' && before !== null && before.type === 'fixed' && options.prefix !== '' && before.value[before.value.length - 1] === options.prefix) isGrouped = true;
      if (isGrouped) text += '{';
      text += escapePattern(prefix);
      if (isNamed) text += `:${name}`;
      if (type === 'regexp') text += `(${value})`;
      else if (type === 'segment' && !isNamed) text += `(${wildcardOf(options)})`;
      else if (type === 'full') {
        if (!isNamed && (before === null || before.type === 'fixed' || before.modifier !== '' || isGrouped || prefix !== '')) text += '*';
        else text += '(.*)';
      }
      if (type === 'segment' && isNamed && suffix !== '' && isNameChar(fromCodePoint(StringPrototypeCodePointAt(suffix, 0)), false)) text += '\\';
      text += escapePattern(suffix);
      if (isGrouped) text += '}';
      text += modifier;
    }
    return text;
  }

  /// "Parse a constructor string" (section 2.3): what it says of each component. `isSpecial(text)`: whether a pattern of
  /// a protocol matches a special scheme; null where it is no pattern.
  function parts(input, isSpecial) {
    const { tokens } = tokenize(input, true);
    const result = { __proto__: null };
    let index = 0, start = 0, step = 1, depth = 0, brackets = 0, state = 'init', special_ = false, isWrong = false;
    const token = (at) => (at < tokens.length ? tokens[at] : tokens[tokens.length - 1]);
    const is = (at, value) => {
      const t = token(at);
      return t.value === value && (t.type === 'char' || t.type === 'escaped' || t.type === 'invalid');
    };
    const text = () => StringPrototypeSlice(input, token(start).index, token(index).index);
    const early = ['protocol', 'authority', 'username', 'password'];
    function change(to, skip) {
      if (state !== 'init' && state !== 'authority' && state !== 'done') result[state] = text();
      if (state !== 'init' && to !== 'done') {
        if (ArrayPrototypeIncludes(early, state) && (to === 'port' || to === 'pathname' || to === 'search' || to === 'hash') && result.hostname === undefined) result.hostname = '';
        if ((ArrayPrototypeIncludes(early, state) || state === 'hostname' || state === 'port') && (to === 'search' || to === 'hash') && result.pathname === undefined) {
          result.pathname = special_ ? '/' : '';
        }
        if ((ArrayPrototypeIncludes(early, state) || state === 'hostname' || state === 'port' || state === 'pathname') && to === 'hash' && result.search === undefined) result.search = '';
      }
      state = to;
      index += skip;
      start = index;
      step = 0;
    }
    const rewind = (to) => {
      index = start;
      step = 0;
      state = to;
    };
    const isSearch = () => {
      if (is(index, '?')) return true;
      if (token(index).value !== '?') return false;
      if (index === 0) return true;
      const { type } = token(index - 1);
      return type !== 'name' && type !== 'regexp' && type !== 'close' && type !== 'asterisk';
    };
    const rest = () => {
      if (is(index, '/')) change('pathname', 0);
      else if (isSearch()) change('search', 1);
      else if (is(index, '#')) change('hash', 1);
    };
    while (index < tokens.length) {
      step = 1;
      if (token(index).type === 'end') {
        if (state === 'init') {
          rewind('init');
          if (is(index, '#')) change('hash', 1);
          else if (isSearch()) change('search', 1);
          else change('pathname', 0);
          index += step;
          continue;
        }
        if (state === 'authority') {
          rewind('hostname');
          index += step;
          continue;
        }
        change('done', 0);
        break;
      }
      if (token(index).type === 'open') {
        depth++;
        index += step;
        continue;
      }
      if (depth > 0) {
        if (token(index).type === 'close') depth--;
        else {
          index += step;
          continue;
        }
      }
      switch (state) {
        case 'init': if (is(index, ':')) rewind('protocol'); break;
        case 'protocol':
          if (is(index, ':')) {
            const found = isSpecial(text());
            if (found === null) isWrong = true;
            special_ = found === true;
            if (is(index + 1, '/') && is(index + 2, '/')) change('authority', 3);
            else if (special_) change('authority', 1);
            else change('pathname', 1);
          }
          break;
        case 'authority':
          if (is(index, '@')) rewind('username');
          else if (is(index, '/') || isSearch() || is(index, '#')) rewind('hostname');
          break;
        case 'username':
          if (is(index, ':')) change('password', 1);
          else if (is(index, '@')) change('hostname', 1);
          break;
        case 'password': if (is(index, '@')) change('hostname', 1); break;
        case 'hostname':
          if (is(index, '[')) brackets++;
          else if (is(index, ']')) brackets--;
          else if (is(index, ':') && brackets === 0) change('port', 1);
          else rest();
          break;
        case 'port': rest(); break;
        case 'pathname':
          if (isSearch()) change('search', 1);
          else if (is(index, '#')) change('hash', 1);
          break;
        case 'search': if (is(index, '#')) change('hash', 1); break;
      }
      index += step;
    }
    if (result.hostname !== undefined && result.port === undefined) result.port = '';
    return { __proto__: null, result, isWrong };
  }
  return { __proto__: null, parse, parts, expressionOf, patternOf, escapePattern };
});
