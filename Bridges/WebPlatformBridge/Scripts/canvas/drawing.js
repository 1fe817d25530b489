// HTML, sections 4.12.5.1.10 (rectangles), .11 (paths) and .14 (images): what they ask of their arguments. Nothing is painted;
// what was put there (canvas/image-data) can be cleared, and a foreign image makes a canvas one whose pixels no script may read.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { TypeError } = intrinsics;
  const { MathMax, MathMin, MathRound } = primordials;
  const idl = use('core/webidl');
  const { nodeOrNull, stateOrNull } = use('dom/slot');
  const { are } = use('canvas/path-members');
  const { pathOrNull } = use('canvas/path2d');
  const number = idl.unrestrictedDouble;
  const fillRule = idl.enumeration('CanvasFillRule', ['nonzero', 'evenodd']);
  const hits = () => shared('canvas/shared/hits');
  const paths = shared('canvas/shared/paths');

  /// Takes note of what is painted with.
  function paint(context, style) {
    if (typeof style === 'string') return;
    const state = stateOrNull(style);
    if (state.kind === 'canvas-pattern' && !state.isClean) context.surface.isClean = false;
  }
  /// Takes what was put there out of an upright rectangle.
  function clearRect({ surface, state }, x, y, w, h) {
    const { matrix: m } = state;
    if (surface.pixels === null || state.isClipped || m[1] !== 0 || m[2] !== 0) return;
    const ax = m[0] * x + m[4], bx = m[0] * (x + w) + m[4], ay = m[3] * y + m[5], by = m[3] * (y + h) + m[5];
    const left = MathMax(0, MathRound(MathMin(ax, bx))), right = MathMin(surface.width, MathRound(MathMax(ax, bx)));
    const top = MathMax(0, MathRound(MathMin(ay, by))), bottom = MathMin(surface.height, MathRound(MathMax(ay, by)));
    if (left === 0 && top === 0 && right === surface.width && bottom === surface.height) surface.pixels = null;
    else if (left < right && top < bottom) use('canvas/image-data').clear(surface, left, top, right, bottom);
  }
  function drawingMembers(own, interfaceName) {
    const say = (name) => `Failed to execute '${name}' on '${interfaceName}'`;
    function rectOf(given, where) {
      idl.arity(given.length, 4, where);
      const x = number(given[0], where), y = number(given[1], where), w = number(given[2], where), h = number(given[3], where);
      return are(x, y, w, h) ? [x, y, w, h] : null;
    }
    const pathArgument = (value, where) => {
      const path = pathOrNull(value);
      if (path === null) throw idl.failure(where, "parameter 1 is not of type 'Path2D'.");
      return path;
    };
    /// `(optional rule)` or `(path, optional rule)`: which of the arguments is the rule.
    function ruleOf(given, where) {
      if (given.length === 0) return;
      let rule = given[0];
      if (pathOrNull(rule) !== null) rule = given[1];
      else if (given.length > 1) pathArgument(rule, where);
      if (rule !== undefined) fillRule(rule, where);
    }
    const lineStyle = ({ state }) => ({
      __proto__: null, width: state.lineWidth, cap: state.lineCap, join: state.lineJoin, miterLimit: state.miterLimit, dashes: state.dashes, dashOffset: state.lineDashOffset,
    });
    /// The path that is meant, where a Path2D is on the matrix of now.
    function meant(context, other) {
      if (other === null) return context.path;
      const path = paths.newPath();
      paths.add(path, context.state.matrix, other.path);
      return path;
    }
    return {
      clearRect(x, y, w, h) {
        const context = own(this);
        const rect = rectOf(arguments, say('clearRect'));
        if (rect !== null) clearRect(context, rect[0], rect[1], rect[2], rect[3]);
      },
      fillRect(x, y, w, h) {
        const context = own(this);
        if (rectOf(arguments, say('fillRect')) !== null) paint(context, context.state.fillStyle);
      },
      strokeRect(x, y, w, h) {
        const context = own(this);
        if (rectOf(arguments, say('strokeRect')) !== null) paint(context, context.state.strokeStyle);
      },
      beginPath() { paths.clear(own(this).path); },
      fill(path = undefined, rule = undefined) {
        const context = own(this);
        ruleOf(arguments, say('fill'));
        paint(context, context.state.fillStyle);
      },
      stroke(path = undefined) {
        const context = own(this);
        if (arguments.length > 0) pathArgument(path, say('stroke'));
        paint(context, context.state.strokeStyle);
      },
      clip(path = undefined, rule = undefined) {
        const { state } = own(this);
        ruleOf(arguments, say('clip'));
        state.isClipped = true;
      },
      isPointInPath(path, x, y = undefined, rule = undefined) {
        const context = own(this);
        const where = say('isPointInPath');
        const { length } = arguments;
        idl.arity(length, 2, where);
        const other = length > 2 ? pathOrNull(path) : null;
        if (other === null && length > 3) pathArgument(path, where);
        const px = number(other === null ? path : x, where), py = number(other === null ? x : y, where);
        const given = other === null ? y : rule;
        const isEvenOdd = given !== undefined && fillRule(given, where) === 'evenodd';
        return are(px, py) && hits().isInside(meant(context, other), px, py, isEvenOdd);
      },
      isPointInStroke(path, x, y = undefined) {
        const context = own(this);
        const where = say('isPointInStroke');
        idl.arity(arguments.length, 2, where);
        const other = arguments.length > 2 ? pathArgument(path, where) : null;
        const px = number(other === null ? path : x, where), py = number(other === null ? x : y, where);
        const back = are(px, py) ? paths.inverse(context.state.matrix) : null;
        return back !== null && hits().isOnStroke(meant(context, other), back, px, py, lineStyle(context));
      },
      drawFocusIfNeeded(path, element = undefined) {
        own(this);
        const where = say('drawFocusIfNeeded');
        idl.arity(arguments.length, 1, where);
        if (arguments.length > 1) pathArgument(path, where);
        if (nodeOrNull(arguments.length > 1 ? element : path)?.type !== 1) throw idl.failure(where, `parameter ${arguments.length > 1 ? 2 : 1} is not of type 'Element'.`);
      },
      drawImage(image, dx, dy) {
        const context = own(this);
        const where = say('drawImage');
        const { length } = arguments;
        idl.arity(length, 3, where);
        if (length !== 3 && length !== 5 && length < 9) throw new TypeError(`${where}: Valid arities are: [3, 5, 9], but ${length} arguments provided.`);
        const { imageOf, check } = use('canvas/images');
        const source = imageOf(image, where);
        const given = shared('dom/shared/tree').newList();
        let isFinite = true;
        for (let i = 1; i < MathMin(length, 9); i++) {
          const n = number(arguments[i], where);
          if (!are(n)) isFinite = false;
          primordials.ArrayPrototypePush(given, n);
        }
        if (!isFinite || !check(source, where)) return;
        // "If one of the sw or sh arguments is zero, then return."
        if (length >= 9 && (given[2] === 0 || given[3] === 0)) return;
        if (!source.isClean) context.surface.isClean = false;
      },
    };
  }
  return { drawingMembers, paint };
});
