// Elements by their `id` and `name`. Who asks a tree or a list for a second name before anything changes may ask
// for all of them: the elements are put into lists by name then, and each further question is one look.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { getAttribute } = use('dom/shared/attributes');
  const { newList } = use('dom/shared/nodes');
  const { gather } = use('dom/shared/walk');

  const newIndex = (subject, version) => ({ __proto__: null, subject, version, lists: null });
  /// A list by name of what `test(record, name)` takes.
  function enter(lists, r, test) {
    if (r.attrs === null) return;
    const id = getAttribute(r, 'id');
    const name = getAttribute(r, 'name');
    add(lists, r, id, test);
    if (name !== id) add(lists, r, name, test);
  }
  function add(lists, r, name, test) {
    if (name === null || name === '' || !test(r, name)) return;
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [r]);
    else list.push(r);
  }
  /// The elements below a root that a test takes by a name, in tree order.
  function ofTree(root, test, name) {
    const { data } = root.doc;
    const indexes = data.nameIndexes ??= new Map();
    const index = indexes.get(test);
    if (index === undefined || index.subject !== root || index.version !== data.version) {
      indexes.set(test, newIndex(root, data.version));
      return gather(root, test, name);
    }
    return listOf(index, () => gather(root, any), test, name);
  }
  /// The elements of a list that a test takes by a name, in the list's order. `holder.index` is null at first.
  function ofList(holder, list, version, test, name) {
    const { index } = holder;
    if (index === null || index.subject !== list || index.version !== version) {
      holder.index = newIndex(list, version);
      const found = newList();
      for (let i = 0; i < list.length; i++) if (test(list[i], name)) found.push(list[i]);
      return found;
    }
    return listOf(index, () => list, test, name);
  }
  const any = () => true;
  function listOf(index, elements, test, name) {
    if (index.lists === null) {
      index.lists = new Map();
      const all = elements();
      for (let i = 0; i < all.length; i++) enter(index.lists, all[i], test);
    }
    return index.lists.get(name) ?? newList();
  }
  return { __proto__: null, ofTree, ofList };
});
