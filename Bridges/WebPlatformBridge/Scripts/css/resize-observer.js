// Resize Observer 1: sizes are told with the next frame, after its animation callbacks.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypePush, ArrayPrototypeSplice, MathMin, ObjectFreeze } = primordials;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { brand, stamp, wrap } = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const boxes = shared('css/shared/geometry');
  const computed = shared('css/shared/computed');
  const { parentOf } = shared('css/shared/flat-tree');
  const { newRect } = use('css/rects');
  const { watch, forget, targetOf, indexOf, unobserve, ofKind, awaitFrame } = use('css/observers');

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
  /// Section 3.3.1: the size of what SVG draws is that of its bounding box; a part of a line has none.
  function measured(record, sizeOf) {
    if (!boxes.hasBox(record)) return nothing;
    if (record.ns === tree.SVG_NS && use('svg/geometry').isShape(record)) return use('svg/geometry').boxOf(record);
    return computed.valueOf(record, 'display') === 'inline' && !boxes.isReplaced(record) ? nothing : sizeOf(record);
  }
  const boxOf = (record) => measured(record, boxes.contentSize);
  const borderOf = (record) => measured(record, boxes.sizeOf);
  function entryOf(target) {
    const content = boxOf(target.record);
    const box = boxes.sizeOf(target.record);
    const { edges } = box ?? { edges: null };
    const left = edges === null ? 0 : edges.left - edges.borderLeft;
    const top = edges === null ? 0 : edges.top - edges.borderTop;
    return stamp(ResizeObserverEntry, {
      kind: 'resize entry', record: target.record, rect: newRect('DOMRectReadOnly', left, top, content.width, content.height),
      border: sizes(borderOf(target.record)), content: sizes(content),
    });
  }
  /// How deep an element is in its flat tree.
  function depthOf(record) {
    let depth = 0;
    for (let p = record; p !== null && p !== undefined; p = parentOf(p)) depth++;
    return depth;
  }
  /// Section 3.4.1, "gather active observations at depth": those whose size is another than was told. Returns whether there
  /// are some above the depth, which wait for the next frame.
  function gather(list, depth) {
    let isSkipping = false;
    for (let i = 0; i < list.length; i++) {
      const { targets } = list[i];
      const active = list[i].active = [];
      for (let k = 0; k < targets.length; k++) {
        const target = targets[k];
        const now = target.isBorder ? borderOf(target.record) : boxOf(target.record);
        if (now.width === target.width && now.height === target.height) continue;
        if (depthOf(target.record) > depth) ArrayPrototypePush(active, target);
        else isSkipping = true;
      }
    }
    return isSkipping;
  }
  /// "Broadcast active observations": returns the depth of the shallowest, or Infinity for none.
  function broadcast(list) {
    let shallowest = 1 / 0;
    for (let i = 0; i < list.length; i++) {
      const state = list[i];
      const { active } = state;
      if (active.length === 0) continue;
      state.active = [];
      const entries = [];
      for (let k = 0; k < active.length; k++) {
        const target = active[k];
        const now = target.isBorder ? borderOf(target.record) : boxOf(target.record);
        target.width = now.width;
        target.height = now.height;
        ArrayPrototypePush(entries, entryOf(target));
        shallowest = MathMin(shallowest, depthOf(target.record));
      }
      tasks.callBack(state.callback, state.object, [entries, state.object]);
    }
    return shallowest;
  }
  function check() {
    let depth = 0;
    let isSkipping = false;
    for (;;) {
      const list = ofKind('resize');
      isSkipping = gather(list, depth);
      const next = broadcast(list);
      if (next === 1 / 0) break;
      depth = next;
    }
    if (!isSkipping) return;
    // "Deliver resize loop error": what is left is looked at with the next frame.
    use('core/errors').reportMessage('ResizeObserver loop completed with undelivered notifications.');
    awaitFrame();
  }
  const boxNames = idl.enumeration('ResizeObserverBoxOptions', ['border-box', 'content-box', 'device-pixel-content-box']);
  const resizer = (object) => brand(object, 'resize');
  const ResizeObserver = idl.interfaceFrom({
    name: 'ResizeObserver', length: 1,
    construct: (given, target) => {
      const callback = idl.callback(given[0], "Failed to construct 'ResizeObserver': parameter 1");
      const state = { kind: 'resize', callback, targets: [], active: [], object: null };
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
        // The first size is told whatever it is.
        ArrayPrototypePush(state.targets, { record, isBorder: box === 'border-box', width: -1, height: -1 });
        watch(state, record);
      },
      unobserve(target) { unobserve(resizer(this), targetOf(target, 'unobserve', 'ResizeObserver')); },
      disconnect() {
        const state = resizer(this);
        state.targets = [];
        state.active = [];
        forget(state);
      },
    },
  });

  return { ResizeObserver, ResizeObserverEntry, ResizeObserverSize, check };
});
