// CSS Values 4, section 5 and the "computed value" lines of the standards: relative lengths become pixels,
// names of colours rgb(), words numbers.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec, MathRound, parseFloat: toNumber } = primordials;
  const { parse, numberText, listText } = use('css/shared/components');
  const colors = use('css/shared/colors');
  const calc = use('css/shared/calc');
  const { longhands } = use('css/shared/properties');
  const cascade = use('css/shared/cascade');

  const words = /^[a-z-]+$/;
  const pixels = /^-?[0-9.]+px$/;
  const numbers = /^-?[0-9.]+$/;
  const is = (pattern, text) => RegExpPrototypeExec(pattern, text) !== null;

  // MARK: Lengths

  const sizeWords = {
    __proto__: null, 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32, 'xxx-large': 48,
  };
  /// The pixels of one unit, seen from an element; undefined for percentages and what is no length.
  function unitSize(style, unit, get, fontSize) {
    const known = calc.canonical[unit];
    if (known !== undefined) return known[0] === 'px' ? known[1] : undefined;
    const { env } = cascade.stateOf(style.record.doc);
    const font = () => fontSize ?? toNumber(get(style, 'font-size'));
    switch (unit) {
      case 'em': return font();
      case 'rem': return rootSize(style, get, fontSize);
      case 'ex': case 'ch': return font() / 2;
      case 'rex': case 'rch': return rootSize(style, get, fontSize) / 2;
      case 'cap': return font() * 0.7;
      case 'ic': return font();
      case 'ric': return rootSize(style, get, fontSize);
      case 'rcap': return rootSize(style, get, fontSize) * 0.7;
      case 'lh': return lineUnit(style, get, fontSize);
      case 'rlh': return rootLine(style, get, fontSize);
      default:
    }
    const last = unit.slice(-2);
    if (unit.endsWith('vmin')) return (env.width < env.height ? env.width : env.height) / 100;
    if (unit.endsWith('vmax')) return (env.width > env.height ? env.width : env.height) / 100;
    if (last === 'vw' || last === 'vi') return env.width / 100;
    if (last === 'vh' || last === 'vb') return env.height / 100;
    return unit.startsWith('cq') ? containerUnit(style, unit, env) : undefined;
  }
  const axes = { __proto__: null, cqw: 'w', cqh: 'h', cqi: 'i', cqb: 'b' };
  /// CSS Conditional 5, section 5: by the containers around an element, or the viewport on an axis that has none.
  function containerUnit(style, unit, env) {
    const { hundredth } = use('css/shared/container-queries');
    const along = (axis) => hundredth(style.record, axis) ?? (axis === 'w' || axis === 'i' ? env.width : env.height) / 100;
    if (unit === 'cqmin' || unit === 'cqmax') {
      const inline = along('i');
      const block = along('b');
      return (unit === 'cqmin') === (inline < block) ? inline : block;
    }
    return axes[unit] === undefined ? undefined : along(axes[unit]);
  }

  function rootSize(style, get, fontSize) {
    const { doc } = style.record;
    let root = doc.first;
    while (root !== null && root.type !== 1) root = root.next;
    if (root === null) return 16;
    // The root's own font size is relative to the initial one.
    if (root === style.record) return fontSize !== undefined ? 16 : toNumber(get(style, 'font-size'));
    return toNumber(get(cascade.styleOf(root), 'font-size'));
  }
  function lineHeight(style, get) {
    const text = get(style, 'line-height');
    if (text === 'normal') return toNumber(get(style, 'font-size')) * 1.2;
    return toNumber(text) * (is(numbers, text) ? toNumber(get(style, 'font-size')) : 1);
  }
  const initialLine = 16 * 1.2;
  /// The style whose `line-height` is computed now: lines in it are the parent's, as in `font-size`.
  let ofLine = null;
  function lineUnit(style, get, fontSize) {
    if (fontSize === undefined && ofLine !== style) return lineHeight(style, get);
    const parent = use('css/shared/computed').parentStyle(style);
    return parent === null ? initialLine : lineHeight(parent, get);
  }
  function rootLine(style, get, fontSize) {
    let root = style.record.doc.first;
    while (root !== null && root.type !== 1) root = root.next;
    if (root === null) return initialLine;
    if (root !== style.record) return lineHeight(cascade.styleOf(root), get);
    return fontSize !== undefined || ofLine === style ? initialLine : lineHeight(style, get);
  }
  const px = (n) => numberText(n) + 'px';

  // MARK: Components

  /// Components with absolute lengths, angles, times and colours.
  function absolutes(style, list, info, get, fontSize) {
    const result = [];
    for (let i = 0; i < list.length; i++) result.push(absoluteOf(style, list[i], info, get, fontSize));
    return result;
  }
  const shown = (text, space) => ({ kind: 'shown', text, number: 0, unit: '', args: null, space, isInteger: false });
  function absoluteOf(style, one, info, get, fontSize) {
    if (one.kind === 'd') {
      const size = unitSize(style, one.unit, get, fontSize);
      if (size !== undefined) return shown(px(one.number * size), one.space);
      const known = calc.canonical[one.unit];
      return known === undefined ? one : shown(numberText(one.number * known[1]) + known[0], one.space);
    }
    if (one.kind === 'i' || one.kind === 'h') {
      if (!info.takesColor) return one;
      const color = colors.colorOf(one);
      return color === null ? one : shown(colors.computed(color, color === 'currentcolor' ? get(style, 'color') : ''), one.space);
    }
    if (one.kind !== 'f') return one.args === null ? one : { ...one, args: absolutes(style, one.args, info, get, fontSize) };
    if (calc.isMath(one)) return shown(mathText(style, one, info, get, fontSize), one.space);
    if (info.takesColor) {
      const color = functionColor(style, one, info, get, fontSize);
      if (color !== null) return shown(color, one.space);
    }
    return { ...one, args: absolutes(style, one.args, info, get, fontSize) };
  }
  /// What a color function computes to, or null for another function. The color that is computed now is the parent's so far.
  function functionColor(style, one, info, get, fontSize) {
    const specified = colors.colorOf(one);
    if (specified === null) return null;
    const plain = { ...one, args: pixelArgs(style, one.args, get, fontSize) };
    const ofParent = () => use('css/shared/computed').inheritedColor(style);
    const current = !specified.includes('currentcolor') ? 'rgb(0, 0, 0)' : info === longhands.color ? ofParent() : get(style, 'color');
    return use('css/shared/color-functions').computed(plain, current) ?? specified;
  }
  function mathText(style, one, info, get, fontSize) {
    // Units are made pixels first, so that more of it can be summed.
    const plain = { ...one, args: pixelArgs(style, one.args, get, fontSize) };
    const sum = calc.evaluate(plain);
    if (sum === calc.unknown || sum === calc.invalid) return calc.keptText(plain);
    if (sum.units.length === 1) {
      let [value] = sum.values;
      if (value < 0 && !info.types.includes('L') && !info.types.includes('N') && !info.isMulti) value = 0;
      if (sum.units[0] === '' && info.types.includes('i') && !info.types.includes('n')) value = MathRound(value);
      return numberText(value) + sum.units[0];
    }
    return calc.sumText(sum);
  }
  function pixelArgs(style, args, get, fontSize) {
    const result = [];
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      const size = one.kind === 'd' ? unitSize(style, one.unit, get, fontSize) : undefined;
      if (size !== undefined) result.push({ ...one, number: one.number * size, unit: 'px' });
      else if (one.args !== null) result.push({ ...one, args: pixelArgs(style, one.args, get, fontSize) });
      else result.push(one);
    }
    return result;
  }

  // MARK: Properties

  const rules = { __proto__: null };
  rules['font-size'] = (style, value, parent, get) => {
    const outer = parent === null ? 16 : toNumber(parent);
    if (sizeWords[value] !== undefined) return px(sizeWords[value]);
    if (value === 'larger') return px(outer * 1.2);
    if (value === 'smaller') return px(outer / 1.2);
    if (value === 'math') return px(outer);
    if (is(pixels, value)) return value;
    const list = parse(value);
    if (list === null || list.length !== 1) return px(outer);
    const [one] = list;
    if (one.kind === '%') return px((outer * one.number) / 100);
    const text = one.kind === 'f' ? mathText(style, one, { types: 'lp', isMulti: false }, get, outer) : absoluteOf(style, one, longhands['font-size'], get, outer).text;
    if (text.endsWith('%')) return px((outer * toNumber(text)) / 100);
    return text.endsWith('px') ? text : px(outer);
  };
  rules['font-weight'] = (style, value, parent) => {
    const outer = parent === null ? 400 : +parent;
    if (value === 'normal') return '400';
    if (value === 'bold') return '700';
    if (value === 'bolder') return outer < 350 ? '400' : outer < 550 ? '700' : outer < 900 ? '900' : `${outer}`;
    if (value === 'lighter') return outer < 100 ? `${outer}` : outer < 550 ? '100' : outer < 750 ? '400' : '700';
    return value;
  };
  rules['line-height'] = (style, value, parent, get) => {
    if (value === 'normal' || is(pixels, value)) return value;
    const size = toNumber(get(style, 'font-size'));
    // A number is inherited as a number; what a browser shows is pixels.
    if (is(numbers, value)) return value;
    if (value.endsWith('%') && !value.includes('(')) return px((size * toNumber(value)) / 100);
    const before = ofLine;
    ofLine = style;
    try {
      return general(style, 'line-height', value, get);
    } finally {
      ofLine = before;
    }
  };
  const widths = { __proto__: null, thin: '1px', medium: '3px', thick: '5px' };
  function lineWidth(styleName) {
    return (style, value, parent, get, name) => {
      const line = get(style, styleName);
      if (line === 'none' || line === 'hidden') return '0px';
      return widths[value] ?? general(style, name, value, get);
    };
  }
  for (const side of ['top', 'right', 'bottom', 'left']) rules[`border-${side}-width`] = lineWidth(`border-${side}-style`);
  for (const name of ['outline-width', 'column-rule-width', 'row-rule-width']) {
    rules[name] = (style, value, parent, get) => widths[value] ?? general(style, name, value, get);
  }
  rules.color = (style, value, parent, get) => {
    const simple = colors.computed(value, 'rgb(0, 0, 0)');
    return simple !== value ? simple : general(style, 'color', value, get);
  };
  rules['text-align'] = (style, value, parent) => (value === 'match-parent' ? parent ?? 'start' : value);
  for (const name of ['opacity', 'fill-opacity', 'stroke-opacity', 'stop-opacity', 'flood-opacity']) {
    rules[name] = (style, value, parent, get) => {
      const text = is(numbers, value) ? value : general(style, name, value, get);
      const n = +text;
      return n < 0 ? '0' : n > 1 ? '1' : text;
    };
  }
  rules.float = (style, value, parent, get) => {
    const position = get(style, 'position');
    return position === 'absolute' || position === 'fixed' ? 'none' : value === 'inline-start' ? 'left' : value === 'inline-end' ? 'right' : value;
  };
  const overflow = (other) => (style, value, parent, get, name) => {
    // `visible` beside something that scrolls is `auto`.
    if (style.pending === 1) return value;
    style.pending = 1;
    const beside = get(style, other);
    style.pending = 0;
    style.values.delete(other);
    const scrolls = beside !== 'visible' && beside !== 'clip';
    return value === 'visible' && scrolls ? 'auto' : value === 'clip' && scrolls ? 'hidden' : name === '' ? value : value;
  };
  rules['overflow-x'] = overflow('overflow-y');
  rules['overflow-y'] = overflow('overflow-x');
  rules['animation-duration'] = (style, value, parent, get) => general(style, 'animation-duration', value.includes('auto') ? '0s' : value, get);
  rules.transform = (style, value, parent, get) => (value === 'none' ? value : use('css/shared/transforms').computed(general(style, 'transform', value, get), style.record));
  rules['z-index'] = (style, value, parent, get) => (is(numbers, value) || value === 'auto' ? value : general(style, 'z-index', value, get));
  rules['font-stretch'] = (style, value) => stretches[value] ?? value;
  const stretches = {
    __proto__: null, 'ultra-condensed': '50%', 'extra-condensed': '62.5%', condensed: '75%', 'semi-condensed': '87.5%', normal: '100%',
    'semi-expanded': '112.5%', expanded: '125%', 'extra-expanded': '150%', 'ultra-expanded': '200%',
  };

  /// What most properties do: units and colours.
  function general(style, name, value, get) {
    // It is inherited as it is, and means each element's own colour.
    if (value === 'currentcolor' && name !== 'color') return value;
    const info = longhands[name];
    info.takesColor ??= info.types.includes('c') || info.types.includes('h') || info.types.includes('g') || info.types.includes('B') || info.types.includes('m');
    if (is(words, value) && !(info.takesColor && info.types.includes('c'))) return value;
    if (is(pixels, value) || is(numbers, value)) return value;
    if (info.types.includes('c') && !value.includes('(')) return colors.computed(value, value === 'currentcolor' ? get(style, 'color') : '');
    if (info.types.includes('c') && (value.startsWith('rgb(') || value.startsWith('rgba(')) && !value.includes('calc') && !value.includes('from')) return value;
    const list = parse(value);
    if (list === null) return value;
    const result = listText(absolutes(style, list, info, get, undefined));
    return name === 'box-shadow' && value !== 'none' ? fullShadow(result) : result;
  }
  /// A shadow is shown with all of its lengths, and its colour.
  function fullShadow(text) {
    const parts = splitList(text);
    for (let i = 0; i < parts.length; i++) {
      const isInset = parts[i].endsWith(' inset');
      const body = isInset ? parts[i].slice(0, -6) : parts[i];
      const end = body.lastIndexOf(')') + 1;
      const sizes = body.slice(end).trim().split(' ');
      while (sizes.length < 4) sizes.push('0px');
      parts[i] = `${end > 0 ? body.slice(0, end) : 'rgb(0, 0, 0)'} ${sizes.join(' ')}${isInset ? ' inset' : ''}`;
    }
    return parts.join(', ');
  }
  function splitList(text) {
    const parts = [];
    let depth = 0;
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      if (text[i] === '(') depth++;
      else if (text[i] === ')') depth--;
      else if (text[i] === ',' && depth === 0) {
        parts.push(text.slice(from, i).trim());
        from = i + 1;
      }
    }
    parts.push(text.slice(from).trim());
    return parts;
  }
  function compute(style, name, value, parent, get) {
    const rule = rules[name];
    if (rule !== undefined) return rule(style, value, parent, get, name);
    if (name === 'display' || name === 'visibility' || name === 'position' || name === 'font-family') return value;
    return general(style, name, value, get);
  }

  return { __proto__: null, compute, unitSize, lineHeight };
});
