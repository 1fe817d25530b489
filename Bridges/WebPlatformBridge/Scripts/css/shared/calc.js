// CSS Values 4, section 10 "Mathematical expressions": sums of units, as far as they can be known.
//
// A sum is `{ units, values }` with one place for each unit ('' for numbers). What cannot be made a sum
// (`min(1px, 10%)`) is kept as text.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const {
    MathMin, MathMax, MathAbs, MathSign, MathRound, MathFloor, MathCeil, MathSin, MathCos, MathTan, MathSqrt, MathPow,
    MathHypot, MathExp, MathLog, MathTrunc, MathAtan2, MathAsin, MathAcos, MathAtan,
  } = primordials;
  const { lower } = use('css/shared/scanner');
  const { numberText, listText } = use('css/shared/components');

  const functions = {
    __proto__: null, calc: 1, min: 1, max: 1, clamp: 1, round: 1, mod: 1, rem: 1, sin: 1, cos: 1, tan: 1, asin: 1, acos: 1,
    atan: 1, atan2: 1, pow: 1, sqrt: 1, hypot: 1, log: 1, exp: 1, abs: 1, sign: 1, '-webkit-calc': 1,
  };
  const isMath = (one) => one.kind === 'f' && functions[one.text] === 1;

  // Units that are one another's multiples: the canonical unit and the factor.
  const canonical = {
    __proto__: null, px: ['px', 1], cm: ['px', 96 / 2.54], mm: ['px', 96 / 25.4], q: ['px', 96 / 101.6], in: ['px', 96],
    pt: ['px', 96 / 72], pc: ['px', 16], deg: ['deg', 1], grad: ['deg', 0.9], rad: ['deg', 57.29577951308232],
    turn: ['deg', 360], s: ['s', 1], ms: ['s', 0.001], dppx: ['dppx', 1], x: ['dppx', 1], dpi: ['dppx', 1 / 96],
    dpcm: ['dppx', 2.54 / 96], hz: ['hz', 1], khz: ['hz', 1000],
  };
  const kinds = { __proto__: null, px: 'length', deg: 'angle', s: 'time', dppx: 'resolution', hz: 'frequency', '': 'number', '%': 'percent', fr: 'flex' };
  const lengths = {
    __proto__: null, em: 1, rem: 1, ex: 1, rex: 1, ch: 1, rch: 1, cap: 1, rcap: 1, ic: 1, ric: 1, lh: 1, rlh: 1, vw: 1, vh: 1,
    vi: 1, vb: 1, vmin: 1, vmax: 1, svw: 1, svh: 1, svi: 1, svb: 1, svmin: 1, svmax: 1, lvw: 1, lvh: 1, lvi: 1, lvb: 1, lvmin: 1,
    lvmax: 1, dvw: 1, dvh: 1, dvi: 1, dvb: 1, dvmin: 1, dvmax: 1, cqw: 1, cqh: 1, cqi: 1, cqb: 1, cqmin: 1, cqmax: 1,
  };
  /// What a unit measures: 'length', 'angle', ... or undefined for a unit that is none.
  const kindOfUnit = (unit) => {
    const known = canonical[unit];
    return known !== undefined ? kinds[known[0]] : lengths[unit] === 1 ? 'length' : kinds[unit];
  };

  const sumOf = (unit, value) => ({ units: [unit], values: [value] });
  function add(a, b, factor) {
    const sum = { units: a.units.slice(), values: a.values.slice() };
    for (let i = 0; i < b.units.length; i++) {
      const at = sum.units.indexOf(b.units[i]);
      if (at < 0) {
        sum.units.push(b.units[i]);
        sum.values.push(b.values[i] * factor);
      } else sum.values[at] += b.values[i] * factor;
    }
    return sum;
  }
  function scale(a, factor) {
    const sum = { units: a.units.slice(), values: [] };
    for (let i = 0; i < a.values.length; i++) sum.values.push(a.values[i] * factor);
    return sum;
  }
  const isNumber = (a) => a.units.length === 1 && a.units[0] === '';
  const isSingle = (a) => a.units.length === 1;

  // `invalid` for what is no expression, `unknown` for one that cannot be computed here.
  const invalid = { __proto__: null, units: null };
  const unknown = { __proto__: null, units: null };
  const constants = { __proto__: null, e: 2.718281828459045, pi: 3.141592653589793, infinity: 1 / 0, '-infinity': -1 / 0, nan: 0 / 0 };

  function leaf(one) {
    if (one.kind === 'n') return sumOf('', one.number);
    if (one.kind === '%') return sumOf('%', one.number);
    if (one.kind === 'd') {
      const known = canonical[one.unit];
      if (known !== undefined) return sumOf(known[0], one.number * known[1]);
      return kindOfUnit(one.unit) === undefined ? invalid : sumOf(one.unit, one.number);
    }
    if (one.kind === 'i') {
      const value = constants[lower(one.text)];
      return value === undefined ? unknown : sumOf('', value);
    }
    if (one.kind === '(') return expression(one.args, 0, one.args.length);
    if (isMath(one)) return evaluate(one);
    return one.kind === 'f' ? unknown : invalid;
  }
  const isSign = (one) => one.kind === '+' || one.kind === '-';
  /// Section 10.8: sums of products. The signs of a sum have white space on both sides.
  function expression(list, from, to) {
    let sum = null;
    let isUnknown = false;
    let factor = 1;
    let start = from;
    for (let i = from; i <= to; i++) {
      if (i < to && !(isSign(list[i]) && i > start)) continue;
      if (i < to && (!list[i].space || i + 1 >= to || !list[i + 1].space)) return invalid;
      const value = product(list, start, i);
      if (value === invalid) return invalid;
      if (value === unknown) isUnknown = true;
      else sum = sum === null ? scale(value, factor) : add(sum, value, factor);
      if (i < to) {
        factor = list[i].kind === '-' ? -1 : 1;
        start = i + 1;
      }
    }
    if (isUnknown) return unknown;
    return sum ?? invalid;
  }
  function product(list, from, to) {
    if (from >= to) return invalid;
    let value = leaf(list[from]);
    if (value === invalid) return invalid;
    for (let i = from + 1; i < to; i += 2) {
      const op = list[i].kind;
      if ((op !== '*' && op !== '/') || i + 1 >= to) return invalid;
      const right = leaf(list[i + 1]);
      if (right === invalid) return invalid;
      if (value === unknown || right === unknown) value = unknown;
      else if (op === '*') {
        if (isNumber(right)) value = scale(value, right.values[0]);
        else if (isNumber(value)) value = scale(right, value.values[0]);
        else return invalid;
      } else {
        if (!isNumber(right)) return isSingle(value) && isSingle(right) && value.units[0] === right.units[0] ? sumOf('', value.values[0] / right.values[0]) : invalid;
        value = scale(value, 1 / right.values[0]);
      }
    }
    return value;
  }
  function splitArguments(args) {
    const parts = [];
    let start = 0;
    for (let i = 0; i <= args.length; i++) {
      if (i < args.length && args[i].kind !== ',') continue;
      parts.push([start, i]);
      start = i + 1;
    }
    return parts;
  }
  /// The sum that a mathematical function is, `unknown` or `invalid`.
  function evaluate(one) {
    const { args, text } = one;
    if (text === 'calc' || text === '-webkit-calc') return expression(args, 0, args.length);
    const parts = splitArguments(args);
    const sums = [];
    let isUnknown = false;
    let strategy = 'nearest';
    for (let i = 0; i < parts.length; i++) {
      const first = args[parts[i][0]];
      if (first !== undefined && first.kind === 'i' && parts[i][1] - parts[i][0] === 1) {
        const word = lower(first.text);
        if (text === 'round' && i === 0 && (word === 'nearest' || word === 'up' || word === 'down' || word === 'to-zero')) {
          strategy = word;
          continue;
        }
        if (text === 'clamp' && word === 'none') {
          sums.push(null);
          continue;
        }
      }
      const sum = expression(args, parts[i][0], parts[i][1]);
      if (sum === invalid) return invalid;
      if (sum === unknown) isUnknown = true;
      sums.push(sum);
    }
    const wanted = counts[text];
    if (wanted !== undefined && (sums.length < wanted[0] || sums.length > wanted[1])) return invalid;
    if (isUnknown) return unknown;
    let unit = null;
    for (let i = 0; i < sums.length; i++) {
      if (sums[i] === null) continue;
      if (!isSingle(sums[i]) || (unit !== null && unit !== sums[i].units[0])) return unknown;
      unit = sums[i].units[0];
    }
    if (unit === null) return invalid;
    return apply(text, unit, sums, strategy);
  }
  const counts = {
    __proto__: null, clamp: [3, 3], round: [1, 2], mod: [2, 2], rem: [2, 2], sin: [1, 1], cos: [1, 1], tan: [1, 1], asin: [1, 1],
    acos: [1, 1], atan: [1, 1], atan2: [2, 2], pow: [2, 2], sqrt: [1, 1], log: [1, 2], exp: [1, 1], abs: [1, 1], sign: [1, 1],
  };
  const trigonometric = { __proto__: null, sin: MathSin, cos: MathCos, tan: MathTan };
  const inverse = { __proto__: null, asin: MathAsin, acos: MathAcos, atan: MathAtan };
  const plainOnly = { __proto__: null, pow: 1, sqrt: 1, log: 1, exp: 1, asin: 1, acos: 1, atan: 1 };
  function apply(text, unit, sums, strategy) {
    const at = (i) => sums[i].values[0];
    if (plainOnly[text] === 1 && unit !== '') return invalid;
    switch (text) {
      case 'min': case 'max': {
        let value = at(0);
        for (let i = 1; i < sums.length; i++) value = text === 'min' ? MathMin(value, at(i)) : MathMax(value, at(i));
        return sumOf(unit, value);
      }
      case 'clamp': {
        let value = at(1);
        if (sums[2] !== null) value = MathMin(value, at(2));
        if (sums[0] !== null) value = MathMax(value, at(0));
        return sumOf(unit, value);
      }
      case 'round': {
        if (sums.length === 1 && unit !== '') return invalid;
        const step = sums.length > 1 ? at(1) : 1;
        const n = at(0) / step;
        const whole = strategy === 'up' ? MathCeil(n) : strategy === 'down' ? MathFloor(n) : strategy === 'to-zero' ? MathTrunc(n) : MathRound(n);
        return sumOf(unit, whole * step);
      }
      case 'mod': return sumOf(unit, at(0) - MathFloor(at(0) / at(1)) * at(1));
      case 'rem': return sumOf(unit, at(0) % at(1));
      case 'sin': case 'cos': case 'tan':
        return unit === '' || unit === 'deg' ? sumOf('', trigonometric[text](unit === 'deg' ? at(0) / 57.29577951308232 : at(0))) : invalid;
      case 'asin': case 'acos': case 'atan': return sumOf('deg', inverse[text](at(0)) * 57.29577951308232);
      case 'atan2': return sumOf('deg', MathAtan2(at(0), at(1)) * 57.29577951308232);
      case 'pow': return sumOf('', MathPow(at(0), at(1)));
      case 'sqrt': return sumOf('', MathSqrt(at(0)));
      case 'hypot': {
        let value = 0;
        for (let i = 0; i < sums.length; i++) value = MathHypot(value, at(i));
        return sumOf(unit, value);
      }
      case 'log': return sumOf('', sums.length > 1 ? MathLog(at(0)) / MathLog(at(1)) : MathLog(at(0)));
      case 'exp': return sumOf('', MathExp(at(0)));
      case 'abs': return sumOf(unit, MathAbs(at(0)));
      default: return sumOf('', MathSign(at(0)));
    }
  }

  /// What a sum measures: 'length', 'number', 'percent', 'length-percent', ... or '' for a mixture.
  function kindOfSum(sum) {
    let kind = null;
    for (let i = 0; i < sum.units.length; i++) {
      const one = kindOfUnit(sum.units[i]);
      if (kind === null || kind === one) kind = one;
      else if ((kind === 'length' && one === 'percent') || (kind === 'percent' && one === 'length') || (kind === 'length-percent' && (one === 'length' || one === 'percent'))) kind = 'length-percent';
      else return '';
    }
    return kind;
  }
  /// What kind of value a calculation has whose sum cannot be known yet: as of ``kindOfSum``, null where that cannot be known
  /// either.
  function kindOfUnknown(one) {
    const found = { __proto__: null };
    if (!gatherKinds([one], found)) return null;
    const kinds = [];
    for (const kind in found) kinds.push(kind);
    if (kinds.length === 0) return 'number';
    if (kinds.length === 1) return kinds[0];
    return kinds.length === 2 && found.length === true && found.percent === true ? 'length-percent' : '';
  }
  function gatherKinds(args, found) {
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      const { kind } = one;
      if (kind === '%') found.percent = true;
      else if (kind === 'd') {
        const unit = kindOfUnit(one.unit);
        if (unit === undefined) return false;
        found[unit] = true;
      } else if (kind === '/') {
        // A quotient of two lengths is a number.
        const divisor = { __proto__: null };
        if (i + 1 >= args.length || !gatherKinds([args[i + 1]], divisor)) return false;
        for (const name in divisor) if (name !== '') return false;
        i++;
      } else if (kind === 'f') {
        if (one.text === 'sign' || inverse[one.text] !== undefined || one.text === 'atan2' || trigonometric[one.text] !== undefined) {
          if (one.text !== 'sign' && trigonometric[one.text] === undefined) found.angle = true;
        } else if (!isMath(one) || !gatherKinds(one.args, found)) return false;
      } else if (kind === '(') {
        if (!gatherKinds(one.args, found)) return false;
      } else if (kind === 'i' && constants[lower(one.text)] === undefined && strategies[lower(one.text)] !== 1) return false;
    }
    return true;
  }
  const strategies = { __proto__: null, nearest: 1, up: 1, down: 1, 'to-zero': 1, none: 1 };
  /// CSS Values 4, section 10.13: the text of a sum, in the order number, percentage, units by name.
  function sumText(sum) {
    const order = sum.units.slice();
    order.sort((a, b) => (a === b ? 0 : a === '' ? -1 : b === '' ? 1 : a === '%' ? -1 : b === '%' ? 1 : a < b ? -1 : 1));
    let text = '';
    for (let i = 0; i < order.length; i++) {
      const value = sum.values[sum.units.indexOf(order[i])];
      const size = numberText(i > 0 ? MathAbs(value) : value);
      const special = size === 'NaN' || size === 'infinity' || size === '-infinity';
      if (i > 0) text += value < 0 ? ' - ' : ' + ';
      text += special && order[i] !== '' ? `${size} * 1${order[i]}` : size + order[i];
    }
    return `calc(${text})`;
  }
  /// The text of an expression that is not computed.
  const keptText = (one) => `${one.text === '-webkit-calc' ? 'calc' : one.text}(${listText(one.args)})`;

  return { __proto__: null, isMath, evaluate, invalid, unknown, kindOfUnit, kindOfSum, kindOfUnknown, sumText, keptText, canonical, sumOf };
});
