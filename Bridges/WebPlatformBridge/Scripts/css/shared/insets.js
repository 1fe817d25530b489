// CSSOM, section 9 and CSS Positioned Layout 3, sections 3 and 4: the used values of `top`, `right`, `bottom` and
// `left`, from the geometry that stands for layout.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { parseFloat: toNumber } = primordials;
  const { valueOf } = use('css/shared/computed');
  const { stateOf } = use('css/shared/cascade');
  const { parentOf } = use('css/shared/flat-tree');
  const { parse, numberText } = use('css/shared/components');
  const calc = use('css/shared/calc');
  const geometry = use('css/shared/geometry');

  const opposites = { __proto__: null, top: 'bottom', bottom: 'top', left: 'right', right: 'left' };
  const isDown = (name) => name === 'top' || name === 'bottom';
  const px = (n) => numberText(n) + 'px';

  /// Components with percentages made pixels of a whole.
  function withPixels(list, whole) {
    const result = [];
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      if (one.kind === '%') result.push({ ...one, kind: 'd', unit: 'px', number: (one.number / 100) * whole });
      else result.push(one.args === null ? one : { ...one, args: withPixels(one.args, whole) });
    }
    return result;
  }
  /// The pixels of a computed length, percentage or expression; null for what is none.
  function pixelsOf(text, whole) {
    if (text.endsWith('px') && !text.includes('(')) return toNumber(text);
    const list = parse(text);
    if (list === null || list.length !== 1) return null;
    const [one] = withPixels(list, whole);
    if (one.kind === 'd') return one.number;
    if (!calc.isMath(one)) return null;
    const sum = calc.evaluate(one);
    return sum.units !== null && sum.units.length === 1 && sum.units[0] === 'px' ? sum.values[0] : null;
  }

  // MARK: What percentages are of

  /// The contents of the nearest box that scrolls.
  function scrollport(record) {
    for (let p = parentOf(record); p !== null && p !== undefined && p.type === 1; p = parentOf(p)) {
      const overflow = valueOf(p, 'overflow-x');
      if (overflow !== 'visible' && overflow !== 'clip' && geometry.hasBox(p)) return geometry.innerSize(p);
    }
    return stateOf(record.doc).env;
  }
  function wholeOf(record, position, name) {
    if (position === 'sticky') return scrollport(record)[isDown(name) ? 'height' : 'width'];
    if (position === 'relative') return geometry.containerSize(record)[isDown(name) ? 'height' : 'width'];
    return geometry.containingBlock(record, position)[isDown(name) ? 'height' : 'width'];
  }

  // MARK: `auto` of boxes that are out of flow

  /// The size of the margin box.
  function outerSize(record, name, whole) {
    const box = geometry.sizeOf(record);
    const margin = (side) => pixelsOf(valueOf(record, `margin-${side}`), whole) ?? 0;
    return isDown(name) ? box.height + margin('top') + margin('bottom') : box.width + margin('left') + margin('right');
  }
  /// Where the box would stand if it were in flow, from the start of its containing block; by the writing mode
  /// of what it is in.
  function staticInset(record, position, name, whole) {
    const parent = parentOf(record);
    const outer = geometry.containingBlock(record, position);
    const inner = geometry.contentRect(parent);
    const mode = valueOf(parent, 'writing-mode');
    const isRTL = valueOf(parent, 'direction') === 'rtl';
    const down = isDown(name);
    const size = outerSize(record, name, whole);
    const start = down ? inner.y - outer.y : inner.x - outer.x;
    const room = down ? inner.height : inner.width;
    let fromStart;
    if (mode === 'horizontal-tb') {
      const before = geometry.flowOffset(record);
      fromStart = down ? before.y : isRTL ? room - before.x - size : before.x;
    } else {
      const isAtEnd = down ? isRTL !== (mode === 'sideways-lr') : mode === 'vertical-rl' || mode === 'sideways-rl';
      fromStart = isAtEnd ? room - size : 0;
    }
    return name === 'top' || name === 'left' ? start + fromStart : whole - start - fromStart - size;
  }

  /// The resolved value of one of the four, for a box that is there.
  function resolved(record, name, value) {
    const position = valueOf(record, 'position');
    if (position === 'static') return value;
    if (value !== 'auto') {
      const pixels = pixelsOf(value, wholeOf(record, position, name));
      return pixels === null ? value : px(pixels);
    }
    if (position === 'sticky') return value;
    const whole = wholeOf(record, position, name);
    const opposite = valueOf(record, opposites[name]);
    const given = opposite === 'auto' ? null : pixelsOf(opposite, whole);
    if (position === 'relative') return px(given === null ? 0 : -given);
    if (given !== null) return px(whole - given - outerSize(record, name, whole));
    return px(staticInset(record, position, name, whole));
  }

  return { __proto__: null, resolved };
});
