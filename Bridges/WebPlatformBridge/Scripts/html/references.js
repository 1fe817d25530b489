// HTML, section 2.6.1: attributes that refer to elements, by an ID or by what a script has set.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypePush, ObjectFreeze } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const { get, set, remove, finish } = use('html/brand');
  const { tokens } = shared('html/shared/attributes');

  /// What scripts have set: by attribute names, in `more.extra.references`.
  function explicit(r) {
    const more = tree.moreOf(r);
    more.extra ??= { __proto__: null };
    return (more.extra.references ??= { __proto__: null });
  }
  const known = (r, local) => r.more?.extra?.references?.[local];
  /// Whether an element may be referred to: it is in the same tree or in one outside.
  function isInScope(r, target) {
    const root = tree.rootOf(target);
    for (let scope = tree.rootOf(r); ;) {
      if (scope === root) return true;
      if (scope.more === null || scope.more.host === null || scope.more.host === undefined) return false;
      scope = tree.rootOf(scope.more.host);
    }
  }
  /// "The attr-associated element" of an attribute: a record or null.
  function element(r, local) {
    const value = get(r, local);
    if (value === null) return null;
    const set = known(r, local);
    if (set !== undefined && value === '') return isInScope(r, set) ? set : null;
    return value === '' ? null : tree.byId(tree.rootOf(r), value);
  }
  /// Sets what an attribute refers to; the attribute itself is ''.
  function point(r, local, target) {
    r.flags |= STEPS;
    isPointing = true;
    try { tree.setAttribute(r, local, ''); } finally { isPointing = false; }
    explicit(r)[local] = target;
    finish();
  }
  let isPointing = false;
  const STEPS = 4;
  /// An attribute has changed: what a script had set for it is forgotten.
  function changed(r, local) {
    const { references } = r.more.extra;
    if (!isPointing && references[local] !== undefined) references[local] = undefined;
  }
  const given = (value, where) => {
    if (value === null || value === undefined) return null;
    const r = slot.nodeOrNull(value);
    if (r === null || r.type !== 1) throw idl.failure(where, "Failed to convert value to 'Element'.");
    return r;
  };
  /// An accessor for one element.
  const single = (name, local, own, where) => ({
    get [name]() { return slot.wrap(element(own(this), local)); },
    set [name](value) {
      const r = own(this);
      const target = given(value, `Failed to set the '${name}' property on '${where}'`);
      if (target === null) {
        if (known(r, local) !== undefined) explicit(r)[local] = undefined;
        remove(r, local);
        return;
      }
      point(r, local, target);
    },
  });
  /// The records of an attribute for several elements, or null without the attribute.
  function elements(r, local) {
    const value = get(r, local);
    if (value === null) return null;
    const found = [];
    const set = known(r, local);
    if (set !== undefined && value === '') {
      for (let i = 0; i < set.length; i++) if (isInScope(r, set[i])) ArrayPrototypePush(found, set[i]);
      return found;
    }
    const root = tree.rootOf(r);
    const ids = tokens(value);
    for (let i = 0; i < ids.length; i++) {
      const target = tree.byId(root, ids[i]);
      if (target !== null) ArrayPrototypePush(found, target);
    }
    return found;
  }
  /// An accessor for a frozen list of elements, the same array as long as its elements are the same.
  const several = (name, local, own, where) => ({
    get [name]() {
      const r = own(this);
      const found = elements(r, local);
      const key = `${local} array`;
      if (found === null) return null;
      const last = known(r, key);
      let isSame = last !== undefined && last.records.length === found.length;
      for (let i = 0; isSame && i < found.length; i++) isSame = last.records[i] === found[i];
      if (isSame) return last.array;
      const array = new intrinsics.Array();
      for (let i = 0; i < found.length; i++) array[i] = slot.wrap(found[i]);
      explicit(r)[key] = { __proto__: null, records: found, array: ObjectFreeze(array) };
      return array;
    },
    set [name](value) {
      const r = own(this);
      const say = `Failed to set the '${name}' property on '${where}'`;
      if (value === null || value === undefined) {
        if (known(r, local) !== undefined) explicit(r)[local] = undefined;
        remove(r, local);
        return;
      }
      const list = idl.sequence((v) => given(v, say) ?? idl.interface('Element', () => false)(v, say))(value, say);
      point(r, local, list);
    },
  });
  return { element, elements, single, several, changed };
});
