// HTML, section 8.11 (images): ImageBitmap, which has a size and no pixels.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, shared, use } = platform;
  const { Promise, RangeError, TypeError } = intrinsics;
  const { MathAbs, MathCeil } = primordials;
  const idl = use('core/webidl');
  const { brand, stamp } = use('dom/slot');
  const { domError } = use('dom/errors');
  const surfaces = shared('canvas/shared/surfaces');
  const where = "Failed to execute 'createImageBitmap' on 'Window'";
  const bitmap = (object) => brand(object, 'image-bitmap');
  const ImageBitmap = idl.interfaceFrom({
    name: 'ImageBitmap',
    members: {
      get width() { return bitmap(this).surface?.width ?? 0; },
      get height() { return bitmap(this).surface?.height ?? 0; },
      close() { bitmap(this).surface = null; },
    },
  });
  function newBitmap(width, height, isClean) {
    const surface = surfaces.newSurface(width, height);
    surface.isClean = isClean;
    return stamp(ImageBitmap, { kind: 'image-bitmap', surface });
  }
  const enforced = (value, at) => idl.unsignedLong(value, at, { __proto__: null, enforceRange: true });
  const options = idl.dictionary([
    ['colorSpaceConversion', idl.enumeration('ColorSpaceConversion', ['none', 'default'])],
    ['imageOrientation', idl.enumeration('ImageOrientation', ['from-image', 'flipY'])],
    ['premultiplyAlpha', idl.enumeration('PremultiplyAlpha', ['none', 'premultiply', 'default'])],
    ['resizeHeight', enforced], ['resizeQuality', idl.enumeration('ResizeQuality', ['pixelated', 'low', 'medium', 'high'])], ['resizeWidth', enforced],
  ]);
  const invalid = (why) => domError('InvalidStateError', `${where}: ${why}`);
  /// The size of an image in a Blob, which is read no further.
  function sizeOf(blob) {
    const files = use('files/blob');
    const size = host('canvas.imageSize')(idl.bytesOf(files.bytesOf(blob)));
    if (size === null || size.width === 0 || size.height === 0) throw invalid('The source image could not be decoded.');
    return { __proto__: null, width: size.width, height: size.height, isClean: true };
  }
  function sourceOf(image) {
    if (use('core/any-realm').isMet('files/blob') && use('files/blob').isBlob(image)) return { __proto__: null, blob: image };
    const data = platform.isLoaded('canvas/image-data') ? use('canvas/image-data').imageDataOrNull(image) : null;
    if (data !== null) {
      if (primordials.TypedArrayPrototypeGetLength(data.data) === 0) throw invalid('The source data has been detached.');
      return { __proto__: null, width: data.width, height: data.height, isClean: true };
    }
    const source = use('canvas/images').imageOf(image, where);
    return { __proto__: null, image: source };
  }
  function sized(source, rect, given) {
    const { isClean } = source;
    const width = rect === null ? source.width : MathAbs(rect[0]), height = rect === null ? source.height : MathAbs(rect[1]);
    const { resizeWidth, resizeHeight } = given;
    return newBitmap(
      resizeWidth ?? (resizeHeight === undefined ? width : MathCeil((width * resizeHeight) / height)),
      resizeHeight ?? (resizeWidth === undefined ? height : MathCeil((height * resizeWidth) / width)), isClean);
  }
  function create(given) {
    idl.arity(given.length, 1, where);
    if (given.length > 2 && given.length < 5) throw new TypeError(`${where}: Valid arities are: [1, 2, 5, 6], but ${given.length} arguments provided.`);
    const source = sourceOf(given[0]);
    let rect = null;
    if (given.length > 2) {
      idl.long(given[1], where);
      idl.long(given[2], where);
      rect = [idl.long(given[3], where), idl.long(given[4], where)];
    }
    const wanted = options(given.length > 2 ? given[5] : given[1], where);
    if (rect !== null && (rect[0] === 0 || rect[1] === 0)) throw new RangeError(`${where}: The crop rect ${rect[0] === 0 ? 'width' : 'height'} is 0.`);
    if (wanted.resizeWidth === 0 || wanted.resizeHeight === 0) throw invalid('The resize width or height is equal to 0.');
    if (source.image !== undefined && !use('canvas/images').check(source.image, where)) throw invalid('The provided element is not fully decodable.');
    return new Promise((resolve, reject) => {
      use('core/tasks').post(() => {
        try { resolve(sized(source.image ?? (source.blob === undefined ? source : sizeOf(source.blob)), rect, wanted)); } catch (error) { reject(error); }
      });
    });
  }
  const functions = {
    createImageBitmap(image, ...rest) {
      const given = arguments;
      return idl.promise(() => {
        idl.checkGlobal(this);
        return create(given);
      });
    },
  };
  return { ImageBitmap, createImageBitmap: functions.createImageBitmap, newBitmap };
});
