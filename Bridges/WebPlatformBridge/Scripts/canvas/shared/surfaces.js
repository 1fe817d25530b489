// HTML, section 4.12.5: what a canvas is painted on, and the state of the context that would paint. A surface is
// `{ width, height, pixels, isClean, isOpaque, isPlaceholder, context }`: `pixels` is null until something puts some there, `isPlaceholder`
// says that an OffscreenCanvas has it, too, and `context` is null, or `{ surface, state, stack, path }`.
(function (library) {
  'use strict';
  const { use } = library;
  const { getAttribute, moreOf } = use('dom/shared/tree');
  const { flags } = use('dom/shared/nodes');
  const { parseNonNegative } = use('html/shared/numbers');
  const { clear, newPath } = use('canvas/shared/paths');
  const MOST = 2_147_483_647;
  /// The largest sides and the largest area that have pixels, as in browsers; a larger canvas has none.
  const MOST_SIDE = 65_535;
  const MOST_AREA = 268_435_456;

  /// Section 4.12.5.1.1: what `save()` keeps, as it is at first.
  const newState = () => ({
    __proto__: null, matrix: [1, 0, 0, 1, 0, 0], isClipped: false,
    fillStyle: '#000000', strokeStyle: '#000000', globalAlpha: 1, globalCompositeOperation: 'source-over', filter: 'none',
    imageSmoothingEnabled: true, imageSmoothingQuality: 'low', shadowBlur: 0, shadowColor: 'rgba(0, 0, 0, 0)', shadowOffsetX: 0, shadowOffsetY: 0,
    lineWidth: 1, lineCap: 'butt', lineJoin: 'miter', miterLimit: 10, lineDashOffset: 0, dashes: [],
    font: '10px sans-serif', fontSize: 10, textAlign: 'start', textBaseline: 'alphabetic', direction: 'inherit', lang: 'inherit',
    letterSpacing: '0px', wordSpacing: '0px', fontKerning: 'auto', fontStretch: 'normal', fontVariantCaps: 'normal', textRendering: 'auto',
  });
  const copyState = (state) => ({ __proto__: null, ...state });
  const newSurface = (width, height) => ({ __proto__: null, width, height, pixels: null, isClean: true, isOpaque: false, isPlaceholder: false, context: null });
  const newContext = (surface, settings) => (surface.context = {
    __proto__: null, kind: 'canvas-2d', surface, settings, element: null, canvas: null, object: null, state: newState(), stack: [], path: newPath(),
  });
  /// "Reset the rendering context to its default state".
  function reset(context) {
    context.surface.pixels = null;
    context.state = newState();
    context.stack = [];
    clear(context.path);
  }
  /// Whether a surface has pixels: one without size or with too much of it has none.
  const hasPixels = ({ width, height }) => width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_AREA;
  function resize(surface, width, height) {
    surface.width = width;
    surface.height = height;
    surface.pixels = null;
    if (surface.context !== null) reset(surface.context);
  }
  function side(r, local, fallback) {
    const value = parseNonNegative(getAttribute(r, local) ?? '');
    return value === null || value > MOST ? fallback : value;
  }
  /// The surface of a canvas element, which from now on hears of its size.
  function surfaceOf(r) {
    const extra = (moreOf(r).extra ??= { __proto__: null });
    if (extra.canvas === undefined) {
      r.flags |= flags.STEPS;
      extra.canvas = newSurface(side(r, 'width', 300), side(r, 'height', 150));
    }
    return extra.canvas;
  }
  /// "Whenever the width and height content attributes are set": to the same value, too.
  function attributeChanged(r, local) {
    const surface = r.more?.extra?.canvas;
    if (surface === undefined || surface.isPlaceholder || (local !== 'width' && local !== 'height')) return;
    resize(surface, side(r, 'width', 300), side(r, 'height', 150));
  }
  return { __proto__: null, newState, copyState, newSurface, newContext, reset, resize, hasPixels, surfaceOf, attributeChanged };
});
