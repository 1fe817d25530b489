// Geometry Interfaces 1, section 6 (DOMMatrix2DInit), and HTML, section 4.12.5.1.5 (transformations).
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { TypeError } = intrinsics;
  const { MathCos, MathSin } = primordials;
  const idl = use('core/webidl');
  const { are } = use('canvas/path-members');
  const { newList } = shared('dom/shared/tree');
  const number = idl.unrestrictedDouble;
  const dictionary = idl.dictionary([
    ['a', number], ['b', number], ['c', number], ['d', number], ['e', number], ['f', number],
    ['m11', number], ['m12', number], ['m21', number], ['m22', number], ['m41', number], ['m42', number],
  ]);
  const pairs = [['a', 'm11', 1], ['b', 'm12', 0], ['c', 'm21', 0], ['d', 'm22', 1], ['e', 'm41', 0], ['f', 'm42', 0]];
  /// "Create a DOMMatrix from the 2D dictionary": `[a, b, c, d, e, f]`.
  function flatMatrix(value, where) {
    const given = dictionary(value, where);
    const m = newList();
    for (let i = 0; i < 6; i++) {
      const short = given[pairs[i][0]], long = given[pairs[i][1]];
      if (short !== undefined && long !== undefined && short !== long && (short === short || long === long)) {
        throw new TypeError(`${where}: Property '${pairs[i][0]}' and '${pairs[i][1]}' should have same value.`);
      }
      primordials.ArrayPrototypePush(m, short ?? long ?? pairs[i][2]);
    }
    return m;
  }
  const product = (m, n) => [
    m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
  ];
  function transformMembers(own, interfaceName) {
    const say = (name) => `Failed to execute '${name}' on '${interfaceName}'`;
    const by = (object, n) => {
      const { state } = own(object);
      state.matrix = product(state.matrix, n);
    };
    function sixOf(given, where) {
      const m = newList();
      for (let i = 0; i < 6; i++) primordials.ArrayPrototypePush(m, number(given[i], where));
      return are(m[0], m[1], m[2], m[3], m[4], m[5]) ? m : null;
    }
    return {
      scale(x, y) {
        own(this);
        idl.arity(arguments.length, 2, say('scale'));
        const sx = number(x, say('scale')), sy = number(y, say('scale'));
        if (are(sx, sy)) by(this, [sx, 0, 0, sy, 0, 0]);
      },
      rotate(angle) {
        own(this);
        idl.arity(arguments.length, 1, say('rotate'));
        const turn = number(angle, say('rotate'));
        if (are(turn)) by(this, [MathCos(turn), MathSin(turn), -MathSin(turn), MathCos(turn), 0, 0]);
      },
      translate(x, y) {
        own(this);
        idl.arity(arguments.length, 2, say('translate'));
        const dx = number(x, say('translate')), dy = number(y, say('translate'));
        if (are(dx, dy)) by(this, [1, 0, 0, 1, dx, dy]);
      },
      transform(a, b, c, d, e, f) {
        own(this);
        idl.arity(arguments.length, 6, say('transform'));
        const m = sixOf([a, b, c, d, e, f], say('transform'));
        if (m !== null) by(this, m);
      },
      getTransform() {
        const { matrix: m } = own(this).state;
        const { DOMMatrix, newMatrix } = use('css/matrices');
        return newMatrix(DOMMatrix, [m[0], m[1], 0, 0, m[2], m[3], 0, 0, 0, 0, 1, 0, m[4], m[5], 0, 1], true);
      },
      setTransform(a = undefined, b = undefined, c = undefined, d = undefined, e = undefined, f = undefined) {
        const context = own(this);
        const where = say('setTransform');
        const count = arguments.length;
        if (count > 1 && count < 6) throw new TypeError(`${where}: Valid arities are: [0, 1, 6], but ${count} arguments provided.`);
        let m = count < 6 ? flatMatrix(a, where) : sixOf([a, b, c, d, e, f], where);
        if (m !== null && !are(m[0], m[1], m[2], m[3], m[4], m[5])) m = null;
        if (m !== null) context.state.matrix = m;
      },
      resetTransform() { own(this).state.matrix = [1, 0, 0, 1, 0, 0]; },
    };
  }
  return { flatMatrix, transformMembers };
});
