// DOM, section 4.2.2.5 (signaling slot change): slotchange events, in the microtask of mutation observers.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const slots = shared('html/shared/slots');
  const { fire } = use('html/fire');
  let waiting = tree.newList();
  let isQueued = false;

  function signal(root) {
    if (waiting.includes(root)) return;
    waiting.push(root);
    if (isQueued) return;
    isQueued = true;
    use('html/microtasks').queue(notify);
  }
  function notify() {
    isQueued = false;
    const roots = waiting;
    waiting = tree.newList();
    for (let i = 0; i < roots.length; i++) {
      slots.refresh(roots[i]);
      const changed = roots[i].data.changedSlots;
      if (changed === undefined || changed === null) continue;
      roots[i].data.changedSlots = null;
      const fired = tree.newList();
      for (let k = 0; k < changed.length; k++) {
        if (fired.includes(changed[k])) continue;
        fired.push(changed[k]);
        fire(changed[k], 'slotchange', { __proto__: null, bubbles: true });
      }
    }
  }
  /// A child of a shadow host has come, gone or changed its slot attribute.
  function hostChanged(host) {
    const root = slots.shadowOf(host);
    if (root === null) return;
    root.data.slotVersion = -1;
    signal(root);
  }
  const shadowRootOf = (r) => {
    const root = tree.rootOf(r);
    return (root.flags & tree.SHADOW_ROOT) !== 0 ? root : null;
  };
  use('html/steps').define('slot', {
    __proto__: null,
    inserted(r) {
      const root = shadowRootOf(r);
      if (root !== null) signal(root);
    },
    removed(r, oldParent) {
      const root = oldParent === null ? null : shadowRootOf(oldParent);
      if (root !== null) { root.data.slotVersion = -1; signal(root); }
    },
    attributeChanged(r, attribute) {
      const root = attribute.local === 'name' ? shadowRootOf(r) : null;
      if (root !== null) { root.data.slotVersion = -1; signal(root); }
    },
    childrenChanged(r) {
      const root = shadowRootOf(r);
      if (root === null || slots.assignedNodes(r).length > 0) return;
      (root.data.changedSlots ??= tree.newList()).push(r);
      signal(root);
    },
  });
  return { hostChanged, signal };
});
