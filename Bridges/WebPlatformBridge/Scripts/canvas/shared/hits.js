// HTML, section 4.12.5.1.11 (drawing paths to the canvas): whether a point is in a path, or in what its lines would cover.
// Each step is looked at once, and nothing is kept of it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathAbs, MathCeil, MathCos, MathMax, MathMin, MathSin, MathSqrt, MathTan } = primordials;
  const { kinds, sizes } = use('canvas/shared/paths');
  const { MOVE, LINE, QUADRATIC, CUBIC, ARC } = kinds;
  const EIGHTH = 0.7853981633974483;
  /// How far from a line a point is on it, squared: a rounding error.
  const ON = 1e-12;

  /// Goes along a path: `begin(x, y)`, `line(x, y)`, `cubic(…)` and `end(isClosed)`, all on a matrix.
  function walk(path, m, to) {
    const { steps } = path;
    const { length } = steps;
    let x = 0, y = 0, startX = 0, startY = 0, isOpen = false;
    const px = (i) => (m === null ? steps[i] : m[0] * steps[i] + m[2] * steps[i + 1] + m[4]);
    const py = (i) => (m === null ? steps[i + 1] : m[1] * steps[i] + m[3] * steps[i + 1] + m[5]);
    const begin = () => {
      if (!isOpen) to.begin(startX, startY);
      isOpen = true;
    };
    for (let i = 0; i < length; i += sizes[steps[i]]) {
      switch (steps[i]) {
        case MOVE:
          if (isOpen) to.end(false);
          isOpen = false;
          x = startX = px(i + 1);
          y = startY = py(i + 1);
          break;
        case LINE:
          begin();
          x = px(i + 1);
          y = py(i + 1);
          to.line(x, y);
          break;
        case QUADRATIC: {
          begin();
          const qx = px(i + 1), qy = py(i + 1), ex = px(i + 3), ey = py(i + 3);
          to.cubic(x, y, x + ((qx - x) * 2) / 3, y + ((qy - y) * 2) / 3, ex + ((qx - ex) * 2) / 3, ey + ((qy - ey) * 2) / 3, ex, ey);
          x = ex;
          y = ey;
          break;
        }
        case CUBIC: {
          begin();
          const ex = px(i + 5), ey = py(i + 5);
          to.cubic(x, y, px(i + 1), py(i + 1), px(i + 3), py(i + 3), ex, ey);
          x = ex;
          y = ey;
          break;
        }
        case ARC: {
          begin();
          // Eighths of a circle as curves are off by a millionth of its radius.
          const cx = px(i + 1), cy = py(i + 1);
          const ux = m === null ? steps[i + 3] : m[0] * steps[i + 3] + m[2] * steps[i + 4];
          const uy = m === null ? steps[i + 4] : m[1] * steps[i + 3] + m[3] * steps[i + 4];
          const vx = m === null ? steps[i + 5] : m[0] * steps[i + 5] + m[2] * steps[i + 6];
          const vy = m === null ? steps[i + 6] : m[1] * steps[i + 5] + m[3] * steps[i + 6];
          const sweep = steps[i + 8];
          const count = MathMax(1, MathCeil(MathAbs(sweep) / EIGHTH));
          const part = sweep / count, k = (4 / 3) * MathTan(part / 4);
          for (let n = 0; n < count; n++) {
            const from = steps[i + 7] + part * n;
            const c0 = MathCos(from), s0 = MathSin(from), c1 = MathCos(from + part), s1 = MathSin(from + part);
            const x0 = cx + c0 * ux + s0 * vx, y0 = cy + c0 * uy + s0 * vy, x3 = cx + c1 * ux + s1 * vx, y3 = cy + c1 * uy + s1 * vy;
            to.cubic(x0, y0, x0 + k * (c0 * vx - s0 * ux), y0 + k * (c0 * vy - s0 * uy), x3 - k * (c1 * vx - s1 * ux), y3 - k * (c1 * vy - s1 * uy), x3, y3);
            x = x3;
            y = y3;
          }
          break;
        }
        default:
          if (isOpen) to.end(true);
          isOpen = false;
          x = startX;
          y = startY;
      }
    }
    if (isOpen) to.end(false);
  }

  // MARK: In a path

  /// How a ray from a point to the right is crossed, and whether a line goes through the point.
  function newRay(x, y) {
    let startX = 0, startY = 0, lastX = 0, lastY = 0;
    const ray = {
      __proto__: null, winding: 0, crossings: 0, isOn: false,
      begin(bx, by) {
        startX = lastX = bx;
        startY = lastY = by;
      },
      line(bx, by) {
        segment(lastX, lastY, bx, by);
        lastX = bx;
        lastY = by;
      },
      cubic(x0, y0, x1, y1, x2, y2, x3, y3) {
        if (x0 !== lastX || y0 !== lastY) segment(lastX, lastY, x0, y0);
        split(x0, y0, x1, y1, x2, y2, x3, y3, 0);
        lastX = x3;
        lastY = y3;
      },
      end() { segment(lastX, lastY, startX, startY); },
    };
    function segment(ax, ay, bx, by) {
      const dx = bx - ax, dy = by - ay, whole = dx * dx + dy * dy;
      // A line without length is no line: neither on a matrix that takes everything to one point.
      if (whole === 0) return;
      const t = MathMax(0, MathMin(1, ((x - ax) * dx + (y - ay) * dy) / whole));
      if ((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2 <= ON) ray.isOn = true;
      if (ay <= y === by <= y) return;
      // An upright line may be infinitely far away.
      const crossing = ax === bx ? ax : ax + ((y - ay) / dy) * dx;
      if (!(crossing >= x)) return;
      ray.crossings++;
      ray.winding += by > ay ? 1 : -1;
    }
    /// Where the point is beside a curve, its ends tell; where it is not, its halves do, some 24 times at most.
    function split(x0, y0, x1, y1, x2, y2, x3, y3, depth) {
      if (MathMax(y0, y1, y2, y3) < y || MathMin(y0, y1, y2, y3) > y || MathMax(x0, x1, x2, x3) < x) return;
      if (MathMin(x0, x1, x2, x3) > x || depth > 24 || isFlat(x0, y0, x1, y1, x2, y2, x3, y3)) return segment(x0, y0, x3, y3);
      const ax = (x0 + x1) / 2, ay = (y0 + y1) / 2, mx = (x1 + x2) / 2, my = (y1 + y2) / 2, dx = (x2 + x3) / 2, dy = (y2 + y3) / 2;
      const bx = (ax + mx) / 2, by = (ay + my) / 2, cx = (mx + dx) / 2, cy = (my + dy) / 2, ex = (bx + cx) / 2, ey = (by + cy) / 2;
      split(x0, y0, ax, ay, bx, by, ex, ey, depth + 1);
      split(ex, ey, cx, cy, dx, dy, x3, y3, depth + 1);
    }
    return ray;
  }
  /// Whether a curve is a line, but for a ten thousandth of a pixel or what numbers of its size can tell. One that is infinite
  /// counts as one.
  function isFlat(x0, y0, x1, y1, x2, y2, x3, y3) {
    const most = bend(x0, y0, x1, y1, x2, y2, x3, y3);
    return !(most >= 1e-4 && most > 1e-13 * (MathAbs(x0) + MathAbs(y0) + MathAbs(x3) + MathAbs(y3))) || most - most !== 0;
  }
  const bend = (x0, y0, x1, y1, x2, y2, x3, y3) => MathMax(
    MathAbs(x0 - 2 * x1 + x2), MathAbs(y0 - 2 * y1 + y2), MathAbs(x1 - 2 * x2 + x3), MathAbs(y1 - 2 * y2 + y3));

  /// "Is inside the path": points on it are, too, and each subpath counts as closed.
  function isInside(path, x, y, isEvenOdd) {
    const ray = newRay(x, y);
    walk(path, null, ray);
    return ray.isOn || (isEvenOdd ? ray.crossings % 2 === 1 : ray.winding !== 0);
  }

  // MARK: In its lines

  const parts = (x0, y0, x1, y1, x2, y2, x3, y3) => {
    const count = MathCeil(MathSqrt(30 * bend(x0, y0, x1, y1, x2, y2, x3, y3)));
    return count >= 1 ? MathMin(count, 400) : 1;
  };
  /// Whether a point is in what "trace a path" gives for the lines of a path: `back` takes the path, and the point, to where
  /// the lines are drawn; `style` is `{ width, cap, join, miterLimit, dashes, dashOffset }`.
  function isOnStroke(path, back, x, y, style) {
    const px = back[0] * x + back[2] * y + back[4], py = back[1] * x + back[3] * y + back[5];
    const tracer = use('canvas/shared/strokes').newTracer(px, py, style);
    walk(path, back, {
      __proto__: null, begin: tracer.begin, line: tracer.line, end: tracer.end,
      cubic(x0, y0, x1, y1, x2, y2, x3, y3) {
        const count = parts(x0, y0, x1, y1, x2, y2, x3, y3);
        for (let i = 1; i < count; i++) {
          const t = i / count, u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
          tracer.line(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
        }
        tracer.line(x3, y3);
      },
    });
    return tracer.isHit();
  }
  return { __proto__: null, isInside, isOnStroke };
});
