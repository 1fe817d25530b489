// Resize Observer 1 and Intersection Observer 1: first entries come with the next frame; later ones when the
// page has scrolled or what drives it asks for them (`check`).
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypePush, ArrayPrototypeSplice, MathMax, MathMin, NumberIsFinite, ObjectFreeze } = primordials;
  const { TypeError, RangeError } = intrinsics;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { brand, nodeOrNull, stamp, wrap } = use('dom/slot');
  const { domError } = use('dom/errors');
  const boxes = shared('css/shared/geometry');
  const { stateOf } = shared('css/shared/cascade');
  const { newRect } = use('css/geometry-interfaces');
  const frames = () => use('html/frames');

  // MARK: Frames

  const observers = shared('dom/shared/tree').newList();
  let isAwaited = false;
  function awaitFrame() {
    if (isAwaited) return;
    isAwaited = true;
    const { requestAnimationFrame } = frames();
    requestAnimationFrame(() => {
      isAwaited = false;
      check();
    });
  }
  /// Looks at everything that is observed, and calls back where something is new.
  function check() {
    for (let i = 0; i < observers.length; i++) {
      const state = observers[i];
      if (state.kind === 'resize') gatherSizes(state);
      else gatherIntersections(state);
      deliver(state);
    }
  }
  function deliver(state) {
    const { queue, object } = state;
    if (queue.length === 0) return;
    state.queue = [];
    tasks.callBack(state.callback, object, [queue, object]);
  }
  function watch(state) {
    if (observers.indexOf(state) < 0) observers.push(state);
    awaitFrame();
  }
  function forget(state) {
    const at = observers.indexOf(state);
    if (at >= 0) observers.splice(at, 1);
  }
  function targetOf(value, method, Interface) {
    const record = nodeOrNull(value);
    if (record === null || record.type !== 1) throw idl.failure(`Failed to execute '${method}' on '${Interface}'`, "parameter 1 is not of type 'Element'.");
    return record;
  }
  const indexOf = (list, record) => {
    for (let i = 0; i < list.length; i++) if (list[i].record === record) return i;
    return -1;
  };
  function unobserve(state, record) {
    const at = indexOf(state.targets, record);
    if (at >= 0) ArrayPrototypeSplice(state.targets, at, 1);
    if (state.targets.length === 0) forget(state);
  }

  // MARK: ResizeObserver

  const size = (object) => brand(object, 'size');
  const ResizeObserverSize = idl.interfaceFrom({
    name: 'ResizeObserverSize',
    members: {
      get inlineSize() { return size(this).width; },
      get blockSize() { return size(this).height; },
    },
  });
  const resizeEntry = (object) => brand(object, 'resize entry');
  const sizes = (box) => ObjectFreeze([stamp(ResizeObserverSize, { kind: 'size', width: box.width, height: box.height })]);
  const ResizeObserverEntry = idl.interfaceFrom({
    name: 'ResizeObserverEntry',
    members: {
      get target() { return wrap(resizeEntry(this).record); },
      get contentRect() { return resizeEntry(this).rect; },
      get borderBoxSize() { return resizeEntry(this).border; },
      get contentBoxSize() { return resizeEntry(this).content; },
      get devicePixelContentBoxSize() { return resizeEntry(this).content; },
    },
  });
  const nothing = { __proto__: null, width: 0, height: 0 };
  const boxOf = (record) => (boxes.hasBox(record) ? boxes.contentSize(record) : nothing);
  const borderOf = (record) => (boxes.hasBox(record) ? boxes.sizeOf(record) : nothing);
  function gatherSizes(state) {
    for (let i = 0; i < state.targets.length; i++) {
      const target = state.targets[i];
      const now = target.isBorder ? borderOf(target.record) : boxOf(target.record);
      if (now.width === target.width && now.height === target.height) continue;
      target.width = now.width;
      target.height = now.height;
      const content = boxOf(target.record);
      const box = boxes.sizeOf(target.record);
      const { edges } = box ?? { edges: null };
      const left = edges === null ? 0 : edges.left - edges.borderLeft;
      const top = edges === null ? 0 : edges.top - edges.borderTop;
      ArrayPrototypePush(state.queue, stamp(ResizeObserverEntry, {
        kind: 'resize entry', record: target.record, rect: newRect('DOMRectReadOnly', left, top, content.width, content.height),
        border: sizes(borderOf(target.record)), content: sizes(content),
      }));
    }
  }
  const boxNames = idl.enumeration('ResizeObserverBoxOptions', ['border-box', 'content-box', 'device-pixel-content-box']);
  const resizer = (object) => brand(object, 'resize');
  const ResizeObserver = idl.interfaceFrom({
    name: 'ResizeObserver', length: 1,
    construct: (given, target) => {
      const callback = idl.callback(given[0], "Failed to construct 'ResizeObserver': parameter 1");
      const state = { kind: 'resize', callback, targets: [], queue: [], object: null };
      state.object = stamp(target, state);
      return state.object;
    },
    members: {
      observe(target, options = undefined) {
        const state = resizer(this);
        const record = targetOf(target, 'observe', 'ResizeObserver');
        const box = options === undefined || options === null || options.box === undefined ? 'content-box' : boxNames(options.box);
        const at = indexOf(state.targets, record);
        if (at >= 0) ArrayPrototypeSplice(state.targets, at, 1);
        // What was never seen has no size, so an empty box makes no entry of its own.
        ArrayPrototypePush(state.targets, { record, isBorder: box === 'border-box', width: 0, height: 0 });
        watch(state);
      },
      unobserve(target) { unobserve(resizer(this), targetOf(target, 'unobserve', 'ResizeObserver')); },
      disconnect() {
        const state = resizer(this);
        state.targets = [];
        state.queue = [];
        forget(state);
      },
    },
  });

  // MARK: IntersectionObserver

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
  function rootRect(state, record) {
    const { root, margins } = state;
    let rect;
    if (root !== null && root.type === 1) rect = boxes.rectOf(root);
    else {
      const { env } = stateOf(record.doc);
      rect = { x: 0, y: 0, width: env.width, height: env.height };
    }
    const length = (margin, whole) => (margin.isPercent ? (margin.value / 100) * whole : margin.value);
    const top = length(margins[0], rect.height);
    const right = length(margins[1], rect.width);
    const bottom = length(margins[2], rect.height);
    const left = length(margins[3], rect.width);
    return { x: rect.x - left, y: rect.y - top, width: rect.width + left + right, height: rect.height + top + bottom };
  }
  function gatherIntersections(state) {
    for (let i = 0; i < state.targets.length; i++) {
      const target = state.targets[i];
      const { record } = target;
      const bounds = boxes.rectOf(record);
      const root = rootRect(state, record);
      const common = boxes.hasBox(record) ? intersect(bounds, root) : null;
      const area = bounds.width * bounds.height;
      const isIntersecting = common !== null;
      const ratio = !isIntersecting ? 0 : area > 0 ? MathMin((common.width * common.height) / area, 1) : 1;
      let index = 0;
      while (index < state.thresholds.length && state.thresholds[index] <= ratio) index++;
      const place = isIntersecting ? index : -1;
      if (place === target.place) continue;
      target.place = place;
      ArrayPrototypePush(state.queue, stamp(IntersectionObserverEntry, {
        kind: 'intersection entry', record, time: use('performance/performance').performance.now(), rootBounds: rectObject(root), bounds: rectObject(bounds),
        rect: rectObject(common ?? boxes.zero), isIntersecting, ratio,
      }));
    }
  }
  /// Section 3.1: one to four lengths in pixels or percent.
  function marginsOf(text) {
    const list = shared('css/shared/components').parse(text);
    const given = shared('dom/shared/tree').newList();
    const bad = () => domError('SyntaxError', "Failed to construct 'IntersectionObserver': rootMargin must be specified in pixels or percent.");
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
      const state = {
        kind: 'intersection', callback, root, margins: marginsOf(options.rootMargin === undefined ? '0px' : idl.DOMString(options.rootMargin)),
        thresholds: thresholdsOf(options.threshold), targets: [], queue: [], object: null, delay: options.delay === undefined ? 0 : idl.long(options.delay),
        isTracking: !!options.trackVisibility,
      };
      state.object = stamp(target, state);
      return state.object;
    },
    members: {
      get root() { return wrap(watcher(this).root); },
      get rootMargin() {
        const { margins } = watcher(this);
        let text = '';
        for (let i = 0; i < 4; i++) text += `${i > 0 ? ' ' : ''}${margins[i].value}${margins[i].isPercent ? '%' : 'px'}`;
        return text;
      },
      get scrollMargin() {
        watcher(this);
        return '0px 0px 0px 0px';
      },
      get thresholds() { return watcher(this).thresholds; },
      get delay() { return watcher(this).delay; },
      get trackVisibility() { return watcher(this).isTracking; },
      observe(target) {
        const state = watcher(this);
        const record = targetOf(target, 'observe', 'IntersectionObserver');
        if (indexOf(state.targets, record) >= 0) return;
        ArrayPrototypePush(state.targets, { record, place: -2 });
        watch(state);
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

  return {
    ResizeObserver, ResizeObserverEntry, ResizeObserverSize, IntersectionObserver, IntersectionObserverEntry,
    /// To be called when something has moved: scrolled, or acted upon by a user.
    changed() { if (observers.length > 0) awaitFrame(); },
  };
});
