// SVG 2, sections 7 (coordinates), 9 (paths) and 10 (shapes): outlines as lines, for lengths, boxes and hits. An outline is
// a list of parts, each a list of points `x, y, x, y, …`; a part that is closed ends where it began.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { ArrayPrototypePush, MathAbs, MathAcos, MathCos, MathMax, MathMin, MathSin, MathSqrt, MathTan, RegExpPrototypeExec } = primordials;
  const { Number } = primordials;
  const PI = 3.141592653589793;
  const STEPS = 48;

  // What can be read in one way only is read, or not, in one pass, however long it is.
  const numberAt = /[\t\n\f\r ]*(?:,[\t\n\f\r ]*)?([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y;
  const flagAt = /[\t\n\f\r ]*(?:,[\t\n\f\r ]*)?([01])/y;
  const commandAt = /[\t\n\f\r ]*([MmLlHhVvCcSsQqTtAaZz])/y;
  const blank = /[\t\n\f\r ]*$/y;
  const isBlankFrom = (text, at) => {
    blank.lastIndex = at;
    return RegExpPrototypeExec(blank, text) !== null;
  };
  /// Reads a text from its front: `read(pattern)` gives what matches there, or null.
  function reader(text) {
    let at = 0;
    const read = (pattern) => {
      pattern.lastIndex = at;
      const m = RegExpPrototypeExec(pattern, text);
      if (m === null) return null;
      at = pattern.lastIndex;
      return m[1];
    };
    return {
      __proto__: null, read, isAtEnd: () => isBlankFrom(text, at),
      number() {
        const found = read(numberAt);
        return found === null ? null : Number(found);
      },
    };
  }
  function readNumbers(from) {
    const list = [];
    for (let n = from.number(); n !== null; n = from.number()) ArrayPrototypePush(list, n);
    return list;
  }
  /// The numbers at the front of a text, as far as it can be read.
  const numbers = (text) => readNumbers(reader(text));
  /// The numbers of a text that has nothing but numbers, or null.
  function onlyNumbers(text) {
    const from = reader(text);
    const list = readNumbers(from);
    return from.isAtEnd() ? list : null;
  }
  const separators = /[\t\n\f\r ,]+/;
  /// The words between spaces and commas.
  function words(text) {
    const found = primordials.StringPrototypeSplit(text, separators);
    const list = [];
    for (let i = 0; i < found.length; i++) if (found[i] !== '') ArrayPrototypePush(list, found[i]);
    return list;
  }
  const spaces = /[\t\n\f\r ]+/;
  /// A text with one space in the place of many, and none around it.
  const collapsed = (text) => primordials.StringPrototypeTrim(primordials.ArrayPrototypeJoin(primordials.StringPrototypeSplit(text, spaces), ' '));

  const counts = { __proto__: null, m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
  /// The outline of path data, as far as it can be read (section 9.5, "error handling").
  function ofPath(text) {
    const parts = [];
    const from = reader(text);
    let x = 0, y = 0, startX = 0, startY = 0, controlX = 0, controlY = 0, before = '', part = null, command = '';
    const begin = () => {
      if (part === null) {
        part = [x, y];
        ArrayPrototypePush(parts, part);
      }
    };
    const to = (px, py) => {
      begin();
      ArrayPrototypePush(part, px, py);
      x = px;
      y = py;
    };
    for (;;) {
      const next = from.read(commandAt);
      if (next !== null) command = next;
      else if (command === '' || command === 'z' || command === 'Z') break;
      const kind = command >= 'a' ? command : lower[command];
      if (before === '' && kind !== 'm') break;
      const n = [];
      const count = counts[kind];
      for (let i = 0; i < count; i++) {
        const value = kind === 'a' && (i === 3 || i === 4) ? from.read(flagAt) : from.number();
        if (value === null) break;
        ArrayPrototypePush(n, Number(value));
      }
      if (n.length < count) break;
      const isRelative = command >= 'a';
      const dx = isRelative ? x : 0;
      const dy = isRelative ? y : 0;
      switch (kind) {
        case 'm':
          x = startX = n[0] + dx;
          y = startY = n[1] + dy;
          part = null;
          begin();
          command = isRelative ? 'l' : 'L';
          break;
        case 'l': to(n[0] + dx, n[1] + dy); break;
        case 'h': to(n[0] + dx, y); break;
        case 'v': to(x, n[0] + dy); break;
        case 'c': case 's': {
          const first = kind === 'c' ? [n[0] + dx, n[1] + dy] : before === 'c' || before === 's' ? [2 * x - controlX, 2 * y - controlY] : [x, y];
          const k = kind === 'c' ? 2 : 0;
          controlX = n[k] + dx;
          controlY = n[k + 1] + dy;
          cubic(to, x, y, first[0], first[1], controlX, controlY, n[k + 2] + dx, n[k + 3] + dy);
          break;
        }
        case 'q': case 't': {
          if (kind === 'q') {
            controlX = n[0] + dx;
            controlY = n[1] + dy;
          } else if (before === 'q' || before === 't') {
            controlX = 2 * x - controlX;
            controlY = 2 * y - controlY;
          } else {
            controlX = x;
            controlY = y;
          }
          const k = kind === 'q' ? 2 : 0;
          quadratic(to, x, y, controlX, controlY, n[k] + dx, n[k + 1] + dy);
          break;
        }
        case 'a': arc(to, x, y, n[0], n[1], n[2], n[3], n[4], n[5] + dx, n[6] + dy); break;
        default:
          to(startX, startY);
          part = null;
      }
      before = kind;
    }
    return parts;
  }
  const lower = { __proto__: null, M: 'm', L: 'l', H: 'h', V: 'v', C: 'c', S: 's', Q: 'q', T: 't', A: 'a', Z: 'z' };
  function cubic(to, x0, y0, x1, y1, x2, y2, x3, y3) {
    for (let i = 1; i < STEPS; i++) {
      const t = i / STEPS, u = 1 - t;
      const a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      to(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
    }
    to(x3, y3);
  }
  function quadratic(to, x0, y0, x1, y1, x2, y2) {
    for (let i = 1; i < STEPS; i++) {
      const t = i / STEPS, u = 1 - t;
      to(u * u * x0 + 2 * u * t * x1 + t * t * x2, u * u * y0 + 2 * u * t * y1 + t * t * y2);
    }
    to(x2, y2);
  }
  /// Section B.2.4, "conversion from endpoint to center parameterization".
  function arc(to, x0, y0, rx, ry, degrees, isLarge, isSweep, x1, y1) {
    rx = MathAbs(rx);
    ry = MathAbs(ry);
    if (rx === 0 || ry === 0 || (x0 === x1 && y0 === y1)) return to(x1, y1);
    const phi = (degrees * PI) / 180, cos = MathCos(phi), sin = MathSin(phi);
    const hx = (x0 - x1) / 2, hy = (y0 - y1) / 2;
    const px = cos * hx + sin * hy, py = cos * hy - sin * hx;
    const big = (px * px) / (rx * rx) + (py * py) / (ry * ry);
    if (big > 1) {
      rx *= MathSqrt(big);
      ry *= MathSqrt(big);
    }
    const rest = (rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px) / (rx * rx * py * py + ry * ry * px * px);
    const by = (isLarge === isSweep ? -1 : 1) * MathSqrt(MathMax(rest, 0));
    const qx = (by * rx * py) / ry, qy = (-by * ry * px) / rx;
    const cx = cos * qx - sin * qy + (x0 + x1) / 2, cy = sin * qx + cos * qy + (y0 + y1) / 2;
    const angle = (ux, uy, vx, vy) => {
      const dot = (ux * vx + uy * vy) / MathSqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
      return (ux * vy - uy * vx < 0 ? -1 : 1) * MathAcos(MathMax(-1, MathMin(1, dot)));
    };
    const start = angle(1, 0, (px - qx) / rx, (py - qy) / ry);
    let sweep = angle((px - qx) / rx, (py - qy) / ry, (-px - qx) / rx, (-py - qy) / ry);
    if (isSweep === 0 && sweep > 0) sweep -= 2 * PI;
    if (isSweep === 1 && sweep < 0) sweep += 2 * PI;
    for (let i = 1; i < STEPS; i++) {
      const t = start + (sweep * i) / STEPS;
      to(cx + rx * MathCos(t) * cos - ry * MathSin(t) * sin, cy + rx * MathCos(t) * sin + ry * MathSin(t) * cos);
    }
    to(x1, y1);
  }
  function ofEllipse(cx, cy, rx, ry) {
    const part = [];
    for (let i = 0; i <= 4 * STEPS; i++) ArrayPrototypePush(part, cx + rx * MathCos((i * PI) / (2 * STEPS)), cy + ry * MathSin((i * PI) / (2 * STEPS)));
    return [part];
  }

  function lengthOf(parts) {
    let sum = 0;
    for (let i = 0; i < parts.length; i++) {
      const p = parts[i];
      for (let k = 2; k < p.length; k += 2) sum += MathSqrt((p[k] - p[k - 2]) ** 2 + (p[k + 1] - p[k - 1]) ** 2);
    }
    return sum;
  }
  /// The point so far along an outline: `[x, y]`, or null for an outline without points.
  function pointAt(parts, distance) {
    let last = null;
    for (let i = 0; i < parts.length; i++) {
      const p = parts[i];
      if (last === null) last = [p[0], p[1]];
      for (let k = 2; k < p.length; k += 2) {
        const step = MathSqrt((p[k] - p[k - 2]) ** 2 + (p[k + 1] - p[k - 1]) ** 2);
        if (distance <= step) {
          const t = step === 0 || distance < 0 ? 0 : distance / step;
          return [p[k - 2] + (p[k] - p[k - 2]) * t, p[k - 1] + (p[k + 1] - p[k - 1]) * t];
        }
        distance -= step;
        last = [p[k], p[k + 1]];
      }
    }
    return last;
  }
  function boxOf(parts) {
    let left = 1 / 0, top = 1 / 0, right = -1 / 0, bottom = -1 / 0;
    for (let i = 0; i < parts.length; i++) {
      const p = parts[i];
      for (let k = 0; k < p.length; k += 2) {
        left = MathMin(left, p[k]);
        right = MathMax(right, p[k]);
        top = MathMin(top, p[k + 1]);
        bottom = MathMax(bottom, p[k + 1]);
      }
    }
    return left > right ? null : { __proto__: null, x: left, y: top, width: right - left, height: bottom - top };
  }
  function isInside(parts, x, y, isEvenOdd) {
    let winding = 0, crossings = 0;
    for (let i = 0; i < parts.length; i++) {
      const p = parts[i], n = p.length;
      for (let k = 0; k < n; k += 2) {
        const ax = p[k], ay = p[k + 1], bx = p[(k + 2) % n], by = p[(k + 3) % n];
        if (ay <= y === by <= y) continue;
        if (ax + ((y - ay) / (by - ay)) * (bx - ax) < x) continue;
        crossings++;
        winding += by > ay ? 1 : -1;
      }
    }
    return isEvenOdd ? crossings % 2 === 1 : winding !== 0;
  }
  function isNear(parts, x, y, distance) {
    for (let i = 0; i < parts.length; i++) {
      const p = parts[i];
      for (let k = 2; k < p.length; k += 2) {
        const ax = p[k - 2], ay = p[k - 1], dx = p[k] - ax, dy = p[k + 1] - ay;
        const whole = dx * dx + dy * dy;
        const t = whole === 0 ? 0 : MathMax(0, MathMin(1, ((x - ax) * dx + (y - ay) * dy) / whole));
        if ((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2 <= distance * distance) return true;
      }
    }
    return false;
  }

  // MARK: Flat matrices `[a, b, c, d, e, f]`, and the transform attribute (section 8.5)

  const multiply = (m, n) => [
    m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
  ];
  /// The sine of 180 degrees is zero, whatever a computer's pi is.
  const exact = (n) => primordials.MathRound(n * 1e15) / 1e15;
  function matrixOf(kind, n) {
    const radian = PI / 180;
    switch (kind) {
      case 'matrix': return [n[0], n[1], n[2], n[3], n[4], n[5]];
      case 'translate': return [1, 0, 0, 1, n[0], n[1] ?? 0];
      case 'scale': return [n[0], 0, 0, n[1] ?? n[0], 0, 0];
      case 'rotate': {
        const c = exact(MathCos(n[0] * radian)), s = exact(MathSin(n[0] * radian)), x = n[1] ?? 0, y = n[2] ?? 0;
        return [c, s, -s, c, x - c * x + s * y, y - s * x - c * y];
      }
      case 'skewX': return [1, 0, exact(MathTan(n[0] * radian)), 1, 0, 0];
      default: return [1, exact(MathTan(n[0] * radian)), 0, 1, 0, 0];
    }
  }
  const transformAt = /[\t\n\f\r ]*(?:,[\t\n\f\r ]*)?(matrix|translate|scale|rotate|skewX|skewY)[\t\n\f\r ]*\(([^()]*)\)/y;
  const allowed = { __proto__: null, matrix: [6], translate: [1, 2], scale: [1, 2], rotate: [1, 3], skewX: [1], skewY: [1] };
  /// A list of `{ kind, numbers }`; an attribute that cannot be read has none.
  function transforms(text) {
    const list = [];
    let at = 0;
    for (;;) {
      transformAt.lastIndex = at;
      const m = RegExpPrototypeExec(transformAt, text);
      if (m === null) break;
      at = transformAt.lastIndex;
      const given = onlyNumbers(m[2]);
      if (given === null) return [];
      const counted = allowed[m[1]];
      if (given.length !== counted[0] && given.length !== counted[1]) return [];
      ArrayPrototypePush(list, { __proto__: null, kind: m[1], numbers: given });
    }
    return isBlankFrom(text, at) ? list : [];
  }
  function product(list) {
    let m = [1, 0, 0, 1, 0, 0];
    for (let i = 0; i < list.length; i++) m = multiply(m, matrixOf(list[i].kind, list[i].numbers));
    return m;
  }
  return { __proto__: null, numbers, onlyNumbers, words, collapsed, ofPath, ofEllipse, lengthOf, pointAt, boxOf, isInside, isNear, multiply, matrixOf, transforms, product };
});
