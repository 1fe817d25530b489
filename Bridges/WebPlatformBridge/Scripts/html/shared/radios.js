// HTML, section 4.10.5.1.17: radio button groups on records.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { get } = use('html/shared/attributes');
  const { next, rootOf, isElement } = use('html/shared/walk');
  const { controlOf, formOwner, isChecked } = use('html/shared/controls');
  const { typeOf } = use('html/shared/inputs');

  const isRadio = (r) => isElement(r, 'input') && typeOf(r) === 'radio';
  const empty = [];
  /// The named radio buttons of a tree: by their form owner, or the tree's root, lists by name. They are looked for
  /// once for each state of the tree: a form of many groups would be gone through for each of its buttons.
  function groupsOf(root) {
    const { data } = root.doc;
    const known = data.radios;
    if (known !== null && known.root === root && known.treeVersion === data.treeVersion && known.formVersion === data.formVersion) {
      return known.owners;
    }
    const owners = new Map();
    for (let n = root; n !== null; n = next(n, root)) {
      const name = isRadio(n) ? get(n, 'name') : null;
      if (name === null || name === '') continue;
      const owner = formOwner(n) ?? root;
      let names = owners.get(owner);
      if (names === undefined) owners.set(owner, names = new Map());
      const list = names.get(name);
      if (list === undefined) names.set(name, [n]);
      else list[list.length] = n;
    }
    data.radios = { __proto__: null, root, treeVersion: data.treeVersion, formVersion: data.formVersion, owners };
    return owners;
  }
  /// A radio button's group in tree order; the list is not the caller's to change.
  function groupOf(r) {
    const name = get(r, 'name');
    if (name === null || name === '') return empty;
    const root = rootOf(r);
    return groupsOf(root).get(formOwner(r) ?? root)?.get(name) ?? empty;
  }
  /// The other buttons of a radio button's group in tree order.
  function others(r) {
    const group = groupOf(r);
    const found = [];
    for (let i = 0; i < group.length; i++) if (group[i] !== r) found[found.length] = group[i];
    return found;
  }
  /// What follows when a button that is checked comes into a group: the others of it are not.
  function claim(r) {
    const list = groupOf(r);
    for (let i = 0; i < list.length; i++) if (list[i] !== r && isChecked(list[i])) controlOf(list[i]).checked = false;
  }
  /// Sets the checkedness of a check box or radio button.
  function setChecked(r, value) {
    controlOf(r).checked = value;
    if (value && isRadio(r)) claim(r);
  }
  /// The button of a group that is checked, the given one included, or null.
  function checkedOf(r) {
    if (isChecked(r)) return r;
    const list = groupOf(r);
    for (let i = 0; i < list.length; i++) if (isChecked(list[i])) return list[i];
    return null;
  }
  return { __proto__: null, isRadio, groupOf, others, claim, setChecked, checkedOf };
});
