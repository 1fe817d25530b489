// DOM, section 1.1 (trees) and 4.2: ways through a tree. None of them recurses.
(function (library) {
  'use strict';
  const { use } = library;
  const { flags, moreOf } = use('dom/shared/nodes');
  const names = use('dom/shared/names');
  const { HTML, SHADOW_HOST, SHADOW_ROOT, IN_SHADOW, CONNECTED } = flags;

  /// The next node in tree order; null after the last one in `top`.
  function next(r, top) {
    if (r.first !== null) return r.first;
    while (r !== top) {
      if (r.next !== null) return r.next;
      r = r.parent;
      if (r === null) return null;
    }
    return null;
  }
  /// The same, but past the node's own descendants.
  function nextSkipping(r, top) {
    while (r !== top) {
      if (r.next !== null) return r.next;
      r = r.parent;
      if (r === null) return null;
    }
    return null;
  }
  /// The node before in tree order; null before `top`.
  function previous(r, top) {
    if (r === top) return null;
    if (r.prev === null) return r.parent;
    r = r.prev;
    while (r.last !== null) r = r.last;
    return r;
  }
  /// Shadow-including tree order: a host, its shadow tree, its children.
  function nextInclusive(r, top) {
    if ((r.flags & SHADOW_HOST) !== 0) return r.more.shadow;
    if (r.first !== null) return r.first;
    while (r !== top) {
      if (r.next !== null) return r.next;
      if ((r.flags & SHADOW_ROOT) !== 0) {
        r = r.more.host;
        if (r.first !== null) return r.first;
      } else {
        r = r.parent;
        if (r === null) return null;
      }
    }
    return null;
  }
  function rootOf(r) {
    if ((r.flags & (CONNECTED | IN_SHADOW)) === CONNECTED) return r.doc;
    while (r.parent !== null) r = r.parent;
    return r;
  }
  function composedRootOf(r) {
    if ((r.flags & CONNECTED) !== 0) return r.doc;
    for (;;) {
      while (r.parent !== null) r = r.parent;
      if ((r.flags & SHADOW_ROOT) === 0) return r;
      r = r.more.host;
    }
  }
  /// Whether `a` is an inclusive ancestor of `b`.
  function contains(a, b) {
    if (a.first === null) return a === b;
    for (; b !== null; b = b.parent) if (a === b) return true;
    return false;
  }
  /// The parent, or the host of a shadow root.
  const composedParent = (r) => (r.parent !== null ? r.parent : (r.flags & SHADOW_ROOT) !== 0 ? r.more.host : null);
  function composedContains(a, b) {
    for (; b !== null; b = composedParent(b)) if (a === b) return true;
    return false;
  }
  /// "Host-including inclusive ancestor": also past the content of a template.
  function hostContains(a, b) {
    if (a.first === null && a.more === null) return a === b;
    for (; b !== null; b = b.parent !== null ? b.parent : b.more !== null ? b.more.host : null) if (a === b) return true;
    return false;
  }
  function indexOf(r) {
    let i = 0;
    for (let n = r.prev; n !== null; n = n.prev) i++;
    return i;
  }
  function childCount(r) {
    let i = 0;
    for (let n = r.first; n !== null; n = n.next) i++;
    return i;
  }
  function childAt(r, i) {
    let n = r.first;
    for (; n !== null && i > 0; n = n.next) i--;
    return n;
  }
  /// The number that stands for a node's place in the Range standard: of characters, or of children.
  function lengthOf(r) {
    switch (r.type) {
      case 10: case 2: return 0;
      case 3: case 4: case 7: case 8: return r.data.length;
      default: return childCount(r);
    }
  }
  function depthOf(r) {
    let depth = 0;
    for (; r.parent !== null; r = r.parent) depth++;
    return depth;
  }
  /// Whether sibling `a` comes before sibling `b`: looks in both directions at once.
  function isBeforeSibling(a, b) {
    let forward = a.next;
    let backward = a.prev;
    for (;;) {
      if (forward === b) return true;
      if (backward === b) return false;
      if (forward === null) return false;
      if (backward === null) return true;
      forward = forward.next;
      backward = backward.prev;
    }
  }
  /// Where `b` is, seen from `a`: -1 before, 1 after, -2 it contains `a`, 2 it is in `a`, 0 the same,
  /// 3 another tree.
  function relation(a, b) {
    if (a === b) return 0;
    let depthA = depthOf(a);
    let depthB = depthOf(b);
    const wasDeeper = depthA > depthB;
    let upA = a;
    let upB = b;
    for (; depthA > depthB; depthA--) upA = upA.parent;
    for (; depthB > depthA; depthB--) upB = upB.parent;
    if (upA === upB) return wasDeeper ? -2 : 2;
    while (upA.parent !== upB.parent) {
      upA = upA.parent;
      upB = upB.parent;
    }
    if (upA.parent === null) return 3;
    return isBeforeSibling(upA, upB) ? 1 : -1;
  }
  /// Whether `a` comes before `b` in tree order.
  function precedes(a, b) {
    const where = relation(a, b);
    return where === 1 || where === 2;
  }
  let lastOrder = 0;
  const orderOf = (root) => moreOf(root).order || (root.more.order = ++lastOrder);
  /// `compareDocumentPosition` (section 4.4): the bits for `other`, seen from `node`.
  function compare(node, other) {
    if (node === other) return 0;
    let one = other;
    let two = node;
    let firstAttribute = null;
    let secondAttribute = null;
    if (one.type === 2) { firstAttribute = one.data; one = firstAttribute.owner; }
    if (two.type === 2) {
      secondAttribute = two.data;
      two = secondAttribute.owner;
      if (firstAttribute !== null && one !== null && one === two) {
        for (let i = 0; i < two.attrs.length; i++) {
          if (two.attrs[i] === firstAttribute) return 32 | 2;
          if (two.attrs[i] === secondAttribute) return 32 | 4;
        }
      }
    }
    const where = one === null || two === null ? 3 : relation(two, one);
    if (where === 3) {
      const rootOne = one === null ? other : rootOf(one);
      const rootTwo = two === null ? node : rootOf(two);
      const orderOne = orderOf(rootOne);
      const orderTwo = orderOf(rootTwo);
      return 1 | 32 | (orderOne < orderTwo ? 2 : 4);
    }
    // The one contains the other's element, or is the element of the attribute.
    if ((where === -2 && firstAttribute === null) || (where === 0 && secondAttribute !== null)) return 8 | 2;
    if ((where === 2 && secondAttribute === null) || (where === 0 && firstAttribute !== null)) return 16 | 4;
    return where < 0 ? 2 : 4;
  }

  function firstElement(r) {
    let n = r.first;
    while (n !== null && n.type !== 1) n = n.next;
    return n;
  }
  function lastElement(r) {
    let n = r.last;
    while (n !== null && n.type !== 1) n = n.prev;
    return n;
  }
  function nextElement(r) {
    let n = r.next;
    while (n !== null && n.type !== 1) n = n.next;
    return n;
  }
  function previousElement(r) {
    let n = r.prev;
    while (n !== null && n.type !== 1) n = n.prev;
    return n;
  }
  const isHTML = (r, local) => r.name === local && (r.flags & HTML) !== 0;
  const documentElementOf = (doc) => firstElement(doc);
  /// HTML, section 3.1.3: "the head element" and "the body element".
  function headOf(doc) {
    const root = firstElement(doc);
    if (root === null || !isHTML(root, 'html')) return null;
    for (let n = root.first; n !== null; n = n.next) if (n.type === 1 && isHTML(n, 'head')) return n;
    return null;
  }
  function bodyOf(doc) {
    const root = firstElement(doc);
    if (root === null || !isHTML(root, 'html')) return null;
    for (let n = root.first; n !== null; n = n.next) {
      if (n.type === 1 && (isHTML(n, 'body') || isHTML(n, 'frameset'))) return n;
    }
    return null;
  }
  const qualifiedName = (r) => (r.prefix === null ? r.name : `${r.prefix}:${r.name}`);
  /// "HTML-uppercased qualified name" and the names of other nodes.
  function nodeNameOf(r) {
    if (r.type !== 1) return r.name;
    const name = r.prefix === null ? r.name : `${r.prefix}:${r.name}`;
    return (r.flags & HTML) !== 0 && r.doc.data.isHTML ? names.upperName(name) : name;
  }
  /// The elements in `root`, in tree order, that pass a test.
  function gather(root, test, argument) {
    const list = [];
    for (let n = root.first; n !== null; n = next(n, root)) if (n.type === 1 && test(n, argument)) list.push(n);
    return list;
  }

  return {
    __proto__: null, next, nextSkipping, previous, nextInclusive, rootOf, composedRootOf, contains, composedParent,
    composedContains, hostContains, indexOf, childCount, childAt, lengthOf, relation, precedes, compare, firstElement,
    lastElement, nextElement, previousElement, isHTML, documentElementOf, headOf, bodyOf, qualifiedName, nodeNameOf, gather,
  };
});
