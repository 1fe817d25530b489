// Web Animations 1, section 5.3 "Animating properties", and CSS Values 4, section 3 "Combination": what lies between two
// computed values of a property.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathFloor, MathMax, MathMin, MathRound, RegExpPrototypeExec, Number } = primordials;
  const { numberText } = use('css/shared/components');

  /// Numbers with their units, and colours, as computed values have them.
  const part = /rgba?\(([^)]*)\)|(?<![\w#-])[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(%|[a-z]+)?|transparent/gi;
  const addresses = /url\(|"/;
  /// A value as a skeleton and the numbers in it; null for one that has texts in it.
  const known = new primordials.Map();
  function partsOf(value) {
    let found = known.get(value);
    if (found !== undefined) return found;
    found = RegExpPrototypeExec(addresses, value) !== null ? null : read(value);
    if (known.size > 500) known.clear();
    known.set(value, found);
    return found;
  }
  function read(value) {
    const parts = [];
    let skeleton = '';
    let from = 0;
    part.lastIndex = 0;
    for (;;) {
      const m = RegExpPrototypeExec(part, value);
      if (m === null) break;
      skeleton += value.slice(from, m.index) + '\u0000';
      from = part.lastIndex;
      if (m[0] === 'transparent') parts.push({ color: [0, 0, 0, 0] });
      else if (m[1] !== undefined) parts.push({ color: colorOf(m[1]) });
      else parts.push({ color: null, number: Number.parseFloat(m[0]), unit: (m[2] ?? '').toLowerCase() });
    }
    return { skeleton: skeleton + value.slice(from), parts };
  }
  function colorOf(text) {
    const list = text.split(/[\s,/]+/).filter((one) => one !== '').map((one) => (one.endsWith('%') ? Number.parseFloat(one) / 100 : Number.parseFloat(one)));
    return [list[0], list[1], list[2], list[3] ?? 1];
  }
  const mix = (a, b, p) => a + (b - a) * p;
  const clamp = (n, least, most) => MathMax(least, MathMin(n, most));
  /// Colours are mixed as they are multiplied by their opacity.
  function mixColors(a, b, p) {
    const alpha = clamp(mix(a[3], b[3], p), 0, 1);
    if (alpha === 0) return 'rgba(0, 0, 0, 0)';
    const channel = (i) => MathRound(clamp(mix(a[i] * a[3], b[i] * b[3], p) / alpha, 0, 255));
    const text = `${channel(0)}, ${channel(1)}, ${channel(2)}`;
    return alpha === 1 ? `rgb(${text})` : `rgba(${text}, ${numberText(MathRound(alpha * 1000) / 1000)})`;
  }
  const sums = { __proto__: null, px: true, '%': true };
  /// A number between two; null where their units do not go together.
  function mixNumbers(a, b, p, isWhole) {
    if (a.unit === b.unit || b.number === 0 || a.number === 0) {
      const unit = a.unit === b.unit || b.number === 0 ? a.unit : b.unit;
      if (a.unit !== b.unit && !(sums[a.unit] === true && sums[b.unit] === true) && a.unit !== '' && b.unit !== '') return null;
      const n = mix(a.number, b.number, p);
      return numberText(isWhole ? MathFloor(n + 0.5 + 1e-4) : n) + (unit === '' ? a.unit === '' ? b.unit : a.unit : unit);
    }
    if (sums[a.unit] !== true || sums[b.unit] !== true) return null;
    const share = a.unit === '%' ? mix(a.number, 0, p) : mix(0, b.number, p);
    const length = a.unit === '%' ? mix(0, b.number, p) : mix(a.number, 0, p);
    return `calc(${numberText(share)}% ${length < 0 ? '-' : '+'} ${numberText(length < 0 ? -length : length)}px)`;
  }
  const whole = { __proto__: null, 'z-index': true, order: true, orphans: true, widows: true, 'column-count': true };
  /// Properties that have no negative values.
  const positive = /^(?:min-|max-)?(?:width|height|inline-size|block-size)$|^padding-|^border-.*-(?:width|radius)$|^(?:font-size|flex-grow|flex-shrink|line-height|outline-width|column-gap|row-gap|column-width|perspective|stroke-width)$/;
  const parted = { __proto__: null, opacity: true, 'fill-opacity': true, 'stroke-opacity': true, 'flood-opacity': true, 'stop-opacity': true, 'shape-image-threshold': true };

  const functions = /([a-z0-9]+)\(([^)]*)\)/gi;
  const identities = { __proto__: null, scale: '1', scalex: '1', scaley: '1', scalez: '1', scale3d: '1', matrix: '', matrix3d: '' };
  /// `none` as the list of functions that does nothing, made like another list.
  function neutral(list) {
    return list.replace(functions, (all, name, args) => {
      const unit = identities[name.toLowerCase()];
      if (unit === '') return name.toLowerCase() === 'matrix' ? 'matrix(1, 0, 0, 1, 0, 0)' : 'matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)';
      return `${name}(${args.split(',').map((one) => (unit ?? one.trim().replace(/^[-+]?[\d.e+-]+/i, '0'))).join(', ')})`;
    });
  }
  const lists = { __proto__: null, transform: true, filter: true, 'backdrop-filter': true };
  const shadows = { __proto__: null, 'box-shadow': true, 'text-shadow': true };
  const nothing = (value) => value.replace(part, (all) => (all.startsWith('rgb') || all === 'transparent' ? 'rgba(0, 0, 0, 0)' : all.replace(/^[-+]?[\d.]+/, '0')));

  /// The value at a point of the way, which may lie outside of 0 and 1; null where the two can only be exchanged.
  function between(name, from, to, p) {
    if (name === 'visibility') {
      if (from !== 'visible' && to !== 'visible') return null;
      return p <= 0 ? from : p >= 1 ? to : 'visible';
    }
    let start = from;
    let end = to;
    if (start === 'none' || end === 'none') {
      if (lists[name] === true && start !== end) {
        if (start === 'none') start = neutral(end);
        else end = neutral(start);
      } else if (shadows[name] === true && start !== end) {
        if (start === 'none') start = nothing(end);
        else end = nothing(start);
      }
    }
    const a = partsOf(start);
    const b = partsOf(end);
    if (a === null || b === null || a.skeleton !== b.skeleton || a.parts.length === 0) {
      // Other matrices are not made of two lists that differ: half-way they are exchanged.
      return lists[name] === true && name === 'transform' && from !== to ? (p < 0.5 ? from : to) : null;
    }
    let at = 0;
    let text = '';
    for (let i = 0; i < a.parts.length; i++) {
      const end1 = a.skeleton.indexOf('\u0000', at);
      text += a.skeleton.slice(at, end1);
      at = end1 + 1;
      const one = a.parts[i];
      const other = b.parts[i];
      if ((one.color === null) !== (other.color === null)) return null;
      const mixed = one.color !== null ? mixColors(one.color, other.color, p) : mixNumbers(one, other, p, whole[name] === true);
      if (mixed === null) return null;
      text += mixed;
    }
    text += a.skeleton.slice(at);
    if (a.parts.length === 1 && a.parts[0].color === null && a.skeleton === '\u0000') return limited(name, text);
    return text;
  }
  /// A single number that a property may have.
  function limited(name, text) {
    const n = Number.parseFloat(text);
    if (parted[name] === true) return numberText(clamp(n, 0, 1));
    if (n < 0 && RegExpPrototypeExec(positive, name) !== null) return `0${text.replace(/^[-+]?[\d.e+-]+/i, '')}`;
    return text;
  }
  const canMix = (name, from, to) => between(name, from, to, 0.5) !== null;
  /// The same, where what cannot be mixed is exchanged half-way; what is shown stays longest (CSS Display 4, section 2.9).
  function at(name, from, to, p) {
    const mixed = between(name, from, to, p);
    if (mixed !== null) return mixed;
    if (name === 'display' || name === 'content-visibility') {
      const hidden = name === 'display' ? 'none' : 'hidden';
      if (from === hidden) return p > 0 ? to : from;
      if (to === hidden) return p < 1 ? from : to;
    }
    return p < 0.5 ? from : to;
  }
  return { __proto__: null, at, canMix };
});
