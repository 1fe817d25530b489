// HTML, section 4.12.5.1.6 (building paths). A path is a list of numbers, as short as what the page says: the kind of a step,
// and its points, on which a matrix has been already. Curves become lines where a point is looked for (canvas/shared/hits).
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathAbs, MathAtan2, MathCos, MathMin, MathSin, MathSqrt, MathTan } = primordials;
  const PI = 3.141592653589793;
  const FULL = 2 * PI;
  /// The kinds of steps: a subpath begins; a line; a curve with one control point, or two; an arc, as its centre, the two
  /// halves of its axes, where it begins and how far it goes; the subpath is closed, and another begins where it began.
  const kinds = { __proto__: null, MOVE: 0, LINE: 1, QUADRATIC: 2, CUBIC: 3, ARC: 4, CLOSE: 5 };
  const { MOVE, LINE, QUADRATIC, CUBIC, ARC, CLOSE } = kinds;
  /// How many numbers a step has, its kind among them.
  const sizes = [3, 3, 5, 7, 9, 1];

  /// `x` and `y` are the last point, `startX` and `startY` the first one of the last subpath.
  const newPath = () => ({ __proto__: null, steps: [], isEmpty: true, x: 0, y: 0, startX: 0, startY: 0 });
  function clear(path) {
    path.steps = [];
    path.isEmpty = true;
  }
  const atX = (m, x, y) => (m === null ? x : m[0] * x + m[2] * y + m[4]);
  const atY = (m, x, y) => (m === null ? y : m[1] * x + m[3] * y + m[5]);
  function move(path, m, x, y) {
    path.x = path.startX = atX(m, x, y);
    path.y = path.startY = atY(m, x, y);
    path.isEmpty = false;
    path.steps.push(MOVE, path.x, path.y);
  }
  /// "Ensure there is a subpath".
  function ensure(path, m, x, y) {
    if (path.isEmpty) move(path, m, x, y);
  }
  function line(path, m, x, y) {
    if (path.isEmpty) return move(path, m, x, y);
    path.x = atX(m, x, y);
    path.y = atY(m, x, y);
    path.steps.push(LINE, path.x, path.y);
  }
  function quadratic(path, m, x1, y1, x, y) {
    ensure(path, m, x1, y1);
    path.x = atX(m, x, y);
    path.y = atY(m, x, y);
    path.steps.push(QUADRATIC, atX(m, x1, y1), atY(m, x1, y1), path.x, path.y);
  }
  function cubic(path, m, x1, y1, x2, y2, x, y) {
    ensure(path, m, x1, y1);
    path.x = atX(m, x, y);
    path.y = atY(m, x, y);
    path.steps.push(CUBIC, atX(m, x1, y1), atY(m, x1, y1), atX(m, x2, y2), atY(m, x2, y2), path.x, path.y);
  }
  function close(path) {
    if (path.isEmpty) return;
    const { steps } = path;
    // A subpath of one point has nothing to be closed.
    steps.push(CLOSE);
    path.x = path.startX;
    path.y = path.startY;
  }
  /// How far an arc goes from one angle to another, to the right or to the left; a whole turn at most.
  function sweepOf(from, to, isLeft) {
    const turn = isLeft ? from - to : to - from;
    if (turn >= FULL) return isLeft ? -FULL : FULL;
    let rest = turn % FULL;
    // Back by a whole turn is on by one, in browsers.
    if (rest < 0 || (rest === 0 && turn < 0)) rest += FULL;
    return isLeft ? -rest : rest;
  }
  /// "The ellipse method steps", after what they say of bad arguments.
  function ellipse(path, m, cx, cy, rx, ry, rotation, from, to, isLeft) {
    const c = MathCos(rotation), s = MathSin(rotation);
    arc(path, m, cx, cy, rx * c, rx * s, -ry * s, ry * c, from, sweepOf(from, to, isLeft));
  }
  /// An arc by the halves of its axes, with a line to where it begins.
  function arc(path, m, cx, cy, ux, uy, vx, vy, from, sweep) {
    const c = MathCos(from), s = MathSin(from);
    line(path, m, cx + c * ux + s * vx, cy + c * uy + s * vy);
    const to = from + sweep;
    const ec = MathCos(to), es = MathSin(to);
    path.x = atX(m, cx + ec * ux + es * vx, cy + ec * uy + es * vy);
    path.y = atY(m, cx + ec * ux + es * vx, cy + ec * uy + es * vy);
    const a = m === null ? [1, 0, 0, 1] : m;
    path.steps.push(
      ARC, atX(m, cx, cy), atY(m, cx, cy), a[0] * ux + a[2] * uy, a[1] * ux + a[3] * uy, a[0] * vx + a[2] * vy, a[1] * vx + a[3] * vy, from, sweep);
  }
  /// The inverse of a matrix, or null for one that has none.
  function inverse(m) {
    const by = m[0] * m[3] - m[1] * m[2];
    if (by === 0 || by - by !== 0) return null;
    return [
      m[3] / by, -m[1] / by, -m[2] / by, m[0] / by, (m[2] * m[5] - m[3] * m[4]) / by, (m[1] * m[4] - m[0] * m[5]) / by,
    ];
  }
  /// "arcTo", after what it says of bad arguments.
  function arcTo(path, m, x1, y1, x2, y2, radius) {
    const back = m === null ? null : inverse(m);
    if (m !== null && back === null) return line(path, m, x1, y1);
    const x0 = atX(back, path.x, path.y), y0 = atY(back, path.x, path.y);
    const ax = x0 - x1, ay = y0 - y1, bx = x2 - x1, by = y2 - y1;
    const a = MathSqrt(ax * ax + ay * ay), b = MathSqrt(bx * bx + by * by);
    const cross = ax * by - ay * bx;
    // On one line, or on one point; a rounding error is no corner.
    if (a === 0 || b === 0 || radius === 0 || MathAbs(cross) <= 1e-12 * a * b) return line(path, m, x1, y1);
    const half = MathAtan2(MathAbs(cross), ax * bx + ay * by) / 2;
    const along = radius / MathTan(half);
    const startX = x1 + (ax / a) * along, startY = y1 + (ay / a) * along;
    const endX = x1 + (bx / b) * along, endY = y1 + (by / b) * along;
    const middle = radius / MathSin(half);
    const dx = ax / a + bx / b, dy = ay / a + by / b, d = MathSqrt(dx * dx + dy * dy);
    const cx = x1 + (dx / d) * middle, cy = y1 + (dy / d) * middle;
    const from = MathAtan2(startY - cy, startX - cx);
    let sweep = MathAtan2(endY - cy, endX - cx) - from;
    if (sweep > PI) sweep -= FULL;
    if (sweep < -PI) sweep += FULL;
    arc(path, m, cx, cy, radius, 0, 0, radius, from, sweep);
  }
  function rect(path, m, x, y, w, h) {
    move(path, m, x, y);
    line(path, m, x + w, y);
    line(path, m, x + w, y + h);
    line(path, m, x, y + h);
    close(path);
    move(path, m, x, y);
  }
  /// "roundRect", with one radius `{ x, y }` for each corner, from the upper left one clockwise; none is negative.
  function roundRect(path, m, x, y, w, h, given) {
    const corners = [];
    for (let i = 0; i < 4; i++) corners.push({ __proto__: null, x: given[i].x, y: given[i].y });
    const width = MathAbs(w), height = MathAbs(h);
    const by = MathMin(
      1, fitting(width, corners[0].x + corners[1].x), fitting(height, corners[1].y + corners[2].y),
      fitting(width, corners[2].x + corners[3].x), fitting(height, corners[3].y + corners[0].y));
    for (let i = 0; i < 4; i++) {
      corners[i].x *= by * (w < 0 ? -1 : 1);
      corners[i].y *= by * (h < 0 ? -1 : 1);
    }
    const [a, b, c, d] = corners;
    const quarter = (cx, cy, rx, ry, from) => {
      if (rx === 0 || ry === 0) return;
      arc(path, m, cx, cy, rx, 0, 0, ry, from, PI / 2);
    };
    move(path, m, x + a.x, y);
    line(path, m, x + w - b.x, y);
    quarter(x + w - b.x, y + b.y, b.x, b.y, -PI / 2);
    line(path, m, x + w, y + h - c.y);
    quarter(x + w - c.x, y + h - c.y, c.x, c.y, 0);
    line(path, m, x + d.x, y + h);
    quarter(x + d.x, y + h - d.y, d.x, d.y, PI / 2);
    line(path, m, x, y + a.y);
    quarter(x + a.x, y + a.y, a.x, a.y, PI);
    close(path);
    move(path, m, x, y);
  }
  const fitting = (side, sum) => (sum > 0 ? side / sum : 1);

  /// Adds another path's subpaths, and begins one at its last point ("addPath"; the constructor of Path2D).
  function add(path, m, other) {
    if (other.isEmpty) return;
    const from = other.steps;
    const { length } = from;
    const { x, y } = other;
    for (let i = 0; i < length; i += sizes[from[i]]) {
      const kind = from[i];
      path.steps.push(kind);
      if (kind === ARC) {
        path.steps.push(atX(m, from[i + 1], from[i + 2]), atY(m, from[i + 1], from[i + 2]));
        for (let k = 3; k < 7; k += 2) {
          const ux = from[i + k], uy = from[i + k + 1];
          path.steps.push(m === null ? ux : m[0] * ux + m[2] * uy, m === null ? uy : m[1] * ux + m[3] * uy);
        }
        path.steps.push(from[i + 7], from[i + 8]);
      } else for (let k = 1; k < sizes[kind]; k += 2) path.steps.push(atX(m, from[i + k], from[i + k + 1]), atY(m, from[i + k], from[i + k + 1]));
    }
    move(path, m, x, y);
  }
  /// Adds the outline of SVG path data, as far as it can be read.
  function addData(path, text) {
    const parts = use('svg/shared/paths').ofPath(text);
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i], last = part.length - 2;
      const isClosed = last >= 4 && part[last] === part[0] && part[last + 1] === part[1];
      move(path, null, part[0], part[1]);
      for (let k = 2; k < (isClosed ? last : part.length); k += 2) line(path, null, part[k], part[k + 1]);
      if (isClosed) close(path);
    }
    if (!path.isEmpty) move(path, null, path.x, path.y);
  }
  return {
    __proto__: null, kinds, sizes, newPath, clear, move, ensure, line, quadratic, cubic, close, ellipse, arcTo, rect, roundRect, add, addData, inverse,
  };
});
