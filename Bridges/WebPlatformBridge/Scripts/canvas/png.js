// HTML, section 4.12.5.4 (serializing bitmaps to a file): a PNG of what was put on a canvas, whatever type is asked for.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, shared } = platform;
  const { Uint8Array } = intrinsics;
  const { ArrayPrototypePush, MathMax, MathMin, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet } = primordials;
  const { hasPixels } = shared('canvas/shared/surfaces');
  const begin = host('png.begin');
  const addRows = host('png.rows');
  const addBlack = host('png.blackRows');
  const end = host('png.end');
  const base64 = host('blob.base64');
  /// So much goes to the Swift half at once.
  const MOST_AT_ONCE = 4_194_304;
  /// Whole groups of three bytes, so that their texts can stand behind each other.
  const GROUPS = 3_145_728;

  /// The bytes of a PNG, or null for a surface without pixels.
  function encode(surface) {
    const { width, height, pixels, isOpaque } = surface;
    if (!hasPixels(surface)) return null;
    begin(width, height);
    const pieces = shared('dom/shared/tree').newList();
    const rows = MathMax(1, primordials.MathFloor(MOST_AT_ONCE / (width * 4)));
    for (let row = 0; row < height; row += rows) {
      const count = MathMin(rows, height - row);
      if (pixels === null) ArrayPrototypePush(pieces, addBlack(count, isOpaque));
      else {
        const bytes = new Uint8Array(count * width * 4);
        TypedArrayPrototypeSet(bytes, new Uint8Array(TypedArrayPrototypeGetBuffer(pixels), TypedArrayPrototypeGetByteOffset(pixels) + row * width * 4, count * width * 4));
        ArrayPrototypePush(pieces, addRows(bytes));
      }
    }
    ArrayPrototypePush(pieces, end());
    let size = 0;
    for (let i = 0; i < pieces.length; i++) size += TypedArrayPrototypeGetLength(pieces[i]);
    const whole = new Uint8Array(size);
    for (let i = 0, at = 0; i < pieces.length; i++) {
      TypedArrayPrototypeSet(whole, pieces[i], at);
      at += TypedArrayPrototypeGetLength(pieces[i]);
    }
    return whole;
  }
  return {
    encode,
    /// The text of a data: URL.
    url(surface) {
      const bytes = encode(surface);
      if (bytes === null) return 'data:,';
      let text = 'data:image/png;base64,';
      const size = TypedArrayPrototypeGetLength(bytes);
      for (let at = 0; at < size; at += GROUPS) {
        const count = MathMin(GROUPS, size - at);
        const piece = new Uint8Array(count);
        TypedArrayPrototypeSet(piece, new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), at, count));
        text += base64(piece);
      }
      return text;
    },
  };
});
