// CSSOM View, sections 3 to 6: scrolling. Positions are kept within what there is to see; `scroll` events come
// with the next frame.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const { MathMax, MathMin, ArrayPrototypePush, ArrayPrototypeIncludes, ObjectDefineProperty, ReflectGet } = primordials;
  const idl = use('core/webidl');
  const cascade = shared('css/shared/cascade');
  const tree = shared('dom/shared/tree');
  const { wrap } = use('dom/slot');
  const geometry = use('css/geometry');
  const { parentOf } = shared('css/shared/flat-tree');

  const finite = (value) => {
    const n = idl.unrestrictedDouble(value);
    return n - n === 0 ? n : 0;
  };
  /// The arguments of `scroll`, `scrollTo` and `scrollBy`: two numbers, or an object with `left` and `top`.
  function target(count, x, y, where) {
    if (count > 1) return { left: finite(x), top: finite(y) };
    if (count === 0 || x === undefined || x === null) return { left: null, top: null };
    if (!idl.isObject(x)) throw idl.failure(where, "The provided value is not of type 'ScrollToOptions'.");
    const { left, top } = x;
    return { left: left === undefined ? null : finite(left), top: top === undefined ? null : finite(top) };
  }
  function scrollElement(r, count, x, y, isRelative, method) {
    const { left, top } = target(count, x, y, `Failed to execute '${method}' on 'Element'`);
    const add = (value, axis) => (value === null ? null : isRelative ? value + geometry.scrollPosition(r, axis) : value);
    geometry.scrollTo(r, add(left, 'left'), add(top, 'top'));
  }
  const page = () => use('dom/page-document').record();
  /// The window's positions, which are plain values until the page has scrolled for the first time.
  let shown = null;
  function show(x, y) {
    if (shown === null) {
      shown = { __proto__: null, scrollX: 0, scrollY: 0, pageXOffset: 0, pageYOffset: 0 };
      const define = (name) => ObjectDefineProperty(global, name, {
        __proto__: null, get: () => shown[name], set: (value) => ObjectDefineProperty(global, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }),
        enumerable: true, configurable: true,
      });
      // What a page has put in their place stays.
      for (const name in shown) if (ReflectGet(global, name) === 0) define(name);
    }
    shown.scrollX = shown.pageXOffset = x;
    shown.scrollY = shown.pageYOffset = y;
  }
  function scrollViewport(doc, left, top) {
    const state = cascade.stateOf(doc);
    const root = tree.firstElement(doc);
    if (root === null || !doc.data.window) return;
    const limit = (value, name) => MathMax(0, MathMin(value, geometry.scrollSize(root, name) - state.env[name]));
    const x = left === null ? state.scrollX : limit(left, 'width');
    const y = top === null ? state.scrollY : limit(top, 'height');
    if (x === state.scrollX && y === state.scrollY) return;
    state.scrollX = x;
    state.scrollY = y;
    if (doc === page()) show(x, y);
    scrolled(doc);
  }
  function scrollWindow(count, x, y, isRelative, method) {
    const { left, top } = target(count, x, y, `Failed to execute '${method}' on 'Window'`);
    const state = cascade.stateOf(page());
    const add = (value, now) => (value === null ? null : isRelative ? value + now : value);
    scrollViewport(page(), add(left, state.scrollX), add(top, state.scrollY));
  }
  const places = { __proto__: null, start: true, center: true, end: true, nearest: true };
  function placeOf(value, name) {
    const text = idl.DOMString(value);
    if (places[text] === true) return text;
    throw idl.failure("Failed to execute 'scrollIntoView' on 'Element'", `The provided value '${text}' is not a valid enum value of type ScrollLogicalPosition (${name}).`);
  }
  /// How far a box that scrolls has to, along one axis, so that a piece of it is where it is wanted.
  function distance(from, size, start, room, wanted) {
    switch (wanted) {
      case 'start': return from - start;
      case 'center': return from + size / 2 - start - room / 2;
      case 'end': return from + size - start - room;
      default:
        if (from >= start && from + size <= start + room) return 0;
        return (from < start) === (size <= room) ? from - start : from + size - start - room;
    }
  }
  /// "Scroll an element into view" (section 6.1): the boxes around it that scroll, then the window.
  function scrollIntoView(r, argument = undefined) {
    let block = argument === false ? 'end' : 'start';
    let inline = 'nearest';
    if (idl.isObject(argument)) {
      const { block: givenBlock, inline: givenInline } = argument;
      if (givenBlock !== undefined) block = placeOf(givenBlock, 'block');
      if (givenInline !== undefined) inline = placeOf(givenInline, 'inline');
    }
    if (geometry.hasBox(r)) align(r, block, inline);
  }
  function align(r, block, inline) {
    for (let p = parentOf(r); p !== null && p !== undefined && p.type === 1; p = parentOf(p)) {
      if (!geometry.hasBox(p) || !geometry.scrollsAtAll(p)) continue;
      const rect = geometry.rectOf(r);
      const outer = geometry.rectOf(p);
      const x = distance(rect.x, rect.width, outer.x + geometry.clientEdge(p, 'left'), geometry.clientSize(p, 'width'), inline);
      const y = distance(rect.y, rect.height, outer.y + geometry.clientEdge(p, 'top'), geometry.clientSize(p, 'height'), block);
      geometry.scrollTo(p, geometry.scrollPosition(p, 'left') + x, geometry.scrollPosition(p, 'top') + y);
    }
    const rect = geometry.rectOf(r);
    const { env, scrollX, scrollY } = cascade.stateOf(r.doc);
    scrollViewport(r.doc, scrollX + distance(rect.x, rect.width, 0, env.width, inline), scrollY + distance(rect.y, rect.height, 0, env.height, block));
  }
  /// The same where it cannot be seen whole.
  function scrollIfNeeded(r, place) {
    if (!geometry.hasBox(r)) return;
    const rect = geometry.rectOf(r);
    const { env } = cascade.stateOf(r.doc);
    const isSeen = rect.y >= 0 && rect.y + rect.height <= env.height && rect.x >= 0 && rect.x + rect.width <= env.width;
    if (!isSeen) align(r, place, place === 'start' ? 'nearest' : place);
  }

  // MARK: Events

  let waiting = null;
  function scrolled(record) {
    if (waiting === null) {
      waiting = [];
      const { requestAnimationFrame } = use('html/frames');
      requestAnimationFrame(() => {
        const list = waiting;
        waiting = null;
        const { Event, fire } = use('events/events');
        for (let i = 0; i < list.length; i++) fire(wrap(list[i]), new Event('scroll', { bubbles: list[i].type === 9 }));
        tellObservers();
      });
    }
    if (!ArrayPrototypeIncludes(waiting, record)) ArrayPrototypePush(waiting, record);
  }

  /// What is observed may be in a frame of this page.
  function tellObservers() {
    if (platform.isLoaded('css/observers')) use('css/observers').changed();
    if (!platform.isLoaded('html/realms')) return;
    const { all } = use('html/realms');
    for (let i = 0; i < all.length; i++) if (all[i].global !== platform.global && all[i].isLoaded('css/observers')) all[i].use('css/observers').changed();
  }

  const members = {
    scroll(x = undefined, y = undefined) {
      idl.checkGlobal(this);
      scrollWindow(arguments.length, x, y, false, 'scroll');
    },
    scrollTo(x = undefined, y = undefined) {
      idl.checkGlobal(this);
      scrollWindow(arguments.length, x, y, false, 'scrollTo');
    },
    scrollBy(x = undefined, y = undefined) {
      idl.checkGlobal(this);
      scrollWindow(arguments.length, x, y, true, 'scrollBy');
    },
  };
  return { scrollElement, scrollViewport, scrollIntoView, scrollIfNeeded, scrolled, ...members };
});
