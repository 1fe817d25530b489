// CSSOM, section 9 "Resolved values": what getComputedStyle shows where that is not the computed value.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathRound, parseFloat: toNumber } = primordials;
  const computed = use('css/shared/computed');
  const cascade = use('css/shared/cascade');
  const { shorthands, longhands, isInherited } = use('css/shared/properties');
  const { collapse } = use('css/shared/shorthands');
  const { numberText } = use('css/shared/components');
  const { quoted } = use('css/shared/scanner');
  const { parentOf } = use('css/shared/flat-tree');

  /// Whether an element has a style: it is in a document that has a window, and in the flat tree.
  function hasStyle(record) {
    if ((record.flags & 1) === 0 || !record.doc.data.window) return false;
    for (let r = record; r !== null; r = parentOf(r)) if (r === undefined) return false;
    return true;
  }
  const px = (n) => numberText(n) + 'px';
  /// A size that is a 64th of a pixel but for rounding is shown as that.
  function settled(n) {
    const unit = MathRound(n * 64) / 64;
    return unit - n < 0.002 && n - unit < 0.002 ? unit : n;
  }

  const sides = { __proto__: null };
  for (const side of ['top', 'right', 'bottom', 'left']) {
    sides[`margin-${side}`] = 'margin';
    sides[`padding-${side}`] = 'padding';
    sides[side] = 'inset';
  }
  const sizes = { __proto__: null, width: 'width', height: 'height' };
  /// Used values, from the geometry that stands for layout.
  function usedValue(record, name, value) {
    if (value.endsWith('px') && (sides[name] !== undefined || sizes[name] === undefined)) return value;
    const geometry = use('css/shared/geometry');
    if (!geometry.hasBox(record)) return value;
    if (sizes[name] !== undefined) {
      const display = computed.valueOf(record, 'display');
      if (display === 'inline' && !geometry.isReplaced(record)) return value;
      const box = geometry.contentSize(record);
      return px(name === 'width' ? box.width : box.height);
    }
    if (sides[name] === 'inset') return use('css/shared/insets').resolved(record, name, value);
    if (value === 'auto') return name === 'margin-left' || name === 'margin-right' ? px(autoMargin(record, name)) : '0px';
    if (value.endsWith('%') && !value.includes('(')) return px((toNumber(value) / 100) * geometry.containerSize(record).width);
    return value;
  }

  const levels = { __proto__: null, block: 1, 'flow-root': 1, 'list-item': 1, table: 1, flex: 1, grid: 1 };
  const rows = { __proto__: null, flex: 1, 'inline-flex': 1, grid: 1, 'inline-grid': 1 };
  /// CSS 2.2, section 10.3.3: a margin of a block that is `auto` takes what is left beside it, or half of that.
  function autoMargin(record, name) {
    const get = (property) => computed.valueOf(record, property);
    const position = get('position');
    const parent = parentOf(record);
    if (levels[get('display')] !== 1 || get('float') !== 'none' || position === 'absolute' || position === 'fixed') return 0;
    if (parent === null || parent === undefined || parent.type !== 1 || rows[computed.valueOf(parent, 'display')] === 1) return 0;
    const geometry = use('css/shared/geometry');
    const other = get(name === 'margin-left' ? 'margin-right' : 'margin-left');
    const { width } = geometry.containerSize(record);
    const taken = other === 'auto' ? 0 : other.endsWith('%') ? (toNumber(other) / 100) * width : toNumber(other);
    const free = width - geometry.rectOf(record).width - taken;
    return free > 0 ? free / (other === 'auto' ? 2 : 1) : 0;
  }

  /// The resolved value of a property: of an element, or of one of its pseudo-elements.
  function value(record, pseudo, name) {
    const shorthand = shorthands[name];
    if (shorthand !== undefined) {
      const values = shorthand.longhands.map((longhand) => value(record, pseudo, longhand));
      if (name === 'font' && values[shorthand.longhands.indexOf('font-weight')] === '400') values[shorthand.longhands.indexOf('font-weight')] = 'normal';
      // What is as it was at the start is left out here.
      if (name === 'text-decoration') return decorationText(shorthand.longhands, values, value(record, pseudo, 'color'));
      if (name === '-webkit-mask-box-image' && values[0] === 'none') return 'none';
      return collapse(name, values);
    }
    if (name === 'all') return '';
    const twins = computed.logical[name];
    if (twins !== undefined) return value(record, pseudo, twins[computed.valueOf(record, 'direction') === 'rtl' ? 1 : 0]);
    if (pseudo !== '') return pseudoValue(record, pseudo, name);
    let result = computed.valueOf(record, name);
    if (result === '' && name.startsWith('--')) return '';
    if (sides[name] !== undefined || sizes[name] !== undefined) result = usedValue(record, name, result);
    if (name === 'position' && (result === 'static' || result === 'relative') && isInTopLayer(record)) result = 'absolute';
    if (result === 'auto' && (name === 'min-width' || name === 'min-height')) result = leastSize(record);
    return shown(record, name, result, (property) => computed.valueOf(record, property));
  }
  /// CSS Positioned Layout 4, section 3.1: what is in the top layer is out of flow.
  const isInTopLayer = (record) => record.more?.extra != null && computed.valueOf(record, 'overlay') === 'auto';
  /// `auto` means something for items of flexible boxes and grids only.
  function leastSize(record) {
    const geometry = use('css/shared/geometry');
    if (!geometry.hasBox(record) || computed.valueOf(record, 'display') === 'inline') return 'auto';
    const parent = parentOf(record);
    if (parent === null || parent === undefined || parent.type !== 1) return '0px';
    const display = computed.valueOf(parent, 'display');
    return display.includes('flex') || display.includes('grid') ? 'auto' : '0px';
  }
  function decorationText(names, values, color) {
    let text = '';
    for (let i = 0; i < names.length; i++) {
      if (names[i] === 'text-decoration-color' ? values[i] === color : values[i] === longhands[names[i]].initial) continue;
      text += (text === '' ? '' : ' ') + values[i];
    }
    return text === '' ? 'none' : text;
  }
  function shown(record, name, result, get) {
    if (result === 'currentcolor') return get('color');
    if (name === 'line-height' && result !== 'normal' && !result.endsWith('px')) return px(settled(toNumber(result) * toNumber(get('font-size'))));
    if (name === 'transform-origin' || name === 'perspective-origin') return origin(record, result);
    return result;
  }
  /// `50% 50%` of a box is shown in pixels.
  function origin(record, result) {
    const geometry = use('css/shared/geometry');
    if (!geometry.hasBox(record)) return result;
    const rect = geometry.rectOf(record);
    const parts = result.split(' ');
    const words = { __proto__: null, left: 0, top: 0, center: 50, right: 100, bottom: 100 };
    const at = (text, side) => {
      const part = words[text] !== undefined ? words[text] : text.endsWith('%') ? toNumber(text) : null;
      return part === null ? text : px((part / 100) * side);
    };
    const shownParts = [at(parts[0], rect.width), at(parts[1] ?? 'center', rect.height)];
    if (parts.length > 2 && parts[2] !== '0px') shownParts.push(parts[2]);
    return shownParts.join(' ');
  }
  function pseudoValue(record, pseudo, name) {
    const style = cascade.pseudoStyle(record, pseudo);
    const logical = computed.logical[name];
    const property = logical === undefined ? name : logical[0];
    if (style.rules.length === 0) {
      // No such box: inherited properties are the element's, the others initial.
      if (property === 'content') return pseudo === 'before' || pseudo === 'after' ? 'none' : 'normal';
      if (property === 'display' && pseudo !== 'before' && pseudo !== 'after') return 'inline';
      if (property.startsWith('--') || isInherited(property)) return computed.valueOf(record, property);
      return computed.computedValue(style, property);
    }
    const result = property === 'display' ? computed.displayOf(style) : computed.computedValue(style, property);
    if (property === 'content' && result === 'normal' && (pseudo === 'before' || pseudo === 'after')) return 'none';
    return longhands[property] === undefined ? result : shown(record, property, result, (other) => computed.computedValue(style, other));
  }
  /// The custom properties that an element has, its own and inherited ones, by name.
  function customNames(record) {
    const names = [];
    const seen = { __proto__: null };
    for (let r = record; r !== null && r !== undefined && r.type === 1; r = parentOf(r)) {
      const style = cascade.styleOf(r);
      for (let i = 0; i <= style.rules.length; i++) {
        const block = i < style.rules.length ? style.rules[i].block : style.inline;
        if (block === null) continue;
        for (let k = 0; k < block.list.length; k++) {
          const { name } = block.list[k];
          if (!name.startsWith('--') || seen[name] === true) continue;
          seen[name] = true;
          if (computed.valueOf(record, name) !== '') names.push(name);
        }
      }
    }
    return names.sort();
  }

  const address = /url\("((?:[^"\\]|\\.)*)"\)/g;
  /// A value with its addresses replaced by what a function makes of them.
  function withAddresses(text, resolve) {
    return text.replace(address, (all, given) => {
      const url = given === '' || given[0] === '#' ? undefined : resolve(given);
      return url === undefined ? all : `url(${quoted(url)})`;
    });
  }

  return { __proto__: null, hasStyle, value, customNames, withAddresses };
});
