// HTML, section 4.12.5 (CanvasImageSource): "check the usability of the image argument".
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { stateOrNull } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { getAttribute } = shared('dom/shared/tree');
  const SVG = 'http://www.w3.org/2000/svg';
  /// What is loaded here does not make a canvas "tainted".
  const isOwn = /^(?:data|blob):/;
  const broken = (why) => ({ __proto__: null, state: 'invalid', why, width: 0, height: 0, isClean: true });
  const bad = { __proto__: null, state: 'bad', why: '', width: 0, height: 0, isClean: true };
  const good = (width, height, isClean) => ({ __proto__: null, state: 'good', why: '', width, height, isClean });

  function ofImage(r) {
    const image = r.more === null ? null : r.more.resource;
    if (image === null || image === undefined) return bad;
    if (image.state === 'broken') return broken("The HTMLImageElement provided is in the 'broken' state.");
    if (image.state !== 'complete' || image.width === 0 || image.height === 0) return bad;
    const originOf = host('url.origin');
    const isClean = getAttribute(r, 'crossorigin') !== null || primordials.RegExpPrototypeExec(isOwn, image.url) !== null
      || originOf(image.url) === originOf(r.doc.data.url);
    return good(image.width, image.height, isClean);
  }
  function ofSurface({ width, height, isClean }, name) {
    return width === 0 || height === 0 ? broken(`The image argument is ${name} with a width or height of 0.`) : good(width, height, isClean);
  }
  /// What is known of a value that is an image for a canvas; throws a TypeError for any other.
  function imageOf(value, where) {
    const state = idl.isObject(value) ? stateOrNull(value) : null;
    if (state !== null) {
      if (typeof state.flags === 'number') {
        if ((state.flags & 2) !== 0) {
          if (state.name === 'img') return ofImage(state);
          if (state.name === 'canvas') return ofSurface(shared('canvas/shared/surfaces').surfaceOf(state), 'a canvas element');
          // Media elements play nothing: they never have a frame that can be drawn.
          if (state.name === 'video') return bad;
        } else if (state.type === 1 && state.ns === SVG && state.name === 'image') return bad;
      } else if (state.kind === 'offscreen-canvas') return ofSurface(state.surface, 'an OffscreenCanvas');
      else if (state.kind === 'image-bitmap') return state.surface === null ? broken('The image source is detached.') : ofSurface(state.surface, 'an ImageBitmap');
    }
    throw idl.failure(where, "The provided value is not of type '(CSSImageValue or HTMLCanvasElement or HTMLImageElement or HTMLVideoElement or ImageBitmap or OffscreenCanvas or SVGImageElement or VideoFrame)'.");
  }
  /// Whether an image can be drawn; throws for one that is broken.
  function check(source, where) {
    if (source.state === 'invalid') throw domError('InvalidStateError', `${where}: ${source.why}`);
    return source.state === 'good';
  }
  return { imageOf, check };
});
