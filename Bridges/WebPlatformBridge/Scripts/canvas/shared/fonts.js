// HTML, section 4.12.5.1.3 (text styles): the font of a context, by the grammar of CSS, with its size in pixels and without the
// height of a line. Letters are half as wide as the font is high, as css/shared/geometry has them for 16 pixels.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { parseFloat: toNumber } = primordials;
  const { compute, unitSize } = use('css/shared/absolute-values');
  const calc = use('css/shared/calc');
  const { numberText, parse } = use('css/shared/components');
  const { isWide, shorthands } = use('css/shared/properties');
  const { collapse, expand } = use('css/shared/shorthands');

  const styleFor = (record) => ({ __proto__: null, record });
  /// `{ font, size }`, or null for a text that is no font. `size` and `weight` are those that words like `larger` are relative to.
  function fontOf(text, record, size, weight) {
    const parts = expand('font', text);
    if (parts === null || parts.values === null) return null;
    const names = shorthands.font.longhands;
    const values = [];
    const at = { __proto__: null };
    for (let i = 0; i < names.length; i++) {
      values.push(parts.values[i]);
      at[names[i]] = i;
    }
    if (isWide(values[at['font-size']])) return null;
    const around = (style, name) => (name === 'line-height' ? 'normal' : `${size}px`);
    const pixels = compute(styleFor(record), 'font-size', values[at['font-size']], `${size}px`, around);
    const heavy = compute(styleFor(record), 'font-weight', values[at['font-weight']], weight, around);
    values[at['font-size']] = pixels;
    values[at['font-weight']] = heavy === '400' ? 'normal' : heavy === '700' ? 'bold' : heavy;
    values[at['line-height']] = 'normal';
    return { __proto__: null, font: collapse('font', values), size: toNumber(pixels) };
  }
  /// The text of a length, or null for what is none.
  function lengthText(text) {
    const list = parse(text);
    if (list === null || list.length !== 1) return null;
    const [one] = list;
    if (one.kind === 'n' && one.number === 0) return '0px';
    if (one.kind !== 'd' || calc.kindOfUnit(one.unit) !== 'length') return null;
    return numberText(one.number) + one.unit;
  }
  /// A length of `lengthText` in pixels, in a font.
  function pixelsOf(text, record, size) {
    if (text === '0px') return 0;
    const list = parse(text);
    return list[0].number * (unitSize(styleFor(record), list[0].unit, (style, name) => (name === 'line-height' ? 'normal' : `${size}px`), size) ?? 0);
  }
  /// How wide a text is.
  function widthOf(text, state, record) {
    const { length } = text;
    if (length === 0) return 0;
    let width = (length * state.fontSize) / 2;
    if (state.letterSpacing !== '0px') width += length * pixelsOf(state.letterSpacing, record, state.fontSize);
    if (state.wordSpacing !== '0px') {
      let spaces = 0;
      for (let i = 0; i < length; i++) {
        const c = text.charCodeAt(i);
        if (c === 32 || (c >= 9 && c <= 13)) spaces++;
      }
      width += spaces * pixelsOf(state.wordSpacing, record, state.fontSize);
    }
    return width > 0 ? width : 0;
  }
  return { __proto__: null, fontOf, lengthText, widthOf };
});
