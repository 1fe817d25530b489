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
  /// The named radio buttons of a tree: by their form owner, or the tree's root, lists by name.
  function groupsOf(root) {
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
    return owners;
  }
  function lookFor(root, owner, name) {
    const list = [];
    for (let n = root; n !== null; n = next(n, root)) {
      if (isRadio(n) && get(n, 'name') === name && (formOwner(n) ?? root) === owner) list[list.length] = n;
    }
    return list;
  }
  /// A radio button's group in tree order; the list is not the caller's to change. Who asks for a second group before
  /// the tree changes may ask for all of them: they are put into lists then.
  function groupOf(r) {
    const name = get(r, 'name');
    if (name === null || name === '') return empty;
    const root = rootOf(r);
    const owner = formOwner(r) ?? root;
    const { data } = root.doc;
    const known = data.radios;
    if (known === null || known.root !== root || known.treeVersion !== data.treeVersion || known.formVersion !== data.formVersion) {
      const list = lookFor(root, owner, name);
      data.radios = { __proto__: null, root, treeVersion: data.treeVersion, formVersion: data.formVersion, owner, name, list, owners: null };
      return list;
    }
    if (known.owner === owner && known.name === name) return known.list;
    known.owners ??= groupsOf(root);
    return known.owners.get(owner)?.get(name) ?? empty;
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
    for (let i = 0; i < list.length; i++) {
      if (list[i] === r || !isChecked(list[i])) continue;
      const control = controlOf(list[i]);
      control.checked = false;
      // Engines take it as if a script had said so: the attribute says nothing from here on.
      control.dirtyChecked = true;
    }
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
