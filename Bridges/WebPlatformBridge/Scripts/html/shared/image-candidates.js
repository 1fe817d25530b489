// HTML, section 4.8.4.3 (processing images): the candidates of `srcset`, the size that `sizes` says, and which
// candidate fits.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec, parseFloat: toNumber } = primordials;
  const { parse, listText } = use('css/shared/components');
  const calc = use('css/shared/calc');
  const media = use('css/shared/media');

  const isSpace = (c) => c === ' ' || c === '\t' || c === '\n' || c === '\f' || c === '\r';
  const wholeNumber = /^[0-9]+$/;
  const anyNumber = /^-?(?:[0-9]+|[0-9]*\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
  const is = (pattern, text) => RegExpPrototypeExec(pattern, text) !== null;

  // MARK: srcset

  /// "Parse a srcset attribute": candidates `{ url, width, density }`, -1 for what is not said.
  function parseSet(text) {
    const list = [];
    let at = 0;
    for (;;) {
      while (at < text.length && (isSpace(text[at]) || text[at] === ',')) at++;
      if (at >= text.length) return list;
      const from = at;
      while (at < text.length && !isSpace(text[at])) at++;
      let end = at;
      while (text[end - 1] === ',') end--;
      const words = [];
      if (end === at) at = takeWords(text, at, words);
      const made = candidate(text.slice(from, end), words);
      if (made !== null) list.push(made);
    }
  }
  /// The descriptors behind a URL, up to a comma outside of parentheses. Returns where the next candidate begins.
  function takeWords(text, start, words) {
    let at = start;
    let word = '';
    let isInParentheses = false;
    for (; at < text.length; at++) {
      const c = text[at];
      if (isInParentheses) {
        word += c;
        isInParentheses = c !== ')';
      } else if (isSpace(c) || c === ',') {
        if (word !== '') words.push(word);
        word = '';
        if (c === ',') return at + 1;
      } else {
        word += c;
        isInParentheses = c === '(';
      }
    }
    if (word !== '') words.push(word);
    return at;
  }
  function candidate(url, words) {
    let width = -1;
    let density = -1;
    let height = -1;
    for (let i = 0; i < words.length; i++) {
      const value = words[i].slice(0, -1);
      switch (words[i][words[i].length - 1]) {
        case 'w':
          if (width >= 0 || density >= 0 || !is(wholeNumber, value) || +value === 0) return null;
          width = +value;
          break;
        case 'x':
          if (width >= 0 || density >= 0 || height >= 0 || !is(anyNumber, value) || toNumber(value) < 0) return null;
          density = toNumber(value);
          break;
        case 'h':
          if (height >= 0 || density >= 0 || !is(wholeNumber, value) || +value === 0) return null;
          height = +value;
          break;
        default: return null;
      }
    }
    return height >= 0 && width < 0 ? null : { url, width, density };
  }

  // MARK: sizes

  function unitSize(unit, env) {
    const known = calc.canonical[unit];
    if (known !== undefined) return known[0] === 'px' ? known[1] : undefined;
    switch (unit) {
      case 'em': case 'rem': case 'ic': return 16;
      case 'ex': case 'ch': return 8;
      default:
    }
    const last = unit.slice(-2);
    if (unit.endsWith('vmin')) return (env.width < env.height ? env.width : env.height) / 100;
    if (unit.endsWith('vmax')) return (env.width > env.height ? env.width : env.height) / 100;
    return last === 'vw' || last === 'vi' ? env.width / 100 : last === 'vh' || last === 'vb' ? env.height / 100 : undefined;
  }
  function inPixels(one, env) {
    if (one.kind === 'd') {
      const size = unitSize(one.unit, env);
      return size === undefined ? one : { ...one, number: one.number * size, unit: 'px' };
    }
    if (one.args === null) return one;
    const args = [];
    for (let i = 0; i < one.args.length; i++) args.push(inPixels(one.args[i], env));
    return { ...one, args };
  }
  /// The pixels of a length; -1 for what is none.
  function pixels(one, env) {
    const plain = inPixels(one, env);
    if (plain.kind === 'n') return plain.number === 0 ? 0 : -1;
    if (plain.kind === 'd') return plain.unit === 'px' && plain.number >= 0 ? plain.number : -1;
    if (!calc.isMath(plain)) return -1;
    const sum = calc.evaluate(plain);
    if (sum.units === null || sum.units.length !== 1 || sum.units[0] !== 'px') return -1;
    return sum.values[0] < 0 ? 0 : sum.values[0];
  }
  /// "Parse a sizes attribute": the first size whose media condition is true.
  function sizeOf(text, env) {
    const parts = partsOf(text);
    for (let i = 0; i < parts.length; i++) {
      // A part that cannot be read says nothing of those beside it.
      const list = parse(parts[i]) ?? [];
      const size = list.length > 0 ? pixels(list[list.length - 1], env) : -1;
      if (size < 0) continue;
      const condition = list.slice(0, -1);
      if (condition.length === 0) return size;
      // A condition, without a type of media.
      const first = isNot(condition[0]) ? condition[1] : condition[0];
      if (first === undefined || first.kind === 'i') continue;
      if (media.matches(listText(condition), env)) return size;
    }
    return env.width;
  }
  const isNot = (one) => one.kind === 'i' && one.text.toLowerCase() === 'not';
  const closing = { __proto__: null, '(': ')', '[': ']', '{': '}' };
  /// The texts between the commas that stand in no brackets.
  function partsOf(text) {
    const parts = [];
    const open = [];
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (c === '\\') i++;
      else if (closing[c] !== undefined) open.push(closing[c]);
      else if (open.length > 0 && c === open[open.length - 1]) open.pop();
      else if (c === ',' && open.length === 0) {
        parts.push(text.slice(from, i));
        from = i + 1;
      }
    }
    parts.push(text.slice(from));
    return parts;
  }

  // MARK: Selecting

  /// "Normalize the source densities" and "select an image source": `{ url, density }`, or null.
  function select(list, sizes, env) {
    let best = null;
    const size = list.some((one) => one.width >= 0) ? sizeOf(sizes, env) : 0;
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      const density = one.density >= 0 ? one.density : one.width >= 0 ? one.width / size : 1;
      // The least that the screen can show, or what comes nearest to it; the first of several alike.
      const isBetter = best === null || (best.density < env.ratio ? density > best.density : density >= env.ratio && density < best.density);
      if (isBetter) best = { url: one.url, density };
    }
    return best;
  }
  return { __proto__: null, parseSet, select, matchesMedia: media.matches };
});
