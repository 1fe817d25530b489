// Intersection Observer: the first entries come with the next frame, later ones with the frame after a change.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypePush, MathMax, MathMin, NumberIsFinite, ObjectFreeze } = primordials;
  const { TypeError, RangeError } = intrinsics;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { brand, nodeOrNull, stamp, wrap } = use('dom/slot');
  const { domError } = use('dom/errors');
  const tree = shared('dom/shared/tree');
  const boxes = shared('css/shared/geometry');
  const computed = shared('css/shared/computed');
  const { stateOf } = shared('css/shared/cascade');
  const { parentOf } = shared('css/shared/flat-tree');
  const { newRect } = use('css/rects');
  const { watch, follow, forget, targetOf, indexOf, unobserve, ofKind } = use('css/observers');

  const crossing = (object) => brand(object, 'intersection entry');
  const rectObject = (rect) => newRect('DOMRectReadOnly', rect.x, rect.y, rect.width, rect.height);
  const IntersectionObserverEntry = idl.interfaceFrom({
    name: 'IntersectionObserverEntry',
    members: {
      get time() { return crossing(this).time; },
      get rootBounds() { return crossing(this).rootBounds; },
      get boundingClientRect() { return crossing(this).bounds; },
      get intersectionRect() { return crossing(this).rect; },
      get isIntersecting() { return crossing(this).isIntersecting; },
      get isVisible() { return crossing(this).isVisible; },
      get intersectionRatio() { return crossing(this).ratio; },
      get target() { return wrap(crossing(this).record); },
    },
  });
  function intersect(a, b) {
    const x = MathMax(a.x, b.x);
    const y = MathMax(a.y, b.y);
    const right = MathMin(a.x + a.width, b.x + b.width);
    const bottom = MathMin(a.y + a.height, b.y + b.height);
    return right < x || bottom < y ? null : { x, y, width: right - x, height: bottom - y };
  }
  const length = (margin, whole) => (margin.isPercent ? (margin.value / 100) * whole : margin.value);
  function grown(rect, margins) {
    const top = length(margins[0], rect.height);
    const right = length(margins[1], rect.width);
    const bottom = length(margins[2], rect.height);
    const left = length(margins[3], rect.width);
    return { x: rect.x - left, y: rect.y - top, width: rect.width + left + right, height: rect.height + top + bottom };
  }
  function viewportOf(doc) {
    const { env } = stateOf(doc);
    return { x: 0, y: 0, width: env.width, height: env.height };
  }
  const clips = (record) => computed.valueOf(record, 'overflow-x') !== 'visible' || computed.valueOf(record, 'overflow-y') !== 'visible';
  /// The element that shows a document in the page around it, where a script may know of it; null for the top page's.
  const outerElement = (realm) => (realm.context.parent === null || realm.context.parent.realm.key !== realm.key ? null : realm.context.r ?? null);
  /// What moves in the pages around this one moves what is in it.
  function followAround() {
    if (!hasFrames()) return;
    let realm = use('html/realms').own;
    for (let r = outerElement(realm); r !== null; r = outerElement(realm)) {
      follow(r.doc);
      realm = realm.context.parent.realm;
    }
  }
  const hasFrames = () => platform.isLoaded('html/realms') && use('html/realms').own.context.parent !== null;
  /// The root's document and rectangle (section 2.2.1): of an element, of a document, or of the top page; `isKnown`: whether
  /// its bounds may be told.
  function rootOf(state, record) {
    const { root, margins } = state;
    if (root !== null && root.type === 1) {
      const rect = clips(root) ? boxes.paddingRect(root) : boxes.rectOf(root);
      return { rect: grown(rect, margins), doc: root.doc, isKnown: true };
    }
    if (root !== null) return { rect: grown(viewportOf(root), margins), doc: root, isKnown: true };
    let { doc } = record;
    if (!hasFrames()) return { rect: grown(viewportOf(doc), margins), doc, isKnown: true };
    let realm = use('html/realms').own;
    for (let r = outerElement(realm); r !== null; r = outerElement(realm)) {
      doc = r.doc;
      realm = realm.context.parent.realm;
    }
    const isKnown = realm.context.parent === null;
    return { rect: isKnown ? grown(viewportOf(doc), margins) : viewportOf(doc), doc, isKnown };
  }
  /// Section 2.2.8, "compute the intersection": `{ rect }` in the coordinates of the target's document, or null.
  function crossingOf(state, record, bounds, root) {
    let rect = bounds;
    let dx = 0;
    let dy = 0;
    let realm = hasFrames() ? use('html/realms').own : null;
    let at = record;
    for (;;) {
      let isFound = false;
      let position = computed.valueOf(at, 'position');
      for (let p = parentOf(at); p !== null && p !== undefined && p.type === 1; p = parentOf(p)) {
        if (p === state.root) {
          isFound = true;
          break;
        }
        const own = computed.valueOf(p, 'position');
        // What is out of flow is not clipped by what is between it and its containing block.
        const isBetween = position === 'fixed' || (position === 'absolute' && own === 'static');
        if (!isBetween) {
          position = own;
          if (boxes.hasBox(p) && !isViewportElement(p) && clips(p)) rect = rect === null ? null : intersect(rect, grown(boxes.paddingRect(p), state.scrollMargins));
        }
        if (rect === null) return null;
      }
      if (isFound || root.doc === at.doc) {
        if (state.root !== null && state.root.type === 1 && !isFound) return null;
        break;
      }
      const r = realm === null ? null : outerElement(realm);
      if (r === null) return null;
      rect = intersect(rect, grown(viewportOf(at.doc), state.scrollMargins));
      if (rect === null || !boxes.hasBox(r)) return null;
      const place = boxes.contentRect(r);
      rect = { x: rect.x + place.x, y: rect.y + place.y, width: rect.width, height: rect.height };
      dx += place.x;
      dy += place.y;
      realm = realm.context.parent.realm;
      at = r;
    }
    rect = intersect(rect, root.rect);
    return rect === null ? null : { x: rect.x - dx, y: rect.y - dy, width: rect.width, height: rect.height };
  }
  /// What is put onto the root element, or the body, clips the viewport.
  const isViewportElement = (r) => r.parent !== null && (r.parent.type === 9 || (tree.bodyOf(r.doc) === r && computed.valueOf(r.parent, 'overflow-x') === 'visible'));
  function gather(state) {
    for (let i = 0; i < state.targets.length; i++) {
      const target = state.targets[i];
      const { record } = target;
      const isRendered = (record.flags & 1) !== 0 && boxes.hasBox(record);
      const bounds = isRendered ? use('css/geometry').rectOf(record) : boxes.zero;
      const root = rootOf(state, record);
      // A target that is its own root is no descendant of it.
      const common = isRendered && record !== state.root ? crossingOf(state, record, bounds, root) : null;
      const area = bounds.width * bounds.height;
      const ratio = common === null ? 0 : area > 0 ? MathMin((common.width * common.height) / area, 1) : 1;
      let index = 0;
      while (index < state.thresholds.length && state.thresholds[index] <= ratio) index++;
      // What is seen less than the first threshold says is not told to intersect, as in browsers
      // (https://github.com/w3c/IntersectionObserver/issues/432).
      const place = common === null ? 0 : index;
      const isIntersecting = place > 0;
      if (place === target.place) continue;
      target.place = place;
      ArrayPrototypePush(state.queue, stamp(IntersectionObserverEntry, {
        kind: 'intersection entry', record, time: use('performance/performance').performance.now(), rootBounds: root.isKnown ? rectObject(root.rect) : null,
        bounds: rectObject(bounds), rect: rectObject(common ?? boxes.zero), isIntersecting, ratio, isVisible: state.isTracking && isIntersecting,
      }));
    }
  }
  let isQueued = false;
  function check() {
    const list = ofKind('intersection');
    let isNew = false;
    for (let i = 0; i < list.length; i++) {
      gather(list[i]);
      if (list[i].queue.length > 0) isNew = true;
    }
    if (!isNew || isQueued) return;
    // "Queue an intersection observer task".
    isQueued = true;
    tasks.post(() => {
      isQueued = false;
      const now = ofKind('intersection');
      for (let i = 0; i < now.length; i++) {
        const { queue, object, callback } = now[i];
        if (queue.length === 0) continue;
        now[i].queue = [];
        tasks.callBack(callback, object, [queue, object]);
      }
    });
  }
  /// Section 3.1: one to four lengths in pixels or percent.
  function marginsOf(text, name) {
    const list = shared('css/shared/components').parse(text);
    const given = shared('dom/shared/tree').newList();
    const bad = () => domError('SyntaxError', `Failed to construct 'IntersectionObserver': ${name} must be specified in pixels or percent.`);
    if (list === null || list.length > 4) throw bad();
    for (let i = 0; i < list.length; i++) {
      const { kind, unit, number } = list[i];
      if (!(kind === 'd' && unit === 'px') && kind !== '%' && !(kind === 'n' && number === 0)) throw bad();
      given.push({ value: number, isPercent: kind === '%' });
    }
    if (given.length === 0) given.push({ value: 0, isPercent: false });
    if (given.length === 1) given.push(given[0]);
    if (given.length === 2) given.push(given[0]);
    if (given.length === 3) given.push(given[1]);
    return given;
  }
  function thresholdsOf(value) {
    const list = value === undefined ? [0] : idl.isObject(value) ? idl.sequence(idl.double)(value, '') : [idl.double(value)];
    if (list.length === 0) ArrayPrototypePush(list, 0);
    for (let i = 0; i < list.length; i++) {
      if (!(list[i] >= 0 && list[i] <= 1) || !NumberIsFinite(list[i])) throw new RangeError("Failed to construct 'IntersectionObserver': Threshold values must be numbers between 0 and 1");
    }
    return ObjectFreeze(primordials.ArrayPrototypeSort(list, (a, b) => a - b));
  }
  function textOf(margins) {
    let text = '';
    for (let i = 0; i < 4; i++) text += `${i > 0 ? ' ' : ''}${margins[i].value}${margins[i].isPercent ? '%' : 'px'}`;
    return text;
  }
  const watcher = (object) => brand(object, 'intersection');
  const IntersectionObserver = idl.interfaceFrom({
    name: 'IntersectionObserver', length: 1,
    construct: (given, target) => {
      const callback = idl.callback(given[0], "Failed to construct 'IntersectionObserver': parameter 1");
      const options = given[1] ?? {};
      const root = options.root === undefined || options.root === null ? null : nodeOrNull(options.root);
      if (options.root !== undefined && options.root !== null && (root === null || (root.type !== 1 && root.type !== 9))) {
        throw new TypeError("Failed to construct 'IntersectionObserver': member root is not of type '(Document or Element)'.");
      }
      const delay = options.delay === undefined ? 0 : idl.long(options.delay);
      if (options.trackVisibility && delay < 100) {
        throw domError('NotSupportedError', "Failed to construct 'IntersectionObserver': To enable the 'trackVisibility' option, you must also use a 'delay' option with a value of at least 100.");
      }
      const state = {
        kind: 'intersection', callback, root, margins: marginsOf(options.rootMargin === undefined ? '0px' : idl.DOMString(options.rootMargin), 'rootMargin'),
        scrollMargins: marginsOf(options.scrollMargin === undefined ? '0px' : idl.DOMString(options.scrollMargin), 'scrollMargin'),
        thresholds: thresholdsOf(options.threshold), targets: [], queue: [], object: null, delay,
        isTracking: !!options.trackVisibility,
      };
      state.object = stamp(target, state);
      return state.object;
    },
    members: {
      get root() { return wrap(watcher(this).root); },
      get rootMargin() {
        return textOf(watcher(this).margins);
      },
      get scrollMargin() { return textOf(watcher(this).scrollMargins); },
      get thresholds() { return watcher(this).thresholds; },
      get delay() { return watcher(this).delay; },
      get trackVisibility() { return watcher(this).isTracking; },
      observe(target) {
        const state = watcher(this);
        const record = targetOf(target, 'observe', 'IntersectionObserver');
        if (indexOf(state.targets, record) >= 0) return;
        ArrayPrototypePush(state.targets, { record, place: -2 });
        watch(state, record);
        followAround();
      },
      unobserve(target) { unobserve(watcher(this), targetOf(target, 'unobserve', 'IntersectionObserver')); },
      disconnect() {
        const state = watcher(this);
        state.targets = [];
        state.queue = [];
        forget(state);
      },
      takeRecords() {
        const state = watcher(this);
        const { queue } = state;
        state.queue = [];
        return queue;
      },
    },
  });

  return { IntersectionObserver, IntersectionObserverEntry, check };
});
