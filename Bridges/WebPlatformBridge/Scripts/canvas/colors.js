// HTML, section 4.12.5.1.9 (fill and stroke styles): colours as a canvas shows them.
(function (platform) {
  'use strict';
  const { primordials, shared } = platform;
  const {
    MapPrototypeClear, MapPrototypeGet, MapPrototypeGetSize, MapPrototypeSet, NumberParseInt, NumberPrototypeToString, StringPrototypePadStart,
    StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith,
  } = primordials;
  const { CONNECTED } = shared('dom/shared/nodes').flags;
  const known = new primordials.Map();
  const mostKnown = 1000;
  const CURRENT = 'currentcolor';

  const hex = (text) => StringPrototypePadStart(NumberPrototypeToString(NumberParseInt(text, 10), 16), 2, '0');
  /// "The serialization of a color": one of sRGB without transparency is `#rrggbb`.
  function shown(text) {
    if (!StringPrototypeStartsWith(text, 'rgb(')) return text;
    const parts = StringPrototypeSplit(StringPrototypeSlice(text, 4, -1), ', ');
    return parts.length === 3 ? `#${hex(parts[0])}${hex(parts[1])}${hex(parts[2])}` : text;
  }
  function read(text) {
    const list = shared('css/shared/components').parse(text);
    if (list === null || list.length !== 1) return null;
    const colors = shared('css/shared/colors');
    const color = colors.colorOf(list[0]);
    return color === null || color === CURRENT ? color : shown(colors.computed(color, ''));
  }
  /// The computed value of `color` of an element, or black for one that is in no document.
  function currentColor(r) {
    if (r === null || (r.flags & CONNECTED) === 0) return '#000000';
    return shown(shared('css/shared/computed').computedValue(shared('css/shared/cascade').styleOf(r), 'color'));
  }
  /// The text of a CSS colour as a canvas whose element is `r` shows it, or null for what is none.
  function colorText(text, r) {
    let color = MapPrototypeGet(known, text);
    if (color === undefined) {
      color = read(text);
      if (text.length < 100) {
        if (MapPrototypeGetSize(known) >= mostKnown) MapPrototypeClear(known);
        MapPrototypeSet(known, text, color);
      }
    }
    return color === CURRENT ? currentColor(r) : color;
  }
  return { colorText };
});
