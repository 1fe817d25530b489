// CSS Color 4, section 12 "Color Interpolation", and CSS Color 5, section 3: colors in other spaces and mixtures of two.
//
// A color is as css/shared/color-functions has it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathMin, MathMax, MathAbs } = primordials;
  const { lower } = use('css/shared/scanner');
  const calc = use('css/shared/calc');
  const { convert, hueAt, turn } = use('css/shared/color-spaces');

  /// Stands for what depends on lengths that are not known yet.
  const pending = { __proto__: null, space: 'pending' };
  const clamp = (x, low, high) => MathMin(MathMax(x, low), high);
  const color = (space, c, alpha, isLegacy) => ({ __proto__: null, space, c, alpha, isLegacy });
  const spaceNamed = (name) => (name === 'xyz' ? 'xyz-d65' : name);

  // MARK: Converting

  // Section 12.2: what is missing in one space is missing in another where it means the same.
  const kinds = { __proto__: null, hsl: ['hue', 'chroma', 'light'], hwb: ['hue', '', ''], lab: ['light', 'a', 'b'], oklab: ['light', 'a', 'b'], lch: ['light', 'chroma', 'hue'], oklch: ['light', 'chroma', 'hue'] };
  const primaries = ['first', 'second', 'third'];
  const kindsOf = (space) => kinds[space] ?? primaries;
  function isGray(space, c) {
    switch (space) {
      case 'hsl': return MathAbs(c[1]) < 1e-3;
      case 'hwb': return c[1] + c[2] >= 99.999;
      case 'lch': return c[1] <= 0.0015;
      case 'oklch': return c[1] <= 0.000004;
      default: return false;
    }
  }
  function converted(one, space, carries = true) {
    if (one.space === space) return one;
    const c = convert(one.c.map((v) => v ?? 0), one.space, space);
    const at = hueAt(space);
    if (at >= 0 && isGray(space, c)) c[at] = null;
    if (carries) {
      const from = kindsOf(one.space);
      const to = kindsOf(space);
      for (let i = 0; i < 3; i++) {
        if (one.c[i] !== null || from[i] === '') continue;
        const k = to.indexOf(from[i]);
        if (k >= 0) c[k] = null;
      }
    }
    return color(space, c, one.alpha, one.isLegacy);
  }
  function contrast(one) {
    const [, y] = convert(one.c.map((v) => v ?? 0), one.space, 'xyz-d65');
    const bright = 1.05 / (y + 0.05) >= (y + 0.05) / 0.05 ? 1 : 0;
    return color('srgb', [bright, bright, bright], 1, true);
  }

  // MARK: Mixing

  const mixSpaces = {
    __proto__: null, srgb: 1, 'srgb-linear': 1, 'display-p3': 1, 'display-p3-linear': 1, 'a98-rgb': 1, 'prophoto-rgb': 1, rec2020: 1, lab: 1, oklab: 1,
    xyz: 1, 'xyz-d50': 1, 'xyz-d65': 1, hsl: 1, hwb: 1, lch: 1, oklch: 1,
  };
  const hueWays = { __proto__: null, shorter: 1, longer: 1, increasing: 1, decreasing: 1 };
  /// 0 to 100, `pending`, or undefined for what is bad.
  function percentOf(one) {
    if (one.kind === '%') return one.number < 0 || one.number > 100 ? undefined : one.number;
    const sum = calc.evaluate(one);
    if (sum === calc.invalid) return undefined;
    if (sum === calc.unknown) return pending;
    return sum.units.length === 1 && sum.units[0] === '%' ? clamp(sum.values[0], 0, 100) : undefined;
  }
  function mixed({ space, way, colors: given, percents }) {
    if (given[0] === pending || given[1] === pending || percents[0] === pending || percents[1] === pending) return pending;
    let [first, second] = percents;
    if (first === null && second === null) first = second = 50;
    else if (first === null) first = 100 - second;
    else if (second === null) second = 100 - first;
    const sum = first + second;
    const opacity = sum < 100 ? sum / 100 : 1;
    const share = second / sum;
    const a = converted(given[0], space);
    const b = converted(given[1], space);
    const alphas = [a.alpha ?? b.alpha ?? 1, b.alpha ?? a.alpha ?? 1];
    const alpha = a.alpha === null && b.alpha === null ? null : alphas[0] + (alphas[1] - alphas[0]) * share;
    const hue = hueAt(space);
    const c = [];
    for (let i = 0; i < 3; i++) {
      let x = a.c[i] ?? b.c[i];
      let y = b.c[i] ?? a.c[i];
      if (x === null) {
        c.push(null);
        continue;
      }
      if (i === hue) {
        [x, y] = turned(x, y, way);
        c.push(turn(x + (y - x) * share));
        continue;
      }
      const value = x * alphas[0] + (y * alphas[1] - x * alphas[0]) * share;
      c.push(alpha === null || alpha === 0 ? value : value / alpha);
    }
    return color(space, c, alpha === null ? null : alpha * opacity, false);
  }
  /// Section 12.4: hues on the way round that is wanted.
  function turned(from, to, way) {
    let x = turn(from);
    let y = turn(to);
    const d = y - x;
    if (way === 'shorter') {
      if (d > 180) x += 360;
      else if (d < -180) y += 360;
    } else if (way === 'longer') {
      if (d > 0 && d < 180) x += 360;
      else if (d > -180 && d <= 0) y += 360;
    } else if (way === 'increasing') {
      if (d < 0) y += 360;
    } else if (d > 0) x += 360;
    return [x, y];
  }

  /// `in SPACE [WAY hue]?, COLOR P%?, COLOR P%?`; null for what is none. `read(component)` gives a color.
  function readMix(args, read) {
    const parts = [[]];
    for (let i = 0; i < args.length; i++) {
      if (args[i].kind === ',') parts.push([]);
      else parts[parts.length - 1].push(args[i]);
    }
    if (parts.length !== 3) return null;
    const words = parts[0].map((one) => (one.kind === 'i' ? lower(one.text) : ''));
    if (words[0] !== 'in' || mixSpaces[words[1]] !== 1 || (words.length !== 2 && words.length !== 4)) return null;
    const way = words.length === 4 ? words[2] : 'shorter';
    const space = spaceNamed(words[1]);
    if (words.length === 4 && (hueWays[way] !== 1 || words[3] !== 'hue' || hueAt(space) < 0)) return null;
    const mix = { __proto__: null, space, way, ones: [], colors: [], percents: [] };
    for (let i = 1; i < 3; i++) {
      const part = parts[i];
      if (part.length === 0 || part.length > 2) return null;
      const at = part.findIndex((one) => one.kind === '%' || calc.isMath(one));
      if ((part.length === 2) !== (at >= 0)) return null;
      const one = part[at === 0 ? 1 : 0];
      const percent = at < 0 ? null : percentOf(part[at]);
      const value = read(one);
      if (percent === undefined || value === null) return null;
      mix.ones.push(one);
      mix.colors.push(value);
      mix.percents.push(percent);
    }
    if (mix.percents[0] === 0 && mix.percents[1] === 0) return null;
    return mix;
  }
  return { __proto__: null, pending, clamp, color, spaceNamed, converted, contrast, readMix, mixed };
});
