// HTML, section 4.12.5.1.17 (pixel manipulation): ImageData, and the pixels that a page puts on a canvas. They are what it reads
// again: nothing else puts any there.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { RangeError, TypeError, Uint8ClampedArray } = intrinsics;
  const {
    MathAbs, MathMax, MathMin, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength,
    TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet,
  } = primordials;
  const idl = use('core/webidl');
  const { brand, stamp, stateOrNull } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { hasPixels } = shared('canvas/shared/surfaces');
  const enforce = { __proto__: null, enforceRange: true };
  const long = (value, where) => idl.long(value, where, enforce);
  const { unsignedLong } = idl;
  const settingsOf = idl.dictionary([['colorSpace', idl.enumeration('PredefinedColorSpace', ['srgb', 'display-p3'])]]);
  /// The most bytes that one ImageData has.
  const MOST_BYTES = 1_073_741_824;

  const data = (object) => brand(object, 'image-data');
  /// The state of an ImageData, or null for any other value.
  function imageDataOrNull(value) {
    const state = idl.isObject(value) ? stateOrNull(value) : null;
    return state !== null && state.kind === 'image-data' ? state : null;
  }
  const isClamped = (value) => primordials.ArrayBufferIsView(value) && TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8ClampedArray';
  function newPixels(width, height, where) {
    if (width * height * 4 >= 2 ** 64) throw domError('IndexSizeError', `${where}: The requested image size exceeds the supported range.`);
    if (width * height * 4 > MOST_BYTES) throw new RangeError(`${where}: Out of memory at ImageData creation.`);
    return new Uint8ClampedArray(width * height * 4);
  }
  const zero = (where, side) => domError('IndexSizeError', `${where}: The source ${side} is zero.`);
  function newImageData(target, width, height, pixels, colorSpace) {
    return stamp(target, { kind: 'image-data', width, height, data: pixels, colorSpace });
  }

  function construct(given, target) {
    const where = "Failed to construct 'ImageData'";
    const source = given[0], second = given[1], third = given[2], fourth = given[3];
    if (idl.isObject(source) && (given.length > 3 || isClamped(source))) {
      if (!isClamped(source)) throw idl.failure(where, "parameter 1 is not of type 'Uint8ClampedArray'.");
      const width = unsignedLong(second, where);
      const height = third === undefined ? undefined : unsignedLong(third, where);
      const { colorSpace = 'srgb' } = settingsOf(fourth, where);
      const length = TypedArrayPrototypeGetLength(source);
      if (length === 0 || length % 4 !== 0) throw domError('InvalidStateError', `${where}: The input data length is not a multiple of 4.`);
      if (width === 0 || (length / 4) % width !== 0) throw domError('IndexSizeError', `${where}: The input data length is not a multiple of (4 * width).`);
      const rows = length / 4 / width;
      if (height !== undefined && height !== rows) throw domError('IndexSizeError', `${where}: The input data length is not equal to (4 * width * height).`);
      return newImageData(target, width, rows, source, colorSpace);
    }
    const width = unsignedLong(source, where);
    const height = unsignedLong(second, where);
    const { colorSpace = 'srgb' } = settingsOf(third, where);
    if (width === 0) throw zero(where, 'width');
    if (height === 0) throw zero(where, 'height');
    return newImageData(target, width, height, newPixels(width, height, where), colorSpace);
  }
  const ImageData = idl.interfaceFrom({
    name: 'ImageData', length: 2, construct,
    members: {
      get width() { return data(this).width; },
      get height() { return data(this).height; },
      get data() { return data(this).data; },
      get colorSpace() { return data(this).colorSpace; },
    },
  });

  // MARK: The pixels of a surface

  /// A part of pixels: not a copy.
  const part = (pixels, start, count) => new Uint8ClampedArray(TypedArrayPrototypeGetBuffer(pixels), TypedArrayPrototypeGetByteOffset(pixels) + start, count);
  function fillOpaque(pixels) {
    const count = TypedArrayPrototypeGetLength(pixels);
    for (let i = 3; i < count; i += 4) pixels[i] = 255;
  }
  /// A copy of the pixels in a rectangle; those beyond the surface are transparent black.
  function read(surface, x, y, width, height, where) {
    const pixels = newPixels(width, height, where);
    const left = MathMax(0, x), right = MathMin(surface.width, x + width);
    const top = MathMax(0, y), bottom = MathMin(surface.height, y + height);
    if (left >= right) return pixels;
    const count = (right - left) * 4;
    for (let row = top; row < bottom; row++) {
      const at = ((row - y) * width + left - x) * 4;
      if (surface.pixels !== null) TypedArrayPrototypeSet(pixels, part(surface.pixels, (row * surface.width + left) * 4, count), at);
      else if (surface.isOpaque) for (let i = at + 3; i < at + count; i += 4) pixels[i] = 255;
    }
    return pixels;
  }
  /// Puts pixels into a rectangle that is within the surface; `x` and `y` are where those of the source would begin.
  function write(surface, source, width, x, y, left, top, right, bottom) {
    if (!hasPixels(surface)) return;
    if (surface.pixels === null) {
      surface.pixels = new Uint8ClampedArray(surface.width * surface.height * 4);
      if (surface.isOpaque) fillOpaque(surface.pixels);
    }
    const count = (right - left) * 4;
    for (let row = top; row < bottom; row++) {
      const from = part(source, ((row - y) * width + left - x) * 4, count);
      const to = part(surface.pixels, (row * surface.width + left) * 4, count);
      for (let i = 0; i < count; i += 4) {
        const alpha = surface.isOpaque ? 255 : from[i + 3];
        // What is transparent keeps no colour.
        to[i] = alpha === 0 ? 0 : from[i];
        to[i + 1] = alpha === 0 ? 0 : from[i + 1];
        to[i + 2] = alpha === 0 ? 0 : from[i + 2];
        to[i + 3] = alpha;
      }
    }
  }
  function clear(surface, left, top, right, bottom) {
    const count = (right - left) * 4;
    for (let row = top; row < bottom; row++) {
      const to = part(surface.pixels, (row * surface.width + left) * 4, count);
      for (let i = 0; i < count; i++) to[i] = surface.isOpaque && i % 4 === 3 ? 255 : 0;
    }
  }

  function pixelMembers(own, interfaceName) {
    const say = (name) => `Failed to execute '${name}' on '${interfaceName}'`;
    return {
      createImageData(sw, sh = undefined, settings = undefined) {
        const { settings: mine } = own(this);
        const where = say('createImageData');
        idl.arity(arguments.length, 1, where);
        if (arguments.length === 1) {
          const other = imageDataOrNull(sw);
          if (other === null) throw idl.failure(where, "parameter 1 is not of type 'ImageData'.");
          return newImageData(ImageData, other.width, other.height, newPixels(other.width, other.height, where), other.colorSpace);
        }
        const width = MathAbs(long(sw, where)), height = MathAbs(long(sh, where));
        const { colorSpace = mine.colorSpace } = settingsOf(settings, where);
        if (width === 0) throw zero(where, 'width');
        if (height === 0) throw zero(where, 'height');
        return newImageData(ImageData, width, height, newPixels(width, height, where), colorSpace);
      },
      getImageData(sx, sy, sw, sh, settings = undefined) {
        const { surface, settings: mine } = own(this);
        const where = say('getImageData');
        idl.arity(arguments.length, 4, where);
        let x = long(sx, where), y = long(sy, where);
        const w = long(sw, where), h = long(sh, where);
        const { colorSpace = mine.colorSpace } = settingsOf(settings, where);
        if (w === 0) throw zero(where, 'width');
        if (h === 0) throw zero(where, 'height');
        if (!surface.isClean) throw domError('SecurityError', `${where}: The canvas has been tainted by cross-origin data.`);
        if (w < 0) x += w;
        if (h < 0) y += h;
        const width = MathAbs(w), height = MathAbs(h);
        return newImageData(ImageData, width, height, read(surface, x, y, width, height, where), colorSpace);
      },
      putImageData(imageData, dx, dy, dirtyX = undefined, dirtyY = undefined, dirtyWidth = undefined, dirtyHeight = undefined) {
        const { surface } = own(this);
        const where = say('putImageData');
        const { length } = arguments;
        idl.arity(length, 3, where);
        if (length > 3 && length < 7) throw new TypeError(`${where}: Valid arities are: [3, 7], but ${length} arguments provided.`);
        const source = imageDataOrNull(imageData);
        if (source === null) throw idl.failure(where, "parameter 1 is not of type 'ImageData'.");
        const x = long(dx, where), y = long(dy, where);
        let left = 0, top = 0, width = source.width, height = source.height;
        if (length > 6) {
          left = long(dirtyX, where);
          top = long(dirtyY, where);
          width = long(dirtyWidth, where);
          height = long(dirtyHeight, where);
        }
        if (TypedArrayPrototypeGetLength(source.data) < source.width * source.height * 4) throw domError('InvalidStateError', `${where}: The source data has been detached.`);
        if (width < 0) {
          left += width;
          width = -width;
        }
        if (height < 0) {
          top += height;
          height = -height;
        }
        const fromX = MathMax(left, 0), fromY = MathMax(top, 0);
        const toX = MathMin(left + width, source.width), toY = MathMin(top + height, source.height);
        const l = MathMax(fromX + x, 0), t = MathMax(fromY + y, 0), r = MathMin(toX + x, surface.width), b = MathMin(toY + y, surface.height);
        if (l < r && t < b) write(surface, source.data, source.width, x, y, l, t, r, b);
      },
    };
  }
  return {
    ImageData, pixelMembers, clear, imageDataOrNull,
    isImageData: (value) => imageDataOrNull(value) !== null,
    /// For structured clones: `start` serializes the array of its bytes.
    serialize(value, start) {
      const { width, height, data: bytes, colorSpace } = data(value);
      return { __proto__: null, kind: 'ImageData', width, height, colorSpace, data: start(bytes) };
    },
    deserialize: ({ width, height, colorSpace }, bytes) => newImageData(ImageData, width, height, bytes, colorSpace),
  };
});
