// HTML, section 4.10.7: HTMLSelectElement and (section 2.6.4.3) HTMLOptionsCollection.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ObjectDefineProperty, SymbolIterator } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const selects = shared('html/shared/selects');
  const { brand, get, set, finish } = use('html/brand');
  const { mix } = use('html/html-element');
  const constraints = use('html/constraints');
  const collections = use('dom/collections');
  const own = brand('HTMLSelectElement');
  /// The most options that `length` makes.
  const most = 100_000;

  const optionsOf = (r) => selects.optionsOf(r);
  function setSelectedIndex(r, index) {
    const list = optionsOf(r);
    const chosen = index >= 0 && index < list.length ? list[index] : null;
    for (let i = 0; i < list.length; i++) if (list[i] !== chosen) controls.controlOf(list[i]).selected = false;
    if (chosen !== null) {
      const control = controls.controlOf(chosen);
      control.selected = true;
      control.dirtySelected = true;
    }
    tree.changed(r.doc);
    shared('html/shared/selected-content').update(r);
  }
  const sameVersion = (r) => { controls.controlOf(r).settledAt = r.doc.data.treeVersion; };
  /// `add(element, before)` of select and options.
  function add(r, given, where) {
    idl.arity(given.length, 1, where);
    const element = slot.nodeOrNull(given[0]);
    if (element === null || !(tree.isHTML(element, 'option') || tree.isHTML(element, 'optgroup'))) {
      throw idl.failure(where, "parameter 1 is not of type 'HTMLOptionElement' or 'HTMLOptGroupElement'.");
    }
    let before = null;
    if (given.length > 1 && given[1] !== null && given[1] !== undefined) {
      before = slot.nodeOrNull(given[1]);
      if (before === null) before = optionsOf(r)[idl.long(given[1])] ?? null;
      else if (!tree.contains(r, before) || before === r) use('dom/errors').raise(notFound, where);
    }
    if (tree.contains(element, r)) use('dom/errors').raise(hierarchy, where);
    if (before === element) return;
    const parent = before === null ? r : before.parent;
    const code = tree.preInsert(parent, element, before);
    if (code !== 0) use('dom/errors').raise(code, where);
    finish();
  }
  const hierarchy = 1;
  const notFound = 2;
  function removeAt(r, index) {
    const option = optionsOf(r)[index];
    if (option !== undefined && option.parent !== null) tree.remove(option);
    finish();
  }
  function setLength(r, value) {
    const count = idl.unsignedLong(value);
    const list = optionsOf(r);
    if (count < list.length) {
      for (let i = list.length - 1; i >= count; i--) tree.remove(list[i]);
    } else if (count <= most) {
      const fragment = tree.newFragment(r.doc);
      for (let i = list.length; i < count; i++) tree.append(fragment, tree.newElement(r.doc, tree.HTML_NS, null, 'option'));
      tree.append(r, fragment);
    }
    finish();
  }
  /// `options[index] = option`.
  function setAt(r, index, value) {
    if (value === null || value === undefined) { removeAt(r, index); return; }
    const option = slot.nodeOrNull(value);
    if (option === null || !tree.isHTML(option, 'option')) throw idl.failure("Failed to set an indexed property", "parameter 2 is not of type 'HTMLOptionElement'.");
    let list = optionsOf(r);
    if (index > list.length) {
      if (index > most) return;
      setLength(r, index);
      list = optionsOf(r);
    }
    if (index < list.length) {
      const old = list[index];
      if (old === option) return;
      const code = tree.replace(old.parent, option, old);
      if (code !== 0) use('dom/errors').raise(code, 'Failed to set an indexed property');
    } else tree.append(r, option);
    finish();
  }

  // MARK: Options

  const ofCollection = (object) => slot.brand(object, 'HTMLCollection').root;
  const named = (list, name) => {
    if (name === '') return null;
    for (let i = 0; i < list.length; i++) if (get(list[i], 'id') === name || get(list[i], 'name') === name) return list[i];
    return null;
  };
  const optionsMembers = {
    get length() { return optionsOf(ofCollection(this)).length; },
    set length(value) { setLength(ofCollection(this), value); },
    add(element, before = null) { add(ofCollection(this), arguments, "Failed to execute 'add' on 'HTMLOptionsCollection'"); },
    remove(index) {
      idl.arity(arguments.length, 1, "Failed to execute 'remove' on 'HTMLOptionsCollection'");
      removeAt(ofCollection(this), idl.long(index));
    },
    get selectedIndex() { return selects.selectedIndex(ofCollection(this)); },
    set selectedIndex(value) { setSelectedIndex(ofCollection(this), idl.long(value)); },
  };
  const HTMLOptionsCollection = idl.interfaceFrom({
    name: 'HTMLOptionsCollection', parent: collections.HTMLCollection, members: optionsMembers,
  });
  const handler = use('dom/exotic').handlerOf({
    __proto__: null,
    length: (s) => optionsOf(s.root).length,
    item: (s, i) => slot.wrap(optionsOf(s.root)[i] ?? null) ?? undefined,
    setItem: (s, i, value) => setAt(s.root, i, value),
    names: collections.namesOf,
    named: (s, name) => slot.wrap(collections.namedOf(s, name)) ?? undefined,
    isUnenumerable: true,
  });
  const isOption = (n, select) => tree.isHTML(n, 'option') && selects.selectOf(n) === select;
  const optionsObject = (r) => collections.cached(r, 'options', () =>
    use('dom/exotic').make(HTMLOptionsCollection, collections.collectionState('HTMLCollection', r, isOption, r, true, false), handler));

  // MARK: Select

  const members = mix(mix({
    get autocomplete() { return use('html/autofill').autocompleteOf(own(this)); },
    set autocomplete(value) { set(own(this), 'autocomplete', idl.DOMString(value)); },
    get type() { return selects.isMultiple(own(this)) ? 'select-multiple' : 'select-one'; },
    get options() { return optionsObject(own(this)); },
    get length() { return optionsOf(own(this)).length; },
    set length(value) { setLength(own(this), value); },
    item(index) {
      const r = own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'item' on 'HTMLSelectElement'");
      return slot.wrap(optionsOf(r)[idl.unsignedLong(index)] ?? null);
    },
    namedItem(name) {
      const r = own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'namedItem' on 'HTMLSelectElement'");
      return slot.wrap(named(optionsOf(r), idl.DOMString(name)));
    },
    add(element, before = null) { add(own(this), arguments, "Failed to execute 'add' on 'HTMLSelectElement'"); },
    remove(index) {
      const r = own(this);
      if (arguments.length > 0) removeAt(r, idl.long(index));
      else {
        if (r.parent !== null) tree.remove(r);
        finish();
      }
    },
    get selectedOptions() {
      return collections.cached(own(this), 'selectedOptions', (r) =>
        collections.htmlCollection(r, (n, select) => isOption(n, select) && selects.isSelected(n), r));
    },
    get selectedIndex() { return selects.selectedIndex(own(this)); },
    set selectedIndex(value) {
      const r = own(this);
      setSelectedIndex(r, idl.long(value));
      sameVersion(r);
    },
    get value() {
      const r = own(this);
      const at = selects.selectedIndex(r);
      return at < 0 ? '' : selects.optionValue(optionsOf(r)[at]);
    },
    set value(value) {
      const r = own(this);
      const text = idl.DOMString(value);
      const list = optionsOf(r);
      let at = -1;
      for (let i = 0; i < list.length && at < 0; i++) if (selects.optionValue(list[i]) === text) at = i;
      setSelectedIndex(r, at);
      sameVersion(r);
    },
    showPicker() {
      own(this);
      throw use('dom/errors').domError('NotAllowedError', "Failed to execute 'showPicker' on 'HTMLSelectElement': HTMLSelectElement::showPicker() requires a user gesture.");
    },
    get labels() { return constraints.labelsOf(own(this)); },
  }, constraints.membersFor(own)), constraints.formMember(own));
  ObjectDefineProperty(members.add, 'length', { __proto__: null, value: 1, configurable: true });
  ObjectDefineProperty(members.remove, 'length', { __proto__: null, value: 0, configurable: true });
  ObjectDefineProperty(optionsMembers.add, 'length', { __proto__: null, value: 1, configurable: true });
  ObjectDefineProperty(members, SymbolIterator, {
    __proto__: null, value: intrinsics.Array.prototype[SymbolIterator], writable: true, enumerable: false, configurable: true,
  });

  const selectHandler = use('dom/exotic').handlerOf({
    __proto__: null,
    length: (r) => optionsOf(r).length,
    item: (r, i) => slot.wrap(optionsOf(r)[i] ?? null) ?? undefined,
    setItem: setAt,
  });
  return {
    HTMLSelectElement: { members }, HTMLOptionsCollection, setSelectedIndex,
    /// The page's object of a select element, whose indexed properties are its options.
    makeSelect: (r) => use('dom/exotic').make(use('html/elements').interfaceNamed('HTMLSelectElement'), r, selectHandler),
  };
});
