// XPath 1.0, sections 2.2 (axes) and 2.3 (node tests), on the records of a tree. A node of a set is a record of a
// node, or of an attribute, which has no `type`; what declares a namespace is no attribute (section 5.3).
(function (library) {
  'use strict';
  const { use } = library;
  const { next, nextSkipping } = use('dom/shared/walk');
  const { lower, XMLNS_NS } = use('dom/shared/names');
  const { HTML } = use('dom/shared/nodes').flags;

  const isAttribute = (n) => n.type === undefined;
  const parentOf = (n) => (n.type === undefined ? n.owner : n.parent);

  // MARK: Node tests

  /// A name without a prefix is compared as HTML says for its own elements: without
  /// case, and whatever their namespace. In an HTML document it is no name of other elements.
  function isNamed(test, n) {
    const { local, prefix } = test;
    if (local === '*') return prefix === null || n.ns === test.ns;
    if (n.doc.data.isHTML) {
      if ((n.flags & HTML) !== 0) {
        return (n.name === local || lower(n.name) === lower(local)) && (prefix === null || n.ns === test.ns);
      }
      return n.name === local && prefix !== null && n.ns === test.ns;
    }
    return n.name === local && n.ns === test.ns;
  }
  function isAttributeNamed(test, a) {
    const { local, prefix } = test;
    if (local === '*') return prefix === null || a.ns === test.ns;
    if (a.ns !== test.ns) return false;
    if (a.local === local) return true;
    const { owner } = a;
    return prefix === null && owner !== null && (owner.flags & HTML) !== 0 && owner.doc.data.isHTML
      && a.local === lower(local);
  }
  /// Whether a node passes a test, on an axis of elements.
  function passes(test, n) {
    switch (test.kind) {
      case 'name': return n.type === 1 && isNamed(test, n);
      case 'node': return true;
      case 'text': return n.type === 3 || n.type === 4;
      case 'comment': return n.type === 8;
      default: return n.type === 7 && (test.local === null || n.name === test.local);
    }
  }

  // MARK: Axes: each adds the nodes that pass, in the order of the axis.

  const add = (n, test, list) => { if (passes(test, n)) list.push(n); };
  function ancestors(n, test, list) {
    for (let up = parentOf(n); up !== null; up = up.parent) add(up, test, list);
  }
  function descendants(n, test, list) {
    if (isAttribute(n)) return;
    for (let down = n.first; down !== null; down = next(down, n)) add(down, test, list);
  }
  /// The nodes of a subtree, the last one first.
  function backwards(top, test, list) {
    let n = top;
    while (n.last !== null) n = n.last;
    for (;;) {
      add(n, test, list);
      if (n === top) return;
      if (n.prev === null) n = n.parent;
      else {
        n = n.prev;
        while (n.last !== null) n = n.last;
      }
    }
  }
  const axes = {
    __proto__: null,
    self(n, test, list) { add(n, test, list); },
    child(n, test, list) {
      if (isAttribute(n)) return;
      for (let down = n.first; down !== null; down = down.next) add(down, test, list);
    },
    parent(n, test, list) {
      const up = parentOf(n);
      if (up !== null) add(up, test, list);
    },
    descendant: descendants,
    'descendant-or-self'(n, test, list) {
      add(n, test, list);
      descendants(n, test, list);
    },
    ancestor: ancestors,
    'ancestor-or-self'(n, test, list) {
      add(n, test, list);
      ancestors(n, test, list);
    },
    'following-sibling'(n, test, list) {
      if (isAttribute(n)) return;
      for (let s = n.next; s !== null; s = s.next) add(s, test, list);
    },
    'preceding-sibling'(n, test, list) {
      if (isAttribute(n)) return;
      for (let s = n.prev; s !== null; s = s.prev) add(s, test, list);
    },
    following(n, test, list) {
      let after = isAttribute(n) ? n.owner === null ? null : next(n.owner, null) : nextSkipping(n, null);
      for (; after !== null; after = next(after, null)) add(after, test, list);
    },
    preceding(n, test, list) {
      for (let up = isAttribute(n) ? n.owner : n; up !== null; up = up.parent) {
        for (let s = up.prev; s !== null; s = s.prev) backwards(s, test, list);
      }
    },
    attribute(n, test, list) {
      if (n.type !== 1 || n.attrs === null) return;
      const { attrs } = n;
      for (let i = 0; i < attrs.length; i++) {
        const a = attrs[i];
        if (a.ns === XMLNS_NS) continue;
        if (test.kind === 'node' || (test.kind === 'name' && isAttributeNamed(test, a))) list.push(a);
      }
    },
    /// No browser makes nodes of namespaces.
    namespace() {},
  };
  const isReverse = (axis) => axis === 'ancestor' || axis === 'ancestor-or-self' || axis === 'preceding' || axis === 'preceding-sibling';
  return { __proto__: null, axes, isReverse, isAttribute, parentOf };
});
