// Geometry Interfaces 1, section 3 (DOMRect), and CSSOM View's DOMRectList: what elements say of their boxes.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const { MathMax, MathMin } = primordials;
  const idl = use('core/webidl');
  const { brand, stamp } = use('dom/slot');
  const number = idl.unrestrictedDouble;
  const optional = (value, fallback) => (value === undefined ? fallback : number(value));
  const dictionary = (value, where) => {
    if (value !== undefined && value !== null && !idl.isObject(value)) throw idl.failure(where, 'The provided value is not an object.');
    return value ?? {};
  };

  const rect = (object) => brand(object, 'rect');
  const makeRect = (Interface, x, y, width, height) => stamp(Interface, { kind: 'rect', x, y, width, height });
  const rectFrom = (Interface, value, where) => {
    const { x, y, width, height } = dictionary(value, where);
    return makeRect(Interface, optional(x, 0), optional(y, 0), optional(width, 0), optional(height, 0));
  };
  const DOMRectReadOnly = idl.interfaceFrom({
    name: 'DOMRectReadOnly',
    construct: (given, target) => makeRect(target, optional(given[0], 0), optional(given[1], 0), optional(given[2], 0), optional(given[3], 0)),
    statics: { fromRect(other = undefined) { return rectFrom(DOMRectReadOnly, other, "Failed to execute 'fromRect' on 'DOMRectReadOnly'"); } },
    members: {
      get x() { return rect(this).x; },
      get y() { return rect(this).y; },
      get width() { return rect(this).width; },
      get height() { return rect(this).height; },
      get top() {
        const { y, height } = rect(this);
        return MathMin(y, y + height);
      },
      get right() {
        const { x, width } = rect(this);
        return MathMax(x, x + width);
      },
      get bottom() {
        const { y, height } = rect(this);
        return MathMax(y, y + height);
      },
      get left() {
        const { x, width } = rect(this);
        return MathMin(x, x + width);
      },
      toJSON() {
        const { x, y, width, height } = rect(this);
        return { x, y, width, height, top: MathMin(y, y + height), right: MathMax(x, x + width), bottom: MathMax(y, y + height), left: MathMin(x, x + width) };
      },
    },
  });
  const DOMRect = idl.interfaceFrom({
    name: 'DOMRect', parent: DOMRectReadOnly,
    construct: (given, target) => makeRect(target, optional(given[0], 0), optional(given[1], 0), optional(given[2], 0), optional(given[3], 0)),
    statics: { fromRect(other = undefined) { return rectFrom(DOMRect, other, "Failed to execute 'fromRect' on 'DOMRect'"); } },
    members: {
      get x() { return rect(this).x; },
      set x(value) { rect(this).x = number(value); },
      get y() { return rect(this).y; },
      set y(value) { rect(this).y = number(value); },
      get width() { return rect(this).width; },
      set width(value) { rect(this).width = number(value); },
      get height() { return rect(this).height; },
      set height(value) { rect(this).height = number(value); },
    },
  });
  const DOMRectList = idl.interfaceFrom({
    name: 'DOMRectList',
    members: {
      get length() { return brand(this, 'rects').list.length; },
      item(index) {
        const { list } = brand(this, 'rects');
        idl.arity(arguments.length, 1, "Failed to execute 'item' on 'DOMRectList'");
        return list[idl.unsignedLong(index)] ?? null;
      },
    },
  });
  use('dom/exotic').addIterator(DOMRectList.prototype);
  const rectTraits = use('dom/exotic').handlerOf({ length: ({ list }) => list.length, item: ({ list }, i) => (i < list.length ? list[i] : undefined) });
  const newRectList = (list) => use('dom/exotic').make(DOMRectList, { kind: 'rects', list }, rectTraits);

  const interfaces = { __proto__: null, DOMRect, DOMRectReadOnly };
  return {
    DOMRectReadOnly, DOMRect, DOMRectList, dictionary, makeRect, rectFrom,
    newRect: (name, x, y, width, height) => makeRect(interfaces[name], x, y, width, height), newRectList,
  };
});
