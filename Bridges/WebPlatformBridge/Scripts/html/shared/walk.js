// What form elements look for in a tree of records, beside the tree's own walks.
(function (library) {
  'use strict';
  const { next, nextSkipping, rootOf, contains, childText, textOf, precedes, isHTML: isElement } = library.use('dom/shared/tree');
  const FLAG_HTML = 2;
  const isHTML = (r) => r.type === 1 && (r.flags & FLAG_HTML) !== 0;
  /// The nearest ancestor that is an HTML element of a name, or null.
  function ancestor(r, local) {
    for (let p = r.parent; p !== null; p = p.parent) if (isElement(p, local)) return p;
    return null;
  }
  /// The first child that is an HTML element of a name, or null.
  function childNamed(r, local) {
    for (let c = r.first; c !== null; c = c.next) if (isElement(c, local)) return c;
    return null;
  }
  return { __proto__: null, next, nextSkipping, rootOf, isHTML, isElement, ancestor, childNamed, contains, childText, textOf, precedes };
});
