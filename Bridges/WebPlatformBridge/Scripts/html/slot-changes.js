// DOM, section 4.2.2.5 (signaling slot change): slotchange events, in the microtask of mutation observers.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const slots = shared('html/shared/slots');
  const { fire } = use('html/fire');
  const signal = (r) => use('dom/mutation-observer').signalSlot(r);
  /// Looks which slots of a shadow tree have other nodes now, and signals them.
  function look(root) {
    root.data.slotVersion = -1;
    slots.refresh(root);
    const { changedSlots } = root.data;
    if (changedSlots === undefined || changedSlots === null) return;
    root.data.changedSlots = null;
    for (let i = 0; i < changedSlots.length; i++) signal(changedSlots[i]);
  }
  /// A child of a shadow host has come, gone or changed its slot attribute.
  function hostChanged(host, r = null) {
    const root = slots.shadowOf(host);
    if (root === null) return;
    const slot = r === null ? undefined : slots.appended(root, r);
    if (slot === undefined) look(root);
    else if (slot !== null) signal(slot);
  }
  const shadowRootOf = (r) => {
    const root = tree.rootOf(r);
    return (root.flags & tree.SHADOW_ROOT) !== 0 ? root : null;
  };
  use('html/steps').define('slot', {
    __proto__: null,
    inserted(r) {
      const root = shadowRootOf(r);
      if (root !== null) look(root);
    },
    removed(r, oldParent) {
      const root = oldParent === null ? null : shadowRootOf(oldParent);
      if (root !== null) look(root);
    },
    attributeChanged(r, attribute) {
      const root = attribute.local === 'name' ? shadowRootOf(r) : null;
      if (root !== null) look(root);
    },
    childrenChanged(r) {
      const root = shadowRootOf(r);
      if (root === null || slots.assignedNodes(r).length > 0) return;
      signal(r);
    },
  });
  return {
    hostChanged, look,
    /// Called in the microtask of mutation observers.
    fire(r) { fire(r, 'slotchange', { __proto__: null, bubbles: true }); },
  };
});
