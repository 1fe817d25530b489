// Geometry Interfaces 1, sections 2 (DOMPoint) and 4 (DOMQuad).
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const { MathMax, MathMin } = primordials;
  const idl = use('core/webidl');
  const { brand, of, stamp } = use('dom/slot');
  const { DOMRect, dictionary, makeRect, rectFrom } = use('css/rects');
  const number = idl.unrestrictedDouble;
  const optional = (value, fallback) => (value === undefined ? fallback : number(value));

  // MARK: DOMPoint (section 2)

  const point = (object) => brand(object, 'point');
  const newPoint = (Interface, x, y, z, w) => stamp(Interface, { kind: 'point', x, y, z, w });
  const pointFrom = (Interface, value, where) => {
    const { x, y, z, w } = dictionary(value, where);
    return newPoint(Interface, optional(x, 0), optional(y, 0), optional(z, 0), optional(w, 1));
  };
  const DOMPointReadOnly = idl.interfaceFrom({
    name: 'DOMPointReadOnly',
    construct: (given, target) => newPoint(target, optional(given[0], 0), optional(given[1], 0), optional(given[2], 0), optional(given[3], 1)),
    statics: { fromPoint(other = undefined) { return pointFrom(DOMPointReadOnly, other, "Failed to execute 'fromPoint' on 'DOMPointReadOnly'"); } },
    members: {
      get x() { return point(this).x; },
      get y() { return point(this).y; },
      get z() { return point(this).z; },
      get w() { return point(this).w; },
      matrixTransform(matrix = undefined) {
        const { x, y, z, w } = point(this);
        const m = use('css/matrices').matrixFrom(matrix).m;
        const row = (i) => m[i] * x + m[4 + i] * y + m[8 + i] * z + m[12 + i] * w;
        return newPoint(DOMPoint, row(0), row(1), row(2), row(3));
      },
      toJSON() {
        const { x, y, z, w } = point(this);
        return { x, y, z, w };
      },
    },
  });
  const DOMPoint = idl.interfaceFrom({
    name: 'DOMPoint', parent: DOMPointReadOnly,
    construct: (given, target) => newPoint(target, optional(given[0], 0), optional(given[1], 0), optional(given[2], 0), optional(given[3], 1)),
    statics: { fromPoint(other = undefined) { return pointFrom(DOMPoint, other, "Failed to execute 'fromPoint' on 'DOMPoint'"); } },
    members: {
      get x() { return point(this).x; },
      set x(value) { point(this).x = number(value); },
      get y() { return point(this).y; },
      set y(value) { point(this).y = number(value); },
      get z() { return point(this).z; },
      set z(value) { point(this).z = number(value); },
      get w() { return point(this).w; },
      set w(value) { point(this).w = number(value); },
    },
  });

  // MARK: DOMQuad (section 4)

  const corners = ['p1', 'p2', 'p3', 'p4'];
  const quad = (object) => brand(object, 'quad');
  const newQuad = (Interface, points) => stamp(Interface, { kind: 'quad', p1: points[0], p2: points[1], p3: points[2], p4: points[3] });
  const boundsOf = (state) => {
    let left = 1 / 0;
    let top = 1 / 0;
    let right = -1 / 0;
    let bottom = -1 / 0;
    for (let i = 0; i < 4; i++) {
      const { x, y } = point(state[corners[i]]);
      left = MathMin(left, x);
      right = MathMax(right, x);
      top = MathMin(top, y);
      bottom = MathMax(bottom, y);
    }
    return makeRect(DOMRect, left, top, right - left, bottom - top);
  };
  const quadOfRect = (value) => {
    const { x, y, width, height } = of(rectFrom(DOMRect, value, ''));
    const at = (px, py) => newPoint(DOMPoint, px, py, 0, 1);
    return newQuad(DOMQuad, [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)]);
  };
  const DOMQuad = idl.interfaceFrom({
    name: 'DOMQuad',
    construct: (given, target) => {
      const points = [];
      for (let i = 0; i < 4; i++) primordials.ArrayPrototypePush(points, pointFrom(DOMPoint, given[i], "Failed to construct 'DOMQuad'"));
      return newQuad(target, points);
    },
    statics: {
      fromRect(other = undefined) { return quadOfRect(other); },
      fromQuad(other = undefined) {
        const given = dictionary(other, "Failed to execute 'fromQuad' on 'DOMQuad'");
        const points = [];
        for (let i = 0; i < 4; i++) primordials.ArrayPrototypePush(points, pointFrom(DOMPoint, given[corners[i]], ''));
        return newQuad(DOMQuad, points);
      },
    },
    members: {
      get p1() { return quad(this).p1; },
      get p2() { return quad(this).p2; },
      get p3() { return quad(this).p3; },
      get p4() { return quad(this).p4; },
      getBounds() { return boundsOf(quad(this)); },
      toJSON() {
        const { p1, p2, p3, p4 } = quad(this);
        return { p1, p2, p3, p4 };
      },
    },
  });

  return { DOMPointReadOnly, DOMPoint, DOMQuad, newPoint, pointFrom };
});
