// SVG 2, section 8.13: SVGTransform.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { MathFround } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const paths = shared('svg/shared/paths');
  const { float, numberText, readOnly } = use('svg/values');
  const kinds = [null, 'matrix', 'translate', 'scale', 'rotate', 'skewX', 'skewY'];

  const own = (object) => slot.brand(object, 'SVGTransform');
  const codeOf = (kind) => {
    for (let i = 1; i < 7; i++) if (kinds[i] === kind) return i;
    return 0;
  };
  const on = (method) => `Failed to execute '${method}' on 'SVGTransform'`;
  function change(state, kind, numbers) {
    if (state.isReadOnly) throw readOnly('The transform');
    state.code = codeOf(kind);
    state.numbers = numbers;
    state.matrix = paths.matrixOf(kind, numbers);
    state.list?.changed();
  }
  const members = {
    get type() { return own(this).code; },
    get matrix() {
      const state = own(this);
      // Its numbers are the transform's: to set one makes the transform a matrix.
      return (state.object ??= use('svg/geometry').liveMatrix({
        __proto__: null, read: () => state.matrix,
        write(i, value) {
          const numbers = [];
          for (let k = 0; k < 6; k++) numbers[k] = k === i ? value : state.matrix[k];
          change(state, 'matrix', numbers);
        },
      }));
    },
    get angle() {
      const { code, numbers } = own(this);
      return code >= 4 ? MathFround(numbers[0]) : 0;
    },
    setMatrix(matrix = {}) {
      const state = own(this);
      change(state, 'matrix', use('svg/geometry').flatOf(matrix, on('setMatrix')));
    },
    setTranslate(tx, ty) {
      const state = own(this);
      idl.arity(arguments.length, 2, on('setTranslate'));
      change(state, 'translate', [float(tx), float(ty)]);
    },
    setScale(sx, sy) {
      const state = own(this);
      idl.arity(arguments.length, 2, on('setScale'));
      change(state, 'scale', [float(sx), float(sy)]);
    },
    setRotate(angle, cx, cy) {
      const state = own(this);
      idl.arity(arguments.length, 3, on('setRotate'));
      change(state, 'rotate', [float(angle), float(cx), float(cy)]);
    },
    setSkewX(angle) {
      const state = own(this);
      idl.arity(arguments.length, 1, on('setSkewX'));
      change(state, 'skewX', [float(angle)]);
    },
    setSkewY(angle) {
      const state = own(this);
      idl.arity(arguments.length, 1, on('setSkewY'));
      change(state, 'skewY', [float(angle)]);
    },
  };
  const SVGTransform = idl.interfaceFrom({
    name: 'SVGTransform', members,
    constants: {
      SVG_TRANSFORM_UNKNOWN: 0, SVG_TRANSFORM_MATRIX: 1, SVG_TRANSFORM_TRANSLATE: 2, SVG_TRANSFORM_SCALE: 3, SVG_TRANSFORM_ROTATE: 4,
      SVG_TRANSFORM_SKEWX: 5, SVG_TRANSFORM_SKEWY: 6,
    },
  });
  /// A transform with numbers that may be another realm's list.
  function newTransform(kind, given) {
    const numbers = [];
    for (let i = 0; i < given.length; i++) numbers[i] = given[i];
    return slot.stamp(SVGTransform, {
      __proto__: null, kind: 'SVGTransform', code: codeOf(kind), numbers, matrix: paths.matrixOf(kind, numbers), list: null, isReadOnly: false, object: null,
    });
  }
  function textOf({ code, numbers }) {
    const count = code === 4 && numbers[1] === 0 && numbers[2] === 0 ? 1 : numbers.length;
    let text = `${kinds[code]}(`;
    for (let i = 0; i < count; i++) text += (i > 0 ? ' ' : '') + numberText(numbers[i]);
    return `${text})`;
  }
  return {
    SVGTransform, newTransform, textOf,
    copyOf: ({ code, numbers }) => newTransform(kinds[code], numbers),
    fromMatrix: (matrix) => newTransform('matrix', use('svg/geometry').flatOf(matrix, "Failed to execute 'createSVGTransformFromMatrix'")),
  };
});
