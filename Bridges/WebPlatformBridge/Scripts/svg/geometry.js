// SVGPoint, SVGRect and SVGMatrix, which browsers still give where SVG 2 says DOMPoint, DOMRect and DOMMatrix; and
// where the shapes of an SVG are (SVG 2, sections 4.6.3 and 8), for a page that is not painted.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { MathAtan2, MathCos, MathFround, MathMax, MathMin, MathSin, MathTan, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } = primordials;
  const { parseFloat } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const paths = shared('svg/shared/paths');
  const boxes = shared('css/shared/geometry');
  const values = use('svg/values');
  const { float } = values;
  const PI = 3.141592653589793;

  function accessors(members, names, read, write) {
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const property = ObjectGetOwnPropertyDescriptor({
        get [name]() { return read(this, i, name); },
        set [name](value) { write(this, i, name, value); },
      }, name);
      ObjectDefineProperty(members, name, { __proto__: null, get: property.get, set: property.set, enumerable: true, configurable: true });
    }
    return members;
  }

  // MARK: SVGPoint

  const point = (object) => slot.brand(object, 'SVGPoint');
  const SVGPoint = idl.interfaceFrom({
    name: 'SVGPoint',
    members: accessors({
      matrixTransform(matrix) {
        const { x, y } = point(this);
        idl.arity(arguments.length, 1, "Failed to execute 'matrixTransform' on 'SVGPoint'");
        const m = flatOf(matrix, "Failed to execute 'matrixTransform' on 'SVGPoint'");
        return newPoint(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
      },
    }, ['x', 'y'], (object, i, name) => point(object)[name], (object, i, name, value) => {
      const state = point(object);
      const number = float(value);
      if (state.isReadOnly) throw values.readOnly('The point');
      state[name] = number;
      state.list?.changed();
    }),
  });
  const newPoint = (x, y) => slot.stamp(SVGPoint, { __proto__: null, kind: 'SVGPoint', x: MathFround(x), y: MathFround(y), list: null, isReadOnly: false });

  // MARK: SVGRect

  const rect = (object) => slot.brand(object, 'SVGRect');
  const names = ['x', 'y', 'width', 'height'];
  const SVGRect = idl.interfaceFrom({
    name: 'SVGRect',
    members: accessors({}, names, (object, i) => {
      const state = rect(object);
      return MathFround(state.parts.read(state, i));
    }, (object, i, name, value) => {
      const state = rect(object);
      state.parts.write(state, i, float(value));
    }),
  });
  const plain = { __proto__: null, read: (state, i) => state[names[i]], write(state, i, value) { state[names[i]] = value; } };
  const newRect = ({ x, y, width, height }) => slot.stamp(SVGRect, { __proto__: null, kind: 'SVGRect', x, y, width, height, parts: plain });
  /// A rectangle whose numbers are read and written elsewhere.
  const liveRect = (state, parts) => slot.stamp(SVGRect, { __proto__: null, kind: 'SVGRect', ...state, parts });

  // MARK: SVGMatrix

  const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
  const matrix = (object) => slot.brand(object, 'SVGMatrix');
  /// The six numbers of a matrix, or of an object with some of them.
  function flatOf(value, where) {
    const state = idl.isObject(value) ? slot.stateOrNull(value) : null;
    if (state !== null && state.kind === 'SVGMatrix') return copyOf(state.read());
    if (state !== null && state.kind === 'matrix') {
      const { m } = state;
      return [m[0], m[1], m[4], m[5], m[12], m[13]];
    }
    if (value !== undefined && value !== null && !idl.isObject(value)) throw idl.failure(where, "The value is not of type 'SVGMatrix'.");
    const flat = [1, 0, 0, 1, 0, 0];
    for (let i = 0; i < 6; i++) {
      const given = value?.[letters[i]];
      if (given !== undefined) flat[i] = idl.unrestrictedDouble(given);
    }
    return flat;
  }
  const copyOf = (m) => [m[0], m[1], m[2], m[3], m[4], m[5]];
  function newMatrix(given) {
    const m = copyOf(given);
    return liveMatrix({ __proto__: null, read: () => m, write(i, value) { m[i] = value; } });
  }
  const liveMatrix = ({ read, write }) => slot.stamp(SVGMatrix, { __proto__: null, kind: 'SVGMatrix', read, write });
  const on = (method) => `Failed to execute '${method}' on 'SVGMatrix'`;
  const times = (object, other) => newMatrix(paths.multiply(matrix(object).read(), other));
  function need(given, count, method) { idl.arity(given.length, count, on(method)); }
  const SVGMatrix = idl.interfaceFrom({
    name: 'SVGMatrix',
    members: accessors({
      multiply(secondMatrix) {
        matrix(this);
        need(arguments, 1, 'multiply');
        return times(this, flatOf(secondMatrix, on('multiply')));
      },
      inverse() {
        const state = matrix(this);
        const m = state.read();
        const a = 0, b = 1, c = 2, d = 3, e = 4, f = 5;
        const whole = m[a] * m[d] - m[b] * m[c];
        if (whole === 0) throw use('dom/errors').domError('InvalidStateError', `${on('inverse')}: The matrix is not invertible.`);
        return newMatrix([m[d] / whole, -m[b] / whole, -m[c] / whole, m[a] / whole, (m[c] * m[f] - m[d] * m[e]) / whole, (m[b] * m[e] - m[a] * m[f]) / whole]);
      },
      translate(x, y) {
        matrix(this);
        need(arguments, 2, 'translate');
        return times(this, [1, 0, 0, 1, float(x), float(y)]);
      },
      scale(scaleFactor) {
        matrix(this);
        need(arguments, 1, 'scale');
        const by = float(scaleFactor);
        return times(this, [by, 0, 0, by, 0, 0]);
      },
      scaleNonUniform(scaleFactorX, scaleFactorY) {
        matrix(this);
        need(arguments, 2, 'scaleNonUniform');
        return times(this, [float(scaleFactorX), 0, 0, float(scaleFactorY), 0, 0]);
      },
      rotate(angle) {
        matrix(this);
        need(arguments, 1, 'rotate');
        return times(this, paths.matrixOf('rotate', [float(angle)]));
      },
      rotateFromVector(x, y) {
        matrix(this);
        need(arguments, 2, 'rotateFromVector');
        const dx = float(x), dy = float(y);
        if (dx === 0 || dy === 0) throw new TypeError(`${on('rotateFromVector')}: Arguments cannot be zero.`);
        const angle = MathAtan2(dy, dx);
        return times(this, [MathCos(angle), MathSin(angle), -MathSin(angle), MathCos(angle), 0, 0]);
      },
      flipX() { return times(this, [-1, 0, 0, 1, 0, 0]); },
      flipY() { return times(this, [1, 0, 0, -1, 0, 0]); },
      skewX(angle) {
        matrix(this);
        need(arguments, 1, 'skewX');
        return times(this, [1, 0, MathTan((float(angle) * PI) / 180), 1, 0, 0]);
      },
      skewY(angle) {
        matrix(this);
        need(arguments, 1, 'skewY');
        return times(this, [1, MathTan((float(angle) * PI) / 180), 0, 1, 0, 0]);
      },
    }, letters, (object, i) => matrix(object).read()[i], (object, i, name, value) => matrix(object).write(i, idl.double(value))),
  });

  // MARK: Outlines

  const length = (r, name, axis, initial) => use('svg/lengths').valueOf(r, name, axis, initial);
  /// The outline of a shape, in its own coordinates.
  function outlineOf(r) {
    switch (r.name) {
      case 'path': return paths.ofPath(tree.getAttribute(r, 'd') ?? '');
      case 'line': return [[length(r, 'x1', 'w'), length(r, 'y1', 'h'), length(r, 'x2', 'w'), length(r, 'y2', 'h')]];
      case 'polyline': case 'polygon': {
        const list = paths.numbers(tree.getAttribute(r, 'points') ?? '');
        if (list.length % 2 === 1) list.length -= 1;
        if (list.length === 0) return [];
        if (r.name === 'polygon') {
          list[list.length] = list[0];
          list[list.length] = list[1];
        }
        return [list];
      }
      case 'rect': {
        const x = length(r, 'x', 'w'), y = length(r, 'y', 'h');
        const width = MathMax(length(r, 'width', 'w'), 0), height = MathMax(length(r, 'height', 'h'), 0);
        const rx = MathMin(MathMax(length(r, tree.hasAttribute(r, 'rx') ? 'rx' : 'ry', 'w'), 0), width / 2);
        const ry = MathMin(MathMax(length(r, tree.hasAttribute(r, 'ry') ? 'ry' : 'rx', 'h'), 0), height / 2);
        if (rx === 0 || ry === 0) return [[x, y, x + width, y, x + width, y + height, x, y + height, x, y]];
        const right = x + width, bottom = y + height;
        return paths.ofPath(`M${x + rx},${y}H${right - rx}A${rx},${ry},0,0,1,${right},${y + ry}V${bottom - ry}A${rx},${ry},0,0,1,${right - rx},${bottom}`
          + `H${x + rx}A${rx},${ry},0,0,1,${x},${bottom - ry}V${y + ry}A${rx},${ry},0,0,1,${x + rx},${y}Z`);
      }
      case 'circle': {
        const by = length(r, 'r', 'o');
        return paths.ofEllipse(length(r, 'cx', 'w'), length(r, 'cy', 'h'), MathMax(by, 0), MathMax(by, 0));
      }
      case 'ellipse': {
        const rx = length(r, tree.hasAttribute(r, 'rx') ? 'rx' : 'ry', 'w'), ry = length(r, tree.hasAttribute(r, 'ry') ? 'ry' : 'rx', 'h');
        return paths.ofEllipse(length(r, 'cx', 'w'), length(r, 'cy', 'h'), MathMax(rx, 0), MathMax(ry, 0));
      }
      default: return [];
    }
  }
  const fontSize = (r) => parseFloat(shared('css/shared/computed').valueOf(r, 'font-size')) || 16;
  /// How wide a text is: every character is half as wide as it is high.
  const textWidth = (r, count) => (count * fontSize(r)) / 2;
  const textOf = (r) => paths.collapsed(tree.textOf(r));
  const isDrawn = (r) => r.type === 1 && r.ns === tree.SVG_NS && tree.getAttribute(r, 'display') !== 'none'
    && !primordials.ArrayPrototypeIncludes(hidden, r.name);
  const hidden = ['defs', 'symbol', 'clipPath', 'mask', 'marker', 'pattern', 'linearGradient', 'radialGradient', 'filter', 'title', 'desc', 'metadata', 'script', 'style'];
  /// The box around what an element draws itself, or null; what is in it is gathered by `boxOf`.
  function ownBox(r) {
    switch (r.name) {
      case 'image': case 'foreignObject': {
        return { x: length(r, 'x', 'w'), y: length(r, 'y', 'h'), width: MathMax(length(r, 'width', 'w'), 0), height: MathMax(length(r, 'height', 'h'), 0) };
      }
      case 'text': {
        const size = fontSize(r);
        const text = textOf(r);
        return text === '' ? null : { x: length(r, 'x', 'w'), y: length(r, 'y', 'h') - size, width: textWidth(r, text.length), height: size };
      }
      case 'tspan': case 'textPath': return null;
      default: return paths.boxOf(outlineOf(r));
    }
  }
  function join(all, box, m) {
    for (let i = 0; i < 4; i++) {
      const x = box.x + (i & 1 ? box.width : 0), y = box.y + (i & 2 ? box.height : 0);
      const px = m[0] * x + m[2] * y + m[4], py = m[1] * x + m[3] * y + m[5];
      if (all.left > px) all.left = px;
      if (all.right < px) all.right = px;
      if (all.top > py) all.top = py;
      if (all.bottom < py) all.bottom = py;
    }
  }
  const one = [1, 0, 0, 1, 0, 0];
  const transformOf = (r) => {
    const text = tree.getAttribute(r, 'transform');
    return text === null ? one : paths.product(paths.transforms(text));
  };
  /// What a `use` shows, or null.
  function usedBy(r) {
    const href = tree.getAttribute(r, 'href') ?? tree.attributeNS(r, tree.XLINK_NS, 'href')?.value ?? '';
    if (href[0] !== '#') return null;
    return tree.byId(tree.rootOf(r), primordials.StringPrototypeSlice(href, 1));
  }
  /// The union of what an element and those in it draw, in the element's coordinates (section 8.10). What a `use` shows is
  /// looked at once.
  function boxOf(r) {
    const all = { __proto__: null, left: 1 / 0, top: 1 / 0, right: -1 / 0, bottom: -1 / 0 };
    const open = [{ r, m: one, isUsed: false }];
    for (let at = 0; at < open.length; at++) {
      const { r: node, m, isUsed } = open[at];
      const box = ownBox(node);
      // An empty image is where it is, and makes no box around it larger.
      if (box !== null && (at === 0 || box.width > 0 || box.height > 0 || node.name !== 'image' && node.name !== 'foreignObject')) join(all, box, m);
      if (node.name === 'use' && !isUsed) {
        const used = usedBy(node);
        if (used !== null && used !== node && used.ns === tree.SVG_NS) {
          const to = paths.multiply(m, [1, 0, 0, 1, length(node, 'x', 'w'), length(node, 'y', 'h')]);
          open[open.length] = { r: used, m: paths.multiply(to, transformOf(used)), isUsed: true };
        }
      }
      if (node.name === 'text' || node.name === 'foreignObject') continue;
      for (let child = node.first; child !== null; child = child.next) {
        if (!isDrawn(child)) continue;
        let by = paths.multiply(m, transformOf(child));
        if (child.name === 'svg') by = paths.multiply(by, viewBoxMatrix(child));
        open[open.length] = { r: child, m: by, isUsed };
      }
    }
    return all.left > all.right ? boxes.zero : { x: all.left, y: all.top, width: all.right - all.left, height: all.bottom - all.top };
  }

  // MARK: Viewports and matrices

  const isOutermost = (r) => r.parent === null || r.parent.type !== 1 || r.parent.ns !== tree.SVG_NS || r.parent.name === 'foreignObject';
  /// The size of an svg element: of its box where it has one, else of its attributes.
  function sizeOf(r) {
    if (isOutermost(r) && r.doc.data.window && tree.rootOf(r).type === 9 && boxes.hasBox(r)) return boxes.innerSize(r);
    const of = (name, axis) => (isOutermost(r) && primordials.StringPrototypeIncludes(tree.getAttribute(r, name) ?? '100%', '%') ? 0 : length(r, name, axis, '100%'));
    return { width: of('width', 'w'), height: of('height', 'h') };
  }
  /// From the coordinates in an svg element to those around it (section 8.2).
  function viewBoxMatrix(r) {
    const x = isOutermost(r) ? 0 : length(r, 'x', 'w'), y = isOutermost(r) ? 0 : length(r, 'y', 'h');
    const box = values.viewBoxOf(r);
    if (box === null || box[2] === 0 || box[3] === 0) return [1, 0, 0, 1, x, y];
    const { width, height } = sizeOf(r);
    let sx = width / box[2], sy = height / box[3];
    const { align, meetOrSlice } = values.aspectOf(r);
    let dx = 0, dy = 0;
    if (align !== 1) {
      sx = sy = meetOrSlice === 2 ? MathMax(sx, sy) : MathMin(sx, sy);
      dx = ((width - box[2] * sx) * ((align - 2) % 3)) / 2;
      dy = ((height - box[3] * sy) * ((align - 2 - ((align - 2) % 3)) / 3)) / 2;
    }
    return [sx, 0, 0, sy, x + dx - box[0] * sx, y + dy - box[1] * sy];
  }
  /// The matrix from an element's coordinates to those of its viewport, or of the screen, as a new object.
  function matrixTo(r, isScreen) {
    const m = flatTo(r, isScreen);
    return m === null ? null : newMatrix(m);
  }
  function flatTo(r, isScreen) {
    if (tree.rootOf(r).type !== 9 && isScreen) return null;
    let m = one;
    for (let p = r; p !== null && p.type === 1 && p.ns === tree.SVG_NS; p = p.parent) {
      if (p.name === 'svg') {
        m = paths.multiply(viewBoxMatrix(p), m);
        if (isOutermost(p)) {
          if (isScreen && boxes.hasBox(p)) {
            const { x, y } = boxes.contentRect(p);
            m = paths.multiply([1, 0, 0, 1, x, y], m);
          }
          return m;
        }
        if (!isScreen) return m;
      } else m = paths.multiply(transformOf(p), m);
    }
    return null;
  }
  /// Where a shape, or a group of them, is on the screen.
  function screenBox(r) {
    const m = flatTo(r, true);
    if (m === null) return boxes.zero;
    const all = { __proto__: null, left: 1 / 0, top: 1 / 0, right: -1 / 0, bottom: -1 / 0 };
    join(all, boxOf(r), m);
    return { __proto__: null, x: all.left, y: all.top, width: all.right - all.left, height: all.bottom - all.top };
  }
  /// Whether an element is drawn by the SVG around it, and has no box of CSS.
  const isShape = (r) => r.ns === tree.SVG_NS && !isOutermost(r) && shared('svg/shared/table').isOf(r.name, 'SVGGraphicsElement');
  return {
    SVGPoint, SVGRect, SVGMatrix, newPoint, newRect, liveRect, newMatrix, liveMatrix, flatOf, outlineOf, boxOf, sizeOf, isOutermost, matrixTo, screenBox, isShape, textWidth, textOf, fontSize,
  };
});
