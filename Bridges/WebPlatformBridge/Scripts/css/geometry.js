// CSSOM View, sections 5 to 8: where elements are, for a page without layout (shared/geometry.js).
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const boxes = shared('css/shared/geometry');
  const computed = shared('css/shared/computed');
  const cascade = shared('css/shared/cascade');
  const { parentOf } = shared('css/shared/flat-tree');
  const { looks, slotFor } = shared('css/shared/style-slot');
  const { wrap } = use('dom/slot');
  const { MathMax, MathMin, MathRound, ArrayPrototypePush } = platform.primordials;

  const { sizeOf, hasBox } = boxes;
  /// Where an element is in the viewport: what SVG draws is where SVG puts it.
  const rectOf = (r) => (r.ns === tree.SVG_NS && use('svg/geometry').isShape(r) ? use('svg/geometry').screenBox(r) : boxes.rectOf(r));
  const { valueOf } = computed;
  /// What is asked for a size has its style looked at first.
  const flushed = (work) => (r, part) => {
    looks.count++;
    if (platform.isLoaded('css/observers')) use('css/observers').flush();
    return work(r, part);
  };
  const round = (n) => MathRound(n) + 0;
  const isRoot = (r) => r.parent !== null && r.parent.type === 9;
  const isViewport = (r) => (r.doc.data.quirks === 2 ? r === tree.bodyOf(r.doc) : isRoot(r));
  const envOf = (r) => cascade.stateOf(r.doc).env;

  // MARK: Rectangles

  const domRect = (rect) => use('css/rects').newRect('DOMRect', rect.x, rect.y, rect.width, rect.height);
  const emptyRect = () => domRect(boxes.zero);
  const boundingRect = (r) => domRect(rectOf(r));
  function clientRects(r) {
    return use('css/rects').newRectList(hasBox(r) ? [boundingRect(r)] : []);
  }
  /// The rendered elements that a range has a part of.
  function rangeParts(range) {
    const list = [];
    const first = range.startNode ?? range.start?.node ?? null;
    if (first === null || first === undefined) return list;
    const last = range.endNode ?? range.end?.node ?? first;
    for (let n = first; n !== null; n = tree.next(n, first.doc)) {
      const element = n.type === 1 ? n : n.parent !== null && n.parent.type === 1 ? n.parent : null;
      if (element !== null && hasBox(element)) ArrayPrototypePush(list, element);
      if (n === last || list.length > 1000) break;
    }
    return list;
  }
  function rangeRect(range) {
    const parts = rangeParts(range);
    if (parts.length === 0) return emptyRect();
    const first = rectOf(parts[0]);
    let left = first.x;
    let top = first.y;
    let right = first.x + first.width;
    let bottom = first.y + first.height;
    for (let i = 1; i < parts.length; i++) {
      const rect = rectOf(parts[i]);
      left = MathMin(left, rect.x);
      top = MathMin(top, rect.y);
      right = MathMax(right, rect.x + rect.width);
      bottom = MathMax(bottom, rect.y + rect.height);
    }
    return domRect({ x: left, y: top, width: right - left, height: bottom - top });
  }
  function rangeRects(range) {
    const parts = rangeParts(range);
    const rects = [];
    for (let i = 0; i < parts.length; i++) ArrayPrototypePush(rects, boundingRect(parts[i]));
    return use('css/rects').newRectList(rects);
  }

  // MARK: offset…, client…, scroll… (sections 6 and 7)

  function offsetParentOf(r) {
    if (!hasBox(r) || isRoot(r) || tree.isHTML(r, 'body') || valueOf(r, 'position') === 'fixed') return null;
    const isStatic = valueOf(r, 'position') === 'static';
    for (let p = parentOf(r); p !== null && p !== undefined; p = parentOf(p)) {
      if (tree.rootOf(p) !== tree.rootOf(r) && (tree.rootOf(p).flags & tree.IN_SHADOW) !== 0) continue;
      if (valueOf(p, 'position') !== 'static' || tree.isHTML(p, 'body')) return p;
      if (isStatic && (tree.isHTML(p, 'td') || tree.isHTML(p, 'th') || tree.isHTML(p, 'table'))) return p;
    }
    return null;
  }
  const border = (r, side) => platform.primordials.parseFloat(valueOf(r, `border-${side}-width`));
  function offsetOf(r) {
    const box = sizeOf(r);
    if (box === null) return { top: 0, left: 0, width: 0, height: 0 };
    const size = { top: 0, left: 0, width: round(box.width), height: round(box.height) };
    return {
      __proto__: null, width: size.width, height: size.height,
      get top() { return place(r, 'y', 'top'); },
      get left() { return place(r, 'x', 'left'); },
    };
  }
  function place(r, axis, side) {
    if (tree.isHTML(r, 'body')) return 0;
    const state = cascade.stateOf(r.doc);
    const own = rectOf(r)[axis];
    const parent = offsetParentOf(r);
    const scroll = axis === 'x' ? state.scrollX : state.scrollY;
    if (parent === null) return round(own + scroll);
    if (tree.isHTML(parent, 'body') && valueOf(parent, 'position') === 'static') return round(own + scroll);
    return round(own - rectOf(parent)[axis] - border(parent, side));
  }
  const isInline = (r) => valueOf(r, 'display') === 'inline' && !boxes.isReplaced(r);
  function clientSize(r, name) {
    if (isViewport(r) && r.doc.data.window) return envOf(r)[name];
    const box = sizeOf(r);
    if (box === null || isInline(r)) return 0;
    const { edges } = box;
    const lines = name === 'width' ? edges.borderLeft + edges.borderRight : edges.borderTop + edges.borderBottom;
    return round(MathMax(box[name] - lines, 0));
  }
  /// The width or height that the content of an element is shown with; null if it is not shown, or has none that
  /// a style gives and `isNatural` says that it has none of its own.
  function contentSize(r, name, isNatural) {
    if (!isNatural && (!hasBox(r) || valueOf(r, name) === 'auto')) return null;
    const box = sizeOf(r);
    if (box === null) return null;
    const { edges } = box;
    return round(MathMax(box[name] - (name === 'width' ? edges.left + edges.right : edges.top + edges.bottom), 0));
  }
  const clientEdge = (r, side) => (sizeOf(r) === null || isInline(r) ? 0 : round(border(r, side)));
  function scrollSize(r, name) {
    const client = clientSize(r, name);
    const target = isViewport(r) ? tree.firstElement(r.doc) : r;
    const box = target === null ? null : sizeOf(target);
    if (box === null) return client;
    if (isViewport(r)) return MathMax(client, round(name === 'width' ? MathMax(box.width, box.reach) : box.height));
    if (isInline(r)) return 0;
    const { edges } = box;
    const inner = name === 'width' ? box.reach + edges.right - edges.borderRight - edges.borderLeft : box.contentHeight + edges.top + edges.bottom - edges.borderTop - edges.borderBottom;
    return MathMax(client, round(inner));
  }
  function scrollPosition(r, axis) {
    if (isViewport(r)) {
      const state = cascade.stateOf(r.doc);
      return axis === 'left' ? state.scrollX : state.scrollY;
    }
    return r.more === null || r.more.style === null ? 0 : r.more.style[axis];
  }
  const scrolls = (r, axis) => {
    const value = valueOf(r, axis === 'left' ? 'overflow-x' : 'overflow-y');
    return value !== 'visible' && value !== 'clip' && value !== '';
  };
  const scrollsAtAll = (r) => !isViewport(r) && (scrolls(r, 'left') || scrolls(r, 'top'));
  /// Scrolls an element or the viewport, as far as there is something to see, and says so in the next frame.
  function scrollTo(r, left, top) {
    if (isViewport(r)) {
      use('css/scrolling').scrollViewport(r.doc, left, top);
      return;
    }
    if (!hasBox(r)) return;
    const slot = slotFor(r);
    const limit = (value, axis, name) => (scrolls(r, axis) ? MathMax(0, MathMin(value, scrollSize(r, name) - clientSize(r, name))) : 0);
    const x = left === null ? slot.left : limit(left, 'left', 'width');
    const y = top === null ? slot.top : limit(top, 'top', 'height');
    if (x === slot.left && y === slot.top) return;
    slot.left = x;
    slot.top = y;
    cascade.stateOf(r.doc).geometry = null;
    use('css/scrolling').scrolled(r);
  }

  // MARK: Points

  const canBeHit = (r) => !use('html/focus').isInert(r) && hasBox(r) && valueOf(r, 'visibility') === 'visible' && valueOf(r, 'pointer-events') !== 'none';
  const holds = (rect, x, y) => x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
  /// The elements at a point of the viewport, the topmost first: what comes later lies above.
  function recordsAt(root, x, y) {
    const found = tree.newList();
    const { env } = cascade.stateOf(root.doc);
    if (!root.doc.data.window || x < 0 || y < 0 || x >= env.width || y >= env.height) return found;
    for (let n = root.first; n !== null; n = tree.next(n, root)) {
      if (n.type === 1 && canBeHit(n) && holds(rectOf(n), x, y)) found.push(n);
    }
    found.reverse();
    for (let i = 0; i < found.length; i++) if (tree.isHTML(found[i], 'img') && tree.hasAttribute(found[i], 'usemap')) found[i] = areaOf(found[i], x, y);
    // The backdrop of a modal dialog is over all else, and a hit on it is one on the dialog.
    const { topModal, isInert } = use('html/focus');
    const modal = root.type === 9 ? topModal(root) : null;
    if (modal !== null && !found.includes(modal) && !isInert(modal)) found.push(modal);
    const top = root.type === 9 ? tree.firstElement(root) : null;
    if (top !== null && !found.includes(top)) found.push(top);
    return found;
  }
  /// What an image shows at a point: an area of its map, or itself.
  function areaOf(r, x, y) {
    const rect = rectOf(r);
    return shared('html/shared/image-maps').areaAt(r, x - rect.x, y - rect.y) ?? r;
  }
  function elementFromPoint(root, x, y) {
    const found = recordsAt(root, x, y);
    return found.length === 0 ? null : wrap(found[0]);
  }
  function elementsFromPoint(root, x, y) {
    const found = recordsAt(root, x, y);
    const list = [];
    for (let i = 0; i < found.length; i++) ArrayPrototypePush(list, wrap(found[i]));
    return list;
  }

  // MARK: checkVisibility (section 6.1)

  function checkVisibility(r, options) {
    if (!hasBox(r)) return false;
    if (options.visibility && valueOf(r, 'visibility') !== 'visible') return false;
    if (options.opacity) {
      for (let p = r; p !== null && p !== undefined; p = parentOf(p)) if (valueOf(p, 'opacity') === '0') return false;
    }
    return true;
  }

  return {
    rectOf, emptyRect, boundingRect: flushed(boundingRect), clientRects: flushed(clientRects), rangeRect, rangeRects, offsetParentOf,
    offsetOf: flushed(offsetOf), clientSize: flushed(clientSize), contentSize, clientEdge, scrollSize: flushed(scrollSize), scrollPosition,
    scrollTo, scrollsAtAll, elementFromPoint, elementsFromPoint, checkVisibility, hasBox, isRoot,
  };
});
