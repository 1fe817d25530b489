// What elements do when the tree or an attribute changes, in every document, whether it has a window or
// not. The tree calls it for elements with the flag STEPS; what controls do is in a script of its own,
// read with the first of them.
(function (library) {
  'use strict';
  const { use } = library;
  const { getAttribute: get, isHTML: isElement, moreOf, next, removeAttribute, rootOf } = use('dom/shared/tree');
  const controls = { __proto__: null, input: true, select: true, option: true, optgroup: true, textarea: true };
  let known = null;
  const forms = () => known ??= use('html/shared/form-steps');

  /// What a base element says is looked up again (html/urls).
  const forgetBase = (r) => { if (r.name === 'base') r.doc.data.base = null; };
  /// "Ensure details exclusivity" (section 4.11.1): the others of a group are closed, or the element itself
  /// if one is open.
  function exclude(r, isItself) {
    const name = get(r, 'name');
    if (name === null || name === '') return;
    const root = rootOf(r);
    for (let n = root; n !== null; n = next(n, root)) {
      if (n === r || !isElement(n, 'details') || get(n, 'name') !== name || get(n, 'open') === null) continue;
      // Of several that come at once the first stays open.
      if (isItself && n.more?.extra?.isGrouped !== true) continue;
      removeAttribute(isItself ? r : n, 'open');
      return;
    }
  }
  function inserted(r) {
    if (controls[r.name] === true) forms().inserted(r);
    else if (r.name === 'details') {
      if (get(r, 'name') === null) return;
      if (get(r, 'open') !== null) exclude(r, true);
      (moreOf(r).extra ??= { __proto__: null }).isGrouped = true;
    } else forgetBase(r);
  }
  function removed(r, oldParent) {
    if (controls[r.name] === true) forms().removed(r, oldParent);
    else forgetBase(r);
  }
  function attributeChanged(r, local, old, now) {
    if (controls[r.name] === true) forms().attributeChanged(r, local, old, now);
    else if (r.name === 'details') {
      if (local === 'name') {
        if (get(r, 'open') !== null) exclude(r, true);
        (moreOf(r).extra ??= { __proto__: null }).isGrouped = true;
      } else if (local === 'open' && old === null && now !== null && !r.doc.data.window) {
        // Where something hears of it, it hears of this element first (html/details.js).
        exclude(r, false);
      }
    } else if (r.name === 'slot') {
      if (local === 'name') use('html/shared/slots').forget(r);
    } else if (r.name === 'canvas') use('canvas/shared/surfaces').attributeChanged(r, local);
    else if (local === 'href') forgetBase(r);
  }
  function childrenChanged(r) {
    if (r.name === 'textarea') forms().childrenChanged(r);
  }
  /// DOM, "cloning steps".
  function cloned(from, to) {
    if (controls[from.name] === true) forms().cloned(from, to);
    else if (from.name === 'template' && from.more !== null && from.more.template !== null) use('html/shared/templates').contentOf(to);
  }
  /// A parser has come to an element's end.
  function popped(r) {
    if (isElement(r, 'option')) use('html/shared/selected-content').optionEnded(r);
  }
  return { __proto__: null, exclude, popped, inserted, removed, attributeChanged, childrenChanged, cloned };
});
