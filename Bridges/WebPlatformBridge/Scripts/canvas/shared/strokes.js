// HTML, section 4.12.5.1.2 (line styles), "trace a path": whether a point is in what lines cover, with their dashes, joins
// and caps. Of each line it is asked which dashes are near the point, however many it has.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { MathAbs, MathFloor, MathMax, MathMin, MathSqrt } = primordials;

  /// Dashes as the sums of a list: an even number of them is on, an odd one off. Null for a line without dashes.
  function newPattern({ dashes, dashOffset }) {
    const ends = [];
    let sum = 0;
    for (let i = 0; i < dashes.length; i++) {
      sum += dashes[i];
      ends.push(sum);
    }
    return ends.length === 0 || !(sum > 0) || sum - sum !== 0 ? null : { __proto__: null, ends, sum, offset: dashOffset };
  }
  /// The first place of a pattern that ends behind a distance.
  function find(ends, at) {
    let low = 0, high = ends.length - 1;
    while (low < high) {
      const middle = MathFloor((low + high) / 2);
      if (ends[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  /// Calls `each(from, to)` for the dashes before, at and behind a distance along the line.
  function dashesNear(pattern, at, each) {
    if (pattern === null) return each(-1 / 0, 1 / 0);
    const { ends, sum, offset } = pattern;
    const count = ends.length;
    const turn = MathFloor((at + offset) / sum);
    const base = turn * sum - offset;
    const found = find(ends, at - base);
    for (let k = found - 2; k <= found + 2; k++) {
      const round = MathFloor(k / count);
      const i = k - round * count;
      if (i % 2 === 1) continue;
      const start = base + round * sum + (i === 0 ? 0 : ends[i - 1]);
      each(start, base + round * sum + ends[i]);
    }
  }

  function newTracer(x, y, style) {
    const half = style.width / 2;
    const reach = half * half;
    const far = 2 * reach * MathMax(1, style.miterLimit * style.miterLimit);
    const isRound = style.cap === 'round', isSquare = style.cap === 'square';
    const pattern = newPattern(style);
    let isHit = false;
    let startX = 0, startY = 0, lastX = 0, lastY = 0;
    /// How far the subpath has gone, and the directions of its first line and of the last one.
    let gone = 0, firstX = 0, firstY = 0, dirX = 0, dirY = 0, hasLine = false;

    function begin(bx, by) {
      startX = lastX = bx;
      startY = lastY = by;
      gone = 0;
      hasLine = false;
    }
    function line(bx, by) {
      const dx = bx - lastX, dy = by - lastY, length = MathSqrt(dx * dx + dy * dy);
      // Lines of no length are taken out.
      if (!(length > 0) || length - length !== 0) return;
      const ux = dx / length, uy = dy / length;
      if (hasLine) {
        if (isNear(lastX, lastY) && isOnAt(gone)) join(lastX, lastY, dirX, dirY, ux, uy);
      } else {
        firstX = ux;
        firstY = uy;
        hasLine = true;
      }
      body(lastX, lastY, ux, uy, gone, length);
      gone += length;
      lastX = bx;
      lastY = by;
      dirX = ux;
      dirY = uy;
    }
    function end(isClosed) {
      if (!hasLine) return;
      if (isClosed) {
        line(startX, startY);
        if (isOnAt(0) && isOnAt(gone)) join(startX, startY, dirX, dirY, firstX, firstY);
        else {
          if (isOnAt(0)) cap(startX, startY, -firstX, -firstY);
          if (isOnAt(gone)) cap(startX, startY, dirX, dirY);
        }
        return;
      }
      if (isOnAt(0)) cap(startX, startY, -firstX, -firstY);
      if (isOnAt(gone)) cap(lastX, lastY, dirX, dirY);
    }
    /// Whether a corner or an end at a point can reach as far as the point that is asked for.
    const isNear = (ax, ay) => (x - ax) * (x - ax) + (y - ay) * (y - ay) <= far;
    function isOnAt(at) {
      let found = false;
      dashesNear(pattern, at, (from, to) => { if (from <= at && at <= to) found = true; });
      return found;
    }
    /// A line from a point in a direction, `from` along the subpath: its dashes, with the caps of those that end on it.
    function body(ax, ay, ux, uy, from, length) {
      const along = (x - ax) * ux + (y - ay) * uy, beside = MathAbs((x - ax) * uy - (y - ay) * ux);
      if (beside > half || along < -half || along > length + half) return;
      const at = from + along;
      dashesNear(pattern, MathMax(from, MathMin(from + length, at)), (start, stop) => {
        const low = MathMax(start, from), high = MathMin(stop, from + length);
        // A dash without length is what its caps are.
        if (low > high || (start === stop && !isRound && !isSquare)) return;
        if (at >= low && at <= high) {
          isHit = true;
          return;
        }
        // A dash that goes on beyond this line has no cap here.
        const off = at < low ? (start >= from ? low - at : -1) : stop <= from + length ? at - high : -1;
        if (off < 0) return;
        if (isSquare && off <= half) isHit = true;
        else if (isRound && off * off + beside * beside <= reach) isHit = true;
      });
    }
    function cap(ax, ay, ux, uy) {
      const along = (x - ax) * ux + (y - ay) * uy, beside = MathAbs((x - ax) * uy - (y - ay) * ux);
      if (along < 0) return;
      if (isSquare && along <= half && beside <= half) isHit = true;
      else if (isRound && along * along + beside * beside <= reach) isHit = true;
    }
    /// The corner between two directions, on its outer side.
    function join(ax, ay, ux, uy, vx, vy) {
      const dx = x - ax, dy = y - ay;
      if (style.join === 'round') {
        if (dx * dx + dy * dy <= reach) isHit = true;
        return;
      }
      const cross = ux * vy - uy * vx, dot = ux * vx + uy * vy;
      if (cross === 0) return;
      const side = cross > 0 ? half : -half;
      // The outer corners of the two lines.
      const px = uy * side, py = -ux * side, qx = vy * side, qy = -vx * side;
      if (isInTriangle(dx, dy, px, py, qx, qy)) isHit = true;
      // What a mitre is long, by the width of the line: one by the sine of half of the corner.
      if (style.join !== 'miter' || !(dot > -1) || MathSqrt(2 / (1 + dot)) > style.miterLimit) return;
      const tipX = (px + qx) / (1 + dot), tipY = (py + qy) / (1 + dot);
      if (isInTriangle(dx - px, dy - py, tipX - px, tipY - py, qx - px, qy - py)) isHit = true;
    }
    return { __proto__: null, begin, line, end, isHit: () => isHit };
  }
  /// Whether a point is in the triangle of the origin and two others.
  function isInTriangle(x, y, ax, ay, bx, by) {
    const whole = ax * by - ay * bx;
    if (whole === 0) return false;
    const s = (x * by - y * bx) / whole, t = (ax * y - ay * x) / whole;
    return s >= 0 && t >= 0 && s + t <= 1;
  }
  return { __proto__: null, newTracer };
});
