// DOM, section 4.2.2 (shadow tree): slots and what is assigned to them. Assignments of a shadow tree are
// looked up again when the tree has changed; a slot's own are in `more.slot.nodes` of its record.
(function (library) {
  'use strict';
  const { use } = library;
  const tree = use('dom/shared/tree');
  const { next, isHTML, moreOf, rootOf, getAttribute, newList, SHADOW_ROOT } = tree;

  /// `assigned` the slot of a slottable; `manual` the slot that `assign()` has given it; `nodes` what is
  /// assigned to a slot, and `chosen` what `assign()` was given.
  const slotOf = (r) => (moreOf(r).slot ??= { assigned: null, manual: null, nodes: null, chosen: null, at: 0 });
  const isSlottable = (r) => r.type === 1 || r.type === 3 || r.type === 4;
  const nameOf = (r) => (r.type === 1 ? getAttribute(r, 'slot') ?? '' : '');
  const isSlot = (r) => isHTML(r, 'slot');
  const shadowOf = (host) => (host.more === null ? null : host.more.shadow);
  const none = newList();

  /// Says that the assignments of a shadow tree have to be looked up again.
  function forget(r) {
    const root = rootOf(r);
    if ((root.flags & SHADOW_ROOT) !== 0) root.data.slotVersion = -1;
  }
  /// "Assign slottables for a tree". Slots with other nodes than before are added to `data.changedSlots`.
  function refresh(root) {
    const { data } = root;
    // In a document with a window each change is told (`forget`); in others the tree's version tells it.
    const version = root.doc.data.window ? 0 : root.doc.data.treeVersion;
    if (data.slotVersion === version) return;
    data.slotVersion = version;
    const host = root.more.host;
    const first = { __proto__: null };
    const slots = newList();
    for (let n = root.first; n !== null; n = next(n, root)) {
      if (!isSlot(n)) continue;
      slots.push(n);
      const name = getAttribute(n, 'name') ?? '';
      if (first[name] === undefined) first[name] = n;
    }
    const had = data.slots ?? none;
    data.slots = slots;
    if (slots.length === 0 && had.length === 0) return;
    const lists = newList();
    for (let i = 0; i < slots.length; i++) {
      slotOf(slots[i]).at = i;
      lists.push(newList());
    }
    const isManual = data.slotAssignment === 'manual';
    for (let c = host.first; c !== null; c = c.next) {
      if (!isSlottable(c)) continue;
      let slot = null;
      if (isManual) {
        const manual = c.more === null || c.more.slot === null ? null : c.more.slot.manual;
        if (manual !== null && rootOf(manual) === root) slot = manual;
      } else slot = first[nameOf(c)] ?? null;
      if (slot !== null && !isManual) lists[slot.more.slot.at].push(c);
      if (slot !== null || (c.more !== null && c.more.slot !== null)) slotOf(c).assigned = slot;
    }
    if (isManual) {
      for (let i = 0; i < slots.length; i++) {
        const { chosen } = slotOf(slots[i]);
        if (chosen === null) continue;
        for (let k = 0; k < chosen.length; k++) {
          const c = chosen[k];
          if (c.parent === host && c.more.slot.manual === slots[i]) lists[i].push(c);
        }
      }
    }
    for (let i = 0; i < had.length; i++) if (rootOf(had[i]) !== root) update(data, had[i], none);
    for (let i = 0; i < slots.length; i++) update(data, slots[i], lists[i]);
  }
  function update(data, slot, list) {
    const state = slotOf(slot);
    const old = state.nodes ?? none;
    let isSame = old.length === list.length;
    for (let i = 0; isSame && i < list.length; i++) isSame = old[i] === list[i];
    if (isSame) return;
    for (let i = 0; i < old.length; i++) {
      // What was assigned and is no child any more has no slot.
      const { more } = old[i];
      if (more.slot.assigned === slot && old[i].parent !== rootOf(slot).more?.host) more.slot.assigned = null;
    }
    state.nodes = list;
    (data.changedSlots ??= newList()).push(slot);
  }
  /// A node has become the last child of a host whose assignments are known: the slot that it is assigned
  /// to, null for none; undefined where all have to be looked at again.
  function appended(root, r) {
    const { data } = root;
    if (data.slotVersion !== 0 || data.slotAssignment === 'manual' || r.next !== null) return undefined;
    if (!isSlottable(r)) return null;
    const name = nameOf(r);
    for (let i = 0; i < data.slots.length; i++) {
      const slot = data.slots[i];
      if ((getAttribute(slot, 'name') ?? '') !== name) continue;
      slotOf(r).assigned = slot;
      const state = slotOf(slot);
      if (state.nodes === null || state.nodes === none) state.nodes = newList();
      state.nodes.push(r);
      return slot;
    }
    return null;
  }
  /// The slot that a slottable is assigned to, or null.
  function assignedTo(r) {
    if (r.parent === null) return null;
    const root = shadowOf(r.parent);
    if (root === null || !isSlottable(r)) return null;
    refresh(root);
    return r.more === null || r.more.slot === null ? null : r.more.slot.assigned;
  }
  /// "Find a slot"; `isOpen` for open shadow roots only.
  function findSlot(r, isOpen = false) {
    const slot = assignedTo(r);
    return slot !== null && isOpen && rootOf(slot).data.mode !== 'open' ? null : slot;
  }
  /// The nodes that are assigned to a slot.
  function assignedNodes(slot) {
    const root = rootOf(slot);
    if ((root.flags & SHADOW_ROOT) === 0) return none;
    refresh(root);
    return slotOf(slot).nodes ?? none;
  }
  /// "Find flattened slottables".
  function flatten(slot) {
    const result = newList();
    if ((rootOf(slot).flags & SHADOW_ROOT) === 0) return result;
    const open = newList();
    const put = (list) => { for (let i = list.length - 1; i >= 0; i--) open.push(list[i]); };
    const contents = (s) => {
      const nodes = assignedNodes(s);
      if (nodes.length > 0) return nodes;
      const list = newList();
      for (let c = s.first; c !== null; c = c.next) if (isSlottable(c)) list.push(c);
      return list;
    };
    put(contents(slot));
    while (open.length > 0) {
      const r = open.pop();
      if (isSlot(r) && (rootOf(r).flags & SHADOW_ROOT) !== 0) put(contents(r));
      else result.push(r);
    }
    return result;
  }
  /// `assign(nodes)` of a slot with records.
  function assign(slot, nodes) {
    const state = slotOf(slot);
    if (state.chosen !== null) {
      for (let i = 0; i < state.chosen.length; i++) {
        const other = state.chosen[i].more.slot;
        if (other.manual === slot) other.manual = null;
        forgetHost(state.chosen[i]);
      }
    }
    const list = newList();
    for (let i = 0; i < nodes.length; i++) {
      if (list.includes(nodes[i])) continue;
      const other = slotOf(nodes[i]);
      if (other.manual !== null && other.manual !== slot) {
        const before = slotOf(other.manual);
        before.chosen = before.chosen.filter((n) => n !== nodes[i]);
      }
      other.manual = slot;
      list.push(nodes[i]);
      forgetHost(nodes[i]);
    }
    state.chosen = list;
    forget(slot);
  }
  function forgetHost(r) {
    const root = r.parent === null ? null : shadowOf(r.parent);
    if (root !== null) root.data.slotVersion = -1;
  }
  return { __proto__: null, appended, assignedTo, findSlot, assignedNodes, flatten, assign, forget, refresh, shadowOf };
});
