// CSS Color 4, section 12 "Color Interpolation", and CSS Color 5: color-mix(), relative colors, contrast-color(), light-dark().
//
// A color is `{ space, c, alpha, isLegacy }`: its components as css/shared/color-spaces has them, null for `none`.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathMax, NumberIsFinite } = primordials;
  const { lower } = use('css/shared/scanner');
  const { numberText, listText } = use('css/shared/components');
  const calc = use('css/shared/calc');
  const { convert, hueAt, turn, isRGB } = use('css/shared/color-spaces');
  const colors = use('css/shared/colors');
  const { pending, clamp, color, spaceNamed, converted, contrast, readMix, mixed } = use('css/shared/color-mix');

  /// For each function: its space, the names of its components, and what 100% of each is (null for a hue).
  const shape = (space, channels, percents) => ({ space, channels: channels.split(''), percents });
  const shapes = {
    __proto__: null, rgb: shape('srgb', 'rgb', [255, 255, 255]), hsl: shape('hsl', 'hsl', [null, 100, 100]), hwb: shape('hwb', 'hwb', [null, 100, 100]),
    lab: shape('lab', 'lab', [100, 125, 125]), lch: shape('lch', 'lch', [100, 150, null]), oklab: shape('oklab', 'lab', [1, 0.4, 0.4]),
    oklch: shape('oklch', 'lch', [1, 0.4, null]),
  };
  const aliases = { __proto__: null, rgba: 'rgb', hsla: 'hsl' };
  const isXYZ = (name) => name === 'xyz' || name === 'xyz-d50' || name === 'xyz-d65';
  function predefined(name) {
    if (isXYZ(name)) return shape(spaceNamed(name), 'xyz', [1, 1, 1]);
    return isRGB(name) ? shape(name, 'rgb', [1, 1, 1]) : null;
  }

  // MARK: Numbers

  /// A component of a color as a number: null for `none`, undefined for what is bad, or `pending`.
  function numberOf(one, percent, known) {
    switch (one.kind) {
      case 'n': return one.number;
      case '%': return percent === null ? undefined : (one.number / 100) * percent;
      case 'd': return percent !== null || calc.kindOfUnit(one.unit) !== 'angle' ? undefined : one.number * calc.canonical[one.unit][1];
      case 'i': {
        const word = lower(one.text);
        if (word === 'none') return null;
        return known !== null && known[word] !== undefined ? known[word] : undefined;
      }
      default:
    }
    if (!calc.isMath(one)) return undefined;
    const sum = calc.evaluate(known === null ? one : { ...one, args: withNumbers(one.args, known) });
    if (sum === calc.invalid) return undefined;
    if (sum === calc.unknown) return pending;
    const [unit] = sum.units;
    const value = sum.values[0] !== sum.values[0] ? 0 : sum.values[0];
    if (sum.units.length !== 1) return undefined;
    if (unit === '') return percent === null && !NumberIsFinite(value) ? 0 : value;
    if (unit === '%') return percent === null ? undefined : (value / 100) * percent;
    if (unit === 'deg') return percent !== null ? undefined : NumberIsFinite(value) ? value : 0;
    return undefined;
  }
  /// Arguments with numbers for the names of components.
  function withNumbers(args, known) {
    const result = [];
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      const value = one.kind === 'i' ? known[lower(one.text)] : undefined;
      if (value !== undefined) result.push({ ...one, kind: 'n', number: value ?? 0, text: '' });
      else result.push(one.args === null ? one : { ...one, args: withNumbers(one.args, known) });
    }
    return result;
  }

  // MARK: Reading

  /// A color of a component; null for what is none. `current` is what `currentcolor` is.
  function read(one, current) {
    if (one.kind === 'f') return readFunction(one, current);
    const text = colors.colorOf(one);
    return text === null ? null : ofText(colors.computed(text, current));
  }
  const components = (text) => use('css/shared/components').parse(text);
  /// A color of a text that is a computed one.
  function ofText(text) {
    const list = components(text);
    return list === null || list.length !== 1 || list[0].kind !== 'f' ? null : readFunction(list[0], 'rgb(0, 0, 0)');
  }
  function readFunction(one, current) {
    const given = aliases[one.text] ?? one.text;
    const { args } = one;
    if (given === 'color-mix') {
      const mix = readMix(args, (part) => read(part, current));
      return mix === null ? null : mixed(mix);
    }
    if (given === 'light-dark') {
      const pair = args.length === 3 && args[1].kind === ',' ? [read(args[0], current), read(args[2], current)] : [null, null];
      return pair[0] === null || pair[1] === null ? null : pair[0];
    }
    if (given === 'contrast-color') {
      const base = args.length === 1 ? read(args[0], current) : null;
      return base === null || base === pending ? base : contrast(base);
    }
    const isRelative = args.length > 0 && args[0].kind === 'i' && lower(args[0].text) === 'from';
    let rest = args;
    let origin = null;
    if (isRelative) {
      if (args.length < 2) return null;
      origin = read(args[1], current);
      if (origin === null) return null;
      rest = args.slice(2);
    }
    let form = shapes[given];
    if (given === 'color') {
      form = rest.length === 0 || rest[0].kind !== 'i' ? null : predefined(lower(rest[0].text));
      rest = rest.slice(1);
    }
    if (form === null || form === undefined) return null;
    return readComponents(given, form, rest, origin);
  }
  /// The three components of a color, and its alpha behind a slash or in an old list with commas.
  function readComponents(given, form, list, origin) {
    const values = [];
    let alphaOne = null;
    let hasComma = false;
    let hasSlash = false;
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      if (one.kind === ',') {
        hasComma = true;
        if (hasSlash || i === 0 || i === list.length - 1 || list[i - 1].kind === ',') return null;
      } else if (one.kind === '/') {
        if (hasSlash || hasComma || values.length !== 3 || i === list.length - 1) return null;
        hasSlash = true;
      } else if (hasSlash) {
        if (alphaOne !== null) return null;
        alphaOne = one;
      } else values.push(one);
    }
    if (hasComma) {
      if (origin !== null || (given !== 'rgb' && given !== 'hsl') || list.length !== values.length * 2 - 1) return null;
      if (values.length === 4) alphaOne = values.pop();
      if (hasNone(values) || (alphaOne !== null && hasNone([alphaOne])) || !isOldList(given, values)) return null;
    }
    if (values.length !== 3) return null;
    const known = origin === null ? null : knownOf(form, origin);
    const c = [];
    let isPending = origin === pending;
    for (let i = 0; i < 3; i++) {
      const value = numberOf(values[i], form.percents[i], known);
      if (value === undefined) return null;
      if (value === pending) isPending = true;
      c.push(value);
    }
    let alpha = known === null ? 1 : known.alpha;
    if (alphaOne !== null) alpha = numberOf(alphaOne, 1, known);
    if (alpha === undefined) return null;
    if (isPending || alpha === pending) return pending;
    return color(form.space, limited(given, c, origin !== null), alpha === null ? null : clamp(alpha, 0, 1), origin === null && isOld(given));
  }
  const isOld = (given) => given === 'rgb' || given === 'hsl' || given === 'hwb';
  const hasNone = (list) => list.some((one) => one.kind === 'i');
  /// Old lists have all numbers or all percentages in rgb(), and percentages in hsl().
  function isOldList(given, values) {
    const kind = (one) => {
      if (one.kind !== 'f') return one.kind;
      const sum = calc.evaluate(one);
      return sum === calc.unknown || sum === calc.invalid ? '' : sum.units[0] === '%' ? '%' : 'n';
    };
    const kinds = values.map(kind);
    if (given === 'hsl') return kinds.slice(1).every((k) => k === '%' || k === '');
    return kinds.every((k) => k === '' || k === kinds[0] || kinds[0] === '');
  }
  /// Components within what they can be, in the units of their space.
  function limited(given, c, isRelative) {
    const [a, b, d] = c;
    switch (given) {
      case 'rgb': return c.map((v) => (v === null ? null : isRelative ? v / 255 : clamp(v, 0, 255) / 255));
      case 'hsl': return isRelative ? c : [a, b === null ? null : clamp(b, 0, 100), d === null ? null : clamp(d, 0, 100)];
      case 'hwb': return isRelative ? c : [a, b === null ? null : clamp(b, 0, 100), d === null ? null : clamp(d, 0, 100)];
      case 'lab': return [a === null ? null : clamp(a, 0, 100), b, d];
      case 'oklab': return [a === null ? null : clamp(a, 0, 1), b, d];
      case 'lch': return [a === null ? null : clamp(a, 0, 100), b === null ? null : MathMax(0, b), d];
      case 'oklch': return [a === null ? null : clamp(a, 0, 1), b === null ? null : MathMax(0, b), d];
      default: return c;
    }
  }
  /// What the names of components stand for in a relative color; 0 for what is missing.
  function knownOf(form, origin) {
    const known = { __proto__: null, alpha: origin === pending ? 1 : origin.alpha ?? 0 };
    const base = origin === pending ? color('srgb', [0, 0, 0], 1, true) : converted(origin, form.space, false);
    for (let i = 0; i < 3; i++) known[form.channels[i]] = (base.c[i] ?? 0) * (form.percents[i] === 255 ? 255 : 1);
    return known;
  }

  // MARK: Texts

  const componentText = (v) => (v === null ? 'none' : numberText(v));
  /// Section 15: the text of a color.
  function textOf(one) {
    if (one.isLegacy || one.space === 'hsl' || one.space === 'hwb') {
      const c = convert(one.c.map((v) => v ?? 0), one.space, 'srgb');
      if (one.isLegacy) return colors.rgbText(c[0] * 255, c[1] * 255, c[2] * 255, one.alpha ?? 0);
      return `color(srgb ${c.map(componentText).join(' ')}${alphaText(one.alpha)})`;
    }
    const c = limited(one.space, one.c, true).map((v, i) => (v !== null && i === hueAt(one.space) ? turn(v) : v));
    const text = c.map(componentText).join(' ') + alphaText(one.alpha);
    return shapes[one.space] === undefined || one.space === 'srgb' ? `color(${one.space} ${text})` : `${one.space}(${text})`;
  }
  const alphaText = (alpha) => (alpha === null ? ' / none' : alpha < 1 ? ` / ${numberText(alpha)}` : '');

  /// The computed value of a function with lengths in pixels; null where that cannot be known.
  function computed(one, current) {
    const value = readFunction(one, current);
    return value === null || value === pending ? null : textOf(value);
  }
  /// The specified value of a function that css/shared/colors leaves to this file; null for what is none.
  function specified(one) {
    const given = aliases[one.text] ?? one.text;
    if (given === 'color-mix') return mixText(one);
    const value = readFunction(one, 'rgb(0, 0, 0)');
    if (value === null) return null;
    const { args } = one;
    if (args.length > 1 && args[0].kind === 'i' && lower(args[0].text) === 'from') return `${given}(from ${colors.colorOf(args[1])} ${listText(args.slice(2))})`;
    if (given === 'light-dark') return `light-dark(${colors.colorOf(args[0])}, ${colors.colorOf(args[2])})`;
    if (given === 'contrast-color') return `contrast-color(${colors.colorOf(args[0])})`;
    // Old functions are colors at once; others keep their calculations, as far as they are not done yet.
    return value !== pending && value.isLegacy ? textOf(value) : `${isOld(given) ? given : one.text}(${listText(simplified(args, shapes[given] ?? predefined(lower(args[0].text))))})`;
  }
  function simplified(args, { percents }) {
    const result = [];
    let at = args[0].kind === 'i' && lower(args[0].text) !== 'none' ? -1 : 0;
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      // Old lists are written like new ones: percentages are numbers then.
      if (one.kind === ',') {
        if (at === 3) result.push({ ...one, kind: '/', text: '/' });
        continue;
      }
      if (one.kind === '/') {
        result.push(one);
        continue;
      }
      const sum = calc.isMath(one) ? calc.evaluate(one) : null;
      if (at >= 0 && one.kind === '%' && (percents[at] ?? 1) !== null) result.push({ ...one, kind: 'n', number: (one.number / 100) * (percents[at] ?? 1) });
      else if (sum !== null && sum !== calc.unknown && sum.units.length === 1) result.push({ ...one, kind: 'x', text: `calc(${numberText(sum.values[0])}${sum.units[0]})`, args: null });
      else result.push(one.space || i === 0 ? one : { ...one, space: true });
      at++;
    }
    return result;
  }
  /// What is mixed keeps its missing components.
  const mixedText = (one) => (one.kind === 'f' && isOld(aliases[one.text] ?? one.text) && hasNone(one.args) ? `${one.text}(${listText(one.args)})` : colors.colorOf(one));
  function mixText(one) {
    const mix = readMix(one.args, (part) => read(part, 'rgb(0, 0, 0)'));
    if (mix === null) return null;
    const [first, second] = mix.percents;
    const isKnown = first !== pending && second !== pending;
    let texts;
    if (!isKnown) return `color-mix(${listText(one.args)})`;
    if (first === null && second === null) texts = ['', ''];
    else if (first === null) texts = [second === 50 ? '' : ` ${numberText(100 - second)}%`, ''];
    else if (second === null || first + second === 100) texts = [first === 50 ? '' : ` ${numberText(first)}%`, ''];
    else texts = [` ${numberText(first)}%`, ` ${numberText(second)}%`];
    const way = mix.way === 'shorter' ? '' : ` ${mix.way} hue`;
    return `color-mix(in ${mix.space}${way}, ${mixedText(mix.ones[0])}${texts[0]}, ${mixedText(mix.ones[1])}${texts[1]})`;
  }
  return { __proto__: null, computed, specified };
});
