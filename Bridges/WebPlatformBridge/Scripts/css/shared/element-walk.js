// Ways through the tree that selectors and styles take: elements among siblings, tree order, roots.
(function () {
  'use strict';

  const elementBefore = (r) => {
    let e = r.prev;
    while (e !== null && e.type !== 1) e = e.prev;
    return e;
  };
  const elementAfter = (r) => {
    let e = r.next;
    while (e !== null && e.type !== 1) e = e.next;
    return e;
  };
  const rootOf = (r) => {
    let root = r;
    while (root.parent !== null) root = root.parent;
    return root;
  };
  /// The node behind a node in tree order, without leaving a root.
  function following(n, root) {
    if (n.first !== null) return n.first;
    while (n !== root) {
      if (n.next !== null) return n.next;
      n = n.parent;
    }
    return null;
  }

  return { __proto__: null, elementBefore, elementAfter, following, rootOf };
});
