// DOM, section 4.2.4 (getElementById): which elements of a document have an id.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Set } = primordials;
  const { next } = use('dom/shared/walk');
  const { CONNECTED, IN_SHADOW } = use('dom/shared/nodes').flags;

  function idOf(r) {
    const { attrs } = r;
    for (let i = 0; i < attrs.length; i++) if (attrs[i].local === 'id' && attrs[i].ns === null) return attrs[i].value;
    return '';
  }
  function add(state, id, r) {
    const known = state.ids.get(id);
    if (known === undefined) {
      state.ids.set(id, r);
      if (state.named !== null) state.named(id, true);
    } else if (known.type === undefined) known.add(r);
    else if (known !== r) state.ids.set(id, new Set([known, r]));
  }
  function take(state, id, r) {
    const known = state.ids.get(id);
    if (known === undefined) return;
    if (known.type === undefined) {
      known.delete(r);
      if (known.size === 1) state.ids.set(id, known.values().next().value);
    } else if (known === r) {
      state.ids.delete(id);
      if (state.named !== null) state.named(id, false);
    }
  }
  function enter(state, r) {
    const id = idOf(r);
    if (id !== '') add(state, id, r);
  }
  function leave(state, r) {
    const id = idOf(r);
    if (id !== '') take(state, id, r);
  }
  /// The attribute of an element that is in the document's own tree is another one now.
  function change(r, old, value) {
    if ((r.flags & (CONNECTED | IN_SHADOW)) !== CONNECTED) return;
    const state = r.doc.data;
    state.treeVersion++;
    if (old !== null && old !== '') take(state, old, r);
    if (value !== null && value !== '') add(state, value, r);
  }
  /// The first element in tree order: of a document, a fragment or a shadow tree.
  function byId(root, id) {
    if (id === '') return null;
    if (root.type === 9) {
      const known = root.data.ids.get(id);
      if (known === undefined) return null;
      if (known.type !== undefined) return known;
    }
    for (let n = root.first; n !== null; n = next(n, root)) if (n.attrs !== null && idOf(n) === id) return n;
    return null;
  }
  return { __proto__: null, enter, leave, change, byId };
});
