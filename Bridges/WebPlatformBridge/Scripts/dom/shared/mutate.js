// DOM, section 4.2.3 (mutation algorithms): what changes a tree, with everything that hangs on it: the
// documents of nodes, ids, ranges, mutation records, and the steps of elements.
(function (library) {
  'use strict';
  const { use } = library;
  const live = use('dom/shared/live');
  const ids = use('dom/shared/ids');
  const { HIERARCHY, NOT_FOUND } = use('dom/shared/codes');
  const { CONNECTED, STEPS, CUSTOM, SHADOW_HOST, IN_SHADOW, HANDLERS } = use('dom/shared/nodes').flags;
  const { composedRootOf, next, nextInclusive, hostContains, indexOf } = use('dom/shared/walk');
  /// The steps that elements have in every document: known once there is an element that has some.
  let known = null;
  const steps = () => known ??= use('html/shared/steps');

  // MARK: Links

  function link(parent, r, before) {
    r.parent = parent;
    if (before === null) {
      const { last } = parent;
      r.prev = last;
      if (last !== null) last.next = r; else parent.first = r;
      parent.last = r;
    } else {
      const { prev } = before;
      r.next = before;
      r.prev = prev;
      if (prev !== null) prev.next = r; else parent.first = r;
      before.prev = r;
    }
  }
  function unlink(r) {
    const { parent, prev, next: after } = r;
    if (prev !== null) prev.next = after; else parent.first = after;
    if (after !== null) after.prev = prev; else parent.last = prev;
    r.parent = r.prev = r.next = null;
  }
  /// Tells the caches of a document that something of it is different.
  function changed(doc) { doc.data.version++; }
  /// Notes where a document was changed, for pages in which styles move: as many notes as versions, or too few.
  function mark(list, r) { if (list.length < 1000) list.push(r); }

  // MARK: Being in a document, and in a shadow tree

  /// Gives a subtree the flags of its new place; returns the nodes that have steps, or null.
  function enter(r, parent, list) {
    const on = parent.flags & (CONNECTED | IN_SHADOW);
    if (on === 0) {
      if ((r.flags & (STEPS | CUSTOM)) !== 0) (list ??= []).push(r);
      return list;
    }
    const state = r.doc.data;
    for (let n = r; n !== null; n = nextInclusive(n, r)) {
      const now = n.flags |= on;
      if (n.attrs !== null && (now & (CONNECTED | IN_SHADOW)) === CONNECTED) ids.enter(state, n);
      if ((now & (STEPS | CUSTOM)) !== 0) (list ??= []).push(n);
      // Handlers in the markup of a body are the window's: an event there does not come past the body.
      if ((now & HANDLERS) !== 0 && state.handlers !== null && (n.name === 'body' || n.name === 'frameset')) state.handlers(n, null, null);
    }
    return list;
  }
  function leave(r, was) {
    let list = null;
    if ((was & (CONNECTED | IN_SHADOW)) === 0) {
      if ((r.flags & (STEPS | CUSTOM)) !== 0) list = [r];
      return list;
    }
    const state = r.doc.data;
    for (let n = r; n !== null; n = nextInclusive(n, r)) {
      const { flags } = n;
      if (n.attrs !== null && (flags & (CONNECTED | IN_SHADOW)) === CONNECTED) ids.leave(state, n);
      n.flags = flags & ~CONNECTED;
      if ((flags & (STEPS | CUSTOM)) !== 0) (list ??= []).push(n);
    }
    if ((was & IN_SHADOW) !== 0) for (let n = r; n !== null; n = next(n, r)) n.flags &= ~IN_SHADOW;
    return list;
  }
  function runInserted(list) {
    for (let i = 0; i < list.length; i++) {
      const r = list[i];
      if ((r.flags & STEPS) !== 0) steps().inserted(r);
      const { hooks } = r.doc.data;
      if (hooks !== null) hooks.inserted(r);
    }
  }
  function runRemoved(list, parent) {
    for (let i = 0; i < list.length; i++) {
      const r = list[i];
      if ((r.flags & STEPS) !== 0) steps().removed(r, parent);
      const { hooks } = r.doc.data;
      if (hooks !== null) hooks.removed(r, parent);
    }
  }
  /// "Post-connection steps": scripts run here, and may have moved what comes later.
  function runConnected(list) {
    for (let i = 0; i < list.length; i++) {
      const r = list[i];
      if ((r.flags & CONNECTED) === 0) continue;
      const { hooks } = r.doc.data;
      if (hooks !== null) hooks.postConnected(r);
    }
  }
  /// "Children changed steps"; `isRemoval` where nothing but a removal was the cause.
  function childrenChanged(parent, isRemoval = false) {
    if ((parent.flags & (STEPS | CUSTOM)) === 0) return;
    if ((parent.flags & STEPS) !== 0) steps().childrenChanged(parent);
    const { hooks } = parent.doc.data;
    if (hooks !== null) hooks.childrenChanged(parent, isRemoval);
  }

  // MARK: Insertion

  const isParent = (r) => r.type === 1 || r.type === 9 || r.type === 11;
  function hasFollowingDoctype(child) {
    for (let n = child; n !== null; n = n.next) if (n.type === 10) return true;
    return false;
  }
  /// "Ensure pre-insert validity".
  function validity(parent, r, child) {
    if (!isParent(parent) || hostContains(r, parent)) return HIERARCHY;
    if (child !== null && child.parent !== parent) return NOT_FOUND;
    switch (r.type) {
      case 1: case 7: case 8: case 11: break;
      case 3: case 4: if (parent.type === 9) return HIERARCHY; break;
      case 10: if (parent.type !== 9) return HIERARCHY; break;
      default: return HIERARCHY;
    }
    if (parent.type !== 9 || r.type === 7 || r.type === 8) return 0;
    return documentValidity(parent, r, child, null);
  }
  /// What a document may have; `without` is a child that goes.
  function documentValidity(parent, r, child, without) {
    if (r.type === 11) {
      let elements = 0;
      for (let n = r.first; n !== null; n = n.next) {
        if (n.type === 1) elements++;
        else if (n.type === 3 || n.type === 4) return HIERARCHY;
      }
      if (elements > 1) return HIERARCHY;
      if (elements === 0) return 0;
    }
    if (r.type === 10) {
      for (let n = parent.first; n !== null; n = n.next) if (n.type === 10 && n !== without) return HIERARCHY;
      for (let n = parent.first; n !== child && n !== null; n = n.next) if (n.type === 1 && n !== without) return HIERARCHY;
      return 0;
    }
    for (let n = parent.first; n !== null; n = n.next) if (n.type === 1 && n !== without) return HIERARCHY;
    return hasFollowingDoctype(without !== null ? without.next : child) ? HIERARCHY : 0;
  }
  /// The same for "replace a child", steps 1 to 6.
  function replaceValidity(parent, r, child) {
    if (!isParent(parent) || hostContains(r, parent)) return HIERARCHY;
    if (child.parent !== parent) return NOT_FOUND;
    switch (r.type) {
      case 1: case 7: case 8: case 11: break;
      case 3: case 4: if (parent.type === 9) return HIERARCHY; break;
      case 10: if (parent.type !== 9) return HIERARCHY; break;
      default: return HIERARCHY;
    }
    if (parent.type !== 9 || r.type === 7 || r.type === 8) return 0;
    return documentValidity(parent, r, child, child);
  }
  function preInsert(parent, r, child) {
    const code = validity(parent, r, child);
    if (code !== 0) return code;
    insert(parent, r, child === r ? r.next : child, false);
    return 0;
  }
  /// "Insert a node into a parent before a child".
  function insert(parent, r, child, isSuppressed = false) {
    if (r.type === 11) return insertFragment(parent, r, child, isSuppressed);
    const { doc } = parent;
    const state = doc.data;
    if (child !== null && state.ranges.length !== 0) live.inserting(state.ranges, parent, indexOf(child), 1);
    const prev = child === null ? parent.last : child.prev;
    if (r.parent !== null) remove(r);
    if (r.doc !== doc) adopt(r, doc);
    link(parent, r, child);
    state.version++;
    state.treeVersion++;
    if (state.moved !== null) mark(state.moved, parent);
    if ((parent.flags & SHADOW_HOST) !== 0 && state.hooks !== null) state.hooks.slottable(parent, r, true);
    const list = enter(r, parent, null);
    if (list !== null) runInserted(list);
    if (state.mutation !== null && !isSuppressed) state.mutation.children(parent, [r], null, prev, child);
    if ((parent.flags & (STEPS | CUSTOM)) !== 0) childrenChanged(parent);
    if (list !== null) runConnected(list);
  }
  /// All nodes of the fragment are in before any step runs.
  function insertFragment(parent, fragment, child, isSuppressed) {
    if (fragment.first === null) return;
    const all = [];
    for (let n = fragment.first; n !== null; n = n.next) all.push(n);
    while (fragment.first !== null) remove(fragment.first, true);
    const source = fragment.doc.data;
    if (source.mutation !== null) source.mutation.children(fragment, null, all, null, null);
    const { doc } = parent;
    const state = doc.data;
    if (child !== null && state.ranges.length !== 0) live.inserting(state.ranges, parent, indexOf(child), all.length);
    const prev = child === null ? parent.last : child.prev;
    let list = null;
    for (let i = 0; i < all.length; i++) {
      const r = all[i];
      if (r.doc !== doc) adopt(r, doc);
      link(parent, r, child);
      if ((parent.flags & SHADOW_HOST) !== 0 && state.hooks !== null) state.hooks.slottable(parent, r, true);
      list = enter(r, parent, list);
    }
    state.version++;
    state.treeVersion++;
    if (state.moved !== null) mark(state.moved, parent);
    if (list !== null) runInserted(list);
    if (state.mutation !== null && !isSuppressed) state.mutation.children(parent, all, null, prev, child);
    if ((parent.flags & (STEPS | CUSTOM)) !== 0) childrenChanged(parent);
    if (list !== null) runConnected(list);
  }
  const append = (parent, r) => insert(parent, r, null, false);

  // MARK: Removal

  /// "Remove a node".
  function remove(r, isSuppressed = false) {
    const { parent, prev, next: after, flags } = r;
    const state = r.doc.data;
    if (state.ranges.length !== 0) live.removing(state.ranges, r);
    if (state.iterators.length !== 0) live.iterating(state.iterators, r);
    unlink(r);
    state.version++;
    state.treeVersion++;
    if (state.moved !== null) mark(state.moved, parent);
    if ((parent.flags & SHADOW_HOST) !== 0 && state.hooks !== null) state.hooks.slottable(parent, r, false);
    const list = leave(r, flags);
    // What had the focus has it no more when it leaves ("focus fixup" of HTML).
    if (state.focused !== null && state.hooks !== null && (flags & CONNECTED) !== 0) state.hooks.unfocused(r);
    if (list !== null) runRemoved(list, parent);
    if (state.mutation !== null) {
      state.mutation.removed(r, parent);
      if (!isSuppressed) state.mutation.children(parent, null, [r], prev, after);
    }
    if ((parent.flags & (STEPS | CUSTOM)) !== 0) childrenChanged(parent, true);
  }
  /// "Replace a child with a node within a parent".
  function replace(parent, r, child) {
    const code = replaceValidity(parent, r, child);
    if (code !== 0) return code;
    let reference = child.next;
    if (reference === r) reference = r.next;
    const { prev } = child;
    const state = parent.doc.data;
    if (r.type !== 11 && r.parent !== null) remove(r);
    const removed = child.parent === null ? null : [child];
    if (child.parent !== null) remove(child, true);
    const added = state.mutation === null ? null : listed(r);
    insert(parent, r, reference, true);
    if (state.mutation !== null) state.mutation.children(parent, added, removed, prev, reference);
    return 0;
  }
  function listed(r) {
    if (r.type !== 11) return [r];
    const all = [];
    for (let n = r.first; n !== null; n = n.next) all.push(n);
    return all;
  }
  /// "Replace all with a node within a parent".
  function replaceAll(parent, r) {
    const state = parent.doc.data;
    const isWatched = state.mutation !== null;
    const removed = isWatched ? listed({ __proto__: null, type: 11, first: parent.first }) : null;
    const added = isWatched && r !== null ? listed(r) : null;
    while (parent.first !== null) remove(parent.first, true);
    if (r !== null) insert(parent, r, null, true);
    if (isWatched && (removed.length > 0 || (added !== null && added.length > 0))) {
      state.mutation.children(parent, added, removed, null, null);
    }
  }
  /// "Move a node": from one place of a tree to another, without leaving it in between.
  function move(parent, r, child) {
    if (!isParent(parent) || composedRootOf(parent) !== composedRootOf(r) || hostContains(r, parent)) return HIERARCHY;
    if (child !== null && child.parent !== parent) return NOT_FOUND;
    if (r.type !== 1 && r.type !== 3 && r.type !== 4 && r.type !== 7 && r.type !== 8) return HIERARCHY;
    if (parent.type === 9) {
      if (r.type === 3 || r.type === 4) return HIERARCHY;
      if (r.type === 1) {
        const code = documentValidity(parent, r, child, null);
        if (code !== 0) return code;
      }
    }
    if (child === r) child = r.next;
    const { parent: oldParent, prev: oldPrev, next: oldNext, flags } = r;
    if (oldParent === null) return HIERARCHY;
    const { doc } = parent;
    const state = doc.data;
    if (state.ranges.length !== 0) live.removing(state.ranges, r);
    if (state.iterators.length !== 0) live.iterating(state.iterators, r);
    unlink(r);
    if ((oldParent.flags & SHADOW_HOST) !== 0 && state.hooks !== null) state.hooks.slottable(oldParent, r, false);
    leave(r, flags);
    if (child !== null && state.ranges.length !== 0) live.inserting(state.ranges, parent, indexOf(child), 1);
    const prev = child === null ? parent.last : child.prev;
    link(parent, r, child);
    state.version++;
    state.treeVersion++;
    if (state.moved !== null) mark(state.moved, parent);
    if ((parent.flags & SHADOW_HOST) !== 0 && state.hooks !== null) state.hooks.slottable(parent, r, true);
    const list = enter(r, parent, null);
    if (list !== null && state.hooks !== null && state.hooks.moved !== undefined) {
      for (let i = 0; i < list.length; i++) state.hooks.moved(list[i], list[i] === r ? oldParent : null);
    }
    if (state.mutation !== null) {
      state.mutation.children(oldParent, null, [r], oldPrev, oldNext);
      state.mutation.children(parent, [r], null, prev, child);
    }
    childrenChanged(oldParent, true);
    if (parent !== oldParent) childrenChanged(parent);
    return 0;
  }
  /// "Adopt a node into a document".
  function adopt(r, doc) {
    if (r.parent !== null) remove(r);
    if (r.doc === doc) return;
    // HTML, section 4.12.3: the contents of templates go into the document that the new one has for them.
    let contents = adoptTree(r, doc, null);
    for (let i = 0; contents !== null && i < contents.length; i++) {
      const owner = use('html/shared/templates').inertOf(doc);
      if (contents[i].doc !== owner) contents = adoptTree(contents[i], owner, contents);
    }
  }
  /// Gives a tree another document. `contents` is the list of contents of templates, to which those in the tree are added.
  function adoptTree(r, doc, contents) {
    const old = r.doc;
    const state = doc.data;
    if (old.data.ranges.length + old.data.iterators.length !== 0) live.adopting(old.data, state, r);
    let list = null;
    for (let n = r; n !== null; n = nextInclusive(n, r)) {
      n.doc = doc;
      const { attrs } = n;
      if (attrs !== null) {
        for (let i = 0; i < attrs.length; i++) if (attrs[i].node !== null) attrs[i].node.doc = doc;
      }
      if (n.more !== null && n.more.observers !== null && state.mutation === null) state.mutation = old.data.mutation;
      if (n.more !== null && n.more.template !== null && n.more.template !== undefined) (contents ??= []).push(n.more.template);
      if ((n.flags & (STEPS | CUSTOM)) !== 0) (list ??= []).push(n);
    }
    old.data.version++;
    if (list === null) return contents;
    for (let i = 0; i < list.length; i++) {
      const hooks = state.hooks ?? old.data.hooks;
      if (hooks !== null) hooks.adopted(list[i], old);
    }
    return contents;
  }

  return {
    __proto__: null, mark, link, unlink, changed, validity, replaceValidity, preInsert, insert, append, remove, replace, replaceAll, move, adopt,
    childrenChanged, steps,
  };
});
