// SVG 2 and MathML Core: the interfaces that pages look for, with what they have in common with HTML.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { StringPrototypeToUpperCase } = primordials;
  const { TypeError } = intrinsics;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const { set } = use('html/brand');
  const idl = use('core/webidl');

  /// The elements that are drawn, by their interface's parent.
  const geometry = ['circle', 'ellipse', 'line', 'path', 'polygon', 'polyline', 'rect'];
  const graphics = ['a', 'defs', 'foreignObject', 'g', 'image', 'switch', 'text', 'use'];
  const others = ['clipPath', 'desc', 'filter', 'linearGradient', 'marker', 'mask', 'metadata', 'pattern', 'radialGradient', 'script', 'stop', 'style', 'symbol', 'title', 'tspan', 'view'];
  const names = { __proto__: null, svg: 'SVGSVGElement' };
  const parents = {
    __proto__: null, SVGElement: 'Element', SVGGraphicsElement: 'SVGElement', SVGGeometryElement: 'SVGGraphicsElement',
    SVGSVGElement: 'SVGGraphicsElement', MathMLElement: 'Element',
  };
  const add = (list, parent) => {
    for (let i = 0; i < list.length; i++) {
      const local = list[i];
      const special = local === 'tspan' ? 'SVGTSpanElement' : `SVG${StringPrototypeToUpperCase(local[0])}${primordials.StringPrototypeSlice(local, 1)}Element`;
      names[local] = special;
      parents[special] = parent;
    }
  };
  add(geometry, 'SVGGeometryElement');
  add(graphics, 'SVGGraphicsElement');
  add(others, 'SVGElement');

  const element = (object, ns) => {
    const r = slot.recordOf(object);
    if (r.type !== 1 || r.ns !== ns) throw new TypeError('Illegal invocation');
    return r;
  };
  const svg = (object) => element(object, tree.SVG_NS);

  /// SVG, section 4.6.2: a string attribute that could be animated.
  const animatedString = {
    get baseVal() { return tree.getAttribute(slot.brand(this, 'SVGAnimatedString').record, slot.of(this).local) ?? ''; },
    set baseVal(value) { set(slot.brand(this, 'SVGAnimatedString').record, slot.of(this).local, idl.DOMString(value)); },
    get animVal() { return tree.getAttribute(slot.brand(this, 'SVGAnimatedString').record, slot.of(this).local) ?? ''; },
  };
  let AnimatedString;
  function stringOf(r, local) {
    const more = tree.moreOf(r);
    more.extra ??= { __proto__: null };
    AnimatedString ??= idl.interfaceFrom({ name: 'SVGAnimatedString', members: animatedString });
    return (more.extra[`svg ${local}`] ??= slot.stamp(AnimatedString, { __proto__: null, kind: 'SVGAnimatedString', record: r, local }));
  }
  const members = {
    __proto__: null,
    SVGElement: () => use('html/html-element').addOthers({
      get className() { return stringOf(svg(this), 'class'); },
      get ownerSVGElement() {
        for (let p = svg(this).parent; p !== null && p.type === 1 && p.ns === tree.SVG_NS; p = p.parent) if (p.name === 'svg') return slot.wrap(p);
        return null;
      },
      get viewportElement() {
        for (let p = svg(this).parent; p !== null && p.type === 1 && p.ns === tree.SVG_NS; p = p.parent) if (p.name === 'svg') return slot.wrap(p);
        return null;
      },
    }),
    SVGGraphicsElement: () => ({
      getBBox() { svg(this); return use('css/geometry').emptyRect(); },
      getCTM() { svg(this); return null; },
      getScreenCTM() { svg(this); return null; },
    }),
    SVGGeometryElement: () => ({
      getTotalLength() { svg(this); return 0; },
    }),
    MathMLElement: () => use('html/html-element').addOthers({}),
  };
  return {
    svgNameFor: (local) => names[local] ?? 'SVGElement',
    /// What is known of an interface: `{ parent, members }`, or undefined.
    facts(name) {
      const parent = parents[name];
      return parent === undefined ? undefined : { __proto__: null, parent, members: members[name]?.() ?? {} };
    },
    names: primordials.ObjectKeys(parents),
  };
});
