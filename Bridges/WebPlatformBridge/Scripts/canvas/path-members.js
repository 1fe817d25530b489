// HTML, section 4.12.5.1.6 (CanvasPath): what contexts and Path2D have in common.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { RangeError } = intrinsics;
  const idl = use('core/webidl');
  const { domError } = use('dom/errors');
  const paths = shared('canvas/shared/paths');
  const number = idl.unrestrictedDouble;
  /// Whether numbers are finite: what is not makes an operation do nothing.
  const are = (a, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0) => a - a + (b - b) + (c - c) + (d - d) + (e - e) + (f - f) + (g - g) === 0;
  const point = idl.dictionary([['w', number, 1], ['x', number, 0], ['y', number, 0], ['z', number, 0]]);
  /// `(unrestricted double or DOMPointInit)`, as `{ x, y }`.
  function radius(value, where) {
    if (value === null || value === undefined || idl.isObject(value)) return point(value, where);
    const n = number(value, where);
    return { __proto__: null, x: n, y: n };
  }
  function radiiOf(value, where) {
    if (!idl.isObject(value)) return [radius(value, where)];
    const method = value[primordials.SymbolIterator];
    return method === undefined || method === null ? [radius(value, where)] : idl.sequenceFrom(value, method, radius, where);
  }
  const negative = (where) => domError('IndexSizeError', `${where}: The radius provided is negative.`);

  /// `own(object)` gives `{ path, state }`, whose matrix is null for a path of its own.
  function pathMembers(own, interfaceName) {
    const say = (name) => `Failed to execute '${name}' on '${interfaceName}'`;
    return {
      closePath() { paths.close(own(this).path); },
      moveTo(x, y) {
        const context = own(this);
        idl.arity(arguments.length, 2, say('moveTo'));
        const px = number(x, say('moveTo')), py = number(y, say('moveTo'));
        if (are(px, py)) paths.move(context.path, context.state.matrix, px, py);
      },
      lineTo(x, y) {
        const context = own(this);
        idl.arity(arguments.length, 2, say('lineTo'));
        const px = number(x, say('lineTo')), py = number(y, say('lineTo'));
        if (are(px, py)) paths.line(context.path, context.state.matrix, px, py);
      },
      quadraticCurveTo(cpx, cpy, x, y) {
        const context = own(this);
        const where = say('quadraticCurveTo');
        idl.arity(arguments.length, 4, where);
        const a = number(cpx, where), b = number(cpy, where), c = number(x, where), d = number(y, where);
        if (are(a, b, c, d)) paths.quadratic(context.path, context.state.matrix, a, b, c, d);
      },
      bezierCurveTo(cp1x, cp1y, cp2x, cp2y, x, y) {
        const context = own(this);
        const where = say('bezierCurveTo');
        idl.arity(arguments.length, 6, where);
        const a = number(cp1x, where), b = number(cp1y, where), c = number(cp2x, where), d = number(cp2y, where);
        const e = number(x, where), f = number(y, where);
        if (are(a, b, c, d, e, f)) paths.cubic(context.path, context.state.matrix, a, b, c, d, e, f);
      },
      arcTo(x1, y1, x2, y2, radius) {
        const context = own(this);
        const where = say('arcTo');
        idl.arity(arguments.length, 5, where);
        const a = number(x1, where), b = number(y1, where), c = number(x2, where), d = number(y2, where), r = number(radius, where);
        if (!are(a, b, c, d, r)) return;
        paths.ensure(context.path, context.state.matrix, a, b);
        if (r < 0) throw negative(where);
        paths.arcTo(context.path, context.state.matrix, a, b, c, d, r);
      },
      rect(x, y, w, h) {
        const context = own(this);
        const where = say('rect');
        idl.arity(arguments.length, 4, where);
        const a = number(x, where), b = number(y, where), c = number(w, where), d = number(h, where);
        if (are(a, b, c, d)) paths.rect(context.path, context.state.matrix, a, b, c, d);
      },
      roundRect(x, y, w, h, radii = 0) {
        const context = own(this);
        const where = say('roundRect');
        idl.arity(arguments.length, 4, where);
        const a = number(x, where), b = number(y, where), c = number(w, where), d = number(h, where);
        const given = radiiOf(radii, where);
        if (!are(a, b, c, d)) return;
        const { length } = given;
        if (length < 1 || length > 4) throw new RangeError(`${where}: ${length} radii provided. Between one and four radii are necessary.`);
        for (let i = 0; i < length; i++) {
          if (!are(given[i].x, given[i].y)) return;
          if (given[i].x < 0 || given[i].y < 0) throw new RangeError(`${where}: A radius value is negative.`);
        }
        const second = given[length > 1 ? 1 : 0];
        paths.roundRect(context.path, context.state.matrix, a, b, c, d, [given[0], second, length > 2 ? given[2] : given[0], length > 3 ? given[3] : second]);
      },
      arc(x, y, radius, startAngle, endAngle, counterclockwise = false) {
        const context = own(this);
        const where = say('arc');
        idl.arity(arguments.length, 5, where);
        const a = number(x, where), b = number(y, where), r = number(radius, where), from = number(startAngle, where), to = number(endAngle, where);
        if (!are(a, b, r, from, to)) return;
        if (r < 0) throw negative(where);
        paths.ellipse(context.path, context.state.matrix, a, b, r, r, 0, from, to, !!counterclockwise);
      },
      ellipse(x, y, radiusX, radiusY, rotation, startAngle, endAngle, counterclockwise = false) {
        const context = own(this);
        const where = say('ellipse');
        idl.arity(arguments.length, 7, where);
        const a = number(x, where), b = number(y, where), rx = number(radiusX, where), ry = number(radiusY, where);
        const turn = number(rotation, where), from = number(startAngle, where), to = number(endAngle, where);
        if (!are(a, b, rx, ry, turn, from, to)) return;
        if (rx < 0 || ry < 0) throw negative(where);
        paths.ellipse(context.path, context.state.matrix, a, b, rx, ry, turn, from, to, !!counterclockwise);
      },
    };
  }
  return { are, pathMembers };
});
