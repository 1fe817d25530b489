// HTML, sections 4.8.13 and 4.8.14 (map, area) and 4.8.15 (image maps): which area of an image is at a point of it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit } = primordials;
  const { get, lower } = use('html/shared/attributes');
  const { parseFloat } = use('html/shared/numbers');
  const { isInside } = use('svg/shared/paths');
  const tree = use('dom/shared/tree');
  const shapes = { __proto__: null, circle: 'circle', circ: 'circle', default: 'default', poly: 'poly', polygon: 'poly', rect: 'rect', rectangle: 'rect' };
  const separators = /[\t\n\f\r ,;]+/;
  const numeric = /[0-9.-].*$/s;

  /// "The rules for parsing a list of floating-point numbers".
  function numbersOf(text) {
    const parts = StringPrototypeSplit(text, separators);
    const list = [];
    for (let i = 0; i < parts.length; i++) {
      // What stands before and behind all separators, where nothing does.
      if (parts[i] === '' && (i === 0 || i === parts.length - 1)) continue;
      const number = RegExpPrototypeExec(numeric, parts[i]);
      list.push(number === null ? 0 : parseFloat(number[0]) ?? 0);
    }
    return list;
  }
  const within = (value, a, b) => (a < b ? value >= a && value < b : value >= b && value < a);
  /// "The processing model" of an area's shape, in the coordinates of its image.
  function holds(area, x, y) {
    const shape = shapes[lower(get(area, 'shape') ?? 'rect')] ?? 'rect';
    if (shape === 'default') return true;
    const n = numbersOf(get(area, 'coords') ?? '');
    if (shape === 'rect') return n.length >= 4 && within(x, n[0], n[2]) && within(y, n[1], n[3]);
    if (shape === 'circle') return n.length >= 3 && n[2] > 0 && (x - n[0]) ** 2 + (y - n[1]) ** 2 < n[2] * n[2];
    if (n.length < 6) return false;
    if (n.length % 2 === 1) n.pop();
    return isInside([n], x, y, true);
  }
  /// "The rules for parsing a hash-name reference" to a map.
  function mapOf(image) {
    const text = get(image, 'usemap');
    const hash = text === null ? -1 : StringPrototypeIndexOf(text, '#');
    const name = hash < 0 ? '' : StringPrototypeSlice(text, hash + 1);
    if (name === '') return null;
    const root = tree.rootOf(image);
    for (let n = root; n !== null; n = tree.next(n, root)) {
      if (tree.isHTML(n, 'map') && (get(n, 'id') === name || get(n, 'name') === name)) return n;
    }
    return null;
  }
  return {
    __proto__: null, mapOf,
    /// The area at a point of an image, or null.
    areaAt(image, x, y) {
      const map = mapOf(image);
      if (map === null) return null;
      for (let n = tree.next(map, map); n !== null; n = tree.next(n, map)) if (tree.isHTML(n, 'area') && holds(n, x, y)) return n;
      return null;
    },
  };
});
