// CSS Transforms 1 and 2, section 13: functions as one matrix. A matrix is a list of 16 numbers, column by
// column, as DOMMatrix has them.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathSin, MathCos, MathTan, MathSqrt, MathRound } = primordials;
  const { parse, numberText } = use('css/shared/components');
  const calc = use('css/shared/calc');

  const identity = () => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  /// The product of two matrices: what `b` does comes first.
  function multiply(a, b) {
    const m = [];
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 4; row++) {
        let sum = 0;
        for (let k = 0; k < 4; k++) sum += a[k * 4 + row] * b[column * 4 + k];
        m.push(sum);
      }
    }
    return m;
  }
  function translation(x, y, z) {
    const m = identity();
    m[12] = x;
    m[13] = y;
    m[14] = z;
    return m;
  }
  function scaling(x, y, z) {
    const m = identity();
    m[0] = x;
    m[5] = y;
    m[10] = z;
    return m;
  }
  const radian = 0.017453292519943295;
  function rotation(x, y, z, degrees) {
    const length = MathSqrt(x * x + y * y + z * z);
    if (length === 0) return identity();
    x /= length;
    y /= length;
    z /= length;
    const s = exact(MathSin(degrees * radian));
    const c = exact(MathCos(degrees * radian));
    const t = 1 - c;
    return [
      t * x * x + c, t * x * y + s * z, t * x * z - s * y, 0, t * x * y - s * z, t * y * y + c, t * y * z + s * x, 0,
      t * x * z + s * y, t * y * z - s * x, t * z * z + c, 0, 0, 0, 0, 1,
    ];
  }
  /// The sine of 180 degrees is zero, whatever a computer's pi is.
  const exact = (n) => MathRound(n * 1e15) / 1e15;
  function skewing(x, y) {
    const m = identity();
    m[4] = exact(MathTan(x * radian));
    m[1] = exact(MathTan(y * radian));
    return m;
  }
  function perspective(d) {
    const m = identity();
    if (d > 0) m[11] = -1 / d;
    return m;
  }
  const is2D = (m) => m[2] === 0 && m[3] === 0 && m[6] === 0 && m[7] === 0 && m[8] === 0 && m[9] === 0 && m[10] === 1
    && m[11] === 0 && m[14] === 0 && m[15] === 1;

  /// The numbers of a function's arguments: pixels, degrees, plain ones; percentages of a box's side.
  function numbers(args, sides) {
    const values = [];
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      if (one.kind === ',') continue;
      const side = sides === null ? 0 : sides[values.length] ?? 0;
      if (one.kind === '%') values.push((one.number / 100) * (sides === null ? 1 : side));
      else if (one.kind === 'n') values.push(one.number);
      else if (one.kind === 'd') {
        const known = calc.canonical[one.unit];
        if (known === undefined) return null;
        values.push(one.number * known[1]);
      } else if (one.kind === 'f') {
        const sum = calc.evaluate(one);
        if (sum === calc.unknown || sum === calc.invalid) return null;
        let total = 0;
        for (let k = 0; k < sum.units.length; k++) total += sum.units[k] === '%' ? (sum.values[k] / 100) * side : sum.values[k];
        values.push(total);
      } else if (one.kind === 'i') values.push(0);
      else return null;
    }
    return values;
  }
  function matrixOf(one, sides) {
    const name = one.text;
    const n = numbers(one.args, name.startsWith('translate') ? sides : null);
    if (n === null) return null;
    switch (name) {
      case 'matrix': return n.length === 6 ? [n[0], n[1], 0, 0, n[2], n[3], 0, 0, 0, 0, 1, 0, n[4], n[5], 0, 1] : null;
      case 'matrix3d': return n.length === 16 ? n : null;
      case 'translate': return translation(n[0], n[1] ?? 0, 0);
      case 'translatex': return translation(n[0], 0, 0);
      case 'translatey': {
        const down = numbers(one.args, [sides[1]]);
        return translation(0, down[0], 0);
      }
      case 'translatez': return translation(0, 0, n[0]);
      case 'translate3d': return translation(n[0], n[1], n[2]);
      case 'scale': return scaling(n[0], n[1] ?? n[0], 1);
      case 'scalex': return scaling(n[0], 1, 1);
      case 'scaley': return scaling(1, n[0], 1);
      case 'scalez': return scaling(1, 1, n[0]);
      case 'scale3d': return scaling(n[0], n[1], n[2]);
      case 'rotate': case 'rotatez': return rotation(0, 0, 1, n[0]);
      case 'rotatex': return rotation(1, 0, 0, n[0]);
      case 'rotatey': return rotation(0, 1, 0, n[0]);
      case 'rotate3d': return rotation(n[0], n[1], n[2], n[3]);
      case 'skew': return skewing(n[0], n[1] ?? 0);
      case 'skewx': return skewing(n[0], 0);
      case 'skewy': return skewing(0, n[0]);
      case 'perspective': return perspective(n[0]);
      default: return null;
    }
  }
  /// The matrix of a list of functions, or null for what is none. `sides` are width and height of the box.
  function fromText(text, sides) {
    const list = parse(text);
    if (list === null) return null;
    let result = identity();
    for (let i = 0; i < list.length; i++) {
      if (list[i].kind !== 'f') return null;
      const m = matrixOf(list[i], sides);
      if (m === null) return null;
      result = multiply(result, m);
    }
    return result;
  }
  function text(m) {
    const shown = is2D(m) ? [m[0], m[1], m[4], m[5], m[12], m[13]] : m;
    return `${is2D(m) ? 'matrix' : 'matrix3d'}(${shown.map(numberText).join(', ')})`;
  }
  /// The resolved value of `transform` (CSS Transforms 1, section 12).
  function computed(value, record) {
    let sides = [0, 0];
    if (value.includes('%')) {
      const rect = use('css/shared/geometry').rectOf(record);
      sides = [rect.width, rect.height];
    }
    const m = fromText(value, sides);
    return m === null ? value : text(m);
  }

  return { __proto__: null, identity, multiply, translation, scaling, rotation, skewing, is2D, fromText, text, computed };
});
