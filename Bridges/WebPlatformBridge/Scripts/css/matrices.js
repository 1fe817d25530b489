// Geometry Interfaces 1, section 5 (DOMMatrix).
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { MathAtan2 } = primordials;
  const { Float32Array, Float64Array, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { brand, of, stamp, stateOrNull } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { DOMPoint, newPoint, pointFrom } = use('css/points');
  const { dictionary } = use('css/rects');
  const transforms = shared('css/shared/transforms');
  const number = idl.unrestrictedDouble;

  const matrix = (object) => brand(object, 'matrix');
  const newMatrix = (Interface, m, is2D) => stamp(Interface, { kind: 'matrix', m, is2D });
  const flat = { __proto__: null, a: 0, b: 1, c: 4, d: 5, e: 12, f: 13 };
  const bad = (text) => domError('SyntaxError', `Failed to parse '${text}'.`);
  function fromNumbers(Interface, list, where) {
    if (list.length === 6) return newMatrix(Interface, [list[0], list[1], 0, 0, list[2], list[3], 0, 0, 0, 0, 1, 0, list[4], list[5], 0, 1], true);
    if (list.length === 16) return newMatrix(Interface, list, false);
    throw idl.failure(where, 'The sequence must contain 6 elements for a 2D matrix or 16 elements for a 3D matrix.');
  }
  function fromText(Interface, text) {
    const { longhands } = shared('css/shared/properties');
    const value = text === '' ? 'none' : shared('css/shared/values').longhandValue(longhands.transform, text);
    if (value === null || shared('css/shared/properties').isWide(value)) throw bad(text);
    if (value === 'none') return newMatrix(Interface, transforms.identity(), true);
    const m = transforms.fromText(value, [0, 0]);
    if (m === null || primordials.StringPrototypeIncludes(value, '%')) throw bad(text);
    const copy = [];
    for (let i = 0; i < 16; i++) primordials.ArrayPrototypePush(copy, m[i]);
    return newMatrix(Interface, copy, transforms.is2D(m));
  }
  /// A matrix of an object with `a` to `f` or `m11` to `m44` (section 6.4.2, "validate and fixup").
  function matrixFrom(value) {
    const known = idl.isObject(value) ? stateOrNull(value) : null;
    if (known !== null && known.kind === 'matrix') return known;
    const given = dictionary(value, "Failed to read 'DOMMatrixInit'");
    const m = transforms.identity();
    let is2D = true;
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 4; row++) {
        const n = given[`m${column + 1}${row + 1}`];
        if (n === undefined) continue;
        m[column * 4 + row] = number(n);
        if (!is2DPlace(column * 4 + row) && m[column * 4 + row] !== transforms.identity()[column * 4 + row]) is2D = false;
      }
    }
    for (const name in flat) {
      const n = given[name];
      if (n === undefined) continue;
      const text = `m${(flat[name] >> 2) + 1}${(flat[name] & 3) + 1}`;
      if (given[text] !== undefined && m[flat[name]] !== number(n)) throw new TypeError(`Property '${name}' and '${text}' should have same value.`);
      m[flat[name]] = number(n);
    }
    if (given.is2D === true && !is2D) throw new TypeError("The 'is2D' member is true but the matrix is not a 2D one.");
    return { kind: 'matrix', m, is2D: given.is2D === undefined ? is2D : !!given.is2D && is2D };
  }
  const is2DPlace = (i) => i === 0 || i === 1 || i === 4 || i === 5 || i === 12 || i === 13;
  function construct(given, target) {
    const init = given[0];
    if (init === undefined) return newMatrix(target, transforms.identity(), true);
    if (idl.isObject(init) && typeof init[primordials.SymbolIterator] === 'function') {
      return fromNumbers(target, idl.sequence(number)(init, ''), `Failed to construct 'DOMMatrix'`);
    }
    return fromText(target, idl.DOMString(init));
  }
  const product = (a, b) => {
    const m = transforms.multiply(a.m, b.m);
    return { m, is2D: a.is2D && b.is2D };
  };
  /// The inverse by elimination; null where there is none.
  function inverse(m) {
    const a = [];
    for (let row = 0; row < 4; row++) {
      a[row] = [];
      for (let column = 0; column < 4; column++) a[row][column] = m[column * 4 + row];
      for (let column = 0; column < 4; column++) a[row][4 + column] = row === column ? 1 : 0;
    }
    for (let column = 0; column < 4; column++) {
      let pivot = column;
      for (let row = column + 1; row < 4; row++) if (abs(a[row][column]) > abs(a[pivot][column])) pivot = row;
      if (a[pivot][column] === 0 || a[pivot][column] !== a[pivot][column]) return null;
      const swapped = a[column];
      a[column] = a[pivot];
      a[pivot] = swapped;
      const by = a[column][column];
      for (let k = 0; k < 8; k++) a[column][k] /= by;
      for (let row = 0; row < 4; row++) {
        if (row === column || a[row][column] === 0) continue;
        const times = a[row][column];
        for (let k = 0; k < 8; k++) a[row][k] -= times * a[column][k];
      }
    }
    const result = [];
    for (let column = 0; column < 4; column++) for (let row = 0; row < 4; row++) result[column * 4 + row] = a[row][4 + column] + 0;
    return result;
  }
  const abs = (n) => (n < 0 ? -n : n);
  const one = (n, fallback) => (n === undefined ? fallback : number(n));
  const pageArray = (m) => {
    const list = [];
    for (let i = 0; i < 16; i++) primordials.ArrayPrototypePush(list, m[i]);
    return list;
  };
  /// The operations, as functions of a state and arguments, that give a matrix and whether it is a flat one.
  const operations = {
    __proto__: null,
    multiply: (s, n) => product(s, matrixFrom(n[0])),
    translate: (s, n) => product(s, { m: transforms.translation(one(n[0], 0), one(n[1], 0), one(n[2], 0)), is2D: one(n[2], 0) === 0 }),
    scale(s, n) {
      const by = one(n[0], 1);
      const x = one(n[3], 0);
      const y = one(n[4], 0);
      const z = one(n[5], 0);
      const deep = one(n[2], 1);
      const to = product(s, { m: transforms.translation(x, y, z), is2D: z === 0 });
      const scaled = product(to, { m: transforms.scaling(by, one(n[1], by), deep), is2D: deep === 1 });
      return product(scaled, { m: transforms.translation(-x, -y, -z), is2D: true });
    },
    scale3d(s, n) {
      const by = one(n[0], 1);
      return operations.scale(s, [by, by, by, n[1], n[2], n[3]]);
    },
    rotate(s, n) {
      let x = one(n[0], 0);
      let y = one(n[1], 0);
      let z = one(n[2], 0);
      if (n[1] === undefined && n[2] === undefined) {
        z = x;
        x = y = 0;
      }
      let result = product(s, { m: transforms.rotation(0, 0, 1, z), is2D: true });
      if (y !== 0) result = product(result, { m: transforms.rotation(0, 1, 0, y), is2D: false });
      return x === 0 ? result : product(result, { m: transforms.rotation(1, 0, 0, x), is2D: false });
    },
    rotateFromVector(s, n) {
      const x = one(n[0], 0);
      const y = one(n[1], 0);
      const angle = x === 0 && y === 0 ? 0 : MathAtan2(y, x) * 57.29577951308232;
      return product(s, { m: transforms.rotation(0, 0, 1, angle), is2D: true });
    },
    rotateAxisAngle(s, n) {
      const x = one(n[0], 0);
      const y = one(n[1], 0);
      return product(s, { m: transforms.rotation(x, y, one(n[2], 0), one(n[3], 0)), is2D: x === 0 && y === 0 });
    },
    skewX: (s, n) => product(s, { m: transforms.skewing(one(n[0], 0), 0), is2D: true }),
    skewY: (s, n) => product(s, { m: transforms.skewing(0, one(n[0], 0)), is2D: true }),
    inverse(s) {
      const m = inverse(s.m);
      if (m !== null) return { m, is2D: s.is2D };
      const none = [];
      for (let i = 0; i < 16; i++) none[i] = notNumber;
      return { m: none, is2D: false };
    },
  };
  const notNumber = 0 / 0;
  const readMembers = {
    get is2D() { return matrix(this).is2D; },
    get isIdentity() {
      const { m } = matrix(this);
      const plain = transforms.identity();
      for (let i = 0; i < 16; i++) if (m[i] !== plain[i]) return false;
      return true;
    },
    flipX() { return made(product(matrix(this), { m: transforms.scaling(-1, 1, 1), is2D: true })); },
    flipY() { return made(product(matrix(this), { m: transforms.scaling(1, -1, 1), is2D: true })); },
    scaleNonUniform(x = undefined, y = undefined) { return made(operations.scale(matrix(this), [x, one(y, 1)])); },
    transformPoint(given = undefined) {
      const { m } = matrix(this);
      const { x, y, z, w } = of(pointFrom(DOMPoint, given, "Failed to execute 'transformPoint' on 'DOMMatrixReadOnly'"));
      const row = (i) => m[i] * x + m[4 + i] * y + m[8 + i] * z + m[12 + i] * w;
      return newPoint(DOMPoint, row(0), row(1), row(2), row(3));
    },
    toFloat32Array() { return new Float32Array(pageArray(matrix(this).m)); },
    toFloat64Array() { return new Float64Array(pageArray(matrix(this).m)); },
    toString() {
      const { m, is2D } = matrix(this);
      for (let i = 0; i < 16; i++) if (m[i] - m[i] !== 0) throw domError('InvalidStateError', "Failed to execute 'toString' on 'DOMMatrixReadOnly': DOMMatrix cannot be serialized with NaN or Infinity values.");
      let text = '';
      for (let i = 0; i < 16; i++) if (!is2D || is2DPlace(i)) text += (text === '' ? '' : ', ') + m[i];
      return `${is2D ? 'matrix' : 'matrix3d'}(${text})`;
    },
    toJSON() {
      const { m, is2D } = matrix(this);
      const result = {};
      for (const name in flat) result[name] = m[flat[name]];
      for (let i = 0; i < 16; i++) result[`m${(i >> 2) + 1}${(i & 3) + 1}`] = m[i];
      result.is2D = is2D;
      const plain = transforms.identity();
      result.isIdentity = true;
      for (let i = 0; i < 16; i++) if (m[i] !== plain[i]) result.isIdentity = false;
      return result;
    },
  };
  const made = ({ m, is2D }) => newMatrix(DOMMatrix, m, is2D);
  const writeMembers = {};
  function place(name, i) {
    idl.mix(readMembers, { get [name]() { return matrix(this).m[i]; } });
    idl.mix(writeMembers, {
      get [name]() { return matrix(this).m[i]; },
      set [name](value) {
        const state = matrix(this);
        state.m[i] = number(value);
        if (!is2DPlace(i) && state.m[i] !== transforms.identity()[i]) state.is2D = false;
      },
    });
  }
  for (const name in flat) place(name, flat[name]);
  for (let i = 0; i < 16; i++) place(`m${(i >> 2) + 1}${(i & 3) + 1}`, i);
  for (const name in operations) {
    idl.mix(readMembers, { [name](...given) { return made(operations[name](matrix(this), given)); } });
    const selfName = name === 'inverse' ? 'invertSelf' : `${name}Self`;
    idl.mix(writeMembers, {
      [selfName](...given) {
        const state = matrix(this);
        const result = operations[name](state, given);
        state.m = result.m;
        state.is2D = result.is2D;
        return this;
      },
    });
  }
  idl.mix(writeMembers, {
    preMultiplySelf(other = undefined) {
      const state = matrix(this);
      const result = product(matrixFrom(other), state);
      state.m = result.m;
      state.is2D = result.is2D;
      return this;
    },
  });
  idl.mix(writeMembers, {
    setMatrixValue(text) {
      const state = matrix(this);
      const parsed = of(fromText(DOMMatrix, idl.DOMString(text)));
      state.m = parsed.m;
      state.is2D = parsed.is2D;
      return this;
    },
  });
  const statics = (Interface) => ({
    fromMatrix(other = undefined) {
      const { m, is2D } = matrixFrom(other);
      return newMatrix(Interface(), pageArray(m), is2D);
    },
    fromFloat32Array(array) { return fromNumbers(Interface(), pageList(array), 'Failed to read the array'); },
    fromFloat64Array(array) { return fromNumbers(Interface(), pageList(array), 'Failed to read the array'); },
  });
  const pageList = (array) => idl.sequence(number)(array, 'The array');
  const DOMMatrixReadOnly = idl.interfaceFrom({ name: 'DOMMatrixReadOnly', construct, statics: statics(() => DOMMatrixReadOnly), members: readMembers });
  const DOMMatrix = idl.interfaceFrom({ name: 'DOMMatrix', parent: DOMMatrixReadOnly, construct, statics: statics(() => DOMMatrix), members: writeMembers });

  return { DOMMatrixReadOnly, DOMMatrix, WebKitCSSMatrix: DOMMatrix, matrixFrom, newMatrix };
});
