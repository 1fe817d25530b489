// CSS Values 4 and CSSOM, section 6.7.2: whether a longhand takes a value, and the text of it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, RegExpPrototypeExec } = primordials;
  const { lower, identifier } = use('css/shared/scanner');
  const { parse, text, listText, numberText } = use('css/shared/components');
  const { colorOf } = use('css/shared/colors');
  const calc = use('css/shared/calc');
  const { keywordsOf, extraOf, isWide } = use('css/shared/properties');
  const specials = use('css/shared/value-rules').make({ single, beside });

  const wordSet = (words) => {
    const set = { __proto__: null };
    for (const word of words.split(' ')) set[word] = true;
    return set;
  };
  // Functions by the letter of the table.
  const functions = {
    __proto__: null,
    F: wordSet('matrix matrix3d translate translateX translateY translateZ translate3d scale scaleX scaleY scaleZ scale3d '
      + 'rotate rotateX rotateY rotateZ rotate3d skew skewX skewY perspective'),
    B: wordSet('blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia'),
    S: wordSet('circle ellipse inset polygon rect xywh path shape ray'),
    e: wordSet('cubic-bezier steps linear'),
    g: wordSet('linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient '
      + 'repeating-conic-gradient -webkit-linear-gradient -webkit-radial-gradient -webkit-gradient '
      + '-webkit-repeating-linear-gradient -webkit-repeating-radial-gradient image-set -webkit-image-set cross-fade '
      + '-webkit-cross-fade paint'),
    k: wordSet('counter counters'), M: wordSet('minmax'), R: wordSet('repeat'), W: wordSet('fit-content'), q: wordSet('rect'),
    o: wordSet('scroll view'), A: wordSet('path ray shape'),
  };
  const lowered = { __proto__: null };
  for (const name in functions.F) lowered[lower(name)] = name;
  const anyFunction = { __proto__: null };
  for (const letter in functions) for (const name in functions[letter]) anyFunction[lower(name)] = letter;
  for (const name of ['symbols', 'layout', 'anchor', 'anchor-size', 'calc-size', 'target-counter', 'attr', 'styleset', 'stylistic', 'character-variant', 'swash', 'ornaments', 'annotation', 'palette-mix', 'superellipse', 'element', 'snap-block', 'snap-inline']) anyFunction[name] = 'x';

  /// Whether a text refers to custom properties, so that its value is known only when computed.
  const hasReference = (value) => {
    if (!value.includes('(')) return false;
    const given = lower(value.includes('"') || value.includes("'") || value.includes('/*') ? withoutTexts(value) : value);
    if (given.includes('--') && !given.includes('var(')) return hasDashedFunction(given);
    return given.includes('var(') || given.includes('env(') || given.includes('attr(');
  };
  /// A value without its strings and comments, whose words mean nothing.
  function withoutTexts(value) {
    let kept = '';
    for (let i = 0; i < value.length; i++) {
      const c = value[i];
      if (c === '\\') kept += c + (value[++i] ?? '');
      else if (c === '"' || c === "'") {
        for (i++; i < value.length && value[i] !== c && value[i] !== '\n'; i++) if (value[i] === '\\') i++;
        kept += ' ';
      } else if (c === '/' && value[i + 1] === '*') {
        const end = value.indexOf('*/', i + 2);
        i = end < 0 ? value.length : end + 1;
        kept += ' ';
      } else kept += c;
    }
    return kept;
  }
  /// CSS Functions and Mixins 1, section 3: `--name()` is known only when computed, too.
  const dashedFunction = /--[\w-]*\(/;
  const hasDashedFunction = (value) => RegExpPrototypeExec(dashedFunction, value) !== null;
  /// CSS Variables 1, section 3: whether each `var()` names a custom property.
  function areReferencesGood(list) {
    const open = [list];
    while (open.length > 0) {
      const items = open.pop();
      for (let i = 0; i < items.length; i++) {
        const { args, kind, text: name } = items[i];
        if (args === null) continue;
        if (kind === 'f' && name === 'var') {
          if (args.length === 0 || args[0].kind !== 'i' || !args[0].text.startsWith('--') || args[0].text.length < 3) return false;
          if (args.length > 1 && args[1].kind !== ',') return false;
        }
        open.push(args);
      }
    }
    return true;
  }

  // MARK: Single components

  const zero = (n) => n === 0;
  /// The text of a dimension: units are in lower case already.
  const dimension = (one) => numberText(one.number) + one.unit;

  function mathText(types, one) {
    const sum = calc.evaluate(one);
    if (sum === calc.invalid) return null;
    const kind = sum === calc.unknown ? calc.kindOfUnknown(one) : calc.kindOfSum(sum);
    if (kind === null) return calc.keptText(one);
    if (kind === 'length' || kind === 'percent' || kind === 'length-percent') {
      const takes = (kind === 'percent' || types.includes('l')) && (kind === 'length' || types.includes('p'));
      if (!takes) return null;
    } else if (kind === 'number') {
      if (!types.includes('n') && !types.includes('i')) return null;
    } else if (kind === 'angle') {
      if (!types.includes('a') && !types.includes('m')) return null;
    } else if (kind === 'time') {
      if (!types.includes('t')) return null;
    } else if (kind === '') return null;
    return sum === calc.unknown ? calc.keptText(one) : calc.sumText(sum);
  }
  /// The text of one component as the value of a property that has these types; null if it does not take it.
  function single(info, one) {
    const { types } = info;
    switch (one.kind) {
      case 'i': {
        const word = lower(one.text);
        if (keywordsOf(info)[word] === true) return word;
        if (types.includes('c')) {
          const color = colorOf(one);
          if (color !== null) return color;
        }
        if (types.includes('d')) return isWide(word) || word === 'default' ? null : identifier(one.text);
        return types.includes('D') && one.text.startsWith('--') ? identifier(one.text) : null;
      }
      case 'n':
        if (one.number < 0 && !types.includes('N') && !(zero(one.number))) return null;
        if (types.includes('n')) return numberText(one.number);
        if (types.includes('i') && one.isInteger) return numberText(one.number);
        return types.includes('z') && zero(one.number) ? '0px' : null;
      case '%':
        if (!types.includes('p') || (one.number < 0 && !types.includes('P'))) return null;
        return numberText(one.number) + '%';
      case 'd': {
        const kind = calc.kindOfUnit(one.unit);
        const letter = letters[kind];
        if (letter === undefined || !types.includes(letter)) return null;
        if (one.number < 0 && letter !== 'a' && !(letter === 'l' ? types.includes('L') : letter === 't' && types.includes('T'))) return null;
        return dimension(one);
      }
      case 's': return types.includes('s') ? text(one) : null;
      case 'u': return types.includes('u') ? text(one) : null;
      case 'h': return types.includes('c') ? colorOf(one) : null;
      case 'f': return functionValue(info, one);
      default: return null;
    }
  }
  const letters = { __proto__: null, length: 'l', angle: 'a', time: 't', resolution: 'r', flex: 'f' };

  function functionValue(info, one) {
    const { types } = info;
    if (calc.isMath(one)) return mathText(types, one);
    if (types.includes('c')) {
      const color = colorOf(one);
      if (color !== null) return color;
    }
    const letter = anyFunction[one.text];
    if (letter === undefined) return null;
    if (letter !== 'x' && !types.includes(letter) && !(letter === 'A' && types.includes('S'))) return null;
    return functionText(one, letter);
  }
  /// CSS Masking 1, section 9.1: `rect()` of `clip` has four lengths, with commas between all of them or none.
  function isClip(args) {
    const sides = args.filter((one) => one.kind !== ',');
    if (sides.length !== 4 || (args.length !== 4 && args.length !== 7)) return false;
    return sides.every((one) => (one.kind === 'i' ? lower(one.text) === 'auto' : one.kind === 'n' ? zero(one.number)
      : one.kind === 'd' ? calc.kindOfUnit(one.unit) === 'length' : calc.isMath(one)));
  }
  /// A function with its arguments: names in lower case, colours and zeros as a browser shows them.
  function functionText(one, letter) {
    const { args } = one;
    const name = lowered[one.text] ?? one.text;
    if (args.length === 0 && letter !== 'B' && letter !== 'o' && letter !== 'S') return null;
    if (letter === 'e' && !isTiming(name, args)) return null;
    const wanted = transformCounts[name];
    if (letter === 'F' && !areTransformArguments(name, args)) return null;
    if (letter === 'B' && !isFilterArgument(name, args)) return null;
    if (letter === 'q' && !isClip(args)) return null;
    if (letter === 'F' && (args.length === 0 || argumentCount(args) < wanted[0] || argumentCount(args) > wanted[1])) return null;
    const zeroUnit = letter === 'S' || letter === 'q' || name === 'blur' || name === 'drop-shadow' || name === 'inset' ? 'px' : name === 'hue-rotate' ? 'deg'
      : letter !== 'F' ? '' : name.startsWith('translate') || name === 'perspective' ? 'px' : name.startsWith('rotate') || name.startsWith('skew') ? 'deg' : '';
    let result = '';
    for (let i = 0; i < args.length; i++) {
      const part = args[i];
      if (part.kind === ',') {
        result += ',';
        continue;
      }
      let shown;
      if (part.kind === 'n' && zero(part.number) && zeroUnit !== '' && !(name === 'rotate3d' && i < args.length - 1)) shown = '0' + zeroUnit;
      else if (part.kind === 'i' && letter === 'k') shown = identifier(part.text);
      else if (part.kind === '%' && name.startsWith('scale')) shown = numberText(part.number / 100);
      else shown = argument(part);
      if (shown === null) return null;
      result += (i > 0 && (part.space || args[i - 1].kind === ',' || part.kind === '/' || args[i - 1].kind === '/') ? ' ' : '') + shown;
    }
    return `${name}(${result})`;
  }
  /// CSS Transforms 1, section 9.1: lengths, angles or numbers, as the function asks for.
  function areTransformArguments(name, args) {
    const isAngle = name.startsWith('rotate') || name.startsWith('skew');
    const isLength = name.startsWith('translate') || name === 'perspective';
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      if ((one.kind === ',') !== (i % 2 === 1)) return false;
      if (one.kind === ',' || (one.kind === 'f' && calc.isMath(one))) continue;
      const wantsNumber = !isAngle && !isLength ? true : name === 'rotate3d' && i < args.length - 1;
      if (wantsNumber) {
        if (one.kind !== 'n' && !(one.kind === '%' && name.startsWith('scale'))) return false;
      } else if (one.kind === 'n') {
        if (!zero(one.number)) return false;
      } else if (one.kind === 'd') {
        if (calc.kindOfUnit(one.unit) !== (isAngle ? 'angle' : 'length')) return false;
      } else if (one.kind !== '%' || !name.startsWith('translate')) {
        if (!(name === 'perspective' && one.kind === 'i' && lower(one.text) === 'none')) return false;
      }
    }
    return true;
  }
  /// Filter Effects 1, section 6.1: a length, an angle, or a number or percentage that is not negative; or nothing.
  function isFilterArgument(name, args) {
    if (name === 'drop-shadow') return args.length > 0;
    if (args.length === 0) return true;
    const [one] = args;
    if (args.length > 1) return false;
    if (one.kind === 'f') return calc.isMath(one);
    if (name === 'blur') return (one.kind === 'd' && calc.kindOfUnit(one.unit) === 'length' && one.number >= 0) || (one.kind === 'n' && zero(one.number));
    if (name === 'hue-rotate') return (one.kind === 'd' && calc.kindOfUnit(one.unit) === 'angle') || (one.kind === 'n' && zero(one.number));
    return (one.kind === 'n' || one.kind === '%') && one.number >= 0;
  }
  const argumentCount = (args) => {
    let n = 1;
    for (let i = 0; i < args.length; i++) if (args[i].kind === ',') n++;
    return n;
  };
  const transformCounts = {
    __proto__: null, matrix: [6, 6], matrix3d: [16, 16], translate: [1, 2], translateX: [1, 1], translateY: [1, 1], translateZ: [1, 1],
    translate3d: [3, 3], scale: [1, 2], scaleX: [1, 1], scaleY: [1, 1], scaleZ: [1, 1], scale3d: [3, 3], rotate: [1, 1], rotateX: [1, 1],
    rotateY: [1, 1], rotateZ: [1, 1], rotate3d: [4, 4], skew: [1, 2], skewX: [1, 1], skewY: [1, 1], perspective: [1, 1],
  };
  /// CSS Easing 2, section 2: four numbers, the first and third in 0 to 1; or steps.
  function isTiming(name, args) {
    if (name === 'linear') return args.length > 0;
    for (let i = 0; i < args.length; i++) if ((args[i].kind === ',') !== (i % 2 === 1)) return false;
    if (name === 'steps') {
      const word = args.length === 3 && args[2].kind === 'i' ? lower(args[2].text) : args.length === 1 ? 'end' : '';
      if (stepPositions[word] !== true) return false;
      return args[0].kind === 'f' || (args[0].kind === 'n' && args[0].isInteger && args[0].number >= (word === 'jump-none' ? 2 : 1));
    }
    if (args.length !== 7) return false;
    for (let i = 0; i < 7; i += 2) {
      if (args[i].kind === 'f' && calc.isMath(args[i])) continue;
      if (args[i].kind !== 'n' || ((i === 0 || i === 4) && (args[i].number < 0 || args[i].number > 1))) return false;
    }
    return true;
  }
  const stepPositions = wordSet('start end jump-start jump-end jump-none jump-both');
  function argument(part) {
    if (part.kind === 'i') return part.text.startsWith('--') ? part.text : lower(part.text);
    if (part.kind === 'h') return colorOf(part) ?? '#' + part.text;
    if (part.kind === 'd') return dimension(part);
    if (part.kind === 'f') {
      const color = colorOf(part);
      if (color !== null) return color;
      if (calc.isMath(part)) {
        const sum = calc.evaluate(part);
        return sum === calc.invalid ? null : sum === calc.unknown ? calc.keptText(part) : calc.sumText(sum);
      }
      return functionText(part, anyFunction[part.text] ?? 'x');
    }
    return text(part);
  }

  // MARK: Several components

  /// Kinds of components that stand in a row of some properties and never alone; for the others the types say what may.
  const besideOnly = {
    __proto__: null, 'counter-increment': 'n', 'counter-reset': 'n', 'counter-set': 'n', 'font-feature-settings': 'ns', 'font-variation-settings': 'ns',
    'font-variant-alternates': 'f', '-webkit-box-reflect': 'nd%ufs', 'grid-template-columns': '[', 'grid-template-rows': '[', content: '/f',
    'position-try-fallbacks': 'f', quotes: 's',
  };
  /// Whether a property takes such components in a row.
  function takesBeside({ name, types }, one) {
    if ((besideOnly[name] ?? '').includes(one.kind)) return true;
    switch (one.kind) {
      case 'n': return types.includes('n') || types.includes('i') || (zero(one.number) && (types.includes('l') || types.includes('h')));
      case '%': return types.includes('p');
      case 'd': return types.includes(letters[calc.kindOfUnit(one.unit)] ?? '-') || types.includes('h');
      case 's': return types.includes('s');
      case 'u': return types.includes('u');
      case 'h': return types.includes('c') || types.includes('h');
      case '/': return types.includes('/');
      case '[': return false;
      case 'f': {
        if (calc.isMath(one)) return types.includes('h') || types.includes('F') || mathText(types + (besideOnly[name] ?? ''), one) !== null;
        const letter = anyFunction[one.text];
        return letter === undefined ? types.includes('c') || types.includes('h') : letter === 'x' || types.includes(letter);
      }
      default: return true;
    }
  }
  /// One of several components.
  function beside(info, one) {
    const known = single(info, one);
    if (known !== null) return known;
    const { types } = info;
    if (info.isMulti && !types.includes('/') && info.beside === undefined && !takesBeside(info, one)) return null;
    switch (one.kind) {
      case 'i': {
        const word = lower(one.text);
        if (extraOf(info)[word] === true) return word;
        return types.includes('h') || types.includes('m') ? colorOf(one) : null;
      }
      case 'n':
        if (zero(one.number) && (types.includes('h') || (types.includes('l') && !types.includes('n')))) return '0px';
        return numberText(one.number);
      case '%': return numberText(one.number) + '%';
      case 'd': return calc.kindOfUnit(one.unit) === undefined ? null : dimension(one);
      case 's': return text(one);
      case 'u': return text(one);
      case 'h': return colorOf(one);
      case '/': return '/';
      case '[': return listText([one]);
      case 'f': {
        if (calc.isMath(one)) {
          const sum = calc.evaluate(one);
          return sum === calc.invalid ? null : sum === calc.unknown ? calc.keptText(one) : calc.sumText(sum);
        }
        const color = colorOf(one);
        if (color !== null) return color;
        const letter = anyFunction[one.text];
        return letter === undefined ? null : functionText(one, letter);
      }
      default: return null;
    }
  }
  function segment(info, list, from, to) {
    if (to <= from) return null;
    const special = specials[info.name];
    if (special !== undefined) return special(info, list, from, to);
    if (to - from === 1) return single(info, list[from]);
    if (!info.isMulti && !info.types.includes('/') && info.beside === undefined && info.name !== 'display') return null;
    let result = '';
    let isKnown = info.isMulti || info.beside === undefined;
    for (let i = from; i < to; i++) {
      const shown = beside(info, list[i]);
      if (shown === null) return null;
      if (!isKnown && extraOf(info)[shown] === true) isKnown = true;
      result += (i > from ? ' ' : '') + shown;
    }
    return isKnown ? result : null;
  }

  /// The text of a list of components as a longhand's value, or null if it is bad.
  function listValue(info, list) {
    if (list.length === 0) return null;
    if (list.length === 1) {
      if (list[0].kind === 'i') {
        const word = lower(list[0].text);
        if (isWide(word)) return word;
      }
      return segment(info, list, 0, 1);
    }
    let result = '';
    let start = 0;
    for (let i = 0; i <= list.length; i++) {
      if (i < list.length && list[i].kind !== ',') continue;
      if (i < list.length && !info.isList && info.types !== '' && !info.types.includes('h') && !manyOf[info.name]) return null;
      if (i === list.length && start > 0 && !info.isList && !info.types.includes('h') && !manyOf[info.name]) return null;
      const shown = segment(info, list, start, i);
      if (shown === null) return null;
      result += (start > 0 ? ', ' : '') + shown;
      start = i + 1;
    }
    return result;
  }
  const manyOf = wordSet('font-feature-settings font-variation-settings transition-behavior');

  // MARK: Values

  const shortWord = /^[a-z][a-z-]*$/;
  const shortSize = /^(-?)(0|[1-9][0-9]{0,5})(px|em|rem|%|s|ms|deg|vh|vw|fr|)$/;
  /// The text of a value of a longhand, or null for a bad one. Nothing is known yet of one with `var()`.
  function longhandValue(info, given) {
    info.known ??= new Map();
    let known = info.known.get(given);
    if (known !== undefined) return known;
    known = compute(info, given);
    if (given.length < 200) {
      if (info.known.size > 300) info.known.clear();
      info.known.set(given, known);
    }
    return known;
  }
  function compute(info, given) {
    if (RegExpPrototypeExec(shortWord, given) !== null) {
      if (keywordsOf(info)[given] === true || isWide(given)) return given;
    } else {
      const match = RegExpPrototypeExec(shortSize, given);
      if (match !== null && match[3] === 'px' && info.types.includes('l') && match[2] !== '0' && (match[1] === '' || info.types.includes('L'))
        && specials[info.name] === undefined) return given;
    }
    const list = parse(given);
    if (list === null) return null;
    if (hasReference(given)) return areReferencesGood(list) ? given.trim() : null;
    return listValue(info, list);
  }
  /// CSS Variables 1, section 2: a custom property takes nearly everything.
  function customValue(given) {
    const list = parse(given);
    if (list === null || (hasReference(given) && !areReferencesGood(list))) return null;
    const value = trimSpace(given);
    const word = lower(value);
    return isWide(word) ? word : value;
  }
  function trimSpace(value) {
    let from = 0;
    let to = value.length;
    while (from < to && isBlank(value.charCodeAt(from))) from++;
    while (to > from && isBlank(value.charCodeAt(to - 1))) to--;
    return value.slice(from, to);
  }
  const isBlank = (c) => c === 32 || c === 9 || c === 10 || c === 12 || c === 13;

  return {
    __proto__: null, longhandValue, customValue, listValue, single, beside, hasReference, areReferencesGood, trimSpace, functions,
    anyFunction, wordSet,
  };
});
